import type { Signature } from '../signature.ts';

/** What Docker Compose says of a file that asks for GPUs, and what a command typed by hand is refused with. */
export const composeSignatures: readonly Signature[] = [];
