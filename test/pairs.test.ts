import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { causesOf } from '../src/causes.ts';
import type { JsonObject } from '../src/check.ts';
import type { BannerWarning } from '../src/launch/banner.ts';
import type { GpuState } from '../src/probes/gpu-state.ts';
import type { KernelEvent } from '../src/probes/kernel-log-lines.ts';
import type { ModuleObstaclesFact } from '../src/probes/module-obstacles.ts';
import type { SmiProblem } from '../src/probes/nvidia-smi.ts';
import type { RegistryFact, RegistryProblem } from '../src/probes/registry.ts';
import type { ToolkitFact } from '../src/probes/toolkit.ts';
import type { FactKey, Facts } from '../src/probes.ts';
import { defaultTarget, type Target } from '../src/target.ts';
import { healthy, readingsOf } from '../src/testing/healthy.ts';
import {
  cdiEngine,
  device,
  engine as engineOf,
  namesIn,
  spec,
  specs,
  toolkitWithout,
} from './support/cdi.ts';
import { engineWith } from './support/engine.ts';
import { explanations } from './support/explanations.ts';
import { fabric, idle, smi } from './support/gpus.ts';
import { event, log } from './support/kernel-events.ts';

interface Broken {
  /** What the machine looks like. */
  readonly facts: Partial<Facts>;
  /** What repairing the cause alone changes; all of it becomes as on the healthy machine. */
  readonly repair: readonly FactKey[];
  /** What it is like after the repair, where that differs from the healthy machine. */
  readonly repaired?: Partial<Facts>;
  readonly target?: Partial<Target>;
  /** What is asked for after the repair, where the wish was what was wrong. */
  readonly repairedTarget?: Partial<Target>;
}

