import { notRecorded } from '../ask.ts';
import type { AnyCheck, Outcome } from '../check.ts';
import type { Reading } from '../probe.ts';
import { type FactKey, probes, type Readings } from '../probes.ts';

/** Facts by which checks find their words and fixes, or settle a doubt: nothing passes for the lack of them. */
const beside: ReadonlySet<FactKey> = new Set([
  ...(['os', 'system', 'platform', 'machine', 'containment', 'launch', 'batchJob'] as const),
  ...([
    'dockerd',
    'dockerCli',
    'dockerPackages',
    'dockerGroup',
    'podman',
    'moduleUse',
    'moduleHolders',
  ] as const),
  ...(['deviceNodes', 'moduleFile'] as const),
]);

/**
 * A check for a host of which only a part is told. Where it would pass, and did not see all that it looks at, it has not
 * passed: nothing that is told speaks against it, and that is all.
 */
export const asTold = (check: AnyCheck): AnyCheck => ({
  ...check,
  examine: (readings, target) => withGaps(check.examine(readings, target), check, readings),
});

function withGaps(outcome: Outcome, { needs, uses }: AnyCheck, readings: Readings): Outcome {
  if (outcome.status === 'unknown' && outcome.why === notRecorded) {
    const needed = needs.filter((key) => isGap(readings[key]));
    const missing = needed.length > 0 ? needed : uses.filter((key) => isGap(readings[key])).slice(0, 1);
    return { status: 'unknown', why: `not told: ${missing.map((key) => probes[key].title).join(', ')}` };
  }
  if (outcome.status !== 'passed') return outcome;
  const gap = uses.find((key) => !beside.has(key) && isGap(readings[key]));
  if (gap === undefined) return outcome;
  return { status: 'unknown', why: `no fault in what is told; not told: ${probes[gap].title}` };
}

/** What was not asked, since something else makes it needless, is none. */
const isGap = (reading: Reading<unknown> | undefined): boolean =>
  reading === undefined || (!reading.ok && reading.asked);
