import testLaunch from '../../checks/test-launch.ts';
import type { LaunchMeasured, SeenGpu } from '../../src/launch/measured.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { WslFact } from '../../src/probes/wsl.ts';
import type { Facts } from '../../src/probes.ts';
import { failedPullSignatures, refusalSignatures, runSignatures } from '../../src/signatures/launch.ts';
import type { Signature } from '../../src/signatures/signature.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { spec, specs } from '../support/cdi.ts';
import { engineWith } from '../support/engine.ts';
import { fabric, smi } from '../support/gpus.ts';
import { event, log } from '../support/kernel-events.ts';
import { type FindsCase, testCheck } from '../support/test-check.ts';

type Ran = Extract<LaunchFact, { kind: 'ran' }>;
if (healthy.launch.kind !== 'ran') throw new Error('The healthy machine launched.');
const good: Ran = healthy.launch;
const ran = (measured: Partial<LaunchMeasured>, more: Partial<Ran> = {}): { launch: LaunchFact } => ({
  launch: { ...good, ...more, measured: { ...good.measured, ...measured } },
});
const closedNodes = {
  ...healthy.deviceNodes,
  nodes: healthy.deviceNodes.nodes.map((node) => ({ ...node, mode: 0o660 })),
};
const refused = (text: string): { launch: LaunchFact } => ({
  launch: { kind: 'refused', command: ['docker', 'run'], exitCode: 125, text },
});
const [firstGpu] = good.measured.cuda?.devices ?? [];
if (firstGpu === undefined) throw new Error('The healthy machine has GPUs.');
const withGpus = (devices: readonly SeenGpu[]): Partial<LaunchMeasured> => ({
  cuda: { available: true, devices, error: null, warnings: [] },
});
const oneGpu = withGpus([firstGpu]);
const noCuda = {
  available: false,
  devices: [],
  error: 'RuntimeError: No CUDA GPUs are available',
  warnings: [],
};

/** Texts that prove their cause, whatever the host: each with a launch that was refused, failed to be pulled, or ran. */
const proofs = (
  signatures: readonly Signature[],
  launch: (text: string) => { launch: LaunchFact },
  kind: string,
): Record<string, FindsCase> =>
  Object.fromEntries(
    signatures.flatMap(({ causes, words, example }) => {
      const [only] = causes;
      if (causes.length > 1 || only === undefined || only.decides !== '') return [];
      return [[`${kind}: ${words.join(' … ')}`, { facts: launch(example), codes: [only.code] }]];
    }),
  );
const pullFailed = (text: string): { launch: LaunchFact } => ({
  launch: { kind: 'pull-failed', command: ['docker', 'pull'], text },
});
const failing = (error: string): { launch: LaunchFact } =>
  ran({ matmul: [{ device: 0, ok: false, error }], allreduce: null });
const withoutCuda = (error: string, measured: Partial<LaunchMeasured> = {}): { launch: LaunchFact } =>
  ran({ cuda: { ...noCuda, error }, matmul: [], allreduce: null, ...measured });
const proven = {
  ...proofs(refusalSignatures, refused, 'refused'),
  ...proofs(failedPullSignatures, pullFailed, 'pull'),
  ...proofs(runSignatures, failing, 'ran'),
};

const withToolkit = (change: Partial<ToolkitFact>): Partial<Facts> => ({
  toolkit: { ...healthy.toolkit, ...change },
});
const noBinaries = Object.fromEntries(Object.keys(healthy.toolkit.binaries).map((name) => [name, null]));
const lacking = (...names: readonly string[]): Partial<Facts> =>
  withToolkit({
    binaries: Object.fromEntries(
      Object.entries(healthy.toolkit.binaries).map(([name, one]) => [
        name,
        names.includes(name) ? null : one,
      ]),
    ) as ToolkitFact['binaries'],
  });
const started = healthy.dockerd.process?.startedMs ?? 0;
const hook = healthy.toolkit.binaries['nvidia-container-runtime-hook'];
const late = withToolkit({
  oldestTraceMs: started + 60_000,
  binaries: {
    ...healthy.toolkit.binaries,
    'nvidia-container-runtime-hook': hook === null ? null : { ...hook, installedMs: started + 60_000 },
  },
});
const noGpuDriver = 'could not select device driver "" with capabilities: [[gpu]]';
const noLibrary =
  'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file';
