import { describe, expect, it } from 'vitest';
import type { Evidence, Kept } from '../../src/import/evidence.ts';
import { noEvidence } from '../../src/import/evidence.ts';
import { moduleBuildIn, moduleFileIn } from '../../src/import/facts/driver.ts';
import { fabricManagerIn } from '../../src/import/facts/fabric.ts';
import { kernelIn } from '../../src/import/facts/kernel.ts';
import { kernelModuleIn } from '../../src/import/facts/modules.ts';
import { deviceNodesIn } from '../../src/import/facts/nodes.ts';
import { moduleObstaclesIn } from '../../src/import/facts/obstacles.ts';
import { osIn } from '../../src/import/facts/os.ts';
import { packagesIn } from '../../src/import/facts/packages.ts';
import { pciIn } from '../../src/import/facts/pci.ts';
import { shmIn, storageIn } from '../../src/import/facts/room.ts';
import { platformIn, systemIn } from '../../src/import/facts/system.ts';
import { toolkitIn } from '../../src/import/facts/toolkit.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import { failureOf } from '../../src/probes/nvidia-smi-failure.ts';
import { healthy } from '../../src/testing/healthy.ts';

const output = (command: string, text: string, kept: Kept = 'all') => ({
  argv: command.split(' '),
  kept,
  text,
});
const told = (...outputs: readonly ReturnType<typeof output>[]): Evidence => ({ ...noEvidence, outputs });
const withFiles = (files: Readonly<Record<string, string>>, ...absent: readonly string[]): Evidence => ({
  ...noEvidence,
  files: new Map(Object.entries(files)),
  absent: new Set(absent),
});
const engine: RunningEngine = healthy.engine.kind === 'running' ? healthy.engine : expect.fail();

