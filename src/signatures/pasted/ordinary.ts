import type { Signature } from '../signature.ts';
import { ofEngines } from './ordinary/engines.ts';
import { ofImages } from './ordinary/images.ts';
import { ofKernels } from './ordinary/kernels.ts';
import { ofPackages } from './ordinary/packages.ts';
import { ofTools } from './ordinary/tools.ts';
import { ofTraining } from './ordinary/training.ts';

/** What looks like an error and is none. */
export const ordinarySignatures: readonly Signature[] = [
  ...ofKernels,
  ...ofEngines,
  ...ofImages,
  ...ofTraining,
  ...ofPackages,
  ...ofTools,
];
