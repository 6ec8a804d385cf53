import cgroups from '../../checks/cgroups.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { spec } from '../support/cdi.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const engine = (more: object): { engine: EngineFact } => ({
  engine: engineWith(more),
});
const noCgroups = (value: boolean, more: Partial<Facts['toolkit']> = {}) => ({
  toolkit: {
    ...healthy.toolkit,
    config: { kind: 'valid', mode: 'auto', driverRoot: '/', noCgroups: value } as const,
    ...more,
  },
});
const inside = (more: Partial<ContainmentFact>) => ({
  containment: { ...healthy.containment, container: 'application', manager: 'docker', ...more } as const,
});
const lxc = inside({ container: 'system', manager: 'lxc', userNamespace: true });
const rootless = engine({ rootless: true, cgroupDriver: 'none' });
const ctl = healthy.deviceNodes.nodes.find(({ minor }) => minor === 255);
if (ctl === undefined) throw new Error('The healthy machine has /dev/nvidiactl.');
const unlinked = { deviceNodes: { ...healthy.deviceNodes, linkedMinors: [] } };
const notTried = { launch: { kind: 'pull-failed', command: ['docker'], text: 'no' } } as const;
const old = {
  ...notTried,
  ...engine({ cgroupVersion: '2' }),
  system: { ...healthy.system, kernelRelease: '4.9.0-19-amd64' },
};