const started = healthy.dockerd.process?.startedMs ?? 0;
const noModule = { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false } as const;
const built = { ...noModule, builtFor: [healthy.system.kernelRelease] };
const notRun = { kind: 'not-run', why: 'there is no kernel module' } as const;
const noLibraries = { cuda: null, nvml: null, searched: [] };
const noNodes = {
  ...healthy.deviceNodes,
  nodes: [],
  registeredMajor: null,
  registeredUvmMajor: null,
  gpuMinors: null,
};
const toolkit = (change: 'nothing' | 'no hook' | 'late'): ToolkitFact => {
  const late = { installedMs: started + 60_000 };
  const programs = Object.entries(healthy.toolkit.binaries).map(([name, binary]) => [
    name,
    change === 'nothing' || (change === 'no hook' && /hook$/.test(name)) || binary === null
      ? null
      : { ...binary, ...(change === 'late' ? late : {}) },
  ]);
  return {
    ...healthy.toolkit,
    binaries: Object.fromEntries(programs),
    oldestTraceMs: change === 'late' ? started + 1 : null,
  };
};
const names = namesIn(spec());
const nixos = { ...healthy.os, id: 'nixos', family: 'nixos', packages: 'none' } as const;
const newest = { ...cdiEngine('29.3.0', '1.54', names), ...specs(spec()) };
/** The programs of its hooks went with the toolkit. */
const leftSpec = specs(spec({ common: { missing: ['/usr/bin/nvidia-cdi-hook'], missingNodes: [] } }));
/** An engine that has CDI alone, and what is wrong with it. */
const byCdiAlone = (wrong: Partial<Facts>, more: Partial<Broken> = {}): Broken => ({
  facts: { ...newest, ...toolkitWithout('nvidia-container-runtime-hook'), ...wrong },
  repair: [],
  repaired: { ...newest, cdiRefresh: healthy.cdiRefresh },
  ...more,
});
const unlisted = cdiEngine('29.3.0', '1.54', null);
const failedRefresh = (problem: 'driver-not-loaded' | 'other') => ({
  ...unlisted,
  ...specs(),
  cdiRefresh: { unit: 'nvidia-cdi-refresh.service', failure: { problem, text: 'no' } },
});
const listsAll = cdiEngine('29.3.0', '1.54', ['nvidia.com/gpu=all']);
const missesDevice = (gpus: string): Partial<Broken> => ({
  facts: {
    ...listsAll,
    ...toolkitWithout('nvidia-container-runtime-hook'),
    ...specs(spec({ devices: [device('all')] })),
  },
  target: { gpus },
  repairedTarget: {},
});
const failing = (problem: RegistryProblem): Partial<Facts> => ({
  localImage: { kind: 'absent' },
  registry: {
    kind: 'failed',
    route: healthy.registry.route,
    problem,
    at: 'nvcr.io',
    why: 'no',
    status: null,
    issuer: null,
    architectures: [],
  } satisfies RegistryFact,
});
const pullFailed = { launch: { kind: 'pull-failed', command: ['docker', 'pull'], text: 'no' } } as const;
const launched = healthy.launch.kind === 'ran' ? healthy.launch : null;
if (launched === null) throw new Error('The healthy machine launched.');
const bannerOf: Readonly<Record<string, BannerWarning>> = {
  'no-supported-gpu-detected': { id: 'no-supported-gpu', text: 'ERROR: No supported GPU(s) detected.' },
  'ngc-banner-warning': { id: 'cuda-init-failed', text: 'ERROR: CUDA failed to initialize.' },
};
const warned = (measured: object, code: string): Partial<Facts> => ({
  launch: {
    ...launched,
    measured: { ...launched.measured, matmul: [], allreduce: null, ...measured },
    banner: [bannerOf[code] ?? { id: 'avx', text: 'ERROR' }],
  },
});
const noCuda = { available: false, devices: [], error: 'no', warnings: [] };
const withoutCuda: Partial<Facts> = {
  launch: { ...launched, measured: { ...launched.measured, matmul: [], allreduce: null, cuda: noCuda } },
};
const nvswitch = { address: '0000:c5:00.0', deviceId: '1af1', kind: 'nvswitch', driver: null } as const;
const switched = { pci: { ...healthy.pci, devices: [...healthy.pci.devices, nvswitch] } };
const noManager = { service: 'absent', enabled: null, process: false, version: null } as const;
const waiting = smi({ state: { fabric: fabric('In Progress') } });
const waitingForReset = (state: Partial<GpuState>) => ({
  facts: smi({ state: { ...state, recovery: 'reset' } }, {}),
  repair: ['nvidiaSmi'] as const,
});
const wrongGpu = (computeCapability: string, code: string): Partial<Facts> => ({
  ...warned({}, code),
  nvidiaSmi:
    healthy.nvidiaSmi.kind === 'answered'
      ? { ...healthy.nvidiaSmi, gpus: healthy.nvidiaSmi.gpus.map((gpu) => ({ ...gpu, computeCapability })) }
      : healthy.nvidiaSmi,
});
const driver = ['kernelModule', 'driverLibraries', 'deviceNodes', 'nvidiaSmi'] as const;

const heldBy = (name: string): Facts['pci'] => ({
  bus: true,
  devices: healthy.pci.devices.map((gpu) => ({ ...gpu, driver: name })),
});
const ofKind = (deviceId: string): Facts['pci'] => ({
  bus: true,
  devices: healthy.pci.devices.map((gpu) => ({ ...gpu, deviceId })),
});
const obstacle = (more: Partial<ModuleObstaclesFact>) => ({
  moduleObstacles: { ...healthy.moduleObstacles, ...more },
});
const onDisk = (flavour: 'open' | 'proprietary', version: string): Facts['moduleFile'] =>
  healthy.moduleFile.kind === 'present' ? { ...healthy.moduleFile, flavour, version } : healthy.moduleFile;
const firstGpu = healthy.pci.devices[0]?.address ?? '';
const said = (...events: readonly KernelEvent[]) => ({ kernelLog: log(...events) });
const xid = (number: number, detail: string | null = null) =>
  event('xid', { number, address: firstGpu, detail });
