import type { Report, Verdict } from '../report.ts';
import type { DiffEntry, DiffHost } from './document.ts';
import type { Compared } from './facts.ts';

/** A, B, C and so on; numbers for the hosts of a whole hall. */
export const labelsFor = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => (count <= 26 ? String.fromCharCode(65 + at) : String(at + 1)));

export const describedHost = ({ name, report }: Compared, label: string): DiffHost => ({
  label,
  name,
  verdict: report.verdict,
  host: report.host,
  errors: codesOf(report, 'error'),
  warnings: codesOf(report, 'warning'),
  unknown: report.outcomes.filter(({ status }) => status === 'unknown').map(({ check }) => check),
});

const codesOf = ({ causes }: Report, severity: string): readonly string[] =>
  causes.filter((cause) => cause.severity === severity).map(({ code }) => code);

const verdicts: readonly Verdict[] = ['ready', 'unknown', 'not-ready'];

/** The one in best health; null where two are equally well. */
export function goodOf(hosts: readonly DiffHost[]): string | null {
  const worse = (a: DiffHost, b: DiffHost): number =>
    verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
    a.errors.length - b.errors.length ||
    a.unknown.length - b.unknown.length;
  const [best, next] = [...hosts].sort(worse);
  return best !== undefined && next !== undefined && worse(best, next) < 0 ? best.label : null;
}

/** Three hosts and more: the one that is alone with what it has in most places, and far more often than any other. */
export function oddOf(hosts: readonly DiffHost[], entries: readonly DiffEntry[]): string | null {
  const times = (label: string): number => entries.filter(({ odd }) => odd === label).length;
  const [first, second] = hosts.map(({ label }) => label).sort((a, b) => times(b) - times(a));
  if (hosts.length < 3 || first === undefined || second === undefined || times(first) === 0) return null;
  return times(first) * 2 > entries.length && times(first) >= 2 * times(second) ? first : null;
}
