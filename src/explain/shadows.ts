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

function inNone(list: readonly Sighting[], others: readonly Sighting[]): readonly Sighting[] {
  const near = neighboursAmong(others);
  return list.filter((one) => !near(one).some((other) => other.rank < one.rank && isIn(one, other)));
}

/** Those that may be of one message with a sighting: a few of the thousands that a log may have. */
function neighboursAmong(list: readonly Sighting[]) {
  const inOrder = list.toSorted((one, two) => one.first - two.first);
  const farthest = inOrder.reduce((most, { first, last }) => Math.max(most, last - first), sameMessage);
  /** The place of the first that begins there or later. */
  const from = (at: number): number => {
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle]?.first ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ({ first, last }: Sighting): readonly Sighting[] =>
    inOrder.slice(from(first - farthest), from(Math.max(last, first + sameMessage) + 1));
}

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
