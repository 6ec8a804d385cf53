import { expect, it } from 'vitest';
import { pack, readable, unpack } from '../../src/signatures/pack.ts';
import { packedSignatures } from '../../src/signatures/packed.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';

const numbers = Array.from({ length: packedSignatures.count + 1 }, (_, number) => number);

it('the program reads every signature as it is written, without its examples', () => {
  const written = pastedSignatures.map(({ example: _1, examples: _2, counterExample: _3, ...rest }) => rest);
  expect(numbers.map(packedSignatures.signature)).toEqual([...written, undefined]);
});

it('what is packed finds what the signatures find, hints too', () => {
  const text = Buffer.from(
    pastedSignatures
      .flatMap(({ example, causes }) => [example, ...causes.flatMap(({ hints = [] }) => hints)])
      .join('\n'),
  );
  const found = ({
    matcher,
    signature,
    hint,
  }: Pick<typeof packedSignatures, 'matcher' | 'signature' | 'hint'>) => {
    const told: unknown[] = [];
    const reader = matcher.reader(({ pattern, first, last }) => {
      told.push([pattern, first, last, signature(pattern)?.words, hint(pattern)]);
    });
    reader.read(text);
    reader.end();
    return told;
  };
  const asWritten = found(readable(pastedSignatures));
  expect(asWritten.length).toBeGreaterThan(pastedSignatures.length);
  expect(found(unpack(pack(pastedSignatures)))).toEqual(asWritten);
});
