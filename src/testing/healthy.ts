import { read } from '../probe.ts';
import { stateOf } from '../probes/nvidia-smi-state.ts';
import type { ToolkitBinary } from '../probes/toolkit.ts';
import type { Facts, Readings } from '../probes.ts';

const booted = Date.UTC(2026, 0, 10, 8);
const installed = Date.UTC(2026, 0, 1, 8);
const gibibyte = 1024 ** 3;

const toolkitBinary = (name: string): ToolkitBinary => ({
  path: `/usr/bin/${name}`,
  executable: true,
  dangling: false,
  onDockerdPath: true,
  installedMs: installed,
});

const gpu = (index: number, busId: string) =>
  ({
    index,
    name: 'NVIDIA A100-SXM4-80GB',
    uuid: `GPU-00000000-0000-0000-0000-00000000000${index}`,
    busId,
    computeCapability: '8.0',
    memoryTotalBytes: 80 * gibibyte,
    mig: 'disabled',
    vgpu: false,
    // A document that tells nothing more: whatever is not known is no fault.
    state: stateOf({}),
  }) as const;

const node = (path: string, major: number, minor: number) => ({
  path,
  major,
  minor,
  mode: 0o666,
  gid: 0,
  group: 'root',
  accessible: true,
});

/** A made-up machine on which nothing is wrong: Ubuntu 22.04, two A100, Docker 24.0, the image local. */
export const healthy: Facts = {
  system: {
    uid: 1000,
    gids: [1000, 998],
    user: 'ada',
    home: '/home/ada',
    machine: 'x86_64',
    architecture: 'amd64',
    kernelRelease: '5.15.0-130-generic',
    bootMs: booted - 60_000,
    cpus: 64,
    memoryTotalBytes: 512 * gibibyte,
    memoryAvailableBytes: 500 * gibibyte,
    path: ['/usr/local/bin', '/usr/bin', '/bin'],
    workingDirectory: '/home/ada',
    runId: 'abcdefgh',
    visibleDevices: null,
  },
  os: {
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
    immutable: false,
    nonFree: null,
    toolkitRepository: true,
  },
  platform: { kind: 'generic', name: null, inContainer: false },
  pci: {
    bus: true,
    devices: [
      { address: '0000:3b:00.0', deviceId: '20b2', kind: 'gpu', driver: 'nvidia' },
      { address: '0000:86:00.0', deviceId: '20b2', kind: 'gpu', driver: 'nvidia' },
    ],
  },
  kernelModule: { kind: 'loaded', version: '550.163.01', flavour: 'proprietary', uvm: true, users: 3 },
  moduleFile: {
    kind: 'present',
    path: '/lib/modules/5.15.0-130-generic/updates/dkms/nvidia.ko',
    version: '550.163.01',
    flavour: 'proprietary',
    signer: null,
  },
  moduleUse: {
    modules: ['nvidia_drm', 'nvidia_modeset', 'nvidia_uvm', 'nvidia'],
    display: false,
    persistenced: true,
  },
  moduleObstacles: {
    secureBoot: false,
    lockdown: 'none',
    signaturesEnforced: false,
    blocks: [],
    prime: null,
  },
  moduleBuild: { headers: true, dkms: [] },
  kernelLog: { source: 'dmesg', events: [] },
  deviceNodes: {
    nodes: [
      node('/dev/nvidia-uvm', 510, 0),
      node('/dev/nvidia0', 195, 0),
      node('/dev/nvidia1', 195, 1),
      node('/dev/nvidiactl', 195, 255),
    ],
    registeredMajor: 195,
    registeredUvmMajor: 510,
    gpuMinors: [0, 1],
    fileMode: 0o666,
    dxg: false,
  },
  driverLibraries: {
    cuda: { path: '/usr/lib/x86_64-linux-gnu/libcuda.so.1', version: '550.163.01' },
    nvml: { path: '/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1', version: '550.163.01' },
    searched: ['/usr/lib/x86_64-linux-gnu'],
  },
  nvidiaSmi: {
    kind: 'answered',
    driverVersion: '550.163.01',
    cudaVersion: '12.4',
    gpus: [gpu(0, '0000:3b:00.0'), gpu(1, '0000:86:00.0')],
  },
  gpuUsers: { alive: {}, mpsControl: false },
  persistenced: { socket: true },
  migCapabilities: { gpuInstances: [] },
  confidentialCompute: { ready: null },
  fabricManager: { service: 'absent', enabled: null, process: null, version: null },
  iommu: { domains: [] },
  dockerCli: {
    kind: 'present',
    path: '/usr/bin/docker',
    version: '24.0.7',
    podman: false,
    nvidiaDocker: false,
  },
  dockerGroup: { exists: true, listed: true, active: true },
  engineEndpoint: { endpoint: 'unix:///var/run/docker.sock', from: 'default', context: 'default' },
  engine: {
    kind: 'running',
    endpoint: 'unix:///var/run/docker.sock',
    version: '24.0.7',
    apiVersion: '1.43',
    operatingSystem: 'Ubuntu 22.04.5 LTS',
    architecture: 'x86_64',
    rootDir: '/var/lib/docker',
    storageDriver: 'overlay2',
    containerdStore: false,
    runtimes: [
      { name: 'runc', path: 'runc' },
      { name: 'nvidia', path: 'nvidia-container-runtime' },
    ],
    defaultRuntime: 'runc',
    cdiSpecDirs: null,
    cdiDevices: null,
    rootless: false,
    securityOptions: ['name=apparmor', 'name=seccomp,profile=builtin'],
    cgroupDriver: 'systemd',
    cgroupVersion: '2',
    liveRestore: false,
    proxies: { http: '', https: '', no: '' },
    registryMirrors: [],
    insecureRegistries: ['127.0.0.0/8'],
    containersRunning: 0,
  },
  dockerd: {
    binary: '/usr/bin/dockerd',
    flavour: 'package',
    service: 'docker',
    process: {
      pid: 900,
      startedMs: booted,
      argv: ['/usr/bin/dockerd', '-H', 'fd://'],
      path: ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'],
      memlockHardBytes: null,
      mayRaiseLimits: true,
    },
    configFile: '/etc/docker/daemon.json',
  },
  runtimeBinaries: [
    { name: 'runc', path: 'runc', state: 'ok' },
    { name: 'nvidia', path: 'nvidia-container-runtime', state: 'ok' },
  ],
  daemonJson: {
    kind: 'valid',
    path: '/etc/docker/daemon.json',
    value: { runtimes: { nvidia: { path: 'nvidia-container-runtime', args: [] } } },
  },
  toolkit: {
    binaries: {
      'nvidia-container-runtime-hook': toolkitBinary('nvidia-container-runtime-hook'),
      'nvidia-container-toolkit': null,
      'nvidia-container-runtime': toolkitBinary('nvidia-container-runtime'),
      'nvidia-container-cli': toolkitBinary('nvidia-container-cli'),
      'nvidia-ctk': toolkitBinary('nvidia-ctk'),
      'nvidia-cdi-hook': toolkitBinary('nvidia-cdi-hook'),
    },
    version: '1.17.8',
    libraryVersion: '1.17.8',
    oldestTraceMs: installed,
    configPath: '/etc/nvidia-container-runtime/config.toml',
    config: { kind: 'valid', mode: 'auto', driverRoot: '/', noCgroups: false },
  },
  cdi: { dirs: ['/etc/cdi', '/var/run/cdi'], specs: [] },
  storage: {
    path: '/var/lib/docker',
    keptBy: 'engine',
    freeBytes: 900 * gibibyte,
    totalBytes: 1800 * gibibyte,
    freeInodes: 90_000_000,
  },
  shm: {
    host: { totalBytes: 256 * gibibyte, freeBytes: 250 * gibibyte },
    engineDefaultBytes: 64 * 1024 ** 2,
    engineDefaultIpcHost: false,
  },
  localImages: [{ reference: 'nvcr.io/nvidia/pytorch:24.01-py3', id: 'sha256:aa', sizeBytes: 22 * gibibyte }],
  imageChoice: {
    reference: 'nvcr.io/nvidia/pytorch:24.01-py3',
    registry: 'nvcr.io',
    repository: 'nvidia/pytorch',
    tag: '24.01-py3',
    digest: null,
    from: 'newest-local',
    why: 'the newest local one',
    release: '24.01',
  },
  localImage: {
    kind: 'present',
    id: 'sha256:aa',
    sizeBytes: 22 * gibibyte,
    architecture: 'amd64',
    os: 'linux',
    env: { CUDA_VERSION: '12.3.2.001', CUDA_DRIVER_VERSION: '545.23.08', NVIDIA_VISIBLE_DEVICES: 'all' },
    labels: {},
  },
  registry: {
    kind: 'found',
    route: {
      host: 'nvcr.io',
      as: 'daemon',
      proxy: null,
      shellProxy: null,
      certificates: '/etc/docker/certs.d/nvcr.io',
      credentials: 'none',
      helperProblem: null,
    },
    digest: 'sha256:bb',
    architectures: ['amd64', 'arm64'],
    layerBytes: 9 * gibibyte,
    layers: 50,
    config: { architecture: 'amd64', os: 'linux', env: {}, labels: {} },
  },
  volumes: [
    {
      request: { source: '/data', destination: '/data', options: 'ro' },
      kind: 'host',
      source: '/data',
      state: 'directory',
      worldReadable: true,
    },
  ],
  launch: {
    kind: 'ran',
    command: ['docker', 'run'],
    exitCode: 0,
    timedOut: false,
    measured: {
      started: true,
      complete: true,
      stoppedBefore: null,
      python: '3.10.12',
      torch: { ok: true, version: '2.2.0a0+81ea7a4', cuda: '12.3', architectures: ['sm_80'] },
      libraries: { cudnn: '8907', nccl: '2.19.3' },
      nodes: ['/dev/nvidia-uvm', '/dev/nvidia0', '/dev/nvidia1', '/dev/nvidiactl'],
      visibleDevices: 'all',
      cudaVisibleDevices: null,
      cuda: {
        available: true,
        devices: [
          { name: 'NVIDIA A100-SXM4-80GB', computeCapability: '8.0', memoryBytes: 80 * gibibyte },
          { name: 'NVIDIA A100-SXM4-80GB', computeCapability: '8.0', memoryBytes: 80 * gibibyte },
        ],
        error: null,
        warnings: [],
      },
      matmul: [
        { device: 0, ok: true, maxError: 0.00001, milliseconds: 12 },
        { device: 1, ok: true, maxError: 0.00001, milliseconds: 12 },
      ],
      dataloader: {
        ok: true,
        workers: 4,
        batches: 16,
        batchBytes: 19_267_584,
        peakShmBytes: 154_140_672,
        allAtOnce: true,
        seconds: 1.5,
      },
      allreduce: { ok: true, ranks: 2, backend: 'nccl' },
      limits: {
        shmTotalBytes: 256 * gibibyte,
        shmFreeBytes: 250 * gibibyte,
        shmFilesystem: 'tmpfs',
        memlockBytes: null,
        stackBytes: 67_108_864,
        openFiles: 1_048_576,
        memoryBytes: null,
      },
    },
    banner: [],
    leftOut: [],
    stderr: '',
  },
};

/** Readings of some facts; what is not named is as on the healthy machine. */
export function readingsOf(facts: Partial<Facts>): Readings {
  const all: Record<string, unknown> = {};
  for (const [key, value] of Object.entries({ ...healthy, ...facts })) all[key] = read(value);
  return all;
}
