import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import { reloadUvm } from '../fixes/device-nodes.ts';

/** nvidia-smi works without nvidia-uvm, CUDA does not: so its own module and numbers are looked at. */
export function staleUvm(
  fact: DeviceNodesFact,
  module: Reading<KernelModuleFact>,
): readonly Finding<'uvm-module-stale'>[] {
  const node = fact.nodes.find(({ path }) => path === '/dev/nvidia-uvm');
  if (node === undefined || !module.ok || module.value.kind !== 'loaded') return [];
  const { registeredMajor, registeredUvmMajor } = fact;
  const moved = registeredUvmMajor !== null && registeredUvmMajor !== node.major;
  // The list of devices was read if it names the driver itself.
  const gone = registeredUvmMajor === null && registeredMajor !== null;
  if (!moved && !gone) return [];
  const uvm = module.value.uvm ?? !gone;
  const finding: Finding<'uvm-module-stale'> = {
    code: 'uvm-module-stale',
    severity: 'error',
    message: uvm
      ? 'The module nvidia-uvm and its device node do not belong together, so CUDA cannot start although nvidia-smi answers.'
      : 'The node /dev/nvidia-uvm is left over: the module nvidia-uvm is not loaded, so CUDA cannot start although nvidia-smi answers.',
    seen: { loaded: uvm, registeredMajor: registeredUvmMajor, nodeMajor: node.major },
    fixes: [reloadUvm(uvm)],
  };
  return [finding];
}