describe('the module', () => {
  const list = 'nvidia_uvm 1 0 - Live\nnvidia 1 1 nvidia_uvm, Live\next4 1 1 - Live\n';
  const banner = 'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.15  Release Build\n';

  it('is loaded where the driver says so', () => {
    expect(kernelModuleIn(withFiles({ '/proc/driver/nvidia/version': banner }), null)).toEqual({
      kind: 'loaded',
      version: '570.86.15',
      flavour: 'open',
      uvm: null,
      users: null,
    });
    const both = withFiles({ '/proc/driver/nvidia/version': banner, '/proc/modules': list });
    expect(kernelModuleIn(both, null)).toMatchObject({ uvm: true });
    const without = withFiles({
      '/proc/driver/nvidia/version': banner,
      '/proc/modules': list.replace(/nvidia_uvm 1.*\n/, ''),
    });
    expect(kernelModuleIn(without, null)).toMatchObject({ uvm: false });
  });

  it('is not known where what is told does not go together, or only that it is loaded', () => {
    const gone = withFiles({ '/proc/driver/nvidia/version': banner, '/proc/modules': 'ext4 1 1 - Live\n' });
    expect(kernelModuleIn(gone, null)).toMatchObject({ kind: 'not-loaded' });
    expect(kernelModuleIn(withFiles({ '/proc/modules': list }), null)).toBe(null);
  });

  it('that a library does not go with is the one that the kernel names', () => {
    const failed = failureOf(null, 'Failed to initialize NVML: Driver/library version mismatch');
    const log =
      '[ 27.9] NVRM: API mismatch: the client has the version 535.54.03, but\nNVRM: this kernel module has the version 535.43.02.  Please\n';
    expect(kernelModuleIn(told(output('dmesg', log)), failed)).toMatchObject({
      kind: 'loaded',
      version: '535.43.02',
    });
    expect(kernelModuleIn(told(output('dmesg', log)), null)).toBe(null);
  });

  it('was built for the kernels that dkms, modules.dep or modinfo tell of', () => {
    const none = withFiles({ '/proc/modules': 'ext4 1 1 - Live\n' });
    expect(kernelModuleIn(none, null)).toEqual({
      kind: 'not-loaded',
      builtFor: [],
      searched: false,
      nouveau: false,
    });
    const dkms = output(
      'dkms status',
      'nvidia/550.54.14, 5.15.0-91-generic, x86_64: installed\nnvidia/550.54.14, 5.15.0-92-generic, x86_64: built\nzfs/2.1, 5.15.0-92-generic, x86_64: installed\n',
    );
    expect(kernelModuleIn({ ...none, outputs: [dkms] }, null)).toMatchObject({
      builtFor: ['5.15.0-91-generic'],
      searched: true,
    });
    const old = output('dkms status', 'nvidia, 470.57.02, 5.4.0-80-generic, x86_64: installed\n');
    expect(kernelModuleIn({ ...none, outputs: [old] }, null)).toMatchObject({
      builtFor: ['5.4.0-80-generic'],
    });
    const other = output('dkms status', 'zfs/2.1, 5.15.0-92-generic, x86_64: installed\n');
    expect(kernelModuleIn({ ...none, outputs: [other] }, null)).toMatchObject({ searched: false });
    const index = withFiles({
      '/proc/modules': 'nouveau 1 1 - Live\n',
      '/lib/modules/5.14.0-1/modules.dep':
        'extra/nvidia-uvm.ko.xz: extra/nvidia.ko.xz\nkernel/nvidia-drm.ko:\n',
    });
    expect(kernelModuleIn(index, null)).toEqual({
      kind: 'not-loaded',
      builtFor: [],
      searched: true,
      nouveau: true,
    });
  });

  it('on the disk is as modinfo describes it', async () => {
    const text =
      'filename:       /lib/modules/6.8.0-40/updates/dkms/nvidia.ko.zst\nversion:        550.107.02\nlicense:        NVIDIA\nvermagic:       6.8.0-40 SMP\nsigner:         n Secure Boot Module Signature key\n';
    expect(await moduleFileIn(told(output('modinfo nvidia', text)))).toEqual({
      kind: 'present',
      path: '/lib/modules/6.8.0-40/updates/dkms/nvidia.ko.zst',
      version: '550.107.02',
      flavour: 'proprietary',
      signer: 'n Secure Boot Module Signature key',
      sinceMs: null,
    });
    const none = 'modinfo: ERROR: Module nvidia not found.';
    expect(await moduleFileIn(told(output('modinfo nvidia', none)))).toEqual({ kind: 'absent' });
    expect(await moduleFileIn(told(output('modinfo nvidia', 'vermagic: 6.8', 'part')))).toBe(null);
  });

  it('cannot be built without headers, where the whole list lacks them', () => {
    const kernel = { release: '6.8.0-40-generic', machine: 'x86_64' };
    const row = (name: string) => `ii  ${name}  1  amd64  x\n`;
    const many = Array.from({ length: 120 }, (_, at) => row(`package-${at}`)).join('');
    const build = (text: string, kept: Kept = 'all') =>
      moduleBuildIn(told(output('dpkg -l', text, kept)), kernel)?.headers ?? null;
    expect(build(many)).toBe(false);
    expect(build(many + row('linux-headers-6.8.0-40-generic'))).toBe(true);
    expect(build(row('docker-ce'))).toBe(null);
    expect(build('', { word: 'linux-headers', ignoreCase: false })).toBe(false);
    expect(build(row('nvidia-x'), { word: 'nvidia', ignoreCase: false })).toBe(null);
  });

  it('is kept from loading by what is told alone', () => {
    expect(moduleObstaclesIn(noEvidence)).toBe(null);
    expect(moduleObstaclesIn(told(output('mokutil --sb-state', 'SecureBoot enabled\n')))).toMatchObject({
      secureBoot: true,
    });
    expect(
      moduleObstaclesIn(
        told(output('mokutil --sb-state', 'EFI variables are not supported on this system\n')),
      ),
    ).toBe(null);
    expect(
      moduleObstaclesIn(told(output('dmesg', '[    0.0] secureboot: Secure boot disabled\n'))),
    ).toMatchObject({ secureBoot: false });
    const file = '/etc/modprobe.d/x.conf';
    expect(moduleObstaclesIn(withFiles({ [file]: 'blacklist nvidia\nblacklist nouveau\n' }))).toMatchObject({
      blocks: [{ file, line: 'blacklist nvidia', always: false }],
      retired: [{ file, line: 'blacklist nouveau' }],
      secureBoot: null,
    });
  });
});

