import { describe, expect, it } from 'vitest';
import type { PartialRecording } from '../../src/host/recorded.ts';
import { read, unread } from '../../src/probe.ts';
import { besideTheEngine, seenFromInside } from '../../src/probes/beside-the-engine.ts';
import { containment } from '../../src/probes/containment.ts';
import type { Readings } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { file } from '../support/stats.ts';

const identity = '         0          0 4294967295\n';
const disk = '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n28 27 0:21 / /proc rw - proc proc rw\n';
const overlay = '512 483 0:55 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/l\n';
const marks = [
  '/run/host/etc',
  '/run/.toolboxenv',
  '/.dockerenv',
  '/run/.containerenv',
  '/var/run/secrets/kubernetes.io',
  '/dev/lxd/sock',
  '/dev/incus/sock',
];

const around = (
  marked: readonly string[],
  more: NonNullable<PartialRecording['read']> = {},
): PartialRecording => ({
  stat: Object.fromEntries(marks.map((path) => [path, marked.includes(path) ? file : absent])),
  read: {
    '/run/systemd/container': absent,
    '/proc/1/environ': { failed: 'denied' },
    '/proc/1/cgroup': '0::/\n',
    '/proc/self/uid_map': identity,
    '/proc/self/mountinfo': overlay,
    ...more,
  },
  link: { '/proc/900/ns/mnt': { failed: 'denied' }, '/proc/self/ns/mnt': 'mnt:[4026531841]' },
});
const sharing = (namespace: string): PartialRecording => ({
  ...around(['/.dockerenv']),
  link: { '/proc/900/ns/mnt': namespace, '/proc/self/ns/mnt': 'mnt:[4026531841]' },
});
const here = { dockerd: read(healthy.dockerd), engine: read(healthy.engine) };
const noDaemon = read({ ...healthy.dockerd, process: null, binary: null });
const noEngine = read({
  kind: 'unreachable',
  endpoint: 'unix:///var/run/docker.sock',
  reason: 'no-socket',
  why: 'no such file',
  socketGid: null,
} as const);

