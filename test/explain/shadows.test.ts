import { expect, it } from 'vitest';
import { unshadowed } from '../../src/explain/shadows.ts';
import type { Sighting } from '../../src/explain/sightings.ts';
import { proof } from '../../src/signatures/signature.ts';

const sighting = (rank: number, first: number, last: number, message: number): Sighting => ({
  signature: { causes: proof('a') },
  rank,
  line: '',
  lineNumber: message,
  message,
  first,
  last,
  count: 1,
  hints: new Set(),
});

it('of one message the most specific is left, however far its words lie apart', () => {
  const long = sighting(1, 10, 50_000, 1);
  const within = sighting(2, 40_000, 40_010, 900);
  const before = sighting(3, 5, 12, 1);
  const sameLine = sighting(4, 1_400, 1_410, 1);
  const otherLine = sighting(5, 60_000, 60_010, 1_000);
  for (const list of [
    [long, within, before, sameLine, otherLine],
    [otherLine, sameLine, before, within, long],
  ]) {
    expect(new Set(unshadowed(list))).toEqual(new Set([long, otherLine]));
  }
});

it('of thousands in a log only those are compared that are near one another', () => {
  let reads = 0;
  const list = Array.from({ length: 4000 }, (_, rank) => ({
    ...sighting(0, rank * 1000, rank * 1000 + 10, rank),
    get rank() {
      reads++;
      return rank;
    },
  }));
  expect(unshadowed(list)).toHaveLength(4000);
  expect(reads).toBeGreaterThan(4000);
  expect(reads).toBeLessThan(40_000);
});