describe('the bus', () => {
  it.each([
    [
      'lspci',
      '01:00.0 VGA compatible controller: NVIDIA Corporation GA102 [GeForce RTX 3090] (rev a1)',
      { address: '0000:01:00.0', deviceId: '', kind: 'gpu', driver: null },
    ],
    [
      'lspci -nn',
      '3b:00.0 3D controller [0302]: NVIDIA Corporation GA100 [A100 PCIe 40GB] [10de:20f1] (rev a1)',
      { address: '0000:3b:00.0', deviceId: '20f1', kind: 'gpu', driver: null },
    ],
    [
      'lspci -nnk',
      '0001:3b:00.0 3D controller [0302]: NVIDIA Corporation Device [10de:2330]\n\tKernel driver in use: vfio-pci\n\tKernel modules: nvidia',
      { address: '0001:3b:00.0', deviceId: '2330', kind: 'gpu', driver: 'vfio-pci' },
    ],
    [
      'lspci -nn',
      '07:00.0 Bridge [0680]: NVIDIA Corporation GH100 [H100 NVSwitch] [10de:22a3] (rev a1)',
      { address: '0000:07:00.0', deviceId: '22a3', kind: 'nvswitch', driver: null },
    ],
    [
      'lspci',
      '01:00.1 Audio device: NVIDIA Corporation GA102 High Definition Audio Controller (rev a1)',
      { address: '0000:01:00.1', deviceId: '', kind: 'other', driver: null },
    ],
  ])('%s: %s', (command, text, device) => {
    expect(pciIn(told(output(command, text)), null)).toEqual({ bus: true, devices: [device] });
  });

  it('puts together what several listings tell of a device', () => {
    const evidence = told(
      output('lspci -nn', '3b:00.0 3D controller [0302]: NVIDIA Corporation GA100 [10de:20f1]'),
      output(
        'lspci -d 10de: -v -xxx',
        '3b:00.0 3D controller: NVIDIA Corporation GA100\n\tKernel driver in use: nouveau\n',
      ),
    );
    expect(pciIn(evidence, null)?.devices).toEqual([
      { address: '0000:3b:00.0', deviceId: '20f1', kind: 'gpu', driver: 'nouveau' },
    ]);
  });

  it('is what nvidia-smi lists, unless there may be switches beside', () => {
    const smi = healthy.nvidiaSmi.kind === 'answered' ? healthy.nvidiaSmi : expect.fail();
    expect(pciIn(noEvidence, smi)).toBe(null);
    const gpus = smi.gpus.map((gpu) => ({ ...gpu, name: 'NVIDIA L4' }));
    expect(pciIn(noEvidence, { ...smi, gpus })?.devices.map(({ address }) => address)).toEqual([
      '0000:3b:00.0',
      '0000:86:00.0',
    ]);
  });
});

describe('device nodes', () => {
  const row = (mode: string, name: string, numbers = '195,   0') =>
    `c${mode} 1 root root ${numbers} Mar  5 09:58 ${name}\n`;
  it('are those that everybody may use', () => {
    const text =
      row('rw-rw-rw-.', '/dev/nvidia0') +
      row('rw-rw-rw-', '/dev/nvidia-uvm', '508, 0') +
      'drwxr-xr-x 2 root root 80 Mar  5 09:58 /dev/nvidia-caps\n';
    expect(deviceNodesIn(told(output('ls -l /dev/nvidia*', text)))?.nodes).toEqual([
      { path: '/dev/nvidia-uvm', major: 508, minor: 0, mode: 0o666, gid: 0, group: 'root', accessible: true },
      { path: '/dev/nvidia0', major: 195, minor: 0, mode: 0o666, gid: 0, group: 'root', accessible: true },
    ]);
  });

  it('are none where ls finds none, and not known where modes shut somebody out', () => {
    const ls = (text: string) => deviceNodesIn(told(output('ls -l /dev/nvidia*', text)));
    expect(ls("ls: cannot access '/dev/nvidia*': No such file or directory")?.nodes).toEqual([]);
    expect(ls(row('rw-rw----', '/dev/nvidia0'))).toBe(null);
    expect(ls('')).toBe(null);
    expect(deviceNodesIn(told(output('ls /dev/nvidia*', '/dev/nvidia0')))).toBe(null);
  });
});