describe('the container around us', () => {
  it.each([
    ['nothing', around([], { '/proc/self/mountinfo': disk }), 'none', null],
    ["Docker's mark", around(['/.dockerenv']), 'application', 'docker'],
    [
      "Docker's mark on the disk of a machine",
      around(['/.dockerenv'], { '/proc/self/mountinfo': disk }),
      'none',
      null,
    ],
    [
      "Docker's mark over devicemapper",
      around(['/.dockerenv'], {
        '/proc/self/mountinfo': '9 1 253:3 /rootfs / rw - xfs /dev/mapper/docker-253:0-1 rw\n',
      }),
      'application',
      'docker',
    ],
    ["Podman's mark", around(['/run/.containerenv']), 'application', 'podman'],
    ['a toolbox', around(['/run/.containerenv', '/run/.toolboxenv']), 'application', 'toolbox'],
    ['a distrobox', around(['/run/.containerenv', '/run/host/etc']), 'application', 'toolbox'],
    ['a pod', around(['/var/run/secrets/kubernetes.io']), 'application', 'kubernetes'],
    [
      'a pod by its control group',
      around([], { '/proc/1/cgroup': '12:devices:/kubepods/burstable/pod1/abc\n' }),
      'application',
      'kubernetes',
    ],
    ['LXC by systemd', around([], { '/run/systemd/container': 'lxc\n' }), 'system', 'lxc'],
    [
      'LXC by its first process',
      around([], { '/proc/1/environ': 'TERM=linux\0container=lxc\0' }),
      'system',
      'lxc',
    ],
    ['LXD', around(['/dev/lxd/sock']), 'system', 'lxc'],
    [
      'LXC by its control group',
      around([], { '/proc/1/cgroup': '7:devices:/lxc.payload.104/ns\n' }),
      'system',
      'lxc',
    ],
    ['nspawn', around([], { '/run/systemd/container': 'systemd-nspawn' }), 'system', 'systemd-nspawn'],
    ['WSL, which is none', around([], { '/run/systemd/container': 'wsl\n' }), 'none', null],
    ['noise, which is none', around([], { '/run/systemd/container': '\u001b[31m LXC ?' }), 'none', null],
  ] as const)('%s', async (_, recording, container, manager) => {
    expect(await askProbe(containment, recording, here)).toEqual(
      read({ container, manager, userNamespace: false, engineOutside: manager === 'toolbox' }),
    );
  });

  it.each([
    [identity, false],
    ['         0     100000      65536\n', true],
    ['0 1000 1\n1 100000 65536\n', true],
    ['', null],
    ['what?', null],
  ])('user namespace of %j: %s', async (map, userNamespace) => {
    const recording = around([], { '/proc/self/uid_map': map });
    expect(await askProbe(containment, recording, here)).toMatchObject({ value: { userNamespace } });
  });

  it('a kernel without user namespaces has no file that would tell of one', async () => {
    const recording = around([], { '/proc/self/uid_map': absent });
    expect(await askProbe(containment, recording, here)).toMatchObject({ value: { userNamespace: false } });
  });

  it('is not known where a mark keeps silent, and is where another is seen', async () => {
    const silent = { failed: 'EIO', why: 'no' };
    const [none, docker] = [around([]), around(['/.dockerenv'])].map((recording) => ({
      ...recording,
      stat: { ...recording.stat, '/dev/lxd/sock': silent },
    }));
    expect(await askProbe(containment, none ?? {}, here)).toMatchObject({ ok: false, asked: true });
    expect(await askProbe(containment, docker ?? {}, here)).toMatchObject({
      value: { container: 'application', manager: 'docker' },
    });
  });

  it.each([
    ['a socket from outside', around(['/.dockerenv']), { ...here, dockerd: noDaemon }, true],
    ['a daemon beside us', around(['/.dockerenv']), here, false],
    ['no engine at all', around(['/.dockerenv']), { dockerd: noDaemon, engine: noEngine }, true],
    [
      'a daemon that is not started',
      around(['/.dockerenv']),
      { dockerd: read({ ...healthy.dockerd, process: null }), engine: noEngine },
      false,
    ],
    ['a daemon of the machine, whose processes are shared', sharing('mnt:[4026531832]'), here, true],
    ['a daemon that sees our files', sharing('mnt:[4026531841]'), here, false],
    ['a system without Docker', around(['/dev/lxd/sock']), { dockerd: noDaemon, engine: noEngine }, false],
    ['a machine whose daemon is not seen', around([]), { dockerd: noDaemon, engine: here.engine }, false],
  ] as const)('the engine with %s', async (_, recording, facts, engineOutside) => {
    expect(await askProbe(containment, recording, facts)).toMatchObject({ value: { engineOutside } });
  });
});

describe('what a container lacks', () => {
  const inside = (engineOutside: boolean) => ({
    containment: read({
      container: 'application',
      manager: 'docker',
      userNamespace: false,
      engineOutside,
    } as const),
  });
  const probe = {
    title: 'Numbers',
    cost: 'local',
    ask: async () => read<readonly number[]>([]),
  } as const;
  const parts = {
    deviceNodes: { ...healthy.deviceNodes, nodes: [] },
    driverLibraries: { ...healthy.driverLibraries, cuda: null, nvml: null },
    nvidiaSmi: { kind: 'not-found' },
  } as const;

  it.each(['deviceNodes', 'driverLibraries', 'nvidiaSmi'] as const)(
    'says nothing of a machine outside by missing %s, and everything of this one',
    (key) => {
      const missing: Readings = { [key]: read(parts[key]) };
      expect(seenFromInside({ ...missing, ...inside(true) })[key]).toMatchObject({ ok: false, asked: true });
      expect(seenFromInside({ ...missing, ...inside(false) })[key]).toEqual(missing[key]);
      expect(seenFromInside(missing)[key]).toEqual(missing[key]);
      const untold = { ...missing, containment: unread('nobody tells') };
      expect(seenFromInside(untold)[key]).toMatchObject({ ok: false, why: 'nobody tells' });
      const there: Readings = { [key]: read(healthy[key]) };
      expect(seenFromInside({ ...there, ...inside(true) })[key]).toEqual(there[key]);
    },
  );

  it('is not even asked where it is a file of the machine outside', async () => {
    expect(await askProbe(besideTheEngine(probe), {}, inside(true))).toMatchObject({
      ok: false,
      asked: true,
    });
    expect(
      await askProbe(
        besideTheEngine(probe, () => false),
        {},
        inside(true),
      ),
    ).toEqual(read([]));
    expect(await askProbe(besideTheEngine(probe), {}, inside(false))).toEqual(read([]));
  });
});
