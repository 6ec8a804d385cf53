import type { TextCause } from '../signature.ts';
import { onHost } from './nvml-causes.ts';

/** PyTorch, TensorFlow or JAX found no driver. */
export const noDriverInside: readonly TextCause[] = [
  {
    code: 'gpus-flag-missing',
    decides: 'Was it said in a container that was started without --gpus all? Then it is this.',
  },
  {
    code: 'driver-not-installed',
    decides: 'Is there no nvidia-smi on the host at all?',
    hints: onHost,
  },
  {
    code: 'driver-capabilities-missing',
    decides:
      'Does nvidia-smi work in the container, and does NVIDIA_DRIVER_CAPABILITIES name neither compute nor all?',
    hints: ['driver_capabilities', '| nvidia-smi 4', '| nvidia-smi 5', '| nvidia-smi 6'],
  },
  {
    code: 'launch-sees-no-gpu',
    decides:
      'Was it started with --gpus, and is there no /dev/nvidia0 in the container? Then nothing was injected.',
    hints: ['--gpus all', '--gpus=all', 'capabilities: [gpu]'],
  },
  { code: 'kernel-module-not-loaded', decides: 'Does nvidia-smi fail on the host too?' },
  {
    code: 'podman-gpus-flag-noop',
    decides: 'Was it started by podman before 5.0 with --gpus? Then it is this.',
    hints: ['podman run', 'emulate docker cli', 'podman version 3', 'podman version 4'],
  },
  { code: 'no-nvidia-gpu', decides: 'Does lspci -d 10de: list nothing on the host?' },
  {
    code: 'podman-compose-gpu',
    decides: 'Was it started by podman-compose or podman compose?',
    hints: [
      'podman-compose',
      'podman-compose up',
      'podman-compose version',
      'podman compose',
      'external compose provider',
    ],
  },
];

/** PyTorch is asked whether it sees a GPU, and says no. */
export const noGpuSeen: readonly TextCause[] = [
  ...noDriverInside,
  {
    code: 'cuda-visible-devices-wrong',
    decides:
      'Is CUDA_VISIBLE_DEVICES set, to nothing or to a GPU that is not there? GPUs are counted from 0.',
    hints: ['cuda_visible_devices='],
  },
  {
    code: 'wheel-arch-mismatch',
    decides: "Does torch.__version__ end in +cpu, or name a version that is not NVIDIA's? Then it is this.",
    hints: ['+cpu', 'cpu only', 'cpuonly'],
  },
  {
    code: 'jetson-gpus-flag',
    decides: 'Is it a Jetson, and was the container started without --runtime nvidia?',
    hints: [' jetson', ' tegra', 'jetpack', ' l4t', ' orin ', ' thor ', '-tegra'],
  },
  {
    code: 'driver-too-old-for-image',
    decides: 'Does a warning before it say that the driver is too old?',
  },
];
