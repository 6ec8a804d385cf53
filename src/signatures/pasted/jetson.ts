import type { Signature } from '../signature.ts';

/** What Jetson and other boards with a GPU of their own say. */
export const jetsonSignatures: readonly Signature[] = [];
