import { likely, proof, type Signature } from '../signature.ts';
import { notStarted } from './kernel-gpu.ts';
import { modulesWay, noDriver, notAllowed } from './nvml-causes.ts';
import { missingSignatures } from './nvml-missing.ts';

/** What NVML says, and the programs that ask it: nvidia-smi, pynvml, exporters, nvidia-persistenced. */
export const nvmlSignatures: readonly Signature[] = [
  // What the doctor meets in its own launch has been looked at before; whoever pastes it has not looked at the nodes.
  {
    words: ['nvidia-container-cli', 'nvml error: insufficient permissions'],
    reach: 120,
    causes: notAllowed,
    example: 'nvidia-container-cli: initialization error: nvml error: insufficient permissions: unknown',
    counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
  },
  ...['librmversionmismatch', 'nvml/rm version mismatch'].map((word) => ({
    words: [word],
    causes: proof('driver-library-mismatch'),
    example: `pynvml.NVMLError_${word}`,
    counterExample: 'version mismatch of the protocol',
  })),
  {
    words: ['failed to initialize nvml: function not found'],
    causes: likely(
      'driver-library-mismatch',
      'Does libnvidia-ml.so.1 lead to a library of another version than /proc/driver/nvidia/version? Then parts of an older driver were left behind.',
    ),
    example: 'Failed to initialize NVML: Function Not Found',
    counterExample: 'Failed to initialize NVML: Driver/library version mismatch',
  },
  ...[
    ['nvidia-smi has failed because you do not have', 'permission'],
    ['crw-rw----', '/dev/nvidia0'],
    ['/dev/nvidia', 'crw-rw----'],
    ['crw-rw----', '/dev/nvidiactl'],
    ['crw-------', '/dev/nvidia0'],
    ['crw-------', '/dev/nvidiactl'],
    ['nvml: insufficient permissions'],
    ['nvmlerror_nopermission'],
    ['could not open the device file /dev/nvidia', '(permission denied)'],
    ['/dev/nvidiactl', 'permission denied'],
    ['/dev/nvidia0', 'permission denied'],
    ['/dev/nvidia-uvm', 'permission denied'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: notAllowed,
    example: `Failed to initialize ${words.join(' 1 root ')}`,
    counterExample: 'Failed to initialize NVML: Unknown Error',
  })),
  ...[
    "couldn't communicate with the nvidia driver",
    "can't communicate with the nvidia driver",
    'cannot communicate with the nvidia driver',
    'unable to communicate with the nvidia driver',
  ].map((word) => ({
    words: [word],
    causes: noDriver,
    example: word,
    counterExample: 'NVIDIA-SMI 550.54.14   Driver Version: 550.54.14',
  })),
  ...[['nvidia-persistenced', 'failed to open']].map((words) => ({
    words,
    reach: 60,
    causes: notStarted,
    example: `${words.join('[611]: device 0000:01:00.0 - ')}.`,
    counterExample: 'nvidia-persistenced[611]: device 0000:01:00.0 - persistence mode enabled.',
  })),
  ...['no devices were found', 'no devices found', 'no nvidia devices found'].map((word) => ({
    words: [`${word} `],
    causes: [
      {
        code: 'gpu-init-failed',
        decides: 'Does the kernel log say RmInitAdapter failed (sudo dmesg | grep NVRM)? Then it is this.',
      },
      { code: 'gpu-fell-off-bus', decides: 'Does it say "fallen off the bus" or Xid 79?' },
      { code: 'bar-space-above-4g', decides: 'Does it say "BAR1 is 0M"?' },
      {
        code: 'open-kernel-module-unsupported',
        decides: 'Does it speak of open nvidia.ko, or of the open kernel modules?',
      },
      { code: 'gpu-legacy-for-driver', decides: 'Does it name a Legacy driver for the GPU?' },
      { code: 'gpu-not-supported-by-driver', decides: 'Does it say that the GPU is not supported?' },
      {
        code: 'prime-intel-selected',
        decides: 'Does prime-select query say intel?',
        hints: ['prime-select', 'optimus', 'bbswitch', 'envycontrol'],
      },
      {
        code: 'no-nvidia-gpu',
        decides: 'Does lspci -d 10de: list nothing, as after the GPU was detached from a virtual machine?',
      },
      { code: 'gpu-device-handle-unknown', decides: 'Does nvidia-smi name a GPU that it cannot reach?' },
    ],
    example: `$ nvidia-smi\n${word}`,
    counterExample: 'NET/IB : No device found.',
  })),
  ...missingSignatures,
  {
    words: ['driver service terminated with signal'],
    causes: [
      {
        code: 'device-node-permissions',
        decides: 'Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660?',
      },
      {
        code: 'hook-node-permissions',
        decides: 'Is it so, and does config.toml name no user for nvidia-container-cli?',
      },
      { code: 'persistence-mode-off', decides: 'Does time nvidia-smi take ten seconds and more?' },
      {
        code: 'driver-cuda-init',
        decides: 'Does nvidia-container-cli --version say less than 1.1? It asks CUDA itself.',
      },
      { code: 'driver-init-rpc', decides: 'What does the line after it name as what failed?' },
      { code: 'gpu-faulty', decides: 'Does nvidia-smi show ERR!, or hang?' },
    ],
    example:
      'nvidia-container-cli: initialization error: driver rpc error: driver service terminated with signal 15',
    counterExample: 'nvidia-container-cli: initialization error: driver rpc error: timed out',
  },
  {
    words: ['cuda error: initialization error'],
    causes: [
      {
        code: 'driver-cuda-init',
        decides:
          'Did nvidia-container-cli before 1.1 say it? It asks CUDA itself, which fails when little memory is free. Said by PyTorch, a process was forked after CUDA was used: start it with spawn.',
      },
      { code: 'uvm-module-stale', decides: 'Does lsmod list no nvidia_uvm?' },
    ],
    example: 'cuda error: initialization error',
    counterExample: 'nvidia-container-cli: initialization error: cuda error: unknown error',
  },
];

/** What says less than the rest, and may stand in a message of theirs. */
export const genericNvmlSignatures: readonly Signature[] = [
  {
    words: ['nvidia-smi', 'insufficient permissions'],
    reach: 80,
    causes: notAllowed,
    example: 'nvidia-smi works with sudo alone, else it says Insufficient Permissions',
    counterExample: 'nvidia-smi works',
  },
  ...[
    ['failed to query nvidia devices. please ensure that the nvidia device files'],
    ['failed to initialize the nvidia kernel module'],
    ['/proc/driver/nvidia/version: no such file or directory'],
    ['failed to start nvidia persistence daemon'],
    ['nvidia-persistenced failed to initialize'],

    ['nvidia-persistenced', 'failed to query'],
    ['nvidia-persistenced.service', 'failed'],
    ['nvml', 'driver not loaded'],
    ['nvidia driver is not loaded'],
    ['nvidia kernel module is not loaded'],
  ].map((words) => ({
    words,
    reach: 40,
    causes: [
      { code: 'kernel-module-not-loaded', decides: modulesWay },
      ...noDriver.filter(({ code }) => code !== 'kernel-module-not-loaded'),
    ],
    example: `Error: ${words.join(' initialisation: ')}`,
    counterExample: 'nvidia-container-cli: driver error: timed out',
  })),
  ...['gpu is lost', 'gpu_is_lost'].map((word) => ({
    words: [word],
    causes: proof('gpu-fell-off-bus'),
    example: `GPU 0000:0a:00.0: ${word}`,
    counterExample: 'the connection is lost',
  })),
];
