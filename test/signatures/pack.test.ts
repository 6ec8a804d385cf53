import { expect, it } from 'vitest';
import { pack, type Readable, readable, unpack } from '../../src/signatures/pack.ts';
import { packedSignatures } from '../../src/signatures/packed.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';

const tellings = ({ count, telling }: Readable): readonly unknown[] =>
  Array.from({ length: count + 1 }, (_, number) => telling(number));

const isGiven = (telling: unknown): boolean => telling !== undefined;

it('the program is told by every signature what is written, without words and examples', () => {
  const written = pastedSignatures.map(
    ({ words: _1, reach: _2, example: _3, examples: _4, counterExample: _5, ...rest }) => rest,
  );
  const { firm, loose } = packedSignatures;
  expect(tellings(firm).filter(isGiven)).toEqual(written.filter((one) => one.loose !== true));
  expect(tellings(loose()).filter(isGiven)).toEqual(written.filter((one) => one.loose === true));
});

const text = Buffer.from(
  pastedSignatures
    .flatMap(({ example, causes }) => [example, ...causes.flatMap(({ hints = [] }) => hints)])
    .join('\n'),
);

function found({ matcher, telling, hint }: Readable): readonly unknown[] {
  const told: unknown[] = [];
  const reader = matcher.reader(({ pattern, first, last }) => {
    told.push([pattern, first, last, telling(pattern)?.causes, hint(pattern)]);
  });
  reader.read(text);
  reader.end();
  return told;
}

it('what is packed finds what the signatures find, hints too', () => {
  const written = readable(pastedSignatures);
  const packed = unpack(pack(pastedSignatures));
  expect(found(written.firm).length).toBeGreaterThan(written.firm.count);
  expect(found(packed.firm)).toEqual(found(written.firm));
  expect(found(packed.loose())).toEqual(found(written.loose()));
});
