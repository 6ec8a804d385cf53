import { busy, nothingVisible, notReady } from '../cuda.ts';
import { kernelsOfOthers } from '../cuda-causes.ts';
import { proof, type Signature, type TextCause } from '../signature.ts';
import { notInitialised, programFault, unknownError } from './frameworks.ts';
import { gpuMemory } from './gpu-memory.ts';

/** The libcuda of the process and the kernel module do not go together (803). */
const mismatch: readonly TextCause[] = [
  {
    code: 'forward-compat-mismatched-lib',
    decides: 'Is libcuda.so loaded from a folder named compat (LD_LIBRARY_PATH)?',
  },
  {
    code: 'driver-library-mismatch',
    decides: 'Does nvidia-smi on the host fail with "Driver/library version mismatch"?',
    hints: ['nvml library version', 'apt upgrade', 'reboot'],
  },
];

/** Forward compatibility was tried where it is not possible (804). */
const unsupported: readonly TextCause[] = [
  {
    code: 'forward-compat-unsupported-hw',
    decides: 'Is it no data-center GPU (nvidia-smi -L)? Then it is this.',
  },
  {
    code: 'forward-compat-mismatched-lib',
    decides: 'Is it one? Then the compat library does not fit the driver.',
  },
];

/** What CUDA's errors come from, by their numbers; some changed with CUDA 10.1. */
const byNumber: readonly (readonly [number: number, causes: readonly TextCause[], symptom?: true])[] = [
  [2, gpuMemory],
  [3, notInitialised],
  [30, unknownError],
  [35, proof('driver-too-old-for-image')],
  [36, proof('driver-too-old-for-image')],
  [38, nothingVisible, true],
  [46, busy],
  [48, kernelsOfOthers],
  [77, programFault],
  [100, nothingVisible, true],
  [209, kernelsOfOthers],
  [214, proof('ecc-uncorrectable')],
  [222, proof('driver-too-old-for-image')],
  [700, programFault],
  [710, programFault],
  [719, programFault],
  [802, notReady],
  [803, mismatch],
  [804, unsupported],
  [805, proof('mps-unreachable')],
  [999, unknownError],
];

/** What stands before the number: TensorRT, onnxruntime, NCCL, CUDA's samples, ffmpeg and the like. */
const before: readonly string[] = [
  'cuda initialization failure with error: ',
  'cuda initialization failure with error ',
  'cuda failure ',
  'cuda failure: ',
  'cuda error ',
  'cuda error: ',
  'cuda error code ',
  'cuda error code: ',
  'cuda error code=',
  'cuda errno=',
  'cuda runtime error ',
  'cuda init error ',
  'cuda initialization error ',
  'cuda initialization error: ',
  'cuda_error = ',
  'cudagetdevicecount returned ',
  'cudagetdevicecount failed: ',
  'cuinit returned ',
  'cuinit failed: ',
  'cuinit failed with error ',
  'cuinit failed with error code ',
  'cuinit(0) returned ',
  'cuinit(0) failed: ',
  'cuinit() returned ',
  'cuinit() failed: ',
];

const signatureOf = (
  words: readonly string[],
  causes: readonly TextCause[],
  symptom: true | undefined,
): Signature => ({
  words,
  reach: 80,
  causes,
  ...(symptom === undefined ? {} : { symptom }),
  example: `[E] ${words.join(' status ')}, and more`,
  counterExample: 'CUDA error 12345',
});

/** CUDA's errors by their numbers, as programs print them that print no more. */
export const cudaNumberSignatures: readonly Signature[] = byNumber.flatMap(([number, causes, symptom]) => [
  ...before.map((word) => signatureOf([`${word}${number} `], causes, symptom)),
  signatureOf([`cuda runtime error (${number})`], causes, symptom),
  signatureOf([`cuinit: unknown error (${number})`], causes, symptom),
  signatureOf(['thcudacheck fail', `error=${number} `], causes, symptom),
  ...(number < 30 ? [] : [signatureOf(['cuda', `error code ${number} `], causes, symptom)]),
  signatureOf(['cuda', `code=${number}(`], causes, symptom),
]);
