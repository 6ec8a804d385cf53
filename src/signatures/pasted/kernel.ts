import type { Signature } from '../signature.ts';

/** What the kernel log says of the GPU's driver: why it does not load, and what befell a GPU. */
export const kernelSignatures: readonly Signature[] = [];
