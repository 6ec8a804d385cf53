import { agedGpus } from '../cuda-causes.ts';
import type { Signature, TextCause } from '../signature.ts';

/** The programs in the image are for other GPUs. */
const builtForOthers: readonly TextCause[] = [
  {
    code: 'wheel-arch-mismatch',
    decides: 'Was the package replaced by pip, which knows nothing of the GPU? Then it is this.',
  },
  {
    code: 'gpu-too-new-for-image',
    decides: 'Is the GPU younger than the image? Then a newer tag has programs for it.',
  },
  {
    code: 'gpu-too-old-for-image',
    decides: 'Has the image dropped this generation? Then an older tag has them.',
    hints: agedGpus,
  },
];

/** What is said where programs are built for other GPUs than the one that is there. */
export const architectureSignatures: readonly Signature[] = [
  ...[
    ['cuda_error_no_binary_for_gpu'],
    ['cudaerrornokernelimagefordevice'],
    ['status_arch_mismatch'],
    ['invalid device function'],
    ['cuda_error_invalid_image'],
    ['cudaerrorinvalidkernelimage'],
    ['the following list shows the ccs this version of pytorch was built for'],
    ['the minimum cuda capability', 'support is'],
    ['only supported on cuda gpus with compute capability'],
    ['only supported on gpus with compute capability'],
    ['is only supported on', 'gpus with compute capability'],
    ['ignoring visible gpu device'],
    ['too old to be supported by the triton gpu compiler'],
    ['requires compute capability'],
    ['unsupported compute capability'],
    ['compute capability', 'is not supported'],
    ['does not include kernels for this gpu'],
    ["xformers wasn't build with cuda support"],
    ['but your gpu has capability'],
    ['your gpu has capability', '(too new)'],
    ['your gpu has capability', '(too old)'],
    ["value 'sm_", "is not defined for option 'gpu-name'"],
    ['unsupported gpu architecture'],
    ['invalid value for --gpu-architecture'],
    ['was not built with cuda kernel binaries compatible with compute capability'],
    ['flashattention only supports', 'gpus or newer'],
    ['sm_', 'is not compatible with the current'],
    ['unknown cuda arch'],
    ["keyerror: 'sm_"],
    ['ptxaserror', 'ptxas'],
    ['llvm error: cannot select: intrinsic %llvm.nvvm'],
    ['failed to compile', 'sm_12'],
    ['no kernel found', 'sm_'],
    ['not compiled for', 'compute capability'],
    ['is not supported on this architecture', ' sm'],
    ['unsupported sm version'],
    ['no valid kernel', 'compute capability'],
    ['the gpu architecture is not supported'],
  ].map((words) => ({
    words,
    reach: 40,
    causes: builtForOthers,
    example: `error: ${words.join('120a ')}`,
    counterExample: 'the image of the kernel is 6.8.0',
  })),
  {
    words: ['no longer supports this gpu because it is too old'],
    causes: [
      {
        code: 'gpu-too-old-for-image',
        decides: 'Is PyTorch the one of the image? Then an older tag still serves this GPU.',
      },
      {
        code: 'wheel-arch-mismatch',
        decides: 'Was it replaced by pip? Then the one of the image may serve it.',
      },
    ],
    example:
      'Found GPU0 Tesla K40m which is of cuda capability 3.5. PyTorch no longer supports this GPU because it is too old.',
    counterExample: 'The NVIDIA driver on your system is too old',
  },
  {
    words: ['device kernel image is invalid'],
    causes: [
      ...builtForOthers,
      {
        code: 'driver-too-old-for-image',
        decides: 'Does nvidia-smi show a CUDA Version below that of the image? Then it is this.',
        hints: ['driver 4', 'driver 5', 'driver version: 4', 'driver version: 5'],
      },
    ],
    example: 'RuntimeError: CUDA error: device kernel image is invalid',
    counterExample: 'the image of the kernel is 6.8.0',
  },
  ...['which is of cuda capability', 'which is of compute capability (cc)'].map((word) => ({
    words: [word],
    causes: builtForOthers,
    example: `Found GPU0 Tesla P40 ${word} 6.1.`,
    counterExample: 'Found GPU0 Tesla P40',
  })),
];
