import type { AnyCheck } from '../check.ts';
import type { Report } from '../report.ts';
import { basisOf } from './basis.ts';
import type { Difference } from './compare.ts';
import type { Compared } from './facts.ts';

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
  /** Each of these alone would do away with it; or all of them together. */
  readonly explainedBy: readonly Difference[];
  readonly together: boolean;
  /** What the problems rest on that it accounts for. */
  readonly follows: readonly Difference[];
}

const severities = ['error', 'unknown', 'warning'];

/** What not all hosts have, the gravest first, with the differences that it rests on. */
export function distinctions(
  hosts: readonly Compared[],
  list: readonly Difference[],
  checks: readonly AnyCheck[],
): readonly Distinction[] {
  const told = hosts.map(({ report }) => toldIn(report));
  const all = new Map(told.flat().map((one) => [keyOf(one), one]));
  return [...all.values()]
    .map((one) => ({ ...one, on: hosts.flatMap(({ report }, at) => (has(report, one) ? [at] : [])) }))
    .filter(({ on }) => on.length < hosts.length)
    .map((one) => {
      const basis = basisOf(one, hosts, list, checks);
      return { ...one, ...basis, follows: followsOf(one, basis.explainedBy, hosts, list, checks) };
    })
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

const keyOf = ({ code, message }: Told): string => code ?? `? ${message}`;

/** Also where it is but what another problem accounts for. */
const has = (report: Report, one: Told): boolean =>
  one.code === null
    ? toldIn(report).some((own) => keyOf(own) === keyOf(one))
    : report.outcomes.some(({ findings }) => findings.some(({ code }) => code === one.code));

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
  return [...new Set(bases)].filter((one) => !explainedBy.includes(one));
}
