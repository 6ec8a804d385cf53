import deviceNodes from '../../checks/device-nodes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const { nodes } = healthy.deviceNodes;
const without = (...paths: readonly string[]) => ({
  deviceNodes: { ...healthy.deviceNodes, nodes: nodes.filter(({ path }) => !paths.includes(path)) },
});

const ofGroup = (accessible: boolean) => ({
  deviceNodes: {
    ...healthy.deviceNodes,
    nodes: nodes.map((node) => ({ ...node, mode: 0o660, gid: 44, group: 'video', accessible })),
  },
});
const hookUser = (user: string) => ({
  toolkit: { ...healthy.toolkit, settings: { ...healthy.toolkit.settings, user } },
});
const options = (...securityOptions: readonly string[]) =>
  healthy.engine.kind === 'running'
    ? { ...healthy.engine, securityOptions, rootless: securityOptions.includes('name=rootless') }
    : healthy.engine;
const within = (container: 'application' | 'system', manager: string) => ({
  ...healthy.containment,
  container,
  manager,
});
const refused = {
  deviceNodes: { ...healthy.deviceNodes, nodes: nodes.map((node) => ({ ...node, accessible: false })) },
};
const notTried = { launch: { kind: 'pull-failed', command: ['docker'], text: 'no' } } as const;

