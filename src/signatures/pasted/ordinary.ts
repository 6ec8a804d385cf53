import type { Signature } from '../signature.ts';

/** What looks like an error and is none. */
export const ordinarySignatures: readonly Signature[] = [];
