import type { Signature } from '../signature.ts';

/** What Singularity, Apptainer, enroot and Slurm's container plugin say. */
export const otherLaunchersSignatures: readonly Signature[] = [];
