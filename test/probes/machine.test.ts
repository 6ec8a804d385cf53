import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { deviceNodes } from '../../src/probes/device-nodes.ts';
import { dockerGroup } from '../../src/probes/docker-group.ts';
import { driverLibraries } from '../../src/probes/driver-libraries.ts';
import { kernelModule } from '../../src/probes/kernel-module.ts';
import { os } from '../../src/probes/os.ts';
import { pci } from '../../src/probes/pci.ts';
import { platform } from '../../src/probes/platform.ts';
import { shellVariables } from '../../src/probes/shell-variables.ts';
import { shm } from '../../src/probes/shm.ts';
import { volumes } from '../../src/probes/volumes.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { healthy, readingsOf } from '../support/healthy.ts';

const facts = readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } });
const file = {
  type: 'file',
  sizeBytes: 1,
  mode: 0o755,
  uid: 0,
  gid: 0,
  ctimeMs: 1,
  birthMs: 1,
  major: null,
  minor: null,
} as const;
const folder = { ...file, type: 'directory' } as const;
const device = (major: number, minor: number) =>
  ({ ...file, type: 'character-device', mode: 0o666, major, minor }) as const;

describe('os', () => {
  const programs = (...there: readonly string[]) =>
    Object.fromEntries(
      ['apt-get', 'dnf', 'yum', 'zypper', 'pacman', 'sudo', 'service'].flatMap((name) =>
        ['/usr/bin', '/usr/sbin'].map((dir) => [
          `${dir}/${name}`,
          there.includes(name) && dir === '/usr/bin' ? file : absent,
        ]),
      ),
    );
  const recording = (release: string, there: readonly string[], more: object = {}) => ({
    read: {
      '/etc/os-release': release,
      '/etc/dgx-release': absent,
      '/etc/apt/sources.list': absent,
      ...more,
    },
    stat: { ...programs(...there), '/run/systemd/system': folder, '/run/openrc': absent },
    list: { '/etc/init.d': [], '/etc/apt/sources.list.d': ['nvidia.list', 'readme'], '/etc/yum.repos.d': [] },
  });

  it('tells the distribution, its packages and its services', async () => {
    const release =
      'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nVERSION_CODENAME=jammy\nPRETTY_NAME="Ubuntu 22.04.5 LTS"\n';
    const list = {
      '/etc/apt/sources.list.d/nvidia.list':
        'deb https://nvidia.github.io/libnvidia-container/stable/deb/$(ARCH) /\n',
    };
    expect(await askProbe(os, recording(release, ['apt-get', 'sudo'], list), facts)).toEqual(
      read({
        id: 'ubuntu',
        idLike: ['debian'],
        versionId: '22.04',
        codename: 'jammy',
        prettyName: 'Ubuntu 22.04.5 LTS',
        family: 'debian',
        packages: 'apt',
        services: 'systemd',
        sudo: true,
        dgxOs: null,
        toolkitRepository: true,
      }),
    );
  });

  it('takes no repository for configured that is commented out', async () => {
    const list = {
      '/etc/apt/sources.list.d/nvidia.list':
        '# deb https://nvidia.github.io/libnvidia-container/stable/deb /\n',
    };
    expect(await askProbe(os, recording('ID=debian\n', ['apt-get'], list), facts)).toMatchObject({
      value: { toolkitRepository: false },
    });
  });

  it.each([
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'rhel'],
    ['ID="amzn"\nID_LIKE="fedora"\n', 'amazon'],
    ['ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'suse'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['ID=nixos\n', 'nixos'],
    ['ID=solaris\n', 'other'],
    ['', 'other'],
  ])('%j is of family %s', async (release, family) => {
    expect(await askProbe(os, recording(release, ['dnf']), facts)).toMatchObject({ value: { family } });
  });

  it.skipIf(capturesMissing !== null)(`reads every captured os-release ${capturesMissing ?? ''}`, () => {
    for (const { text, file: name } of captures('os-release')) {
      const variables = shellVariables(text);
      expect(variables['ID'], name).toMatch(/^[a-z0-9._-]+$/);
      expect(variables['PRETTY_NAME'] ?? variables['NAME'], name).not.toContain('"');
    }
  });
});