describe('packages', () => {
  it.each([
    [
      'dpkg -l',
      'ii  libnvidia-container1:amd64  1.17.8-1  amd64  x\nrc  nvidia-docker2  2.1  all  x\nhi  docker-ce  5:27  amd64  x\n',
      { 'libnvidia-container1': '1.17.8-1', 'docker-ce': '5:27' },
    ],
    [
      'rpm -qa',
      'nvidia-container-toolkit-1.17.8-1.x86_64\nkernel-5.14.0-427.el9.x86_64                  Tue 01 Jan 2024\nsome words\n',
      { 'nvidia-container-toolkit': '1.17.8-1', kernel: '5.14.0-427.el9' },
    ],
  ])('%s', (command, text, versions) => {
    expect(Object.fromEntries(packagesIn(told(output(command, text)))?.versions ?? [])).toEqual(versions);
  });

  const row = (name: string) => `ii  ${name}  1.17.8-1  amd64  x\n`;
  const all = [
    'nvidia-container-toolkit',
    'nvidia-container-toolkit-base',
    'libnvidia-container-tools',
    'libnvidia-container1',
  ]
    .map(row)
    .join('');
  it('bring the toolkit, whole or not at all', async () => {
    const of = (text: string) => toolkitIn(told(output('dpkg -l', text)), engine);
    expect(await of(all)).toMatchObject({
      version: '1.17.8',
      ctkVersion: '1.17.8',
      libraryVersion: '1.17.8',
      binaries: {
        'nvidia-ctk': { path: '/usr/bin/nvidia-ctk', onDockerdPath: null },
        'nvidia-cdi-hook': null,
      },
      config: { kind: 'unreadable', untold: true },
    });
    expect(await of(row('nvidia-container-toolkit'))).toBe(null);
  });

  it('that lack the toolkit prove nothing beside an engine that knows its runtime or its devices', async () => {
    const none = told(output('dpkg -l', '', { word: 'nvidia-container', ignoreCase: false }));
    const bare = { ...engine, runtimes: [{ name: 'runc', path: null }], cdiDevices: null };
    expect((await toolkitIn(none, bare))?.binaries['nvidia-container-cli']).toBe(null);
    expect(await toolkitIn(none, engine)).toBe(null);
    expect(await toolkitIn(none, { ...bare, cdiDevices: ['nvidia.com/gpu=all'] })).toBe(null);
    expect(await toolkitIn(none, null)).toBe(null);
  });
});

describe('room', () => {
  const head = 'Filesystem      Size  Used Avail Use% Mounted on\n';
  const rows =
    'tmpfs            63G     0   63G   0% /dev/shm\n/dev/sda2        98G   97G  612M 100% /\n/dev/sdb1       1.8T  212G  1.6T  12% /data\n';
  const storage = (text: string, command = 'df -h', rootDir = '/var/lib/docker', kept: Kept = 'all') =>
    storageIn(told(output(command, text, kept)), { ...engine, rootDir });

  it('is that of the file system that holds the images', () => {
    expect(storage(head + rows)).toMatchObject({
      path: '/var/lib/docker',
      freeBytes: 612 * 1024 ** 2,
      freeInodes: null,
    });
    expect(storage(head + rows, 'df -h', '/data/docker')?.freeBytes).toBe(Math.round(1.6 * 1024 ** 4));
    expect(storage(head + rows, 'df -h', '/database')?.freeBytes).toBe(612 * 1024 ** 2);
    expect(
      storage(`${head}/dev/sdc 1.0T 1G 900G 1% /var/lib/docker\n`, 'df -h /var/lib/docker')?.freeBytes,
    ).toBe(900 * 1024 ** 3);
  });

  it.each([
    ['of another path', `${head}/dev/sdc 1.0T 1G 900G 1% /home\n`, 'df -h /home', 'all'],
    ['behind a filter', head + rows, 'df -h', 'part'],
    [
      'of inodes',
      'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda2 6M 1M 5M 10% /\n',
      'df -i',
      'all',
    ],
    ['in powers of 1000', head + rows, 'df -H', 'all'],
    ['without the root', `${head}/dev/sdb1 1.8T 212G 1.6T 12% /data\n`, 'df -h', 'all'],
  ] as const)('%s is not known', (_, text, command, kept) => {
    expect(storage(text, command, '/var/lib/docker', kept)).toBe(null);
  });

  it('of shared memory is that of the host', () => {
    const blocks =
      'Filesystem     1K-blocks      Used Available Use% Mounted on\ntmpfs           1048576      1024   1047552   1% /dev/shm\n';
    expect(shmIn(told(output('df', blocks)))).toEqual({
      host: { totalBytes: 1024 ** 3, freeBytes: 1047552 * 1024 },
    });
    expect(shmIn(told(output('df -h', `${head}/dev/sda2 98G 97G 612M 100% /\n`)))).toBe(null);
  });
});

