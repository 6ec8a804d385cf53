import type { Signature } from '../signature.ts';

/** What package managers, DKMS and NVIDIA's installer say. */
export const packagesSignatures: readonly Signature[] = [];