const refusing = (problem: SmiProblem, text = 'no'): Partial<Facts> => ({
  nvidiaSmi: { kind: 'failed', problem, exitCode: 255, text, libraryVersion: null },
});
const moduleLoaded = (flavour: 'open' | 'proprietary', version: string): Facts['kernelModule'] => ({
  kind: 'loaded',
  version,
  flavour,
  uvm: true,
  users: 0,
});
const notLoaded = { kernelModule: built, nvidiaSmi: notRun } as const;
const notBuilt = { kernelModule: { ...noModule, builtFor: ['5.4.0-1-generic'] }, nvidiaSmi: notRun } as const;
const failedBuild = { log: '/var/lib/dkms/make.log', kernel: healthy.system.kernelRelease, error: null };
const dkms = [{ name: 'nvidia', version: '550.163.01', failed: failedBuild }];

/** Why the module is not loaded, or reaches no GPU, by what shows it. */
const reasons: Readonly<Record<string, Partial<Facts>>> = {
  'secure-boot-unsigned': obstacle({ signaturesEnforced: true }),
  'kernel-module-blacklisted': obstacle({
    blocks: [{ file: '/etc/modprobe.d/a.conf', line: 'blacklist nvidia', always: false }],
  }),
  'prime-intel-selected': obstacle({ prime: 'off' }),
  'nouveau-conflict': { pci: heldBy('nouveau') },
  'nova-core-conflict': { pci: heldBy('NovaCore') },
  'gpu-bound-to-vfio': { pci: heldBy('vfio-pci') },
  'selinux-module-load': said(event('load-denied')),
  'bar-space-above-4g': said(event('bar-invalid', { address: firstGpu })),
  'gpu-fell-off-bus': said(event('fell-off-bus', { address: firstGpu })),
  'open-kernel-module-unsupported': { pci: ofKind('1b06'), moduleFile: onDisk('open', '570.133.20') },
  'gpu-legacy-for-driver': { pci: ofKind('1b06'), moduleFile: onDisk('open', '595.71.05') },
  'gpu-not-supported-by-driver': { pci: ofKind('2684'), ...said(event('unsupported')) },
  'cc-unsupported-device': {
    pci: ofKind('2330'),
    moduleFile: onDisk('open', '550.163.01'),
    ...said(event('unsupported')),
  },
};
const initFailures: Readonly<Record<string, Partial<Facts>>> = {
  'gpu-fell-off-bus': said(xid(79)),
  'gpu-power-missing': said(event('power-missing', { address: firstGpu })),
  'gpu-busy-or-bad': said(xid(143)),
  'gsp-rpc-timeout': said(xid(119)),
  'bar-space-above-4g': said(event('bar-invalid', { address: firstGpu })),
  'gpu-bound-to-vfio': { pci: heldBy('vfio-pci') },
  'open-kernel-module-unsupported': {
    pci: ofKind('1b06'),
    kernelModule: moduleLoaded('open', '570.133.20'),
  },
  'gpu-legacy-for-driver': { pci: ofKind('1b06'), kernelModule: moduleLoaded('open', '595.71.05') },
  'gpu-not-supported-by-driver': { pci: ofKind('2684'), ...said(event('unsupported')) },
  'cc-unsupported-device': { pci: ofKind('2330'), ...said(event('unsupported')) },
  'cc-mode-stuck': said(event('fsp-timeout'), event('init-failed', { address: firstGpu })),
};
const pairsOf = (
  consequence: string,
  causes: Readonly<Record<string, Partial<Facts>>>,
  besides: Partial<Facts>,
): Readonly<Record<string, Broken>> =>
  Object.fromEntries(
    Object.entries(causes).map(([code, facts]) => [
      `${consequence} < ${code}`,
      {
        facts: { ...besides, ...facts },
        repair: [
          'kernelModule',
          'nvidiaSmi',
          'pci',
          'moduleObstacles',
          'moduleFile',
          'moduleBuild',
          'kernelLog',
        ] as const,
      },
    ]),
  );

