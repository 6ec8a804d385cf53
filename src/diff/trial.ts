import type { AnyCheck, Outcome } from '../check.ts';
import type { Report } from '../report.ts';
import { type Cell, isTakenApart, shapeOf } from './cell.ts';
import type { Difference } from './compare.ts';
import type { Told } from './explain.ts';
import { askedFor, type Compared } from './facts.ts';
import { type Given, swapped } from './swap.ts';
import { byWeight, isSeenOnly, named } from './weight.ts';

/** What a problem rests on, among what differs. */
export interface Basis {
  /** Each of these alone would do away with it; or all of them together. */
  readonly explainedBy: readonly Difference[];
  readonly together: boolean;
}

/** It does not show. */
export const nothing: Basis = { explainedBy: [], together: false };

/** How a check ended there; empty: it did not run. */
export const statusOf = ({ outcomes }: Report, id: string): string =>
  outcomes.find(({ check }) => check === id)?.status ?? '';

interface Trial {
  readonly told: Told;
  readonly own: readonly AnyCheck[];
  readonly hosts: readonly Compared[];
  /** The host that has it, and one that has not. */
  readonly pair: readonly [number, number];
}

/** The checks are pure: they are asked what they would say if this or that were as it is on the other host. */
export function basisBetween(trial: Trial, list: readonly Difference[]): Basis {
  const { own, hosts, pair } = trial;
  const read = new Set<string>([askedFor, ...own.flatMap(({ needs, uses }) => [...needs, ...uses])]);
  const candidates = list.filter(
    ({ place, cells }) => read.has(place.path[0] ?? '') && differ(cells[pair[0]], cells[pair[1]]),
  );
  const after = (parts: readonly Difference[]): Given => swapped(hosts, parts, pair);
  const goneWith = (parts: readonly Difference[]): boolean => isGone(trial, after(parts));
  // What the checks say of a host as it is may not be all that was said of it.
  if (goneWith([])) return nothing;
  const alone = candidates.filter((one) => goneWith([one]));
  const together = alone.length === 0 && goneWith(candidates);
  const basis = together ? least(candidates, goneWith) : alone;
  const instead = new Set(together ? [] : basis.filter((one) => bringsAnother(trial, after([one]))));
  const behind = basis.length > 0 && basis.every(isSeenOnly) ? named(candidates, trial, basis) : [];
  if (behind.length > 0 && goneWith([...behind, ...basis]))
    return { explainedBy: [...behind, ...byWeight(basis, instead, trial)], together: true };
  return { explainedBy: byWeight(basis, instead, trial), together };
}

/** Two that are of one build differ in parts of it, and these have places of their own. */
function differ(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined || shapeOf(a) === 'apart' || shapeOf(b) === 'apart') return false;
  if (shapeOf(a) !== shapeOf(b)) return true;
  return !isTakenApart(a) && !isTakenApart(b) && JSON.stringify(a.raw) !== JSON.stringify(b.raw);
}

/** As few as will do: whatever can be left out is. */
function least(
  all: readonly Difference[],
  does: (parts: readonly Difference[]) => boolean,
): readonly Difference[] {
  return all.reduceRight((kept: readonly Difference[], one) => {
    const fewer = kept.filter((each) => each !== one);
    return does(fewer) ? fewer : kept;
  }, all);
}

/** A check that has nothing to examine is right there where it is so on the other host as well. */
function isGone({ told: { code }, own, hosts, pair }: Trial, { readings, target }: Given): boolean {
  const there = hosts[pair[1]]?.report;
  return own.every((check) => {
    const outcome = check.examine(readings, target);
    if (outcome.status === 'skipped') return there !== undefined && statusOf(there, check.id) === 'skipped';
    return outcome.status === 'passed' || (outcome.status === 'found' && !codesIn(outcome).includes(code));
  });
}

/** Something else is found in its place. */
function bringsAnother({ own, hosts, pair }: Trial, { readings, target }: Given): boolean {
  const before = hosts[pair[0]]?.report.outcomes.flatMap(({ findings }) => findings) ?? [];
  const known: readonly (string | null)[] = before.map(({ code }) => code);
  return own
    .flatMap((check) => codesIn(check.examine(readings, target)))
    .some((code) => !known.includes(code));
}

const codesIn = (outcome: Outcome): readonly (string | null)[] =>
  outcome.status === 'found' ? outcome.findings.map(({ code }) => code) : [];
