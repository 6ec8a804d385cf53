import type { Signature } from '../signature.ts';

/** What podman and podman-compose say. */
export const podmanSignatures: readonly Signature[] = [];
