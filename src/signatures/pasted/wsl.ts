import type { Signature } from '../signature.ts';

/** What WSL, Docker Desktop and Windows say. */
export const wslSignatures: readonly Signature[] = [];
