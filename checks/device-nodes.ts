import { defineCheck, type Finding } from '../src/check.ts';
import type { DeviceNodesFact } from '../src/probes/device-nodes.ts';
import { createDeviceNodes, openDeviceNodes } from './fixes/device-nodes.ts';

type Code = 'device-nodes-missing' | 'device-node-permissions';

export default defineCheck({
  id: 'device-nodes',
  title: 'The NVIDIA device nodes are there',
  needs: ['pci', 'platform', 'deviceNodes'],
  uses: ['kernelModule'],
  codes: ['device-nodes-missing', 'device-node-permissions'],
  applies({ pci, platform }) {
    if (platform.kind === 'wsl2') return 'WSL2 gives the GPU through /dev/dxg';
    if (platform.kind === 'jetson') return 'Jetson has device nodes of its own';
    return pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ deviceNodes }) {
    return [...missing(deviceNodes), ...forbidden(deviceNodes)];
  },
});

function missing(fact: DeviceNodesFact): readonly Finding<Code>[] {
  const absent = wanted(fact).filter((path) => fact.nodes.every((node) => node.path !== path));
  const stale = fact.nodes.filter((node) => isStale(node.path, node.major, fact)).map(({ path }) => path);
  if (absent.length === 0 && stale.length === 0) return [];
  const finding: Finding<Code> = {
    code: 'device-nodes-missing',
    severity: 'error',
    message: 'The driver has no usable device nodes in /dev, so no program can reach the GPU.',
    seen: { missing: absent, stale },
    // Both make the nodes when they are repaired: the driver package and the module bring their own.
    explainedBy: ['driver-not-installed', 'kernel-module-not-loaded'],
    fixes: [createDeviceNodes(fact.gpuMinors ?? [0])],
  };
  return [finding];
}

/** Every GPU's own node, the control node and the one for unified memory, without which CUDA does not start. */
function wanted({ gpuMinors }: DeviceNodesFact): readonly string[] {
  const gpus = (gpuMinors ?? [0]).map((minor) => `/dev/nvidia${minor}`);
  return [...gpus, '/dev/nvidiactl', '/dev/nvidia-uvm'];
}

/** A node left over from an earlier driver load carries a major number that the kernel has given away since. */
function isStale(
  path: string,
  major: number,
  { registeredMajor, registeredUvmMajor }: DeviceNodesFact,
): boolean {
  const registered = path.startsWith('/dev/nvidia-uvm') ? registeredUvmMajor : registeredMajor;
  return registered !== null && major !== registered;
}

function forbidden({ nodes }: DeviceNodesFact): readonly Finding<Code>[] {
  const closed = nodes.filter(({ accessible }) => !accessible).map(({ path }) => path);
  if (closed.length === 0) return [];
  const finding: Finding<Code> = {
    code: 'device-node-permissions',
    // The engine runs as root and gives the nodes to containers all the same.
    severity: 'warning',
    message: 'This user may not use the NVIDIA device nodes, so GPU programs outside containers fail.',
    seen: { nodes: closed },
    fixes: [openDeviceNodes()],
  };
  return [finding];
}
