import type { Finding, Outcome } from './check.ts';

/** A code that the user has decided to live with, for a reason and up to a day. */
export interface Waiver {
  readonly code: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/** A waiver on a certain day: judging reads no clock. */
export interface DatedWaiver extends Waiver {
  readonly expired: boolean;
}

/** As it is reported: `unused` holds, and nothing was found that it would be for. */
export interface ReportedWaiver extends Waiver {
  readonly status: 'holds' | 'unused' | 'expired';
}

/** What each waiver is worth on a day (`YYYY-MM-DD`). */
export const waiversOn = (day: string, waivers: readonly Waiver[]): readonly DatedWaiver[] =>
  waivers.map((waiver) => ({ ...waiver, expired: waiver.until < day }));

/** An outcome in which what is waived stays to be seen, and counts for nothing. */
export function waived(outcome: Outcome, waivers: readonly DatedWaiver[]): Outcome {
  if (outcome.status !== 'found') return outcome;
  return { ...outcome, findings: outcome.findings.map((finding) => demoted(finding, waivers)) };
}

function demoted(finding: Finding, waivers: readonly DatedWaiver[]): Finding {
  const waiver = waivers.find(({ code, expired }) => code === finding.code && !expired);
  if (waiver === undefined) return finding;
  const { reason, until } = waiver;
  const { severity } = finding;
  return { ...finding, severity: 'warning', waived: { reason, until, severity } };
}

/** Every waiver stands in every report, whatever became of it. */
export function reportedWaivers(
  waivers: readonly DatedWaiver[],
  found: readonly Finding[],
): readonly ReportedWaiver[] {
  return waivers.map(({ expired, ...waiver }) => {
    const used = found.some(({ code }) => code === waiver.code);
    return { ...waiver, status: expired ? 'expired' : used ? 'holds' : 'unused' };
  });
}