describe('platform', () => {
  const recording = (more: Readonly<Record<string, string>>, stats: object = {}) => ({
    read: {
      '/sys/class/dmi/id/sys_vendor': absent,
      '/sys/class/dmi/id/product_name': absent,
      '/etc/dgx-release': absent,
      '/proc/sys/kernel/osrelease': '5.15.0\n',
      '/proc/device-tree/model': absent,
      ...more,
    },
    stat: { '/etc/nv_tegra_release': absent, '/.dockerenv': absent, '/run/.containerenv': absent, ...stats },
  });
  const dmi = (vendor: string, product: string) => ({
    '/sys/class/dmi/id/sys_vendor': `${vendor}\n`,
    '/sys/class/dmi/id/product_name': `${product}\n`,
  });

  it.each([
    [dmi('Amazon EC2', 'p4d.24xlarge'), 'cloud', 'Amazon EC2 p4d.24xlarge'],
    [dmi('Google', 'Google Compute Engine'), 'cloud', 'Google Cloud'],
    [dmi('Microsoft Corporation', 'Virtual Machine'), 'cloud', 'Microsoft Azure'],
    [dmi('NVIDIA', 'NVIDIA_DGX_Spark'), 'dgx', 'NVIDIA DGX Spark'],
    [dmi('Dell Inc.', 'PowerEdge R750xa'), 'generic', 'Dell Inc. PowerEdge R750xa'],
    [{ '/proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n' }, 'wsl2', null],
    [
      { '/proc/device-tree/model': 'NVIDIA Jetson AGX Orin Developer Kit\0' },
      'jetson',
      'NVIDIA Jetson AGX Orin Developer Kit',
    ],
    [
      {
        '/etc/dgx-release':
          'DGX_NAME="DGX Server"\nDGX_PLATFORM="DGX Server for DGX A100"\nDGX_SERIAL_NUMBER="123"\n',
      },
      'dgx',
      'DGX A100',
    ],
    [{}, 'generic', null],
  ] as const)('%j is %s', async (files, kind, name) => {
    expect(await askProbe(platform, recording(files))).toEqual(read({ kind, name, inContainer: false }));
  });

  it('notices a container around it', async () => {
    expect(await askProbe(platform, recording({}, { '/.dockerenv': file }))).toMatchObject({
      value: { inContainer: true },
    });
  });
});

describe('pci', () => {
  it('lists what is of NVIDIA, by kind, with the driver that holds it', async () => {
    const at = (address: string, name: string) => `/sys/bus/pci/devices/${address}/${name}`;
    const recording = {
      list: { '/sys/bus/pci/devices': ['0000:00:01.0', '0000:3b:00.0', '0000:3b:00.1', '0000:05:00.0'] },
      read: {
        [at('0000:00:01.0', 'vendor')]: '0x8086\n',
        [at('0000:3b:00.0', 'vendor')]: '0x10de\n',
        [at('0000:3b:00.0', 'device')]: '0x20b0\n',
        [at('0000:3b:00.0', 'class')]: '0x030200\n',
        [at('0000:3b:00.1', 'vendor')]: '0x10de\n',
        [at('0000:3b:00.1', 'device')]: '0x10ef\n',
        [at('0000:3b:00.1', 'class')]: '0x040300\n',
        [at('0000:05:00.0', 'vendor')]: '0x10de\n',
        [at('0000:05:00.0', 'device')]: '0x1af1\n',
        [at('0000:05:00.0', 'class')]: '0x068000\n',
      },
      link: {
        [at('0000:3b:00.0', 'driver')]: '../../../bus/pci/drivers/nouveau',
        [at('0000:3b:00.1', 'driver')]: absent,
        [at('0000:05:00.0', 'driver')]: absent,
      },
    };
    expect(await askProbe(pci, recording)).toEqual(
      read({
        bus: true,
        devices: [
          { address: '0000:3b:00.0', deviceId: '20b0', kind: 'gpu', driver: 'nouveau' },
          { address: '0000:3b:00.1', deviceId: '10ef', kind: 'other', driver: null },
          { address: '0000:05:00.0', deviceId: '1af1', kind: 'nvswitch', driver: null },
        ],
      }),
    );
  });

  it('tells a missing bus from one that may not be read', async () => {
    expect(await askProbe(pci, { list: { '/sys/bus/pci/devices': absent } })).toMatchObject({
      ok: true,
      value: { bus: false },
    });
    expect(await askProbe(pci, { list: { '/sys/bus/pci/devices': { failed: 'denied' } } })).toMatchObject({
      ok: false,
      asked: true,
    });
  });
});

