import { isHarmless } from '../signatures/noise.ts';
import type { Telling } from '../signatures/signature.ts';
import type { Sighting } from './sightings.ts';

/**
 * Of several texts in one message, the most specific; what is a part of something harmless keeps none out, and something
 * harmless no proof that stands beside it in the same line.
 */
export function unshadowed(list: readonly Sighting[]): readonly Sighting[] {
  const rest = inNone(
    list,
    list.filter(({ signature }) => isHarmless(signature)),
  );
  return inNone(rest, rest);
}

const inNone = (list: readonly Sighting[], others: readonly Sighting[]): readonly Sighting[] =>
  list.filter((one) => !others.some((other) => other.rank < one.rank && isIn(one, other)));

const isIn = (one: Sighting, other: Sighting): boolean =>
  isProof(one.signature) && isHarmless(other.signature) ? goesInto(one, other) : isSameMessage(one, other);

/** The text has one cause, and proves it. */
export const isProof = ({ causes }: Telling): boolean => causes.length === 1 && causes[0]?.decides === '';

const goesInto = (one: Sighting, other: Sighting): boolean =>
  one.first <= other.last && other.first <= one.last;

/** As far apart as two texts of one message may be that a log has put on one long line. Bytes. */
const sameMessage = 1500;

/** One goes into the other, or they lie in one line, as it was before it was wrapped. */
const isSameMessage = (one: Sighting, other: Sighting): boolean =>
  goesInto(one, other) || (one.message === other.message && Math.abs(one.first - other.first) <= sameMessage);
