import type { AnyCheck } from '../check.ts';
import type { Report } from '../report.ts';
import { basisOf, concerned, couldTell, has } from './basis.ts';
import type { Difference } from './compare.ts';
import type { Compared } from './facts.ts';
import { isImplied } from './implied.ts';

/** What a host's checks say: a problem, or that something could not be told. */
export interface Told {
  /** Null: checks could not tell. */
  readonly code: string | null;
  readonly checks: readonly string[];
  readonly severity: 'error' | 'warning' | 'unknown';
  readonly message: string;
}

/** What they say of some hosts and not of others. */
export interface Distinction extends Told {
  /** The hosts that have it, by their number. */
  readonly on: readonly number[];
  /** Those of which the checks could not tell, or were not to. */
  readonly unclear: readonly number[];
  /** Each of these alone would do away with it; or all of them together. */
  readonly explainedBy: readonly Difference[];
  readonly together: boolean;
  /** What the problems rest on that it accounts for. */
  readonly follows: readonly Difference[];
}

/** What not all hosts have, the gravest first, with the differences that it rests on. */
export function distinctions(
  hosts: readonly Compared[],
  list: readonly Difference[],
  checks: readonly AnyCheck[],
): readonly Distinction[] {
  const told = hosts.map(({ report }) => toldIn(report));
  const all = new Map(told.flat().map((one) => [keyOf(one), one]));
  return [...all.values()]
    .map((one) => ({ ...one, on: numbersOf(hosts, ({ report }) => says(report, one)) }))
    .filter(({ on }) => on.length < hosts.length)
    .map((one) => {
      const basis = basisOf(one, hosts, list, checks);
      const follows = followsOf(one, basis.explainedBy, hosts, list, checks);
      return { ...one, ...basis, follows, unclear: unclearOn(one, hosts, checks) };
    })
    .sort((a, b) => rankOf(a, hosts) - rankOf(b, hosts));
}

const severities = ['error', 'unknown', 'warning'];

/** What nobody could tell of any other host may be no distinction at all. */
const rankOf = ({ severity, on, unclear }: Distinction, hosts: readonly Compared[]): number =>
  severities.indexOf(severity) * 2 + (on.length + unclear.length === hosts.length ? 1 : 0);

const keyOf = ({ code, message }: Told): string => code ?? `? ${message}`;

const numbersOf = <T>(list: readonly T[], holds: (one: T, at: number) => boolean): readonly number[] =>
  list.flatMap((one, at) => (holds(one, at) ? [at] : []));

const says = (report: Report, one: Told): boolean =>
  has(report, one) || (one.code === null && toldIn(report).some((own) => keyOf(own) === keyOf(one)));

function unclearOn(
  one: Told & { readonly on: readonly number[] },
  hosts: readonly Compared[],
  checks: readonly AnyCheck[],
): readonly number[] {
  const first = hosts[one.on[0] ?? 0];
  const own = first === undefined ? [] : concerned(one, first.report, checks);
  return numbersOf(hosts, (host, at) => !one.on.includes(at) && !couldTell(host, own));
}

/** Its causes, and why checks could not tell, once for each reason. */
function toldIn({ causes, outcomes }: Report): readonly Told[] {
  const unknown = outcomes.filter(({ status }) => status === 'unknown');
  const whys = [...new Set(unknown.map(({ why = '' }) => why))];
  return [
    ...causes.map(({ code, check, severity, message }) => ({ code, checks: [check], severity, message })),
    ...whys.map((message) => ({
      code: null,
      checks: unknown.filter(({ why = '' }) => why === message).map(({ check }) => check),
      severity: 'unknown' as const,
      message,
    })),
  ];
}

/** Whoever mends the cause has mended what it accounts for. */
function followsOf(
  cause: Told & { readonly on: readonly number[] },
  explainedBy: readonly Difference[],
  hosts: readonly Compared[],
  list: readonly Difference[],
  checks: readonly AnyCheck[],
): readonly Difference[] {
  const of = ({ report }: Compared): readonly string[] =>
    report.causes.find(({ code }) => code === cause.code)?.explains ?? [];
  const codes = new Set(cause.on.flatMap((host) => (hosts[host] === undefined ? [] : of(hosts[host]))));
  const bases = [...codes].flatMap((code) => basisOf({ ...cause, code }, hosts, list, checks).explainedBy);
  return [...new Set(bases)].filter((one) => !explainedBy.includes(one) && !isImplied(one, list));
}
