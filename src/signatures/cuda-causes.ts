import type { TextCause } from './signature.ts';

/** GPUs of generations that newer releases no longer serve. */
export const agedGpus: readonly string[] = [
  'tesla v100',
  'tesla p100',
  'tesla p40',
  'tesla m',
  'tesla k',
  'gtx 10',
  'gtx 9',
  'titan x',
  'pascal',
  'volta',
  'maxwell',
  'kepler',
  'capability sm_3',
  'capability sm_5',
  'capability sm_6',
  'capability sm_70',
];

/** The image has no kernels for the GPU. */
export const kernelsOfOthers: readonly TextCause[] = [
  {
    code: 'wheel-arch-mismatch',
    decides: "Was PyTorch in the image replaced (pip list | grep torch: a version without NVIDIA's suffix)?",
  },
  {
    code: 'gpu-too-new-for-image',
    decides: 'Is the GPU younger than the image? Then a newer tag has kernels for it.',
    hints: ['nvidia release 1', 'nvidia release 2', 'nvcr.io/nvidia/pytorch'],
  },
  {
    code: 'gpu-too-old-for-image',
    decides: 'Has the image dropped this generation? Then an older tag has them.',
    hints: agedGpus,
  },
];

/** What people show of a GPU's memory that nobody seems to hold. */
export const orphans: readonly string[] = [
  'no running processes found',
  '<defunct>',
  ' zombie',
  'no process',
  'fuser -v /dev/nvidia',
  'fuser /dev/nvidia',
  'lsof /dev/nvidia',
  'kill -9',
];
