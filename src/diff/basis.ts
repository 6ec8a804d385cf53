import type { AnyCheck, JsonObject, Outcome } from '../check.ts';
import type { Report, ReportedOutcome } from '../report.ts';
import { areaOf, areas, isSeen } from './areas.ts';
import { type Cell, isTakenApart, shapeOf } from './cell.ts';
import type { Difference } from './compare.ts';
import type { Told } from './explain.ts';
import { askedFor, type Compared } from './facts.ts';
import { noise } from './noise.ts';
import { found } from './place.ts';
import { hasValue, names } from './seen.ts';
import { type Given, swapped } from './swap.ts';

/** What a problem rests on, among what differs. */
export interface Basis {
  /** Each of these alone would do away with it; or all of them together. */
  readonly explainedBy: readonly Difference[];
  readonly together: boolean;
}

/** It does not show. */
const nothing: Basis = { explainedBy: [], together: false };

/** What it rests on, on the first of its hosts for which that can be told. */
export function basisOf(
  told: Told & { readonly on: readonly number[] },
  hosts: readonly Compared[],
  list: readonly Difference[],
  checks: readonly AnyCheck[],
): Basis {
  for (const number of told.on) {
    const host = hosts[number];
    const own = host === undefined ? [] : concerned(told, host.report, checks);
    for (const other of own.length === 0 ? [] : without(told, hosts, own)) {
      const answer = basisBetween({ told, own, hosts, pair: [number, other] }, list);
      if (answer.explainedBy.length > 0) return answer;
    }
  }
  return nothing;
}

/** The checks that say it there. */
export function concerned(
  { code, checks: named }: Told,
  { outcomes }: Report,
  checks: readonly AnyCheck[],
): readonly AnyCheck[] {
  const ids = outcomes.filter((outcome) => says(outcome, code, named)).map(({ check }) => check);
  return checks.filter(({ id }) => ids.includes(id));
}

const says = (
  { check, findings }: ReportedOutcome,
  code: string | null,
  named: readonly string[],
): boolean => (code === null ? named.includes(check) : findings.some((finding) => finding.code === code));

/** Also where it is but what another problem accounts for. */
export const has = ({ outcomes }: Report, { code }: Told): boolean =>
  code !== null && outcomes.some((outcome) => says(outcome, code, []));

/** Hosts that do not have it, the healthiest first. */
const without = (
  told: Told & { readonly on: readonly number[] },
  hosts: readonly Compared[],
  own: readonly AnyCheck[],
): readonly number[] =>
  hosts
    .flatMap((host, at) =>
      couldTell(host, own) && !told.on.includes(at) && !has(host.report, told) ? [at] : [],
    )
    .sort((a, b) => verdicts.indexOf(verdictOf(hosts, a)) - verdicts.indexOf(verdictOf(hosts, b)));

const verdicts = ['ready', 'unknown', 'not-ready'];

const verdictOf = (hosts: readonly Compared[], host: number): string => hosts[host]?.report.verdict ?? '';

/** Each of these checks gave an answer there, if only that there was nothing to examine. */
export const couldTell = ({ report, readings }: Compared, own: readonly AnyCheck[]): boolean =>
  own.every(({ id, needs }) => {
    const status = statusOf(report, id);
    return status === 'skipped'
      ? needs.every((key) => readings[key]?.ok === true)
      : ['passed', 'found'].includes(status);
  });

const statusOf = ({ outcomes }: Report, id: string): string =>
  outcomes.find(({ check }) => check === id)?.status ?? '';

interface Trial {
  readonly told: Told;
  readonly own: readonly AnyCheck[];
  readonly hosts: readonly Compared[];
  /** The host that has it, and one that has not. */
  readonly pair: readonly [number, number];
}

/** The checks are pure: they are asked what they would say if this or that were as it is on the other host. */
function basisBetween(trial: Trial, list: readonly Difference[]): Basis {
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

const isSeenOnly = ({ place }: Difference): boolean => isSeen(place.pattern);

/** What stands behind that which is but seen of a fault: its evidence has the value that this host alone has. */
const named = (
  candidates: readonly Difference[],
  { told: { code }, hosts, pair: [host] }: Trial,
  basis: readonly Difference[],
): readonly Difference[] =>
  candidates.filter(
    (one) =>
      !basis.includes(one) &&
      found(noise, one.place.pattern) === undefined &&
      hasValue(seenFor(code, hosts[host]), one, host),
  );

const seenFor = (code: string | null, host: Compared | undefined): JsonObject =>
  host?.report.outcomes.flatMap(({ findings }) => findings).find((one) => one.code === code)?.seen ?? {};

/** What the finding itself names comes first, and last what would but make it another one. */
function byWeight(
  basis: readonly Difference[],
  instead: ReadonlySet<Difference>,
  { told: { code }, hosts, pair }: Trial,
): readonly Difference[] {
  const seen = seenFor(code, hosts[pair[0]]);
  const weight = (one: Difference): number =>
    (names(seen, one, pair[0]) ? 0 : 4) + (isSeen(one.place.pattern) ? 2 : 0) + (instead.has(one) ? 1 : 0);
  const areaAt = (one: Difference): number => Object.keys(areas).indexOf(areaOf(one.place.pattern));
  return [...basis].sort((a, b) => weight(a) - weight(b) || areaAt(a) - areaAt(b));
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
