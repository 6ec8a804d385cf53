import { readable } from '../../src/signatures/pack.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';

/** As they are written: what the build packed may be older. */
export const pasted = readable(pastedSignatures);
