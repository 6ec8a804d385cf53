import deviceNodes from '../../checks/device-nodes.ts';
import { healthy } from '../support/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const { nodes } = healthy.deviceNodes;
const without = (...paths: readonly string[]) => ({
  deviceNodes: { ...healthy.deviceNodes, nodes: nodes.filter(({ path }) => !paths.includes(path)) },
});

testCheck(deviceNodes, {
  passes: {
    'majors are not registered where this kernel does not list them': {
      facts: { deviceNodes: { ...healthy.deviceNodes, registeredMajor: null, registeredUvmMajor: null } },
    },
  },
  skips: {
    'there is no GPU': { facts: { pci: { bus: true, devices: [] } } },
    'WSL2 has no such nodes': {
      facts: { ...without('/dev/nvidia0'), platform: { kind: 'wsl2', name: null, inContainer: false } },
    },
    'Jetson has others': {
      facts: { ...without('/dev/nvidia0'), platform: { kind: 'jetson', name: null, inContainer: false } },
    },
  },
  finds: {
    'no node for unified memory': {
      facts: without('/dev/nvidia-uvm'),
      codes: ['device-nodes-missing'],
      fixes: ['create-device-nodes'],
      explainedBy: ['driver-not-installed', 'kernel-module-not-loaded'],
      seen: { missing: ['/dev/nvidia-uvm'], stale: [] },
      steps: [
        { kind: 'run', argv: ['nvidia-modprobe', '-c=0', '-c=1', '-c=255'], root: true },
        { kind: 'run', argv: ['nvidia-modprobe', '-u', '-c=0'], root: true },
      ],
      repairedBy: { deviceNodes: healthy.deviceNodes },
    },
    'the second GPU has none': {
      facts: without('/dev/nvidia1'),
      codes: ['device-nodes-missing'],
      seen: { missing: ['/dev/nvidia1'] },
    },
    'a node of an earlier load': {
      facts: { deviceNodes: { ...healthy.deviceNodes, registeredUvmMajor: 505 } },
      codes: ['device-nodes-missing'],
      seen: { missing: [], stale: ['/dev/nvidia-uvm'] },
    },
    'nodes closed to this user': {
      facts: {
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: nodes.map((node) => ({ ...node, mode: 0o660, accessible: false })),
        },
      },
      codes: ['device-node-permissions?'],
      fixes: ['open-device-nodes'],
    },
  },
});