const daemonDown: Partial<Facts> = {
  engine: {
    kind: 'unreachable',
    endpoint: 'unix:///var/run/docker.sock',
    reason: 'no-socket',
    why: 'no',
    socketGid: null,
  },
  dockerd: { ...healthy.dockerd, process: null, version: '24.0.7' },
};
const daemonFile = (value: JsonObject) =>
  ({ kind: 'valid', path: '/etc/docker/daemon.json', value }) as const;
const goneRuntime = { name: 'nvidia', path: '/opt/gone/nvidia-container-runtime', state: 'missing' } as const;
const withoutRuntime = engineWith({ runtimes: [{ name: 'runc', path: 'runc' }] });
const cdiMode: ToolkitFact = {
  ...healthy.toolkit,
  config: { kind: 'valid', mode: 'cdi', driverRoot: '/', noCgroups: false },
};
const unregistered: Partial<Facts> = {
  engine: withoutRuntime,
  toolkit: cdiMode,
  cdi: newest.cdi,
  daemonJson: { kind: 'absent', path: '/srv/docker.json' },
};
const registering = (path: string, flavour: 'package' | 'rootless') => ({
  path,
  flavour,
  runtimes: ['nvidia'],
  defaultRuntime: null,
});
const podmanAsDocker = (version: string): Partial<Facts> => ({
  dockerCli:
    healthy.dockerCli.kind === 'present'
      ? { ...healthy.dockerCli, podman: true, version }
      : healthy.dockerCli,
});

