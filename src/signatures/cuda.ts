import { kernelsOfOthers, orphans } from './cuda-causes.ts';
import { proof, type Signature, type TextCause } from './signature.ts';

/** CUDA starts, and sees no GPU. */
export const nothingVisible: readonly TextCause[] = [
  {
    code: 'cuda-visible-devices-wrong',
    decides: 'Is CUDA_VISIBLE_DEVICES set in the container? GPUs are counted from 0 in it.',
    hints: ['cuda_visible_devices='],
  },
  {
    code: 'gpus-flag-missing',
    decides:
      'Was the container started without --gpus all, and is there no /dev/nvidia0 in it? Then it is this.',
  },
  {
    code: 'mig-no-instances',
    decides: 'Does nvidia-smi -L list GPUs with MIG on, and no instance?',
    hints: ['mig-parted', 'nvidia-smi mig', 'mig devices', 'mig m.'],
  },
  {
    code: 'driver-capabilities-missing',
    decides: 'Does NVIDIA_DRIVER_CAPABILITIES in the container name neither compute nor all?',
    hints: ['nvidia_driver_capabilities', 'nvidia-smi works'],
  },
  {
    code: 'no-cgroups-on-rootful',
    decides: 'Does config.toml say no-cgroups = true, and is the engine not rootless?',
  },
  {
    code: 'cgroup-daemon-reload',
    decides:
      'Did it work in this container before, and does a new one work? Then systemctl daemon-reload took the GPUs away.',
    hints: ['daemon-reload'],
  },
  { code: 'selinux-denial', decides: 'Does ausearch -m avc show denials of /dev/nvidia*?' },
  {
    code: 'device-node-permissions',
    decides: 'Does ls -l /dev/nvidia* show a mode that keeps others out?',
  },
];

/** CUDA says that the system is not ready (802). */
export const notReady: readonly TextCause[] = [
  {
    code: 'fabric-manager-missing',
    decides: 'Are there NVSwitches (lspci -d 10de: -nn lists bridges), and does no nv-fabricmanager run?',
  },
  {
    code: 'fabric-manager-version-mismatch',
    decides: 'Does nv-fabricmanager --version name another version than the driver?',
  },
  {
    code: 'hmm-kaslr-802',
    decides: 'No NVSwitches, and an open kernel module on a 6.x kernel: does uvm_disable_hmm=1 help?',
    hints: [
      'uvm_disable_hmm',
      'kaslr',
      'geforce',
      ' rtx ',
      ' l40 ',
      ' l40s ',
      ' l4 ',
      'no nvswitch',
      'request_free_mem_region',
    ],
  },
  {
    code: 'fabric-not-completed',
    decides: 'Does nvidia-smi -q show Fabric State: In Progress?',
    hints: ['in progress'],
  },
  {
    code: 'cc-not-ready',
    decides: 'Does nvidia-smi conf-compute -grs say not ready?',
    hints: ['conf-compute', 'confidential'],
  },
];

/** A GPU that lets no program in. */
export const busy: readonly TextCause[] = [
  {
    code: 'gpu-exclusive-process',
    decides: 'Does nvidia-smi --query-gpu=compute_mode --format=csv say Exclusive_Process?',
    hints: ['e. process', 'exclusive_process', 'exclusive process', 'compute-exclusive'],
  },
  {
    code: 'vgpu-unlicensed',
    decides: 'Does nvidia-smi -q show License Status: Unlicensed?',
    hints: ['nvidia-gridd', 'vgpu', 'nvidia grid'],
  },
  {
    code: 'gpu-busy-or-bad',
    decides: 'None of these: a GPU that needs a reset, which nvidia-smi -q tells.',
    hints: [
      'compute mode default',
      'compute mode : default',
      'compute mode is default',
      'no process',
      '--gpu-reset',
      ' reboot',
    ],
  },
  {
    code: 'mps-unreachable',
    decides: 'Does nvidia-cuda-mps-server run on the host?',
    hints: ['nvidia-cuda-mps', 'mps control'],
  },
];

/** CUDA says it of a driver that is too old, and of none at all. */
export const insufficientDriver: readonly TextCause[] = [
  {
    code: 'driver-too-old-for-image',
    decides:
      'Does nvidia-smi in the container work, and show a lower CUDA version than the image has? Then it is this.',
  },
  {
    code: 'gpus-flag-missing',
    decides: 'Is there no nvidia-smi in the container? Then it was started without GPUs, and has no driver.',
    hints: ['cuda memory pool disabled', 'driver was not detected'],
  },
];

