import { proof, type Signature } from '../../signature.ts';

/** A harmless text and what it is called. */
export const harmless = (
  code: string,
  words: readonly string[],
  example: string,
  counterExample: string,
  reach = 200,
): Signature => ({ words, reach, causes: proof(code), example, counterExample });