testCheck(deviceNodes, {
  passes: {
    'a container that was given one GPU of two': {
      facts: {
        ...without('/dev/nvidia1'),
        containment: within('application', 'docker'),
      },
    },
    "the machine's nodes, seen from a container that may not open them": {
      facts: { ...notTried, ...refused, containment: within('application', 'docker') },
    },
    'a job that was given one GPU of two': {
      facts: {
        ...notTried,
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: nodes.map((node) => ({ ...node, accessible: node.path !== '/dev/nvidia1' })),
        },
      },
    },
    'nodes of a group, and the hook is of it': {
      facts: { ...notTried, ...ofGroup(true), ...hookUser('root:video') },
    },
    'nodes of a group on SUSE, where the hook knows it': {
      facts: { ...notTried, ...ofGroup(true), os: { ...healthy.os, family: 'suse' } },
    },
    'nodes of a group, and a container that has shown to work': { facts: ofGroup(true) },
    'open nodes, and users that are mapped': { facts: { ...notTried, engine: options('name=userns') } },
  },
  unknown: {
    'a list of devices that could not be read': {
      facts: { deviceNodes: { ...healthy.deviceNodes, registeredMajor: null, registeredUvmMajor: null } },
    },
  },
  skips: {
    'there is no GPU': {
      facts: { pci: { bus: true, devices: [] }, deviceNodes: { ...healthy.deviceNodes, gpuMinors: null } },
    },
    'WSL2 has no such nodes': {
      facts: { ...without('/dev/nvidia0'), platform: { kind: 'wsl2', name: null } },
    },
    'Jetson has others': {
      facts: { ...without('/dev/nvidia0'), platform: { kind: 'jetson', name: null } },
    },
  },
  finds: {
    'no node for unified memory': {
      facts: without('/dev/nvidia-uvm'),
      codes: ['device-nodes-missing?'],
      fixes: ['create-device-nodes'],
      explainedBy: ['driver-not-installed', 'kernel-module-not-loaded', 'kernel-upgraded-no-module'],
      seen: { missing: ['/dev/nvidia-uvm'], stale: [] },
      steps: [
        { kind: 'run', argv: ['nvidia-modprobe', '-c=0', '-c=1', '-c=255'], root: true },
        { kind: 'run', argv: ['nvidia-modprobe', '-u', '-c=0'], root: true },
      ],
      repairedBy: { deviceNodes: healthy.deviceNodes },
    },
    'no node for unified memory, and a hook that is told not to load modules': {
      facts: {
        ...without('/dev/nvidia-uvm'),
        toolkit: { ...healthy.toolkit, settings: { ...healthy.toolkit.settings, loadModules: false } },
      },
      codes: ['device-nodes-missing'],
    },
    'no node for unified memory, and a rootless engine, which can make none': {
      facts: { ...without('/dev/nvidia-uvm'), engine: options('name=rootless') },
      codes: ['device-nodes-missing'],
    },
    'no node for unified memory, in a container that was not given it': {
      facts: {
        ...without('/dev/nvidia-uvm'),
        containment: { ...healthy.containment, container: 'system', manager: 'lxc' },
      },
      codes: ['device-nodes-missing'],
    },
    'an LXC container that was given none': {
      facts: {
        ...without('/dev/nvidia0', '/dev/nvidia1', '/dev/nvidiactl', '/dev/nvidia-uvm'),
        containment: { ...healthy.containment, container: 'system', manager: 'lxc' },
      },
      codes: ['device-nodes-missing'],
      fixes: ['give-devices-to-container'],
    },
    'the second GPU has none': {
      facts: without('/dev/nvidia1'),
      codes: ['device-nodes-missing'],
      seen: { missing: ['/dev/nvidia1'] },
    },
    'nodes of an earlier load': {
      facts: { deviceNodes: { ...healthy.deviceNodes, registeredMajor: 194 } },
      codes: ['device-nodes-missing'],
      seen: { missing: [], stale: ['/dev/nvidia0', '/dev/nvidia1', '/dev/nvidiactl'] },
    },
    'a node of nvidia-uvm from before': {
      facts: { deviceNodes: { ...healthy.deviceNodes, registeredUvmMajor: 505 } },
      codes: ['uvm-module-stale'],
      fixes: ['reload-uvm'],
      seen: { loaded: true, registeredMajor: 505, nodeMajor: 510 },
    },
    'nvidia-uvm is not loaded, and its node is left': {
      facts: {
        deviceNodes: { ...healthy.deviceNodes, registeredUvmMajor: null },
        kernelModule: { kind: 'loaded', version: '550.163.01', flavour: 'proprietary', uvm: false, users: 3 },
      },
      codes: ['uvm-module-stale'],
      seen: { loaded: false, registeredMajor: null },
    },
    'nodes for a group that this user is not in': {
      facts: {
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: nodes.map((node) => ({ ...node, mode: 0o660, gid: 44, group: 'video', accessible: false })),
        },
      },
      codes: ['device-node-permissions?'],
      fixes: ['join-device-group'],
      seen: { mode: '660', group: 'video' },
      steps: [{ kind: 'run', argv: ['usermod', '-a', '-G', 'video', 'ada'], root: true }],
    },
    "nodes of a group that this user is in, which a rootless engine's containers are not": {
      facts: { ...notTried, ...ofGroup(true), engine: options('name=rootless') },
      codes: ['device-node-permissions'],
      fixes: ['open-device-nodes'],
      seen: { mode: '660', group: 'video' },
    },
    'nodes of a group, and users that are mapped': {
      facts: { ...notTried, ...ofGroup(true), ...hookUser('root:video'), engine: options('name=userns') },
      codes: ['device-node-permissions'],
      fixes: ['open-device-nodes', 'use-host-users'],
    },
    'nodes of a group, and a hook that is in none': {
      facts: { ...notTried, ...ofGroup(true) },
      codes: ['hook-node-permissions'],
      fixes: ['set-hook-user'],
      seen: { mode: '660', group: 'video' },
      steps: [
        {
          kind: 'run',
          argv: ['nvidia-ctk', 'config', '--set', 'nvidia-container-cli.user=root:video', '--in-place'],
          root: true,
        },
      ],
      repairedBy: hookUser('root:video'),
    },
    'nodes that are open by their mode, and refused': {
      facts: { ...notTried, ...refused },
      codes: ['device-node-permissions?'],
      fixes: ['open-device-nodes'],
      seen: { mode: '666' },
    },
    'nodes closed to a rootless engine': {
      facts: {
        ...notTried,
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: nodes.map((node) => ({ ...node, mode: 0o600, accessible: false })),
        },
        engine: engineWith({ rootless: true }),
      },
      codes: ['device-node-permissions'],
    },
    'nodes that the LXC container around does not allow': {
      facts: { ...notTried, ...refused, containment: within('system', 'lxc') },
      codes: ['device-node-permissions?'],
      fixes: ['give-devices-to-container'],
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
