import { expect, it } from 'vitest';
import { pack, type Readable, readable, unpack } from '../../src/signatures/pack.ts';
import { packedSignatures } from '../../src/signatures/packed.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';

const numbers = Array.from({ length: packedSignatures.count + 1 }, (_, number) => number);

it('the program is told by every signature what is written, without words and examples', () => {
  const written = pastedSignatures.map(
    ({ words: _1, reach: _2, example: _3, examples: _4, counterExample: _5, ...rest }) => rest,
  );
  expect(numbers.map(packedSignatures.telling)).toEqual([...written, undefined]);
});

it('what is packed finds what the signatures find, hints too', () => {
  const text = Buffer.from(
    pastedSignatures
      .flatMap(({ example, causes }) => [example, ...causes.flatMap(({ hints = [] }) => hints)])
      .join('\n'),
  );
  const found = ({ matcher, telling, hint }: Readable) => {
    const told: unknown[] = [];
    const reader = matcher.reader(({ pattern, first, last }) => {
      told.push([pattern, first, last, telling(pattern)?.causes, hint(pattern)]);
    });
    reader.read(text);
    reader.end();
    return told;
  };
  const asWritten = found(readable(pastedSignatures));
  expect(asWritten.length).toBeGreaterThan(pastedSignatures.length);
  expect(found(unpack(pack(pastedSignatures)))).toEqual(asWritten);
});