/** By cause, the machine on which it and what it accounts for are seen. */
const broken: Readonly<Record<string, Broken>> = {
  'driver-libraries-missing < driver-not-installed': {
    facts: { kernelModule: noModule, driverLibraries: noLibraries, nvidiaSmi: notRun },
    repair: driver,
  },
  'device-nodes-missing < driver-not-installed': {
    facts: { kernelModule: noModule, driverLibraries: noLibraries, deviceNodes: noNodes, nvidiaSmi: notRun },
    repair: driver,
  },
  'device-nodes-missing < kernel-module-not-loaded': {
    facts: { kernelModule: built, deviceNodes: noNodes, nvidiaSmi: notRun },
    repair: ['kernelModule', 'deviceNodes', 'nvidiaSmi'],
  },
  'device-nodes-missing < kernel-upgraded-no-module': {
    facts: { ...notBuilt, deviceNodes: noNodes },
    repair: ['kernelModule', 'deviceNodes', 'nvidiaSmi'],
  },
  'no-nvidia-gpu < prime-intel-selected': {
    facts: { ...notLoaded, ...obstacle({ prime: 'off' }), pci: { bus: true, devices: [] } },
    repair: ['pci', 'moduleObstacles', 'kernelModule', 'nvidiaSmi'],
  },
  ...pairsOf('kernel-module-not-loaded', reasons, notLoaded),
  ...pairsOf(
    'kernel-upgraded-no-module',
    {
      'dkms-headers-missing': { moduleBuild: { ...healthy.moduleBuild, headers: false, dkms } },
      'dkms-build-failed': { moduleBuild: { ...healthy.moduleBuild, dkms } },
    },
    notBuilt,
  ),
  ...pairsOf('gpu-init-failed', initFailures, refusing('no-devices')),
  ...pairsOf(
    'gpu-device-handle-unknown',
    {
      'gpu-fell-off-bus': said(xid(79)),
      'gpu-power-missing': said(event('power-missing', { address: firstGpu })),
      'gsp-rpc-timeout': said(xid(119)),
      'gpu-busy-or-bad': said(xid(154, 'GPU Reset Required')),
    },
    refusing('device-handle'),
  ),
  ...pairsOf(
    'driver-nvml-unknown',
    { 'gpu-fell-off-bus': said(xid(79)), 'gsp-rpc-timeout': said(xid(119)) },
    refusing('other', 'Failed to initialize NVML: Unknown Error'),
  ),
  ...pairsOf('gsp-rpc-timeout', { 'gpu-fell-off-bus': said(xid(79), xid(119)) }, refusing('gpu-lost')),
  ...pairsOf('nvlink-uncorrectable', { 'gpu-fell-off-bus': said(xid(79), xid(74)) }, refusing('gpu-lost')),
  ...pairsOf('gpu-busy-or-bad', { 'gpu-fell-off-bus': said(xid(79), xid(109)) }, refusing('gpu-lost')),
  'driver-not-answering < driver-libraries-missing': {
    facts: {
      driverLibraries: noLibraries,
      nvidiaSmi: { kind: 'failed', problem: 'no-library', exitCode: 12, text: 'no', libraryVersion: null },
    },
    repair: ['driverLibraries', 'nvidiaSmi'],
  },
  'daemon-not-running < daemon-json-invalid': {
    facts: {
      engine: {
        kind: 'unreachable',
        endpoint: 'unix:///var/run/docker.sock',
        reason: 'no-socket',
        why: 'no',
        socketGid: null,
      },
      dockerd: { ...healthy.dockerd, process: null },
      daemonJson: {
        kind: 'invalid',
        path: '/etc/docker/daemon.json',
        why: 'no',
        line: 1,
        text: '',
        problem: 'syntax',
        repair: null,
      },
    },
    repair: ['daemonJson', 'engine', 'dockerd'],
  },
  'rootless-daemon-not-started < user-namespaces-restricted': {
    facts: {
      ...daemonDown,
      dockerd: { ...healthy.dockerd, flavour: 'rootless', process: null },
      securityModules: { ...healthy.securityModules, mostUserNamespaces: 0 },
    },
    repair: ['securityModules', 'engine', 'dockerd'],
  },
  'daemon-not-running < daemon-flag-conflict': {
    facts: { ...daemonDown, daemonJson: daemonFile({ hosts: ['unix:///var/run/docker.sock'] }) },
    repair: ['daemonJson', 'engine', 'dockerd'],
  },
  'daemon-not-running < daemon-flag-unsupported': {
    facts: { ...daemonDown, daemonJson: daemonFile({ 'nvidia-runtime': true }) },
    repair: ['daemonJson', 'engine', 'dockerd'],
  },
  'daemon-not-running < default-runtime-broken': {
    facts: { ...daemonDown, daemonJson: daemonFile({ 'default-runtime': 'nvidia' }) },
    repair: ['daemonJson', 'engine', 'dockerd'],
  },
  'default-runtime-broken < runtime-binary-missing': {
    facts: { engine: engineWith({ defaultRuntime: 'nvidia' }), runtimeBinaries: [goneRuntime] },
    repair: ['runtimeBinaries'],
  },
  'default-runtime-broken < toolkit-config-invalid': {
    facts: {
      engine: engineWith({ defaultRuntime: 'nvidia' }),
      toolkit: { ...healthy.toolkit, config: { kind: 'invalid', why: 'no' } },
    },
    repair: ['toolkit'],
  },
  'nvidia-runtime-not-registered < daemon-not-restarted': {
    facts: { engine: withoutRuntime, toolkit: cdiMode, cdi: newest.cdi },
    repair: ['engine'],
  },
  'nvidia-runtime-not-registered < daemon-uses-other-config': {
    facts: {
      ...unregistered,
      daemonConfigs: [registering('/etc/docker/daemon.json', 'package')],
    },
    repair: ['engine', 'daemonJson', 'daemonConfigs'],
  },
  'nvidia-runtime-not-registered < rootless-vs-rootful-config': {
    facts: {
      ...unregistered,
      daemonConfigs: [registering('/home/ada/.config/docker/daemon.json', 'rootless')],
    },
    repair: ['engine', 'daemonJson', 'daemonConfigs'],
  },
  'nvidia-runtime-not-registered < snap-docker': {
    facts: {
      ...pullFailed,
      engine: engineWith({
        rootDir: '/var/snap/docker/common/var-lib-docker',
        runtimes: [{ name: 'runc', path: 'runc' }],
      }),
      dockerd: { ...healthy.dockerd, flavour: 'snap' },
      daemonJson: { kind: 'absent', path: '/var/snap/docker/current/config/daemon.json' },
    },
    repair: ['engine', 'dockerd', 'daemonJson'],
  },
  'docker-cli-too-old < distro-docker-conflict': {
    facts: {
      engine: engineWith({
        version: '1.13.1',
        apiVersion: '1.26',
        securityOptions: [],
        runtimes: [{ name: 'runc', path: 'runc' }],
      }),
      os: { ...healthy.os, id: 'centos', family: 'rhel', packages: 'yum' },
    },
    repair: ['engine'],
  },
  'podman-too-old-for-cdi < podman-emulates-docker': {
    facts: podmanAsDocker('3.4.4'),
    repair: ['dockerCli'],
  },
  'podman-gpus-flag-noop < podman-emulates-docker': {
    facts: podmanAsDocker('4.9.4'),
    repair: ['dockerCli'],
  },
  'podman-runtime-nvidia-missing < podman-emulates-docker': {
    facts: { ...podmanAsDocker('5.4.0'), podman: { ...healthy.podman, runtime: 'nvidia', path: '/c' } },
    repair: ['dockerCli'],
  },
  'podman-userns-nomap < podman-emulates-docker': {
    facts: { ...podmanAsDocker('5.4.0'), podman: { ...healthy.podman, userns: 'nomap', path: '/c' } },
    repair: ['dockerCli'],
  },
  'runtime-binary-missing < toolkit-not-installed': {
    facts: {
      toolkit: toolkit('nothing'),
      runtimeBinaries: [{ name: 'nvidia', path: 'nvidia-container-runtime', state: 'missing' }],
    },
    repair: ['toolkit', 'runtimeBinaries'],
  },
  'gpus-not-supported < toolkit-not-installed': {
    facts: { toolkit: toolkit('nothing') },
    repair: ['toolkit'],
  },
  'gpus-not-supported < toolkit-hook-missing': {
    facts: { toolkit: toolkit('no hook') },
    repair: ['toolkit'],
  },
  'gpus-not-supported < daemon-not-restarted': { facts: { toolkit: toolkit('late') }, repair: ['toolkit'] },
  'gpus-vendor-misdetected-amd < toolkit-not-installed': {
    facts: { ...newest, ...leftSpec, toolkit: toolkit('nothing') },
    repair: ['toolkit', 'cdi'],
  },
  'gpus-not-supported < nixos-no-gpus-hook': {
    facts: { toolkit: toolkit('no hook'), os: nixos },
    repair: ['toolkit'],
  },
  'gpus-vendor-misdetected-amd < nixos-no-gpus-hook': {
    facts: { ...newest, ...leftSpec, toolkit: toolkit('no hook'), os: nixos },
    repair: ['toolkit', 'cdi'],
  },
  'gpus-vendor-misdetected-amd < toolkit-hook-missing': {
    facts: { ...newest, ...leftSpec, toolkit: toolkit('no hook') },
    repair: ['toolkit', 'cdi'],
  },
  'gpus-vendor-misdetected-amd < daemon-not-restarted': {
    facts: { ...newest, toolkit: toolkit('late') },
    repair: ['toolkit'],
  },
  'gpus-not-supported < cdi-spec-missing-or-unreadable': byCdiAlone({ ...unlisted, ...specs() }),
  'gpus-not-supported < cdi-spec-conflict': byCdiAlone({
    ...unlisted,
    ...specs(spec(), spec({ path: '/etc/cdi/other.yaml' })),
  }),
  'gpus-not-supported < cdi-version-too-new': byCdiAlone({
    ...unlisted,
    ...specs(spec({ cdiVersion: '9.0.0' })),
  }),
  'gpus-not-supported < cdi-refresh-before-driver': byCdiAlone(failedRefresh('driver-not-loaded')),
  'gpus-not-supported < cdi-generate-failed': byCdiAlone(failedRefresh('other')),
  'gpus-not-supported < cdi-device-name-unknown': byCdiAlone(
    {},
    { ...missesDevice('device=1'), repairedTarget: { gpus: 'device=1' } },
  ),
  'cdi-device-name-unknown < gpu-count-exceeds-host': byCdiAlone({}, missesDevice('device=5')),
  'cdi-device-name-unknown < gpu-id-changed': byCdiAlone({}, missesDevice('device=GPU-9')),
  'cdi-device-name-unknown < visible-devices-bad-value': byCdiAlone({}, missesDevice('device=no')),
  'cdi-spec-stale < device-nodes-missing': {
    facts: {
      ...newest,
      ...specs(spec({ devices: [device('all', { missingNodes: ['/dev/nvidia0'] })] })),
      ...toolkitWithout('nvidia-container-runtime-hook'),
      deviceNodes: noNodes,
    },
    repair: ['deviceNodes', 'cdi'],
    repaired: specs(spec()),
  },
  'cdi-spec-stale < driver-library-mismatch': {
    facts: {
      ...newest,
      kernelModule: { kind: 'loaded', version: '550.127.05', flavour: 'proprietary', uvm: true, users: 0 },
      nvidiaSmi: {
        kind: 'failed',
        problem: 'library-mismatch',
        exitCode: 18,
        text: 'no',
        libraryVersion: '550.163',
      },
    },
    repair: ['kernelModule', 'nvidiaSmi'],
  },
  'cdi-spec-stale < driver-not-installed': {
    facts: {
      ...newest,
      ...specs(spec({ common: { missing: ['/usr/lib/libcuda.so.535.230.02'], missingNodes: [] } })),
      cdiRefresh: { unit: 'nvidia-cdi-refresh.service', failure: null },
      kernelModule: noModule,
      driverLibraries: noLibraries,
      nvidiaSmi: notRun,
      deviceNodes: noNodes,
    },
    repair: ['kernelModule', 'driverLibraries', 'nvidiaSmi', 'deviceNodes', 'cdi'],
    repaired: specs(spec()),
  },
  'cdi-spec-stale < toolkit-not-installed': {
    facts: { ...newest, ...leftSpec, toolkit: toolkit('nothing') },
    repair: ['toolkit', 'cdi'],
  },
  'toolkit-not-installed < cdi-not-enabled-docker': {
    facts: {
      ...engineOf('27.5.1', '1.47', { cdiSpecDirs: [] }),
      ...specs(spec()),
      toolkit: toolkit('nothing'),
    },
    repair: [],
    repaired: cdiEngine('27.5.1', '1.47', null),
  },
  'toolkit-hook-missing < cdi-not-enabled-docker': {
    facts: {
      ...engineOf('27.5.1', '1.47', { cdiSpecDirs: [] }),
      ...specs(spec()),
      ...toolkitWithout('nvidia-container-runtime-hook'),
    },
    repair: [],
    repaired: cdiEngine('27.5.1', '1.47', null),
  },
  'image-unverified < image-tag-not-found': {
    facts: {
      ...failing('tag-not-found'),
      imageChoice: { ...healthy.imageChoice, tag: '22.99-py3', release: null },
    },
    repair: ['registry', 'imageChoice'],
  },
  'gpu-faulty < gpu-busy-or-bad': waitingForReset({ failedFields: ['fb_memory_usage'] }),
  'ecc-uncorrectable < gpu-busy-or-bad': waitingForReset({ errors: { ...idle.errors, uncorrectable: 1 } }),
  'ecc-row-remap < gpu-busy-or-bad': waitingForReset({ errors: { ...idle.errors, repairPending: true } }),
  'cuda-init-failed < fabric-manager-missing': {
    facts: { ...withoutCuda, ...switched, fabricManager: noManager },
    repair: ['fabricManager', 'launch'],
  },
  'cuda-init-failed < fabric-manager-version-mismatch': {
    facts: { ...withoutCuda, ...switched, fabricManager: { ...noManager, version: '550.127.05' } },
    repair: ['fabricManager', 'launch'],
  },
  'cuda-init-failed < fabric-not-completed': {
    facts: { ...withoutCuda, ...switched, ...waiting },
    repair: ['nvidiaSmi', 'launch'],
  },
  'cuda-init-failed < cc-not-ready': {
    facts: { ...withoutCuda, confidentialCompute: { ready: false } },
    repair: ['confidentialCompute', 'launch'],
  },
  'cuda-init-failed < mig-no-instances': {
    facts: { ...withoutCuda, ...smi({ mig: 'enabled', state: { migPending: true } }) },
    repair: ['nvidiaSmi', 'launch'],
  },
  ...Object.fromEntries(
    Object.keys(bannerOf).flatMap((code): [string, Broken][] => [
      [
        `${code} < launch-sees-no-gpu`,
        { facts: warned({ nodes: [], cuda: noCuda }, code), repair: ['launch'] },
      ],
      [`${code} < cuda-init-failed`, { facts: warned({ cuda: noCuda }, code), repair: ['launch'] }],
      [`${code} < gpu-too-old-for-image`, { facts: wrongGpu('5.2', code), repair: ['launch', 'nvidiaSmi'] }],
      [`${code} < gpu-too-new-for-image`, { facts: wrongGpu('10.0', code), repair: ['launch', 'nvidiaSmi'] }],
    ]),
  ),
  'launch-pull-failed < disk-too-small-for-image': {
    facts: {
      ...pullFailed,
      localImage: { kind: 'absent' },
      storage: { ...healthy.storage, freeBytes: 2 ** 31 },
    },
    repair: ['storage', 'launch'],
  },
  ...Object.fromEntries(
    (
      [
        ['dns-failure', 'dns'],
        ['registry-unreachable', 'unreachable'],
        ['proxy-misconfigured', 'proxy'],
        ['tls-mitm-ca', 'tls-unknown-ca'],
        ['registry-tls-invalid', 'tls-other'],
        ['registry-tls-timeout', 'tls-timeout'],
        ['ngc-not-logged-in', 'not-logged-in'],
        ['ngc-wrong-credentials', 'wrong-credentials'],
        ['ngc-access-denied', 'denied'],
        ['hub-rate-limit', 'rate-limited'],
        ['image-tag-not-found', 'tag-not-found'],
        ['arch-no-manifest', 'no-architecture'],
        ['registry-cdn-blocked', 'blob-host'],
        ['ngc-service-outage', 'outage'],
        ['registry-imposter', 'not-a-registry'],
      ] as const
    ).map(([code, problem]) => [
      `launch-pull-failed < ${code}`,
      { facts: { ...failing(problem), ...pullFailed }, repair: ['registry', 'launch'] } satisfies Broken,
    ]),
  ),
};