describe('kernel module', () => {
  const loaded = (banner: string) => ({
    read: {
      '/proc/driver/nvidia/version': banner,
      '/sys/module/nvidia/version': absent,
      '/sys/module/nvidia/refcnt': '5\n',
    },
    stat: { '/sys/module/nvidia_uvm': folder },
    list: { '/sys/module/nvidia/holders': ['nvidia_modeset', 'nvidia_uvm'] },
  });

  it.each([
    [
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.163.01  Tue Apr  8 12:41:17 UTC 2025\nGCC version:\n',
      '550.163.01',
      'proprietary',
    ],
    [
      'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  565.77  Release Build  (x@y)\n',
      '565.77',
      'open',
    ],
    [
      'NVRM version: NVIDIA UNIX Open Kernel Module for aarch64  580.95.05  Release Build\n',
      '580.95.05',
      'open',
    ],
  ])('%j', async (banner, version, flavour) => {
    expect(await askProbe(kernelModule, loaded(banner), facts)).toEqual(
      read({ kind: 'loaded', version, flavour, uvm: true, users: 3 }),
    );
  });

  it.skipIf(capturesMissing !== null)(`reads every captured version ${capturesMissing ?? ''}`, async () => {
    for (const { text, file: name } of captures('proc-driver-nvidia-version')) {
      const version = /\s(\d{3}\.\d+(?:\.\d+)?)\s/.exec(text)?.[1];
      expect(await askProbe(kernelModule, loaded(text), facts), name).toMatchObject({ value: { version } });
    }
  });

  it('that is loaded and unreadable is not known', async () => {
    expect(await askProbe(kernelModule, loaded('garbage'), facts)).toMatchObject({ ok: false, asked: true });
  });

  it('that is not loaded may be built, for this kernel or another', async () => {
    const dirs = [
      'updates/dkms',
      'updates',
      'extra',
      'extra/nvidia',
      'weak-updates/nvidia',
      'kernel/drivers/video',
      'kernel/drivers/video/nvidia',
      'kernel/nvidia',
      'misc',
    ];
    const kernels = ['5.15.0-100-generic', '5.15.0-130-generic'];
    const recording = {
      read: {
        '/proc/driver/nvidia/version': absent,
        '/sys/module/nvidia/version': absent,
        '/lib/modules/5.15.0-100-generic/modules.dep':
          'kernel/fs/x.ko:\nupdates/dkms/nvidia.ko.zst: kernel/a.ko\n',
        '/lib/modules/5.15.0-130-generic/modules.dep': 'kernel/drivers/video/not-nvidia.ko:\n',
      },
      stat: { '/sys/module/nvidia_uvm': absent, '/sys/module/nouveau': folder },
      list: {
        '/lib/modules': kernels,
        ...Object.fromEntries(dirs.map((dir) => [`/lib/modules/5.15.0-130-generic/${dir}`, absent])),
      },
    };
    expect(await askProbe(kernelModule, recording, facts)).toEqual(
      read({ kind: 'not-loaded', builtFor: ['5.15.0-100-generic'], searched: true, nouveau: true }),
    );
  });
});

describe('a module file', () => {
  const release = '6.1.0-30-amd64';
  const dirs = [
    'updates/dkms',
    'updates',
    'extra',
    'extra/nvidia',
    'weak-updates/nvidia',
    'kernel/drivers/video',
    'kernel/drivers/video/nvidia',
    'kernel/nvidia',
    'misc',
  ];
  it.each([
    ['updates/dkms/nvidia.ko.zst:', true],
    ['updates/dkms/nvidia-current.ko:', true],
    ['updates/dkms/nvidia-tesla-535.ko.xz:', true],
    ['updates/dkms/nvidia-current-open.ko:', true],
    ['updates/dkms/nvidia-uvm.ko:', false],
    ['updates/dkms/nvidia-current-uvm.ko:', false],
    ['updates/dkms/nvidia-drm.ko:', false],
    ['kernel/drivers/video/fbdev/nvidia/nvidiafb.ko:', false],
  ])('%s counts: %s', async (line, counts) => {
    const recording = {
      read: {
        '/proc/driver/nvidia/version': absent,
        '/sys/module/nvidia/version': absent,
        [`/lib/modules/${release}/modules.dep`]: `${line}\n`,
      },
      stat: { '/sys/module/nvidia_uvm': absent, '/sys/module/nouveau': absent },
      list: {
        '/lib/modules': [release],
        ...Object.fromEntries(dirs.map((dir) => [`/lib/modules/${release}/${dir}`, absent])),
      },
    };
    expect(await askProbe(kernelModule, recording, facts)).toMatchObject({
      value: { builtFor: counts ? [release] : [] },
    });
  });
});

describe('device nodes', () => {
  it('are those of the GPUs, compared with what the kernel has registered', async () => {
    const recording = {
      list: {
        '/dev': ['null', 'nvidia0', 'nvidia-caps', 'nvidia-uvm', 'nvidiactl'],
        '/proc/driver/nvidia/gpus': ['0000:3b:00.0'],
      },
      stat: { '/dev/nvidia0': device(195, 0), '/dev/nvidia-uvm': device(511, 0), '/dev/nvidiactl': file },
      access: {
        '/dev/nvidia0': true as const,
        '/dev/nvidia-uvm': { failed: 'denied' as const },
        '/dev/nvidiactl': true as const,
      },
      read: {
        '/proc/devices': 'Character devices:\n  1 mem\n195 nvidia-frontend\n511 nvidia-uvm\n',
        '/proc/driver/nvidia/gpus/0000:3b:00.0/information': 'Model: \t\t A100\nDevice Minor: \t 0\n',
      },
    };
    expect(await askProbe(deviceNodes, recording)).toEqual(
      read({
        nodes: [
          { path: '/dev/nvidia0', major: 195, minor: 0, mode: 0o666, accessible: true },
          { path: '/dev/nvidia-uvm', major: 511, minor: 0, mode: 0o666, accessible: false },
        ],
        registeredMajor: 195,
        registeredUvmMajor: 511,
        gpuMinors: [0],
        dxg: false,
      }),
    );
  });
});

