import { packed } from '../generated/signatures.ts';
import { unpack } from './pack.ts';

/** The signatures of `pasted.ts` as the build packed them. */
export const packedSignatures = unpack(packed);
