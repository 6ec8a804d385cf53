import { deviceSignatures } from './devices.ts';
import { fromSnap, inWsl } from './hints.ts';
import { proof, type Signature, type TextCause } from './signature.ts';

/** The driver took longer to start than the toolkit waits. */
const slowToStart: readonly TextCause[] = [
  {
    code: 'persistence-mode-off',
    decides: 'Does time nvidia-smi take ten seconds and more, and much less with nvidia-smi -pm 1?',
  },
  { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79 (sudo dmesg | grep Xid)?' },
  { code: 'gsp-rpc-timeout', decides: 'Does the kernel log tell of Xid 119 or 120?' },
];

const libraryElsewhere: readonly TextCause[] = [
  {
    code: 'driver-not-installed',
    decides:
      'Does nvidia-smi fail on the host too, and is no package of the driver installed? Then it is this.',
    hints: [
      'nvidia-smi: command not found',
      "command 'nvidia-smi' not found",
      'nvidia-container-cli list ',
      'nvidia-container-cli info ',
      'nvidia-container-cli -k -d',
    ],
  },
  {
    code: 'docker-desktop-linux-context',
    decides: 'Does docker info call its operating system Docker Desktop? Then it is this.',
    hints: ['desktop-linux', 'docker desktop', '.docker/desktop', 'linuxkit'],
  },
  {
    code: 'snap-docker',
    decides:
      'Does nvidia-smi work on the host, and docker info show a root below /var/snap? Then it is this.',
    hints: fromSnap,
  },
  {
    code: 'driver-libraries-missing',
    decides:
      'Does ldconfig -p on the host list no libnvidia-ml.so.1, and nvidia-smi not work? Then it is this.',
  },
  {
    code: 'wsl-dxcore-not-found',
    decides: 'Is it WSL2 without /dev/dxg or /usr/lib/wsl/lib/libdxcore.so? Then it is this.',
    hints: [...inWsl, '/dev/dxg', 'libdxcore'],
  },
  {
    code: 'config-toml-driver-root',
    decides: 'Does /etc/nvidia-container-runtime/config.toml set root to a folder without the driver?',
    hints: ['/run/nvidia/driver', 'failed to change root directory'],
  },
  {
    code: 'jetson-gpus-flag',
    decides: 'Is it a Jetson (/etc/nv_tegra_release)? Then it is --gpus: it takes --runtime nvidia.',
    hints: [' jetson', ' tegra', 'jetpack', ' l4t', ' xavier', '-tegra'],
  },
];

/** The libraries are of another version than the module. */
export const versionMismatch: readonly TextCause[] = [
  {
    code: 'driver-library-mismatch',
    decides:
      'Does nvidia-smi on the host say it too? Then the machine runs a module of another version than the libraries that were upgraded.',
  },
  {
    code: 'image-bundles-driver-libs',
    decides:
      'Does nvidia-smi work on the host, and say this in the container alone? Then the image has libraries of a driver in it.',
    hints: [
      'works on the host',
      'works fine on the host',
      'host works',
      'works on host',
      'inside the container',
      'inside container',
      'only in the container',
      'from dockerfile',
      'apt-get install -y nvidia',
      'run apt-get',
    ],
  },
  {
    code: 'wsl-needs-restart',
    decides: 'Is it WSL2, whose Windows has got a new driver since? Then wsl --shutdown helps.',
    hints: inWsl,
  },
];

/** What nvidia-container-cli says when the driver does not serve it. Its name may end in `.real`. */
export const driverSignatures: readonly Signature[] = [
  {
    words: ['load library failed: libnvidia-ml.so'],
    causes: libraryElsewhere,
    example:
      'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown',
    counterExample: 'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory',
  },
  {
    words: ['load library failed: libcuda.so'],
    causes: libraryElsewhere,
    example:
      'nvidia-container-cli: initialization error: load library failed: libcuda.so.1: cannot open shared object file: no such file or directory: unknown',
    counterExample: 'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory',
  },
  {
    words: ['nvml error: driver not loaded'],
    causes: [
      {
        code: 'kernel-module-not-loaded',
        decides: 'Does /proc/driver/nvidia/version not exist? Then it is this.',
      },
      {
        code: 'device-nodes-missing',
        decides: 'Does it exist, and /dev/nvidiactl not? Then it is this.',
      },
      {
        code: 'stale-driver-procfs',
        decides: 'Does it exist, and does lsmod list no nvidia? Then the module stopped half-way.',
        hints: ['/proc/driver/nvidia'],
      },
    ],
    example: 'nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown',
    counterExample: 'nvidia-container-cli: initialization error: nvml error: unknown error',
  },
  {
    words: ['nvml error: driver/library version mismatch'],
    causes: proof('driver-library-mismatch'),
    example:
      'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown',
    counterExample: 'Failed to initialize NVML: Driver/library version mismatch',
  },
  {
    words: ['driver/library version mismatch'],
    causes: versionMismatch,
    example: 'Driver/library version mismatch\nNVML library version: 570.86',
    counterExample:
      'fabric manager NVIDIA GPU driver interface version 550 does not match with driver version',
  },
  {
    words: ['nvml error: insufficient permissions'],
    causes: [
      {
        code: 'hook-node-permissions',
        decides:
          'Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660, and does config.toml name no user for nvidia-container-cli?',
      },
      {
        code: 'selinux-denial',
        decides: 'Does getenforce say Enforcing, and ausearch -m avc show denials of /dev/nvidia*?',
      },
      {
        code: 'device-node-permissions',
        decides: 'Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660?',
      },
    ],
    example: 'initialization error: nvml error: insufficient permissions: unknown',
    counterExample: 'error setting rlimit type 8: operation not permitted',
  },
  {
    words: ['nvml error: gpu is lost'],
    causes: proof('gpu-fell-off-bus'),
    example: 'nvidia-container-cli: detection error: nvml error: gpu is lost: unknown',
    counterExample: 'the container lost its connection',
  },
  {
    words: ['gpu access blocked by the operating system'],
    umbrella: 'wsl-gpu-blocked',
    causes: [
      {
        code: 'wsl-gpu-blocked',
        decides:
          'Has the driver of Windows been updated without wsl --shutdown since, or is it one that does not serve WSL? Then it is this.',
      },
      {
        code: 'wsl-linux-driver-installed',
        decides:
          'Does which nvidia-smi say /usr/bin instead of /usr/lib/wsl/lib, or dpkg -l list libnvidia-compute or nvidia-utils? Then it is this.',
        hints: ['apt install nvidia', 'nvidia-utils', 'libnvidia-compute', '/usr/bin/nvidia-smi'],
      },
      {
        code: 'wsl-tcc-mode',
        decides: 'Does nvidia-smi.exe on Windows show TCC as its driver model? Then it is this.',
        hints: [' tcc ', 'windows server', ' quadro ', ' tesla '],
      },
    ],
    example:
      'nvidia-container-cli: initialization error: nvml error: gpu access blocked by the operating system: unknown',
    counterExample: 'access to the registry is blocked by the proxy',
  },
  {
    words: ['nvidia-container-cli', 'detection error: nvml error: unknown error'],
    causes: [
      {
        code: 'gpu-device-handle-unknown',
        decides: 'Does nvidia-smi on the host name a GPU whose device handle it cannot determine?',
      },
      { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79?' },
      {
        code: 'driver-nvml-unknown',
        decides: 'Does nvidia-smi on the host say "Failed to initialize NVML: Unknown Error"?',
      },
    ],
    example: 'nvidia-container-cli: detection error: nvml error: unknown error: unknown',
    counterExample: 'nvidia-container-cli: initialization error: nvml error: unknown error: unknown',
  },
  {
    words: ['nvidia-container-cli', 'nvml error: unknown error'],
    causes: [
      {
        code: 'driver-nvml-unknown',
        decides:
          'Does nvidia-smi on the host say "Failed to initialize NVML: Unknown Error"? Then it is this.',
      },
      { code: 'gpu-init-failed', decides: 'Does the kernel log say RmInitAdapter failed?' },
      { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79?' },
    ],
    example: 'nvidia-container-cli: initialization error: nvml error: unknown error: unknown',
    counterExample: 'nvidia-container-cli: initialization error: cuda error: unknown error: unknown',
  },
  {
    words: ['driver error: timed out'],
    causes: slowToStart,
    umbrella: 'driver-init-rpc',
    example: 'nvidia-container-cli: initialization error: driver error: timed out',
    counterExample: 'dial tcp 192.0.2.7:443: i/o timeout: timed out',
  },
  {
    words: ['driver rpc error: timed out'],
    causes: slowToStart,
    umbrella: 'driver-init-rpc',
    example: 'nvidia-container-cli: initialization error: driver rpc error: timed out: unknown',
    counterExample: 'Timeout waiting for RPC from GSP!',
  },
  {
    words: ['initialization error: driver', 'error: failed to process request'],
    umbrella: 'driver-init-rpc',
    causes: [
      {
        code: 'driver-init-rpc',
        decides:
          'What does sudo nvidia-container-cli -k -d /dev/tty info name as what failed? Without more than this text it is this.',
      },
      {
        code: 'jetson-gpus-flag',
        decides: 'Is it a Jetson (/etc/nv_tegra_release)? Then it is --gpus.',
        hints: [' jetson', ' tegra', 'jetpack', ' l4t', ' xavier', '-tegra'],
      },
      ...libraryElsewhere.filter(({ code }) => code === 'wsl-dxcore-not-found'),
      {
        code: 'wsl-needs-restart',
        decides: "Was Windows' driver upgraded since WSL began? Then wsl --shutdown in Windows helps.",
        hints: ['--shutdown', 'upgrading the windows driver', 'updated the windows driver', 'restart wsl'],
      },
      ...libraryElsewhere.filter(
        ({ code }) => code !== 'wsl-dxcore-not-found' && code !== 'jetson-gpus-flag',
      ),
      {
        code: 'driver-library-mismatch',
        decides: 'Does nvidia-smi on the host say "Driver/library version mismatch"? Then it is this.',
      },
      {
        code: 'persistence-mode-off',
        decides: 'Does time nvidia-smi take ten seconds and more, and much less with nvidia-smi -pm 1?',
      },
      {
        code: 'ld-preload-conflict',
        decides: 'Does /etc/ld.so.preload name a library?',
        hints: ['ld.so.preload', 'ld_preload', 'icaclient', 'cannot be preloaded'],
      },
    ],
    example:
      'nvidia-container-cli: initialization error: driver rpc error: failed to process request: unknown',
    counterExample: 'Error response from daemon: failed to process request of the client',
  },
  {
    words: ['initialization error: cuda error'],
    umbrella: 'driver-cuda-init',
    causes: [
      {
        code: 'driver-cuda-init',
        decides:
          'Does nvidia-container-cli --version say less than 1.1? It asks CUDA itself, which fails when little memory is free.',
      },
      {
        code: 'uvm-module-stale',
        decides: 'Does lsmod list no nvidia_uvm, or has the machine been suspended since it was loaded?',
      },
    ],
    example: 'nvidia-container-cli: initialization error: cuda error: unknown error',
    counterExample: 'RuntimeError: CUDA error: initialization error',
  },
  {
    words: ['requirement error', 'unsatisfied condition', 'cuda'],
    causes: proof('driver-too-old-for-image'),
    example:
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version, or use an earlier cuda container: unknown',
    counterExample: 'requirement error: unsatisfied condition: arch>=7.0',
  },
  {
    words: ['requirement error', 'unsatisfied condition', 'driver'],
    causes: proof('driver-too-old-for-image'),
    example: 'nvidia-container-cli: requirement error: unsatisfied condition: driver>=525',
    counterExample: 'nvidia-container-cli: requirement error: invalid expression',
  },
  {
    // What it says last is the exception that the image makes for drivers of some branches on data-center GPUs.
    words: ['requirement error', 'unsatisfied condition', 'brand'],
    causes: proof('driver-too-old-for-image'),
    example: 'nvidia-container-cli: requirement error: unsatisfied condition: brand = tesla',
    counterExample: 'nvidia-container-cli: requirement error: unsatisfied condition: arch>=7.0',
  },
  {
    words: ['requirement error', 'unsatisfied condition', 'arch'],
    causes: proof('gpu-too-old-for-image'),
    example: 'nvidia-container-cli: requirement error: unsatisfied condition: arch>=7.0',
    counterExample: 'nvidia-container-cli: requirement error: invalid expression',
  },
  ...deviceSignatures,
];
