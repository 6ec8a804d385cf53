import packed from '../generated/signatures.json' with { type: 'json' };
import { unpack } from './pack.ts';

/** The signatures of `pasted.ts` as the build packed them. */
export const packedSignatures = unpack(packed);