const jit = 'failed to inject CDI devices: unresolvable CDI devices runtime.nvidia.com/gpu=all: unknown';
const crash = 'nvidia-container-runtime did not terminate successfully: exit status 1: unknown';
const timedOut = 'nvidia-container-cli: initialization error: driver rpc error: timed out: unknown';
const requestFailed =
  'nvidia-container-cli: initialization error: driver rpc error: failed to process request: unknown';
const cudaError = 'nvidia-container-cli: initialization error: cuda error: unknown error';
const execFormat = 'exec /usr/bin/python3: exec format error';
const noSpace = 'write /var/lib/docker/overlay2/x-init/link: no space left on device';
const fileExists =
  'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown.';
const noKernelImage = 'RuntimeError: CUDA error: no kernel image is available for execution on the device';
const error804 = 'Error 804: forward compatibility was attempted on non supported HW';
const busy = 'RuntimeError: CUDA error: all CUDA-capable devices are busy or unavailable';
const nothingDetected = 'RuntimeError: No CUDA GPUs are available';
const xid = (number: number) => ({ kernelLog: log(event('xid', { number })) });
const noRules =
  'nvidia-container-cli: mount error: failed to add device rules: unable to find any existing device filters attached to the cgroup: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown';
const withEngine = (change: object): Partial<Facts> => ({
  engine: engineWith(change),
});
const desktop = withEngine({ operatingSystem: 'Docker Desktop' });
const otherProcessor: Partial<Facts> = {
  localImage:
    healthy.localImage.kind === 'present'
      ? { ...healthy.localImage, architecture: 'arm64' }
      : healthy.localImage,
};
const geforce = smi({ name: 'NVIDIA GeForce RTX 3090' });
const withSwitch: Partial<Facts> = {
  pci: {
    ...healthy.pci,
    devices: [
      ...healthy.pci.devices,
      { address: '0000:c5:00.0', deviceId: '1af1', kind: 'nvswitch', driver: null },
    ],
  },
};
const manager = (process: boolean, version: string): Partial<Facts> => ({
  fabricManager: { service: 'active', enabled: true, process, version },
});
const torch = (version: string): Partial<LaunchMeasured> => ({
  torch: { ok: true, version, cuda: '12.3', architectures: ['sm_80', 'sm_90'] },
});
const ofCapability = (computeCapability: string, version = '2.2.0a0+81ea7a4') =>
  ran({
    ...withGpus([
      { ...firstGpu, computeCapability },
      { ...firstGpu, computeCapability },
    ]),
    ...torch(version),
    matmul: [{ device: 0, ok: false, error: noKernelImage }],
    allreduce: null,
  });
const wsl2: Extract<WslFact, { dxg: boolean }> = {
  kind: 'wsl2',
  kernel: '5.15.153.1-microsoft-standard-WSL2',
  dxg: true,
  libraries: ['libcuda.so.1', 'libdxcore.so', 'libnvidia-ml.so.1'],
  stores: null,
  linuxDriver: { files: [], packages: [], uninstaller: false },
  windowsBuild: 22631,
  windows: { kind: 'not-asked' },
};
const route = healthy.registry.route;

/** One text, several causes: by what the host is like. A code with `…` is open, with so many candidates. */
const closedSocket =
  'docker: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied.';
