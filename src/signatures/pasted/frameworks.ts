import { insufficientDriver } from '../cuda.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';
import { architectureSignatures } from './architectures.ts';
import { noDriverInside } from './no-driver-inside.ts';

/** A kernel of CUDA went wrong. */
export const programFault: readonly TextCause[] = [
  {
    code: 'xid-app-fault',
    decides:
      'Does it come with one program or input, on any GPU? Then that is at fault: CUDA_LAUNCH_BLOCKING=1 shows where.',
  },
  { code: 'ecc-uncorrectable', decides: 'Does the kernel log tell of Xid 48, 94 or 95?' },
  { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79?' },
  { code: 'gpu-busy-or-bad', decides: 'Does it always come on the same GPU? Then have that tested.' },
];

/** CUDA fails and gives no reason. */
export const unknownError: readonly TextCause[] = [
  {
    code: 'uvm-module-stale',
    decides: 'Does CUDA fail on the host as well, or has the machine been suspended? Then reload nvidia_uvm.',
    hints: ['suspend', 'nvidia_uvm'],
  },
  {
    code: 'cdi-missing-uvm',
    decides: 'Is there no /dev/nvidia-uvm in the container?',
    hints: ['cdi/nvidia.yaml'],
  },
  {
    code: 'cuinit-unknown-in-cdi-mode',
    decides:
      'Does it work on the host, is the toolkit 1.18 or later, and does mode = "legacy" in its config.toml help?',
    hints: ['nvidia_visible_devices=void', 'cdi mode', 'mode = "cdi"', 'toolkit 1.18', 'toolkit 1.19'],
  },
  {
    code: 'driver-cuda-init',
    decides: 'Does it fail on the host for root too, and stay so when nvidia_uvm is loaded anew?',
  },
  {
    code: 'cgroup-daemon-reload',
    decides:
      'Did it work in this container before, and does a new container work? Then it has lost its GPUs.',
  },
];

/** CUDA says that it could not be initialised (3). */
export const notInitialised: readonly TextCause[] = [
  {
    code: 'mig-no-instances',
    decides: 'Does nvidia-smi -L list GPUs with MIG on, and no instance? Then it is this.',
  },
  {
    code: 'fabric-manager-missing',
    decides: 'Are there NVSwitches (lspci -d 10de: lists bridges), and does no nv-fabricmanager run?',
    hints: ['fabricmanager', 'nvswitch', 'hgx', ' dgx '],
  },
  { code: 'uvm-module-stale', decides: 'Does lsmod list no nvidia_uvm?' },
  {
    code: 'driver-cuda-init',
    decides: 'Does CUDA fail on the host too? Said by a worker alone, it was forked after CUDA was used.',
  },
  {
    code: 'device-node-permissions',
    decides: 'Does ls -l /dev/nvidia* show a mode that keeps this user out?',
  },
  {
    code: 'gpus-flag-missing',
    decides: 'Is there no /dev/nvidia0 in the container, which was started without --gpus all?',
  },
];

/** What PyTorch, TensorFlow, JAX, vLLM and CUDA's own samples say; the doctor's launch runs PyTorch alone. */
export const frameworksSignatures: readonly Signature[] = [
  ...[
    ['found no nvidia driver on your system'],
    ['no nvidia gpu device is present'],
    ['kernel driver does not appear to be running on this host'],
    ['could not find cuda drivers on your machine'],
    ['failed to infer device type'],
    ['no cuda runtime is found, using cuda_home'],
    ['failed call to cuinit: unknown error (303)'],
    ['could not load dynamic library', 'libcuda.so.1'],
    ['failed to load', 'libcuda.so'],
    ['libcuda.so.1 cannot found'],
    ['torch is not able to use gpu'],
    ['torch.cuda.is_available() is false'],
    ['cuda is not available'],
    ['no gpu/tpu found, falling back to cpu'],
    ['failed call to cuinit: unknown error (34)'],
    ['cuda_error_stub_library'],
    ['cuda driver is a stub library'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: noDriverInside,
    symptom: true as const,
    example: `RuntimeError: ${words.join(" '")}. Please check that you have an NVIDIA GPU`,
    counterExample: 'RuntimeError: The NVIDIA driver on your system is too old (found version 11040).',
  })),
  ...[
    'cuda_error_unsupported_ptx_version',
    'cudaerrorunsupportedptxversion',
    'cuda_error_invalid_ptx',
    'cudaerrorinvalidptx',
    'ptx was compiled with an unsupported toolchain',
    'unsupported cuda version: driver',
    'your cuda driver is too old',
    'api call is not supported in the installed cuda driver',
    'cudaerrorcallrequiresnewerdriver',
    'the installed nvidia driver is too old',
    'your nvidia driver is too old',
    'the nvidia driver is too old',
    'nvidia driver version is too old',
    'nvidia driver is outdated',
  ].map((word) => ({
    words: [word],
    causes: proof('driver-too-old-for-image'),
    example: `Error: ${word} 8.0 < image 9.0`,
    counterExample: 'CUDA driver version: 12.4',
  })),
  ...['cudaerrorinsufficientdriver', 'cuda driver version is insufficient'].map((word) => ({
    words: [word],
    causes: insufficientDriver,
    example: `Error: ${word}`,
    counterExample: 'CUDA driver version: 12.4',
  })),
  ...[
    ['unsupported .version', 'current version is'],
    ["driver's cuda version is", 'older than the ptxas'],
    ['ptx jit compilation failed'],
    ...[
      'get',
      'mem',
      'launch',
      'ctx',
      'device',
      'stream',
      'tensormap',
      'library',
      'multicast',
      'green',
      'module',
      'core',
    ].map((name) => [`undefined symbol: cu${name}`]),
    ['requires nvidia driver', 'or later'],
    ['libcuda.so', 'cugetprocaddress'],
    ['requires nvidia driver', 'or newer'],
    ['requires driver version', 'or later'],
    ['driver version', 'is below', 'minimum'],
    ['driver version', 'is older than', 'required'],
    ['nvidia driver', 'does not support cuda'],
    ['cuda driver version', 'insufficient'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show a CUDA Version below that of the image? Then it is this.',
    ),
    example: `ptxas fatal   : ${words.join(' 8.4; and ')} of 8.2`,
    counterExample: 'CUDA version: 12.4',
  })),
  {
    words: ['found cuda version', 'was built against version', 'which is newer'],
    reach: 80,
    causes: likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show a CUDA Version below the one that it was built against? Then it is this.',
    ),
    example:
      'RuntimeError: Unable to initialize backend cuda: Found CUDA version 12010, but JAX was built against version 12020, which is newer.',
    counterExample: 'JAX was built against version 12020',
  },
  ...architectureSignatures,
  ...['torch not compiled with cuda enabled', 'a cuda-enabled jaxlib is not installed'].map((word) => ({
    words: [word],
    causes: likely(
      'wheel-arch-mismatch',
      "Does python3 -c 'import torch; print(torch.__version__)' end in +cpu, or name a version that is not NVIDIA's? Then pip has replaced it.",
    ),
    example: `AssertionError: ${word}`,
    counterExample: 'torch compiled with CUDA 12.4',
  })),
  {
    words: ['cuda_visible_devices', 'nodevfiles'],
    reach: 30,
    causes: likely(
      'cuda-visible-devices-wrong',
      'Was the job given GPUs at all (scontrol show job, TRES)? Slurm writes this where it was not: ask for them with --gres=gpu:1.',
    ),
    example: 'CUDA_VISIBLE_DEVICES=NoDevFiles',
    counterExample: 'CUDA_VISIBLE_DEVICES=0,1',
  },
  ...['invalid device ordinal', 'assertionerror: invalid device id', 'cudaerrorinvaliddevice'].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: 'cuda-visible-devices-wrong',
          decides:
            'Is CUDA_VISIBLE_DEVICES set, or a GPU asked for by a number that torch.cuda.device_count() does not reach? GPUs are counted from 0 in the container.',
        },
        {
          code: 'gpu-count-exceeds-host',
          decides: 'Does the program ask for more GPUs than nvidia-smi lists?',
        },
        {
          code: 'mig-single-instance-per-process',
          decides: 'Are several instances (MIG) named? A process sees one.',
          hints: ['=mig-', 'mig 1g', 'mig 2g', 'mig 3g'],
        },
      ],
      example: `RuntimeError: CUDA error: ${word}`,
      counterExample: 'RuntimeError: No CUDA GPUs are available',
    }),
  ),
  ...[
    'cuda_error_unknown',
    'cudaerrorunknown',
    'cuda error: unknown error',
    'error 999: unknown error',
    '999 -> unknown error',
    'init failure: 999',
    'failed to initialize cuda: unknown error',
    'cuinit: unknown error',
    'cuinit err: 999',
    'device context 999 ',
    'error code 999 ',
    'error code: 999 ',
    'cuinit(0)=999',
  ].map((word) => ({
    words: [word],
    causes: unknownError,
    example: `failed call to cuInit: ${word}`,
    counterExample: 'Failed to initialize NVML: Unknown Error',
  })),
  ...[
    '3: initialization error',
    '3 -> initialization error',
    'cuda_error_not_initialized: initialization error',
    'cudaerrorinitializationerror',
    'cuda driver initialization failed, you might not have a cuda gpu',
  ].map((word) => ({
    words: [word],
    causes: notInitialised,
    example: `the result is ${word}`,
    counterExample: 'RuntimeError: CUDA error: initialization error',
  })),
  ...[
    'an illegal memory access was encountered',
    'device-side assert triggered',
    'unspecified launch failure',
    'misaligned address',
    'an illegal instruction was encountered',
    'cuda_error_illegal_address',
    'cuda_error_launch_failed',
    'hardware stack error',
    'the launch timed out and was terminated',
  ].map((word) => ({
    words: [word],
    causes: programFault,
    example: `RuntimeError: CUDA error: ${word}`,
    counterExample: 'RuntimeError: CUDA error: out of memory',
  })),
];
