import type { JsonObject } from '../check.ts';
import { areaOf, areas, isSeen } from './areas.ts';
import type { Difference } from './compare.ts';
import type { Told } from './explain.ts';
import type { Compared } from './facts.ts';
import { noise } from './noise.ts';
import { found } from './place.ts';
import { hasValue, names } from './seen.ts';

/** A problem that the first of the two hosts has. */
interface Of {
  readonly told: Told;
  readonly hosts: readonly Compared[];
  readonly pair: readonly [number, number];
}

/** All that is told there is what is seen of a fault. */
export const isSeenOnly = ({ place }: Difference): boolean => isSeen(place.pattern);

/**
 * What stands behind that which is but seen of a fault: its evidence has the value that this host has where the other has
 * another one.
 */
export const named = (
  candidates: readonly Difference[],
  { told: { code }, hosts, pair: [host, other] }: Of,
  basis: readonly Difference[],
): readonly Difference[] =>
  candidates.filter(
    (one) =>
      !basis.includes(one) &&
      one.cells[other]?.had.kind === 'value' &&
      found(noise, one.place.pattern) === undefined &&
      hasValue(seenFor(code, hosts[host]), one, host),
  );

const seenFor = (code: string | null, host: Compared | undefined): JsonObject =>
  host?.report.outcomes.flatMap(({ findings }) => findings).find((one) => one.code === code)?.seen ?? {};

/** What the finding itself names comes first, and last what would but make it another one. */
export function byWeight(
  basis: readonly Difference[],
  instead: ReadonlySet<Difference>,
  { told: { code }, hosts, pair }: Of,
): readonly Difference[] {
  const seen = seenFor(code, hosts[pair[0]]);
  const weight = (one: Difference): number =>
    (names(seen, one, pair[0]) ? 0 : 4) + (isSeen(one.place.pattern) ? 2 : 0) + (instead.has(one) ? 1 : 0);
  const areaAt = (one: Difference): number => Object.keys(areas).indexOf(areaOf(one.place.pattern));
  return [...basis].sort((a, b) => weight(a) - weight(b) || areaAt(a) - areaAt(b));
}
