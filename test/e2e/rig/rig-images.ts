import type { ImageName } from './description.ts';

/** An image of the rig: a stand-in that is laid out as the NGC release whose tag it carries. */
export interface RigImage {
  readonly reference: string;
  /** Debian packages that make its root. */
  readonly packages: readonly string[];
  /** mmdebstrap's variant: `extract` unpacks only, `essential` also configures. */
  readonly variant: 'extract' | 'essential';
  /** Run on the finished root by mmdebstrap. */
  readonly trim: readonly string[];
  /** Folder of files below images/ and where its content goes. */
  readonly adds: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

const archList = '5.2 6.0 6.1 7.0 7.2 7.5 8.0 8.6 8.7 9.0+PTX';
const commonEnv = {
  NVIDIA_VISIBLE_DEVICES: 'all',
  NVIDIA_DRIVER_CAPABILITIES: 'compute,utility,video',
  NVIDIA_REQUIRE_CUDA: 'cuda>=9.0',
  NVIDIA_PRODUCT_NAME: 'PyTorch',
  TORCH_CUDA_ARCH_LIST: archList,
  _CUDA_COMPAT_PATH: '/usr/local/cuda/compat',
  LANG: 'C.UTF-8',
} as const;

/** Versions are those of NVIDIA's release notes for the month in the tag. */
export const rigImages: Readonly<Record<ImageName, RigImage>> = {
  small: {
    reference: 'nvcr.io/nvidia/pytorch:23.10-py3',
    packages: ['python3', 'bash', 'dash', 'coreutils', 'grep', 'sed', 'libc-bin'],
    variant: 'extract',
    trim: [],
    adds: { 'small-torch': '/usr/lib/python3/dist-packages' },
    env: {
      ...commonEnv,
      CUDA_VERSION: '12.2.2.009',
      CUDA_DRIVER_VERSION: '535.104.05',
      NCCL_VERSION: '2.19.3',
      NVIDIA_BUILD_ID: '0',
      NVIDIA_PYTORCH_VERSION: '23.10',
      PYTORCH_VERSION: '2.1.0a0+32f93b1',
      PYTORCH_BUILD_VERSION: '2.1.0a0+32f93b1',
    },
  },
  torch: {
    reference: 'nvcr.io/nvidia/pytorch:24.01-py3',
    packages: ['python3-torch', 'python3-numpy'],
    variant: 'essential',
    trim: [
      'rm -rf "$1/usr/lib/python3/dist-packages/sympy/integrals/rubi/rubi_tests" "$1/usr/share/proj"',
      'rm -rf "$1/var/lib/apt" "$1/var/cache/apt"',
    ],
    adds: { torch: '/usr/lib/python3/dist-packages' },
    env: {
      ...commonEnv,
      CUDA_VERSION: '12.3.2.001',
      CUDA_DRIVER_VERSION: '545.23.08',
      NCCL_VERSION: '2.19.4',
      NVIDIA_BUILD_ID: '0',
      NVIDIA_PYTORCH_VERSION: '24.01',
      PYTORCH_VERSION: '2.2.0a0+81ea7a4',
      PYTORCH_BUILD_VERSION: '2.2.0a0+81ea7a4',
    },
  },
};