describe('the machine', () => {
  it.each([
    [
      'Linux n 5.15.0-91-generic #101-Ubuntu SMP x86_64 x86_64 x86_64 GNU/Linux',
      { release: '5.15.0-91-generic', machine: 'x86_64' },
      'generic',
    ],
    [
      'Linux n 5.15.153.1-microsoft-standard-WSL2 #1 SMP x86_64 GNU/Linux',
      { release: '5.15.153.1-microsoft-standard-WSL2', machine: 'x86_64' },
      'wsl2',
    ],
    [
      'Linux n 5.15.136-tegra #1 SMP PREEMPT aarch64 aarch64 aarch64 GNU/Linux',
      { release: '5.15.136-tegra', machine: 'aarch64' },
      'jetson',
    ],
    ['Darwin mac 23.1.0 arm64', null, undefined],
  ])('%s', (text, kernel, kind) => {
    const evidence = told(output('uname -a', text));
    expect(kernelIn(evidence)).toEqual(kernel);
    expect(platformIn(evidence)?.kind).toBe(kind);
  });

  it('is a DGX by its release file or its firmware', () => {
    const uname = output('uname -a', 'Linux n 5.15.0 #1 x86_64 GNU/Linux');
    const dmi = output(
      'dmidecode',
      'System Information\n\tManufacturer: NVIDIA\n\tProduct Name: DGXH100\n\nBase Board\n\tProduct Name: X\n',
    );
    expect(platformIn(told(uname, dmi))).toEqual({ kind: 'dgx', name: 'DGXH100' });
    expect(
      platformIn(withFiles({ '/etc/dgx-release': 'DGX_NAME="DGX Server"\nDGX_SWBUILD_VERSION="6.1.0"\n' }))
        ?.kind,
    ).toBe('dgx');
  });

  it('names who asked, where that is told', () => {
    const uname = output('uname -a', 'Linux n 5.15.0 #1 x86_64 GNU/Linux');
    expect(systemIn(told(uname))).toMatchObject({ user: '', uid: -1, gids: [] });
    const id = output('id', 'uid=1001(ada) gid=1001(ada) groups=1001(ada),998(docker)');
    expect(systemIn(told(uname, id))).toMatchObject({ user: 'ada', uid: 1001, gids: [1001, 998] });
    expect(systemIn(told(uname, output('id bob', 'uid=1002(bob) gid=1(x) groups=1(x)')))).toMatchObject({
      user: '',
    });
  });

  it.each([
    ['/etc/issue', 'Ubuntu 22.04.4 LTS \\n \\l', 'ubuntu', '22.04'],
    ['/etc/redhat-release', 'Rocky Linux release 9.4 (Blue Onyx)', 'rocky', '9.4'],
    ['/etc/issue', 'Arch Linux \\r (\\l)', 'arch', ''],
    ['/etc/issue', 'Welcome to my machine', undefined, undefined],
  ])('%s: %s', (path, text, id, versionId) => {
    const os = osIn(withFiles({ [path]: text }));
    expect([os?.id, os?.versionId]).toEqual([id, versionId]);
  });
});

it('the fabric manager is as systemd tells, of the version of its package', () => {
  const status = output(
    'systemctl status nvidia-fabricmanager',
    '● nvidia-fabricmanager.service - x\n     Loaded: loaded (/lib/x; disabled)\n     Active: inactive (dead)\n',
  );
  const packages = output('dpkg -l', 'ii  nvidia-fabricmanager-550  550.90.07-0ubuntu1  amd64  x\n', 'part');
  expect(fabricManagerIn(told(status, packages))).toEqual({
    service: 'stopped',
    enabled: false,
    process: null,
    version: '550.90.07',
  });
  expect(fabricManagerIn(told(packages))).toBe(null);
});