const settled: Record<string, FindsCase> = {
  'a socket that is closed to the user': {
    facts: {
      ...refused(closedSocket),
      dockerGroup: { ...healthy.dockerGroup, listed: false, active: false },
    },
    codes: ['docker-socket-permission'],
  },
  'a socket whose group the user has joined since': {
    facts: {
      ...refused(closedSocket),
      dockerGroup: { ...healthy.dockerGroup, listed: true, active: false },
    },
    codes: ['docker-group-not-active'],
  },
  'no runtime of that name': {
    facts: refused('docker: Error response from daemon: unknown or invalid runtime name: nvidia.'),
    codes: ['nvidia-runtime-not-registered'],
  },
  'no runtime of that name, and no toolkit': {
    facts: {
      ...refused('docker: Error response from daemon: unknown or invalid runtime name: nvidia.'),
      ...withToolkit({ binaries: noBinaries as ToolkitFact['binaries'] }),
    },
    codes: ['toolkit-not-installed'],
  },
  'no GPU driver, and no toolkit': {
    facts: { ...refused(noGpuDriver), ...withToolkit({ binaries: noBinaries as ToolkitFact['binaries'] }) },
    codes: ['toolkit-not-installed'],
    fixes: ['install-toolkit'],
  },
  'no GPU driver, and no hook': {
    facts: { ...refused(noGpuDriver), ...lacking('nvidia-container-runtime-hook') },
    codes: ['toolkit-hook-missing'],
    fixes: ['reinstall-toolkit'],
  },
  'no GPU driver, and a hook that came late': {
    facts: { ...refused(noGpuDriver), ...late },
    codes: ['daemon-not-restarted'],
    fixes: ['restart-engine'],
  },
  'no GPU driver, and no GPU': {
    facts: { ...refused(noGpuDriver), pci: { bus: true, devices: [] } },
    codes: ['no-nvidia-gpu'],
  },
  'no GPU driver, and all seems well': {
    facts: refused(noGpuDriver),
    codes: ['gpus-not-supported'],
    candidates: ['daemon-not-restarted'],
    fixes: ['find-out-gpus-not-supported'],
  },
  'no library, neither on the host': {
    facts: { ...refused(noLibrary), driverLibraries: { cuda: null, nvml: null, searched: [] } },
    codes: ['driver-libraries-missing'],
    fixes: ['install-driver-libraries'],
  },
  'no library, for the snap sees none of the host': {
    facts: { ...refused(noLibrary), dockerd: { ...healthy.dockerd, flavour: 'snap' } },
    codes: ['snap-docker'],
  },
  'no library, in the machine of Docker Desktop': {
    facts: { ...refused(noLibrary), ...desktop },
    codes: ['docker-desktop-linux-context'],
  },
  'no threads, under an old engine': {
    facts: { ...failing("RuntimeError: can't start new thread"), ...withEngine({ version: '20.10.7' }) },
    codes: ['docker-too-old-seccomp'],
  },
  'no threads, under a new one': {
    facts: failing("RuntimeError: can't start new thread"),
    codes: ['cuda-compute-failed'],
  },
  'no library, though the host has it': { facts: refused(noLibrary), codes: ['launch-refused'] },
  'no library, in a root that holds no driver': {
    facts: {
      ...refused(noLibrary),
      ...withToolkit({
        config: { kind: 'valid', mode: 'auto', driverRoot: '/run/nvidia/driver', noCgroups: false },
        files: { ...healthy.toolkit.files, driverRoot: 'empty' },
      }),
    },
    codes: ['config-toml-driver-root'],
  },
  'no library, in WSL2 to which Windows gives no GPU': {
    facts: { ...refused(noLibrary), wsl: { ...wsl2, dxg: false } },
    codes: ['wsl-dxcore-not-found'],
  },
  "the hook's NVML finds no nodes, and the module is loaded": {
    facts: {
      ...refused('nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown'),
      deviceNodes: { ...healthy.deviceNodes, nodes: [] },
    },
    codes: ['device-nodes-missing'],
  },
  "the hook's NVML finds no driver, and module and nodes are there": {
    facts: refused('nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown'),
    codes: ['launch-refused'],
  },
  'the runtime finds nothing to inject, for want of a module': {
    facts: {
      ...refused(jit),
      kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false },
    },
    codes: ['kernel-module-not-loaded'],
    fixes: ['load-kernel-module'],
  },
  'the runtime finds nothing to inject, for want of its cli': {
    facts: { ...refused(jit), ...lacking('nvidia-container-cli') },
    codes: ['toolkit-cli-missing'],
  },
  'the runtime finds nothing to inject, and all seems well': {
    facts: refused(jit),
    codes: ['cdi-spec-missing-or-unreadable'],
  },
  'a GPU that the specification lacks': {
    facts: {
      ...refused('CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=7'),
      ...specs(spec()),
    },
    codes: ['cdi-device-name-unknown'],
  },
  'no specification at all': {
    facts: refused('CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=all'),
    codes: ['cdi-spec-missing-or-unreadable'],
    fixes: ['generate-cdi-spec'],
  },
  'a specification that names what has gone': {
    facts: {
      ...refused(
        'error mounting "/usr/lib/a.so.1" to rootfs at "/usr/lib/a.so.1": stat /usr/lib/a.so.1: no such file or directory',
      ),
      ...specs(spec({ common: { missing: ['/usr/lib/a.so.1'], missingNodes: [] } })),
    },
    codes: ['cdi-spec-stale'],
    fixes: ['generate-cdi-spec'],
  },
  'no unified memory in the container, nor in the specification': {
    facts: {
      ...withoutCuda('RuntimeError: CUDA unknown error', { nodes: ['/dev/nvidia0', '/dev/nvidiactl'] }),
      ...specs(spec({ injectsUvm: false })),
    },
    codes: ['cdi-missing-uvm'],
    fixes: ['generate-cdi-spec'],
  },
  'the runtime died of its configuration': {
    facts: { ...refused(crash), ...withToolkit({ config: { kind: 'invalid', why: 'line 2' } }) },
    codes: ['toolkit-config-invalid'],
  },
  'the runtime died of nothing that is known': {
    facts: refused(crash),
    codes: ['runtime-crash'],
  },
  'the driver starts too late': {
    facts: { ...refused(timedOut), ...smi({ state: { persistence: false } }) },
    codes: ['persistence-mode-off'],
  },
  'the driver does not start, and a GPU has gone': {
    facts: { ...refused(timedOut), ...smi({ state: { persistence: true } }), ...xid(79) },
    codes: ['gpu-fell-off-bus'],
  },
  'the driver does not start, and its firmware hangs': {
    facts: { ...refused(timedOut), ...xid(119) },
    codes: ['gsp-rpc-timeout'],
  },
  'the driver does not start, and nobody knows why': {
    facts: refused(timedOut),
    codes: ['driver-init-rpc'],
    candidates: ['persistence-mode-off'],
    fixes: ['find-out-driver-init-rpc', 'read-helper-log'],
  },
  'the driver is not asked, for a preloaded library': {
    facts: {
      ...refused(requestFailed),
      preload: { libraries: ['/opt/Citrix/a.so'], daemon: [], citrix: true },
    },
    codes: ['ld-preload-conflict'],
  },
  'the driver is not asked, with a library of whoever': {
    facts: {
      ...refused(requestFailed),
      preload: { libraries: ['/opt/agent.so'], daemon: [], citrix: false },
      ...smi({ state: { persistence: true } }),
    },
    codes: ['driver-init-rpc'],
    candidates: ['ld-preload-conflict'],
  },
  'Windows does not give the GPU': {
    facts: { ...refused('nvml error: gpu access blocked by the operating system'), wsl: wsl2 },
    codes: ['wsl-gpu-blocked'],
    candidates: ['wsl-gpu-blocked', 'wsl-tcc-mode'],
  },
  'a desktop GPU without persistence mode, as is usual': {
    facts: {
      ...refused(timedOut),
      ...smi({ name: 'NVIDIA GeForce RTX 3090', state: { persistence: false } }),
    },
    codes: ['driver-init-rpc'],
    candidates: ['persistence-mode-off'],
  },
  'the hook asks CUDA, and unified memory is not loaded': {
    facts: {
      ...refused(cudaError),
      kernelModule: { kind: 'loaded', version: '550.163.01', flavour: 'proprietary', uvm: false, users: 0 },
    },
    codes: ['uvm-module-stale'],
    fixes: ['reload-uvm'],
  },
  'the hook asks CUDA, as only old ones do': {
    facts: { ...refused(cudaError), ...withToolkit({ libraryVersion: '1.0.7' }) },
    codes: ['driver-cuda-init'],
  },
  'no permission, since the hook asks as nobody': {
    facts: {
      ...refused('nvidia-container-cli: initialization error: nvml error: insufficient permissions: unknown'),
      deviceNodes: closedNodes,
    },
    codes: ['hook-node-permissions'],
    fixes: ['set-hook-user'],
  },
  'no permission, for a rootless engine': {
    facts: {
      ...refused('nvidia-container-cli: initialization error: nvml error: insufficient permissions: unknown'),
      ...withEngine({ rootless: true }),
      deviceNodes: closedNodes,
    },
    codes: ['device-node-permissions'],
  },
  'no device rules, for a rootless engine': {
    facts: { ...refused(noRules), ...withEngine({ rootless: true }) },
    codes: ['rootless-no-cgroups'],
    fixes: ['leave-cgroups-alone'],
  },
  'no device rules, within LXC': {
    facts: {
      ...refused(noRules),
      containment: { ...healthy.containment, manager: 'lxc', container: 'system' },
    },
    codes: ['lxc-nested-no-cgroups'],
  },
  'no device rules, and neither': { facts: refused(noRules), codes: ['cgroup-write-denied'] },
  'no device rules, and nothing is known': {
    facts: refused(noRules),
    unread: ['engine', 'containment'],
    codes: ['launch-refused'],
    candidates: ['rootless-no-cgroups', 'lxc-nested-no-cgroups', 'cgroup-write-denied'],
  },
  'no GPU for CUDA, for its control group is left alone': {
    facts: {
      ...withoutCuda(nothingDetected),
      ...withToolkit({ config: { kind: 'valid', mode: 'auto', driverRoot: '/', noCgroups: true } }),
    },
    codes: ['no-cgroups-on-rootful'],
    fixes: ['let-hook-open-devices'],
  },
  'no GPU for CUDA, for SELinux refuses the nodes': {
    facts: {
      ...withoutCuda(nothingDetected, { refusedNodes: { '/dev/nvidiactl': 'EACCES' } }),
      ...withEngine({ securityOptions: ['name=selinux'] }),
      securityModules: { ...healthy.securityModules, selinux: 'enforcing' },
    },
    codes: ['selinux-denial'],
  },
  'an image for another processor': {
    facts: { ...refused(execFormat), ...otherProcessor },
    codes: ['arch-exec-format'],
    fixes: ['pull-for-this-architecture'],
  },
  'a program that is none, for this very processor': {
    facts: refused(execFormat),
    codes: ['image-corrupt-local'],
    fixes: ['pull-image-again'],
  },
  'a program that is none, and nothing known of the image': {
    facts: refused(execFormat),
    unread: ['localImage'],
    codes: ['arch-exec-format'],
    candidates: ['arch-exec-format', 'image-corrupt-local'],
  },
  'ldconfig fails in the hook': {
    facts: refused(
      'nvidia-container-cli: ldcache error: process /sbin/ldconfig failed with error code: 1: unknown',
    ),
    codes: ['ldconfig-in-hook-failed'],
    candidates: ['ldconfig-in-hook-failed', 'image-corrupt-local'],
  },
  'files of the driver in the image': {
    facts: refused(fileExists),
    codes: ['image-bundles-driver-libs'],
    fixes: ['strip-driver-files'],
  },
  'files of a driver for Linux in WSL2': {
    facts: {
      ...refused(fileExists),
      wsl: {
        ...wsl2,
        linuxDriver: {
          files: ['/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14'],
          packages: ['libnvidia-compute-550'],
          uninstaller: false,
        },
      },
    },
    codes: ['wsl-linux-driver-installed'],
    fixes: ['remove-linux-driver'],
  },
  'files of the driver in the image, in WSL2': {
    facts: { ...refused(fileExists), wsl: wsl2 },
    codes: ['image-bundles-driver-libs'],
  },
  'the disk is full': {
    facts: { ...refused(noSpace), storage: { ...healthy.storage, freeBytes: 1_000_000 } },
    codes: ['disk-full-docker-root'],
    fixes: ['free-disk'],
  },
  'the disk of a virtual machine is full': {
    facts: { ...refused(noSpace), ...desktop },
    codes: ['disk-full-docker-desktop-vm'],
  },
  'no inodes are left': {
    facts: { ...refused(noSpace), storage: { ...healthy.storage, freeInodes: 3 } },
    codes: ['disk-full-other-fs'],
  },
  'the folder that layers are downloaded to is full': {
    facts: {
      ...refused(noSpace),
      storage: { ...healthy.storage, temporary: { path: '/run/docker-tmp', freeBytes: 4096 } },
    },
    codes: ['disk-full-other-fs'],
    fixes: ['free-temporary-folder'],
  },
  'a disk that has room again': {
    facts: refused(noSpace),
    codes: ['disk-full-docker-root'],
    candidates: ['disk-full-docker-root', 'disk-full-other-fs'],
  },
  'a login that is refused': {
    facts: {
      ...pullFailed('Error response from daemon: unauthorized'),
      registry: { ...healthy.registry, route: { ...route, credentials: 'helper' } },
    },
    codes: ['ngc-wrong-credentials'],
  },
  'a proxy that does not answer': {
    facts: {
      ...pullFailed('Get "https://nvcr.io/v2/": net/http: request canceled (Client.Timeout exceeded)'),
      registry: { ...healthy.registry, route: { ...route, shellProxy: 'http://proxy.example:3128' } },
    },
    codes: ['proxy-only-in-shell'],
  },
  'no fabric manager': {
    facts: {
      ...withoutCuda('Error 802: system not yet initialized'),
      ...withSwitch,
      ...manager(false, '550.163.01'),
    },
    codes: ['fabric-manager-missing'],
  },
  'a fabric manager of another version': {
    facts: {
      ...withoutCuda('Error 802: system not yet initialized'),
      ...withSwitch,
      ...manager(true, '550.90.07'),
    },
    codes: ['fabric-manager-version-mismatch'],
  },
  'a fabric that is not up': {
    facts: {
      ...withoutCuda('Error 802: system not yet initialized'),
      ...withSwitch,
      ...manager(true, '550.163.01'),
      ...smi({ state: { fabric: fabric('In Progress') } }),
    },
    codes: ['fabric-not-completed'],
  },
  'a confidential GPU that is not ready': {
    facts: { ...withoutCuda('Error 802: system not yet initialized'), confidentialCompute: { ready: false } },
    codes: ['cc-not-ready'],
  },
  'error 802 without switches': {
    facts: {
      ...withoutCuda('Error 802: system not yet initialized'),
      kernelLog: log(event('hmm-failed')),
    },
    codes: ['hmm-kaslr-802'],
  },
  'error 803 and libraries of another version': {
    facts: {
      ...withoutCuda('Error 803: system has unsupported display driver / cuda driver combination'),
      driverLibraries: {
        ...healthy.driverLibraries,
        cuda: { path: '/usr/lib/x86_64-linux-gnu/libcuda.so.1', version: '570.86.15' },
      },
    },
    codes: ['driver-library-mismatch'],
  },
  'error 804 on a desktop GPU': {
    facts: { ...withoutCuda(error804), ...geforce },
    codes: ['forward-compat-unsupported-hw'],
  },
  'error 804 on a data-center GPU, by a library of the image': {
    facts: withoutCuda(error804, { cudaLibrary: '/usr/local/cuda/compat/lib.real/libcuda.so.570.86.10' }),
    codes: ['forward-compat-mismatched-lib'],
    fixes: ['drop-compat-library'],
  },
  'busy, by its mode': {
    facts: { ...withoutCuda(busy), ...smi({ state: { computeMode: 'exclusive' } }) },
    codes: ['gpu-exclusive-process'],
  },
  'busy, without a licence': {
    facts: { ...withoutCuda(busy), ...smi({ vgpu: true, state: { licence: 'Unlicensed (Restricted)' } }) },
    codes: ['vgpu-unlicensed'],
  },
  'busy, for want of a reset': {
    facts: { ...withoutCuda(busy), ...smi({ state: { recovery: 'reset' } }) },
    codes: ['gpu-busy-or-bad'],
  },
  'no kernels, of a wheel': {
    facts: ofCapability('8.0', '2.5.1+cu121'),
    codes: ['wheel-arch-mismatch'],
    fixes: ['restore-torch'],
  },
  'no kernels, though the release has them': {
    facts: ofCapability('8.0'),
    codes: ['wheel-arch-mismatch'],
  },
  'no kernels, for a GPU that is too new': { facts: ofCapability('12.0'), codes: ['gpu-too-new-for-image'] },
  'no kernels, for a GPU that is too old': { facts: ofCapability('3.7'), codes: ['gpu-too-old-for-image'] },
  'no kernels, in an image that nobody knows': {
    facts: {
      ...ofCapability('8.0'),
      imageChoice: { ...healthy.imageChoice, release: null },
    },
    codes: ['cuda-compute-failed'],
    candidates: ['wheel-arch-mismatch', 'gpu-too-new-for-image', 'gpu-too-old-for-image'],
    fixes: ['find-out-cuda-compute-failed'],
  },
  'no libcuda, for it was not asked for': {
    facts: withoutCuda('ImportError: libcuda.so.1: cannot open shared object file', {
      driverCapabilities: 'video,utility',
    }),
    codes: ['driver-capabilities-missing'],
    fixes: ['ask-for-compute'],
  },
  'a variable that names a GPU beyond the last': {
    facts: withoutCuda(nothingDetected, { cudaVisibleDevices: '2' }),
    codes: ['cuda-visible-devices-wrong'],
    fixes: ['clear-variable'],
  },
  'a variable that names a GPU of another machine': {
    facts: withoutCuda(nothingDetected, { cudaVisibleDevices: 'GPU-ffffffff' }),
    codes: ['cuda-visible-devices-wrong'],
  },
  'a variable that names a GPU that is there': {
    facts: withoutCuda(nothingDetected, { cudaVisibleDevices: '1' }),
    codes: ['cuda-init-failed'],
  },
  'MIG without instances': {
    facts: { ...withoutCuda(nothingDetected), ...smi({ mig: 'enabled', state: { migInstances: [] } }) },
    codes: ['mig-no-instances'],
  },
  'memory in use': {
    facts: {
      ...failing('RuntimeError: CUDA error: out of memory'),
      ...smi({ state: { processes: [{ pid: 7, type: 'C', name: 'python', memoryBytes: 70_000_000_000 }] } }),
    },
    codes: ['gpu-memory-in-use'],
  },
  'the image finds no GPU of use': {
    facts: ran({}, { banner: [{ id: 'no-supported-gpu', text: 'ERROR: No supported GPU(s) detected.' }] }),
    codes: ['no-supported-gpu-detected?'],
    repairedBy: { launch: good },
  },
};