/** What CUDA and PyTorch say in the container when the GPUs cannot be used. */
export const cudaSignatures: readonly Signature[] = [
  {
    words: ['system not yet initialized'],
    causes: notReady,
    example:
      'RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 802: system not yet initialized',
    counterExample: 'RuntimeError: Default process group has not been initialized',
  },
  {
    words: ['unsupported display driver / cuda driver combination'],
    causes: [
      {
        code: 'forward-compat-mismatched-lib',
        decides:
          'Is the libcuda.so that the process loads in a folder named compat (LD_LIBRARY_PATH, ldconfig -p in the container)?',
        hints: ['/compat', 'forward compat', 'ld_library_path'],
      },
      {
        code: 'driver-library-mismatch',
        decides: 'Do /proc/driver/nvidia/version and libcuda.so.VERSION on the host differ?',
        hints: [
          'libcuda reported version is',
          'nvml library version',
          'apt upgrade',
          'apt-get upgrade',
          'dnf update',
          'yum update',
          'unattended-upgrade',
          'reboot',
        ],
      },
    ],
    example: 'Error 803: system has unsupported display driver / cuda driver combination',
    counterExample: 'Error 804: forward compatibility was attempted on non supported HW',
  },
  {
    words: ['forward compatibility was attempted on non supported hw'],
    causes: [
      {
        code: 'forward-compat-unsupported-hw',
        decides:
          'Is it no data-center GPU (nvidia-smi -L)? Then it is this: the driver must be new enough itself.',
      },
      {
        code: 'forward-compat-mismatched-lib',
        decides:
          'Is it a data-center GPU? Then the compat library is not one for this driver: LD_LIBRARY_PATH names its folder.',
      },
    ],
    example:
      'UserWarning: CUDA initialization: Unexpected error from cudaGetDeviceCount(). Error 804: forward compatibility was attempted on non supported HW (Triggered internally at CUDAFunctions.cpp:115.)',
    counterExample: 'NOTE: CUDA Forward Compatibility mode ENABLED.',
  },
  {
    words: ['mps client failed to connect'],
    causes: proof('mps-unreachable'),
    example: 'Error 805: MPS client failed to connect to the MPS control daemon or the MPS server.',
    counterExample: 'failed to connect to the docker API',
  },
  ...['devices are busy or unavailable', 'is/are busy or unavailable'].map(
    (word): Signature => ({
      words: [word],
      causes: busy,
      example: `RuntimeError: CUDA error: CUDA-capable ${word}`,
      counterExample: 'RuntimeError: CUDA error: out of memory',
    }),
  ),
  {
    words: ['no kernel image is available'],
    causes: kernelsOfOthers,
    example: 'torch.AcceleratorError: CUDA error: no kernel image is available for execution on the device',
    counterExample: 'RuntimeError: CUDA error: device kernel image is invalid',
  },
  {
    words: ['is not compatible with the current pytorch installation'],
    causes: kernelsOfOthers,
    example:
      'NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.',
    counterExample:
      'Found GPU0 NVIDIA GB10 which is of cuda capability 12.1. Minimum and Maximum cuda capability supported by this version of PyTorch is (8.0) - (12.0)',
  },
  {
    words: ['libcuda.so.1: cannot open shared object file'],
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was the container started without --gpus all? Then it is this.',
      },
      {
        code: 'driver-capabilities-missing',
        decides: 'Does NVIDIA_DRIVER_CAPABILITIES in the container name neither compute nor all?',
        hints: ['utility', 'nvidia_driver_capabilities'],
      },
      {
        code: 'driver-not-installed',
        decides:
          'Was it said on the host itself, where nvidia-smi does not work either? Then no driver is installed.',
      },
      {
        code: 'launch-sees-no-gpu',
        decides: 'Is there no /dev/nvidia0 in the container either? Then nothing was injected.',
      },
      {
        code: 'cuinit-unknown-in-cdi-mode',
        decides: 'Does ldconfig -p in the container list libcuda.so.1, in a folder of its own, as on Debian?',
        hints: ['nvidia/current/libcuda', "mode as 'cdi'", 'toolkit 1.18', 'toolkit 1.19'],
      },
    ],
    example: 'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory',
    counterExample: 'load library failed: libnvidia-ml.so.1: cannot open shared object file',
  },
  {
    words: ['cuda driver version is insufficient for cuda runtime version'],
    causes: insufficientDriver,
    umbrella: 'driver-too-old-for-image',
    example: 'cuda runtime error (35) : CUDA driver version is insufficient for CUDA runtime version',
    counterExample: 'the CUDA runtime version is 12.4',
  },
  {
    words: ['the nvidia driver on your system is too old'],
    causes: proof('driver-too-old-for-image'),
    example:
      'RuntimeError: The NVIDIA driver on your system is too old (found version 11040). Please update your GPU driver',
    counterExample: 'RuntimeError: Found no NVIDIA driver on your system.',
  },
  {
    words: ['no cuda-capable device is detected'],
    symptom: true,
    causes: nothingVisible,
    example: 'RuntimeError: cuda runtime error (38) : no CUDA-capable device is detected',
    counterExample: 'RuntimeError: CUDA error: invalid device ordinal',
  },
  {
    words: ['no cuda gpus are available'],
    symptom: true,
    causes: nothingVisible,
    example: 'RuntimeError: No CUDA GPUs are available',
    counterExample: 'NVIDIA GPUs are available on this host',
  },
  {
    words: ['cuda unknown error'],
    causes: [
      {
        code: 'uvm-module-stale',
        decides: 'Does a CUDA program fail on the host as well, or is nvidia_uvm not loaded?',
      },
      {
        code: 'cdi-missing-uvm',
        decides: 'Is there no /dev/nvidia-uvm in the container?',
        hints: ['cdi/nvidia.yaml'],
      },
      {
        code: 'cuinit-unknown-in-cdi-mode',
        decides: 'Is the toolkit 1.18 or later, and does mode = "legacy" in its config.toml help?',
        hints: [
          "mode as 'cdi'",
          "mode 'cdi'",
          'jit-cdi',
          'nvidia_visible_devices=void',
          'toolkit 1.18',
          'toolkit 1.19',
        ],
      },
    ],
    example:
      'CUDA initialization: CUDA unknown error - this may be due to an incorrectly set up environment, e.g. changing env variable CUDA_VISIBLE_DEVICES after program start.',
    counterExample: 'RuntimeError: CUDA error: an illegal memory access was encountered',
  },
  {
    words: ['cuda', 'out of memory'],
    reach: 60,
    causes: [
      { code: 'gpu-memory-in-use', decides: 'Does nvidia-smi list other programs on the GPU?' },
      {
        code: 'gpu-memory-orphaned',
        decides: 'Does nvidia-smi list none, and memory in use?',
        hints: orphans,
      },
      {
        code: 'gpu-memory-too-small',
        decides: 'Is the GPU empty before the program starts? Then the program wants more than it has.',
      },
    ],
    example: 'RuntimeError: CUDA error: out of memory',
    counterExample: 'oom-killer: Killed process 4711 (python3)',
  },
];