function causesWith(facts: Partial<Facts>, target: Partial<Target> = {}) {
  const readings = readingsOf(facts);
  const located = checks.flatMap((check) => {
    const outcome = check.examine(readings, { ...defaultTarget, ...target });
    return outcome.status === 'found'
      ? outcome.findings.map((finding) => ({ check: check.id, finding }))
      : [];
  });
  return causesOf(located).map(({ code, explains }) => ({ code, explains }));
}

const pairs = [...explanations()].flatMap(([code, causes]) => causes.map((cause) => `${code} < ${cause}`));

describe('what a cause accounts for is gone with it', () => {
  it('in every pair that the checks name', () =>
    expect([...new Set(pairs)].sort()).toEqual(Object.keys(broken).sort()));

  it.each(Object.entries(broken))(
    '%s',
    (name, { facts, repair, repaired: after, target, repairedTarget }) => {
      const [consequence = '', cause = ''] = name.split(' < ');
      expect(causesWith(facts, target).find(({ code }) => code === cause)?.explains).toContain(consequence);
      const repaired = Object.fromEntries(
        Object.entries(facts).filter(([key]) => !repair.some((one) => one === key)),
      );
      const left = causesWith({ ...repaired, ...after }, repairedTarget ?? target).flatMap(
        ({ code, explains }) => [code, ...explains],
      );
      expect(left).not.toContain(cause);
      expect(left).not.toContain(consequence);
    },
  );
});
