import { likely, type Signature, type TextCause } from '../signature.ts';
import { noDriverInside } from './no-driver-inside.ts';

/** A server that looks for a GPU when it starts, and goes on without; one that ran for hours may have lost it. */
const noneFound: readonly TextCause[] = [
  ...noDriverInside.filter(({ code }) => code === 'gpus-flag-missing'),
  {
    code: 'cgroup-daemon-reload',
    decides:
      'Did it find the GPU before, and does nvidia-smi in the container say "Unknown Error" now? Then it has lost it: restart the container.',
    hints: ['unknown error', 'after a few hours', 'daemon-reload', 'after some time', 'after a while'],
  },
  {
    code: 'uvm-module-stale',
    decides: 'Does nvidia-smi in the container work, and CUDA fail on the host too?',
    hints: ['suspend', 'cuinit err: 999', 'unknown error (999)', 'nvidia_uvm'],
  },
  ...noDriverInside.filter(({ code }) => code !== 'gpus-flag-missing'),
];

const videoLibrary = likely(
  'driver-capabilities-missing',
  'In a container: does NVIDIA_DRIVER_CAPABILITIES name neither video nor all? Then it is this.',
);

const graphicsLibrary = likely(
  'driver-capabilities-missing',
  'In a container: does NVIDIA_DRIVER_CAPABILITIES name neither graphics nor all? Then it is this.',
);

/** What servers and programs say that run in containers of their own: language models, video, graphics. */
export const applicationsSignatures: readonly Signature[] = [
  ...[
    ['no nvidia/amd gpu detected'],
    ['no gpu detected', 'gpu.go'],
    ['gpu.go', 'no gpu detected'],
    ['no nvidia devices detected'],
    ['unable to load cuda driver'],
    ['unable to load cudart'],
    ['unable to load nvml'],
    ['nvml not found'],
    ['library=cpu', 'inference compute'],
    ['inference compute', 'library=cpu'],
    ["'cudaexecutionprovider' is not in available provider names"],
    ['failed to create cudaexecutionprovider'],
    ['no gpu found', 'docker'],
    ['cannot load libcuda.so'],
    ['could not dynamically load cuda'],
    ['no device available for decoder', 'cuda'],
    ['device type cuda needed for codec'],
    ['could not find libcuda.so'],
    ['unable to find libcuda'],
    ['failed to find libcuda'],
    ['no gpus available'],
    ['gpu is not available, using cpu'],
    ['cuda not available, using cpu'],
    ['cuda pool is disabled'],
    ['cuda memory pool disabled'],
    ['unable to allocate pinned system memory, pinned memory pool will not be available'],
    ['failed to initialize nvml library'],
    ['using cpu. note: this module is much faster with a gpu'],
  ].map(
    (words): Signature => ({
      words,
      reach: 300,
      causes: noneFound,
      symptom: true,
      example: `level=INFO source=x msg="${words.join(' x ')}"`,
      counterExample: 'level=INFO msg="inference compute" library=cuda',
    }),
  ),
  ...['does not support the required nvenc api version', 'minimum required nvidia driver for nvenc'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'driver-too-old-for-image',
        'Is the driver of the host older than the line wants for NVENC? The container brings no driver of its own.',
      ),
      example: `[hevc_nvenc @ 0x55] Driver ${word}. Required: 12.1 Found: 11.1`,
      counterExample: '[hevc_nvenc @ 0x55] Loaded Nvenc version 12.1',
    }),
  ),
  ...[
    ['openencodesessionex failed', 'unsupported device'],
    ['no nvenc capable devices found'],
    ['cannot load nvcuvid'],
    ['failed loading nvcuvid'],
    ['failed loading nvenc'],
    ['unknown encoder', 'nvenc'],
    ['unknown decoder', 'cuvid'],
  ].map(
    (words): Signature => ({
      words,
      reach: 80,
      causes: videoLibrary,
      example: `[h264_nvenc @ 0x56] ${words.join(' x ')}`,
      counterExample: '[h264_nvenc @ 0x56] Loaded Nvenc',
    }),
  ),
  ...[
    ['vkresult', 'error_incompatible_driver'],
    ['vkcreateinstance', 'incompatible driver'],
    ['gpu.foundation.plugin', 'no device could be created'],
    ['among', 'egl devices in total'],
    ['unable to create windowless context'],
    ['failed to initialize egl'],
    ['cannot initialize egl'],
    ['unable to initialize egl'],
    ['eglinitialize failed'],
    ['could not initialize egl'],
    ['failed to create egl context'],
    ['no vulkan physical devices'],
    ['could not find any vulkan'],
    ['failed to detect any valid gpus in the current config'],
    ['cannot find a compatible vulkan'],
    ['extension "glx" missing on display', 'nvidia'],
    ['nvbufsurface: failed to create eglimage'],
  ].map(
    (words): Signature => ({
      words,
      reach: 160,
      causes: graphicsLibrary,
      example: `[Error] ${words.join(' x ')}`,
      counterExample: 'Vulkan: NVIDIA L40S',
    }),
  ),
];