testCheck(testLaunch, {
  passes: {
    'one GPU was asked for': {
      facts: ran(oneGpu),
      target: { gpus: 'device=1' },
    },
    'one MIG instance of two, as CUDA shows them': {
      facts: ran(withGpus([{ ...firstGpu, name: 'NVIDIA A100-SXM4-40GB MIG 1g.5gb' }])),
      target: { gpus: 'device=0:0,0:1' },
    },
    'no loaders were asked for': { facts: ran({ dataloader: null }), target: { workers: 0 } },
    'a warning that is known to be none on this GPU': {
      facts: ran({
        ...withGpus([
          { ...firstGpu, name: 'NVIDIA GB10', computeCapability: '12.1' },
          { ...firstGpu, name: 'NVIDIA GB10', computeCapability: '12.1' },
        ]),
        cuda: {
          available: true,
          devices: [firstGpu, firstGpu],
          error: null,
          warnings: ['Found GPU0 NVIDIA GB10 which is of cuda capability 12.1.'],
        },
      }),
    },
    'an old image that sees no driver, on WSL2, where CUDA works': {
      facts: ran(
        {},
        { banner: [{ id: 'driver-missing', text: 'WARNING: The NVIDIA Driver was not detected.' }] },
      ),
    },
    'a note of the image about its shared memory': {
      facts: ran(
        {},
        {
          banner: [{ id: 'shmem', text: 'NOTE: The SHMEM allocation limit is set to the default of 64MB.' }],
        },
      ),
    },
  },
  finds: {
    ...proven,
    ...settled,
    'refused in words that nobody knows': {
      facts: refused('docker: something new'),
      codes: ['launch-refused'],
    },
    'the pull failed': { facts: pullFailed('something new'), codes: ['launch-pull-failed'] },
    killed: {
      facts: ran({ complete: false }, { exitCode: 137 }),
      codes: ['launch-incomplete'],
      seen: { exitCode: 137 },
    },
    'stopped in the middle': {
      facts: ran({ complete: false }, { timedOut: true }),
      codes: ['launch-incomplete'],
      seen: { timedOut: true },
    },
    'no time left for a step': {
      facts: ran({ complete: false, stoppedBefore: 'dataloader' }),
      codes: ['launch-incomplete'],
      seen: { timedOut: false, stoppedBefore: 'dataloader' },
    },
    'no PyTorch': {
      facts: ran({
        torch: { ok: false, error: "ModuleNotFoundError: No module named 'torch'" },
        cuda: null,
        matmul: [],
        dataloader: null,
        allreduce: null,
      }),
      codes: ['image-lacks-pytorch'],
    },
    'no GPU inside': {
      facts: ran({ nodes: [], cuda: noCuda, matmul: [], allreduce: null }),
      codes: ['launch-sees-no-gpu'],
      seen: { wanted: 2, found: 0 },
    },
    'nodes inside, and CUDA does not start': {
      facts: withoutCuda('RuntimeError: something new', { refusedNodes: { '/dev/nvidiactl': 'EPERM' } }),
      codes: ['cuda-init-failed'],
      seen: { refusedNodes: { '/dev/nvidiactl': 'EPERM' } },
    },
    'one GPU of two': {
      facts: ran(oneGpu),
      codes: ['launch-gpu-missing'],
      seen: { wanted: 2, found: 1 },
    },
    'one GPU of the two that the driver holds, and nvidia-smi does not answer': {
      facts: ran(oneGpu),
      unread: ['nvidiaSmi'],
      codes: ['launch-gpu-missing'],
      seen: { wanted: 2, found: 1 },
    },
    'GPUs that the image hides': {
      facts: ran({ ...oneGpu, cudaVisibleDevices: '0' }),
      codes: ['launch-gpu-missing'],
      seen: { CUDA_VISIBLE_DEVICES: '0' },
    },
    'a wrong product': {
      facts: ran({
        matmul: [{ device: 1, ok: false, error: "its result differs from the processor's by 12" }],
      }),
      codes: ['cuda-result-wrong'],
      seen: { devices: [1] },
    },
    'a GPU that fails for a reason of its own': {
      facts: failing('RuntimeError: CUDA error: an illegal memory access was encountered'),
      codes: ['cuda-compute-failed'],
    },
    'a bus error': {
      facts: ran({
        dataloader: {
          ok: false,
          error: 'RuntimeError: DataLoader worker (pid 12) is killed by signal: Bus error.',
          signal: 'SIGBUS',
        },
      }),
      codes: ['shm-too-small'],
      seen: { busError: true },
    },
    "a bus error in the host's shared memory, which others fill": {
      facts: ran({
        dataloader: { ok: false, error: 'killed by signal: Bus error.', signal: 'SIGBUS' },
        limits: {
          shmTotalBytes: 2 * 1024 ** 3,
          shmFreeBytes: 45 * 1024 ** 2,
          shmFilesystem: 'tmpfs',
          memlockBytes: null,
          stackBytes: 67_108_864,
          openFiles: 1024,
          memoryBytes: null,
        },
      }),
      target: { ipcHost: true },
      codes: ['shm-full-host'],
      fixes: ['free-host-shm', 'raise-shm-size'],
    },
    'no room in shared memory': {
      facts: ran({
        dataloader: { ok: false, error: 'OSError: [Errno 28] No space left on device' },
      }),
      codes: ['shm-too-small'],
      seen: { busError: false },
    },
    'a loader that dies of another signal': {
      facts: ran({
        dataloader: { ok: false, error: 'DataLoader worker is killed by signal: Killed.', signal: 'SIGKILL' },
      }),
      codes: ['launch-dataloader-failed'],
    },
    'a loader that fails otherwise': {
      facts: ran({ dataloader: { ok: false, error: "RuntimeError: can't start new thread" } }),
      codes: ['launch-dataloader-failed'],
    },
    'GPUs that cannot work together': {
      facts: ran({ allreduce: { ok: false, error: 'it took too long' } }),
      codes: ['launch-allreduce-failed'],
      candidates: ['nccl-acs-iommu', 'nvlink-uncorrectable', 'gpu-fell-off-bus'],
    },
    'the image warns': {
      facts: ran({}, { banner: [{ id: 'avx', text: 'ERROR: This container was built for CPUs with AVX.' }] }),
      codes: ['ngc-banner-warning?'],
      explainedBy: [
        'launch-sees-no-gpu',
        'cuda-init-failed',
        'gpu-too-old-for-image',
        'gpu-too-new-for-image',
      ],
      repairedBy: { launch: good },
    },
  },
});
