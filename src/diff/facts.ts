import type { JsonValue } from '../check.ts';
import { probes, type Readings } from '../probes.ts';
import type { Report } from '../report.ts';
import type { Target } from '../target.ts';
import { maskOf } from './alike.ts';
import { type Cell, cellOf } from './cell.ts';
import { type Difference, differences } from './compare.ts';
import { placeOf } from './place.ts';

/** A host that is compared: what it was asked to launch, what was read, and what the checks say of it. */
export interface Compared {
  /** As the user named it. */
  readonly name: string;
  readonly target: Target;
  readonly readings: Readings;
  readonly report: Report;
}

/** What was asked for is compared like a fact, and first. */
export const askedFor = 'target';

/** Every place in which the hosts differ, noise included, but for the facts that are left aside. */
export function allDifferences(
  hosts: readonly Compared[],
  aside: ReadonlySet<string> = new Set(),
): readonly Difference[] {
  const masks = hosts.map(({ readings }) => maskOf(readings));
  const facts = [askedFor, ...Object.keys(probes)].filter((key) => !aside.has(key));
  return facts.flatMap((key) =>
    differences(
      placeOf(key),
      hosts.map((host) => cellFor(host, key)),
      masks,
    ),
  );
}

function cellFor({ target, readings }: Compared, key: string): Cell {
  if (key === askedFor) return cellOf(placeOf(key), plain(target), null);
  const reading = new Map(Object.entries(readings)).get(key);
  if (reading?.ok === true) return cellOf(placeOf(key), plain(reading.value), null);
  const { why, asked } = reading ?? { why: 'not among the questions', asked: false };
  return { had: { kind: asked ? 'unknown' : 'not-asked', why }, slot: null, raw: undefined };
}

/** As JSON has it: members that are undefined are none. */
export const plain = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value));
