import { defineCheck, type Finding } from '../src/check.ts';
import type { Reading } from '../src/probe.ts';
import type { DeviceNodesFact } from '../src/probes/device-nodes.ts';
import type { EngineFact } from '../src/probes/engine.ts';
import type { KernelModuleFact } from '../src/probes/kernel-module.ts';
import type { SystemFact } from '../src/probes/system.ts';
import { closedNodes, openFor } from './driver/node-access.ts';
import { createDeviceNodes, reloadUvm } from './fixes/device-nodes.ts';

type Code = 'device-nodes-missing' | 'uvm-module-stale' | 'device-node-permissions';

export default defineCheck({
  id: 'device-nodes',
  title: 'The NVIDIA device nodes are there',
  needs: ['pci', 'platform', 'deviceNodes'],
  uses: ['kernelModule', 'engine', 'system'],
  codes: ['device-nodes-missing', 'uvm-module-stale', 'device-node-permissions'],
  applies({ pci, platform }) {
    if (platform.kind === 'wsl2') return 'WSL2 gives the GPU through /dev/dxg';
    if (platform.kind === 'jetson') return 'Jetson has device nodes of its own';
    return pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ deviceNodes, kernelModule, engine, system }): readonly Finding<Code>[] {
    return [
      ...missing(deviceNodes),
      ...staleUvm(deviceNodes, kernelModule),
      ...forbidden(deviceNodes, engine, system),
    ];
  },
});

function missing(fact: DeviceNodesFact): readonly Finding<Code>[] {
  const absent = wanted(fact).filter((path) => fact.nodes.every((node) => node.path !== path));
  const stale = fact.nodes.filter((node) => isStale(node, fact)).map(({ path }) => path);
  if (absent.length === 0 && stale.length === 0) return [];
  const finding: Finding<Code> = {
    code: 'device-nodes-missing',
    severity: 'error',
    message: 'The driver has no usable device nodes in /dev, so no program can reach the GPU.',
    seen: { missing: absent, stale },
    // All make the nodes when they are repaired: the driver package and the module bring their own.
    explainedBy: ['driver-not-installed', 'kernel-module-not-loaded', 'kernel-upgraded-no-module'],
    fixes: [createDeviceNodes(fact.gpuMinors ?? [0])],
  };
  return [finding];
}

/** Every GPU's own node, the control node and the one for unified memory, without which CUDA does not start. */
function wanted({ gpuMinors }: DeviceNodesFact): readonly string[] {
  const gpus = (gpuMinors ?? [0]).map((minor) => `/dev/nvidia${minor}`);
  return [...gpus, '/dev/nvidiactl', '/dev/nvidia-uvm'];
}

const isUvm = (path: string): boolean => path.startsWith('/dev/nvidia-uvm');

/** A node left over from an earlier driver load carries a major number that the kernel has given away since. */
const isStale = (
  { path, major }: DeviceNodesFact['nodes'][number],
  { registeredMajor }: DeviceNodesFact,
): boolean => !isUvm(path) && registeredMajor !== null && major !== registeredMajor;

/** nvidia-smi works without nvidia-uvm, CUDA does not: so its own module and numbers are looked at. */
function staleUvm(fact: DeviceNodesFact, module: Reading<KernelModuleFact>): readonly Finding<Code>[] {
  const node = fact.nodes.find(({ path }) => path === '/dev/nvidia-uvm');
  if (node === undefined || !module.ok || module.value.kind !== 'loaded') return [];
  const { registeredMajor, registeredUvmMajor } = fact;
  const { uvm } = module.value;
  const moved = registeredUvmMajor !== null && registeredUvmMajor !== node.major;
  // The list of devices was read if it names the driver itself.
  const gone = registeredUvmMajor === null && registeredMajor !== null;
  if (!moved && !gone) return [];
  const finding: Finding<Code> = {
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

function forbidden(
  { nodes, fileMode }: DeviceNodesFact,
  engine: Reading<EngineFact>,
  system: Reading<SystemFact>,
): readonly Finding<Code>[] {
  const closed = closedNodes(nodes);
  const [first] = closed;
  if (first === undefined) return [];
  const rootless = engine.ok && engine.value.kind === 'running' && engine.value.rootless;
  const finding: Finding<Code> = {
    code: 'device-node-permissions',
    // An engine that runs as root gives the nodes to containers all the same; a rootless one cannot.
    severity: rootless ? 'error' : 'warning',
    message: rootless
      ? 'This user may not use the NVIDIA device nodes, and neither may the containers of a rootless engine.'
      : 'This user may not use the NVIDIA device nodes, so GPU programs outside containers fail.',
    seen: {
      nodes: closed.map(({ path }) => path),
      mode: first.mode.toString(8),
      group: first.group,
      driverMakes: fileMode === null ? null : fileMode.toString(8),
    },
    fixes: [openFor(closed, system.ok ? system.value : null)],
  };
  return [finding];
}