testCheck(cgroups, {
  passes: {
    'rootless, and the hook leaves control groups alone': {
      facts: { ...notTried, ...rootless, ...noCgroups(true) },
    },
    'LXC, and the hook leaves control groups alone': { facts: { ...notTried, ...lxc, ...noCgroups(true) } },
    'a privileged LXC container, where it may be meant': {
      facts: {
        ...notTried,
        ...noCgroups(true),
        ...inside({ container: 'system', manager: 'lxc', userNamespace: false }),
      },
    },
    'a container has shown that it works': { facts: { ...rootless, ...noCgroups(false) } },
    'a configuration that cannot be read': {
      facts: { ...notTried, ...rootless, ...noCgroups(false, { config: { kind: 'unreadable' } }) },
    },
    'an engine of 2019 on control groups of version 1': {
      facts: {
        ...notTried,
        ...engine({ version: '19.03.15', apiVersion: '1.40', cgroupVersion: '' }),
        cgroupMode: { unified: false },
      },
    },
    'links that cannot be listed': {
      facts: { deviceNodes: { ...healthy.deviceNodes, linkedMinors: null } },
    },
    'no link to the node of nvidia-modeset, which compute does without': {
      facts: {
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: [...healthy.deviceNodes.nodes, { ...ctl, path: '/dev/nvidia-modeset', minor: 254 }],
        },
      },
    },
    'no links, and Docker manages control groups itself': {
      facts: { ...unlinked, ...engine({ cgroupDriver: 'cgroupfs' }) },
    },
    'no links on WSL2, which has no such nodes': {
      facts: { ...unlinked, platform: { ...healthy.platform, kind: 'wsl2' } },
    },
    'an old kernel with control groups of version 1': {
      facts: { ...old, ...engine({ cgroupVersion: '1' }) },
    },
    "Red Hat's 4.18": {
      facts: { ...old, system: { ...healthy.system, kernelRelease: '4.18.0-553.el8_10' } },
    },
  },
  unknown: {
    'a user namespace that cannot be told': {
      facts: { ...notTried, ...noCgroups(true), ...inside({ userNamespace: null }) },
    },
    'nor for an engine that rules over devices': {
      facts: { ...notTried, ...noCgroups(false), ...inside({ userNamespace: null }) },
    },
    'nor in LXC, where the hook would open the devices': {
      facts: {
        ...notTried,
        ...noCgroups(false),
        ...inside({ container: 'system', manager: 'lxc', userNamespace: null }),
      },
    },
    'whether a container is around': { facts: notTried, unread: ['containment'] },
    'which control groups an engine of 2019 meets': {
      facts: { ...notTried, ...engine({ version: '19.03.15', cgroupVersion: '1' }) },
      unread: ['cgroupMode'],
    },
  },
  skips: {
    'the devices come by CDI': { facts: { ...rootless, ...noCgroups(false, cdiMode()) } },
    'the NVIDIA runtime is the default and makes its own specification': {
      facts: { ...noCgroups(true, { version: '1.18.2' }), ...engine({ defaultRuntime: 'nvidia' }) },
    },
    'an engine that takes them from a specification where it can': {
      facts: {
        ...noCgroups(true),
        ...engine({ version: '29.3.0', cdiSpecDirs: ['/etc/cdi'] }),
        cdi: { dirs: ['/etc/cdi'], specs: [spec()] },
      },
    },
    'no toolkit': {
      facts: {
        ...rootless,
        ...noCgroups(false, {
          binaries: Object.fromEntries(
            Object.keys(healthy.toolkit.binaries).map((name) => [name, null]),
          ) as never,
        }),
      },
    },
  },
  finds: {
    'left alone, and the engine runs as root': {
      facts: { ...notTried, ...noCgroups(true) },
      codes: ['no-cgroups-on-rootful'],
      fixes: ['let-hook-open-devices'],
      steps: [
        {
          kind: 'run',
          argv: ['nvidia-ctk', 'config', '--set', 'nvidia-container-cli.no-cgroups=false', '--in-place'],
          root: true,
        },
      ],
      repairedBy: noCgroups(false),
    },
    'left alone by a line that can be changed': {
      facts: {
        ...notTried,
        ...noCgroups(true, {
          settings: { ...healthy.toolkit.settings, lines: { 'no-cgroups': 'no-cgroups = true' } },
        }),
      },
      codes: ['no-cgroups-on-rootful'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/nvidia-container-runtime/config.toml',
          change: { kind: 'replace', old: '\nno-cgroups = true', new: '\nno-cgroups = false' },
          root: true,
        },
      ],
    },
    'a rootless engine': {
      facts: { ...notTried, ...rootless, ...noCgroups(false) },
      codes: ['rootless-no-cgroups'],
      fixes: ['leave-cgroups-alone'],
      steps: [
        {
          kind: 'run',
          argv: ['nvidia-ctk', 'config', '--set', 'nvidia-container-cli.no-cgroups=true', '--in-place'],
          root: true,
        },
      ],
    },
    'a rootless engine without a configuration of the toolkit, which is too old to write one': {
      facts: {
        ...notTried,
        ...rootless,
        ...noCgroups(false, { config: { kind: 'absent' }, version: '1.13.5' }),
      },
      codes: ['rootless-no-cgroups'],
      steps: [
        {
          kind: 'do',
          text: 'Put the line no-cgroups = true into the section [nvidia-container-cli] of /etc/nvidia-container-runtime/config.toml.',
        },
      ],
    },
    'an unprivileged LXC container': {
      facts: { ...notTried, ...lxc, ...noCgroups(false) },
      codes: ['lxc-nested-no-cgroups'],
      fixes: ['leave-cgroups-alone'],
      seen: { container: 'lxc', userNamespace: true },
    },
    'another container with a user namespace': {
      facts: { ...notTried, ...inside({ userNamespace: true }), ...noCgroups(false) },
      codes: ['cgroup-write-denied'],
    },
    'a kernel without such programs': {
      facts: old,
      codes: ['cgroup-bpf-kernel-too-old'],
      fixes: ['use-newer-kernel'],
      repairedBy: { system: healthy.system },
    },
    'an engine of 2019': {
      facts: { ...notTried, ...engine({ version: '19.03.15', apiVersion: '1.40', cgroupVersion: '' }) },
      codes: ['cgroup-v2-old-engine'],
      fixes: ['use-newer-engine'],
      repairedBy: { cgroupMode: { unified: false } },
    },
    'devices that systemd will forget': {
      facts: unlinked,
      codes: ['cgroup-daemon-reload?'],
      fixes: ['use-cgroupfs-driver', 'link-device-nodes'],
      seen: {
        withoutLink: [
          '/dev/nvidia0 (/dev/char/195:0)',
          '/dev/nvidia1 (/dev/char/195:1)',
          '/dev/nvidiactl (/dev/char/195:255)',
        ],
      },
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'json-merge', value: { 'exec-opts': ['native.cgroupdriver=cgroupfs'] } },
          root: true,
        },
      ],
    },
    'one GPU without a link, and options that stay': {
      facts: {
        deviceNodes: { ...healthy.deviceNodes, linkedMinors: [0, 255] },
        daemonJson: {
          kind: 'valid',
          path: '/etc/docker/daemon.json',
          value: { 'exec-opts': ['native.cgroupdriver=systemd', 'native.umask=normal'] },
        },
      },
      codes: ['cgroup-daemon-reload?'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: {
            kind: 'json-merge',
            value: { 'exec-opts': ['native.umask=normal', 'native.cgroupdriver=cgroupfs'] },
          },
          root: true,
        },
      ],
    },
    'an engine that knows CDI': {
      facts: {
        ...unlinked,
        ...engine({ version: '28.5.1', apiVersion: '1.51' }),
        cdi: { dirs: ['/etc/cdi'], specs: [spec()] },
      },
      codes: ['cgroup-daemon-reload?'],
      fixes: ['give-devices-by-cdi', 'use-cgroupfs-driver', 'link-device-nodes'],
    },
    'an engine that is told its options on the command line': {
      facts: {
        ...unlinked,
        dockerd: {
          ...healthy.dockerd,
          process:
            healthy.dockerd.process === null
              ? null
              : {
                  ...healthy.dockerd.process,
                  argv: ['/usr/bin/dockerd', '--exec-opt', 'native.cgroupdriver=systemd'],
                },
        },
      },
      codes: ['cgroup-daemon-reload?'],
      fixes: ['use-cgroupfs-driver', 'link-device-nodes'],
    },
  },
});

function cdiMode(): Partial<Facts['toolkit']> {
  return { config: { kind: 'valid', mode: 'cdi', driverRoot: '/', noCgroups: false } };
}
