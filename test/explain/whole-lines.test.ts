import { expect, it } from 'vitest';
import { wholeLines } from '../../src/explain/whole-lines.ts';

const given = (...pieces: readonly string[]): readonly string[] => {
  const out: string[] = [];
  const lines = wholeLines((piece) => out.push(Buffer.from(piece).toString()));
  for (const piece of pieces) lines.add(Buffer.from(piece));
  lines.end();
  return out;
};

it('gives pieces that end where a line does', () => {
  expect(given('a\nb', 'c\nd\ne', 'f')).toEqual(['a\n', 'bc\nd\n', 'ef']);
  expect(given('a\n')).toEqual(['a\n']);
  expect(given('', '')).toEqual([]);
});

it('does not wait for the end of a line that has none', () => {
  const mega = 'x'.repeat(1 << 20);
  expect(given(mega, 'y', 'z').map(({ length }) => length)).toEqual([mega.length + 1, 1]);
});
