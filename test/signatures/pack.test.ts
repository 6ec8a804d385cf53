import { expect, it } from 'vitest';
import { packedSignatures } from '../../src/signatures/packed.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';

it('the program reads every signature as it is written, without its examples', () => {
  const written = pastedSignatures.map(({ example: _1, examples: _2, counterExample: _3, ...rest }) => rest);
  expect(packedSignatures).toEqual(written);
});
