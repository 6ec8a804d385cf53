import type { AnyCheck } from '../check.ts';
import type { Report, ReportedOutcome } from '../report.ts';
import type { Difference } from './compare.ts';
import type { Told } from './explain.ts';
import type { Compared } from './facts.ts';
import { type Basis, basisBetween, nothing, statusOf } from './trial.ts';

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