describe('driver libraries', () => {
  const dir = '/usr/lib/x86_64-linux-gnu';
  const cache = `\tlibcuda.so.1 (libc6,x86-64) => /usr/local/cuda/compat/libcuda.so.1\n\tlibcuda.so.1 (libc6) => /usr/lib/i386-linux-gnu/libcuda.so.1\n\tlibcuda.so.1 (libc6,x86-64) => ${dir}/libcuda.so.1\n`;
  const recording = {
    run: { 'ldconfig -p': exited(0, cache) },
    stat: Object.fromEntries([
      [`${dir}/libcuda.so.1`, file],
      ...['', '/nvidia/current'].map((sub) => [`${dir}${sub}/libnvidia-ml.so.1`, absent] as const),
      ...[
        '/usr/lib64',
        '/usr/lib',
        '/usr/local/lib',
        '/run/opengl-driver/lib',
        '/usr/local/nvidia/lib64',
      ].map((one) => [`${one}/libnvidia-ml.so.1`, absent] as const),
    ]),
    link: { [`${dir}/libcuda.so.1`]: 'libcuda.so', [`${dir}/libcuda.so`]: 'libcuda.so.550.163.01' },
  };

  it("are the own architecture's, not CUDA's, with the version at the end of the link", async () => {
    expect(await askProbe(driverLibraries, recording, facts)).toMatchObject({
      value: { cuda: { path: `${dir}/libcuda.so.1`, version: '550.163.01' }, nvml: null },
    });
  });
});

describe('shared memory', () => {
  it("is the host's, and what the engine gives", async () => {
    const disk = { '/dev/shm': { totalBytes: 100, freeBytes: 60, freeInodes: null } };
    const set = {
      kind: 'valid',
      path: '/x',
      value: { 'default-shm-size': '1G', 'default-ipc-mode': 'host' },
    } as const;
    expect(await askProbe(shm, { disk }, { daemonJson: read(set) })).toEqual(
      read({
        host: { totalBytes: 100, freeBytes: 60 },
        engineDefaultBytes: 1024 ** 3,
        engineDefaultIpcHost: true,
      }),
    );
    expect(await askProbe(shm, { disk: { '/dev/shm': absent } }, {})).toMatchObject({
      value: { host: null, engineDefaultBytes: 64 * 1024 ** 2 },
    });
  });
});

describe('volumes', () => {
  it('are resolved and looked at; a bare name is left to the engine', async () => {
    const request = (source: string) => ({ source, destination: '/d', options: '' });
    const recording = {
      stat: { '/home/ada/set': folder, '/home/x': absent, '/closed': folder },
      list: { '/home/ada/set': [], '/closed': { failed: 'denied' as const } },
    };
    const target = { volumes: [request('./set'), request('../x'), request('/closed'), request('cache')] };
    const answer = await askProbe(volumes, recording, facts, target);
    expect(answer.ok && answer.value.map(({ kind, source, state }) => [kind, source, state])).toEqual([
      ['host', '/home/ada/set', 'directory'],
      ['host', '/home/x', 'missing'],
      ['host', '/closed', 'unreadable'],
      ['named', 'cache', 'named'],
    ]);
  });
});

describe('a volume that cannot be looked at', () => {
  it('is not known, and so never passed', async () => {
    const target = { volumes: [{ source: '/stale', destination: '/d', options: '' }] };
    const recording = { stat: { '/stale': { failed: 'ESTALE', why: 'stale file handle' } } };
    expect(await askProbe(volumes, recording, facts, target)).toMatchObject({ ok: false, asked: true });
  });
});

describe('group docker', () => {
  it('is read from /etc/group', async () => {
    const group = (line: string) =>
      askProbe(dockerGroup, { read: { '/etc/group': `root:x:0:\n${line}\n` } }, facts);
    expect(await group('docker:x:998:bob,ada')).toEqual(read({ exists: true, listed: true, active: true }));
    expect(await group('docker:x:997:adam')).toEqual(read({ exists: true, listed: false, active: false }));
    expect(await group('dockerroot:x:1:ada')).toEqual(read({ exists: false, listed: false, active: false }));
  });
});