/** What keeps processes and threads from starting, and kills them. */
export const processSignatures: readonly Signature[] = [
  {
    words: ['pthread_create failed', 'operation not permitted'],
    causes: proof('docker-too-old-seccomp'),
    example: 'OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 8: Operation not permitted',
    counterExample:
      'OpenBLAS blas_thread_init: pthread_create failed for thread 63 of 64: Resource temporarily unavailable',
  },
  {
    words: ["can't start new thread"],
    causes: [
      {
        code: 'docker-too-old-seccomp',
        decides:
          'Is the engine older than 20.10.10, and does --security-opt seccomp=unconfined help? Then it is this.',
      },
    ],
    example: "RuntimeError: can't start new thread",
    counterExample: "RuntimeError: can't pickle thread lock objects",
  },
  {
    words: ['nccl-shm', 'no space left on device'],
    causes: proof('shm-too-small'),
    example:
      'Error while creating shared memory segment /dev/shm/nccl-shm-recv-250a-0-1-3 (size 9637888): No space left on device',
    counterExample: 'write /var/lib/docker/tmp/GetImageBlob12: no space left on device',
  },
  {
    words: ['posix_fallocate failed', 'no space left on device'],
    causes: proof('shm-too-small'),
    example: 'include/shm.h:28 NCCL WARN Call to posix_fallocate failed : No space left on device',
    counterExample: 'write /var/lib/docker/tmp/GetImageBlob12: no space left on device',
  },
];
