import type { Finding } from './check.ts';
import type { Cause } from './report.ts';

/** A finding with the id of the check that made it. */
export interface Located {
  readonly check: string;
  readonly finding: Finding;
}

/**
 * Sorts findings, in check order, into causes and what they account for. The same code from two checks is one
 * problem: it belongs to the first, the graver of the two says what it is and how it is mended, and the evidence of both
 * is kept.
 */
export function causesOf(located: readonly Located[]): readonly Cause[] {
  const problems = problemsOf(located);
  const causes = problems.filter((problem) => rootOf(problem, problems) === problem);
  return causes.map((cause) => toCause(cause, explainedBy(cause, problems)));
}

/** The findings, those with one code as one. */
export function problemsOf(located: readonly Located[]): readonly Located[] {
  const byCode = new Map<string, Located>();
  for (const { check, finding } of located) {
    const earlier = byCode.get(finding.code);
    byCode.set(finding.code, earlier === undefined ? { check, finding } : joined(earlier, finding));
  }
  return [...byCode.values()];
}

function joined({ check, finding: first }: Located, second: Finding): Located {
  const graver = first.severity === 'warning' && second.severity === 'error';
  const [lead, other] = graver ? [second, first] : [first, second];
  return {
    check,
    finding: {
      ...lead,
      seen: { ...other.seen, ...lead.seen },
      explainedBy: [...new Set([...(first.explainedBy ?? []), ...(second.explainedBy ?? [])])],
      fixes: lead.fixes.length > 0 ? lead.fixes : other.fixes,
      ...candidatesOf(lead.candidates ?? other.candidates),
    },
  };
}

const candidatesOf = (candidates: Finding['candidates']) => (candidates === undefined ? {} : { candidates });

function explainedBy(cause: Located, problems: readonly Located[]): readonly Located[] {
  return problems.filter((problem) => problem !== cause && rootOf(problem, problems) === cause);
}

/** Follows "explained by" to its end; only errors account for something. In a circle the first of it is the cause. */
function rootOf(problem: Located, problems: readonly Located[]): Located {
  const passed = new Set<Located>([problem]);
  for (let current = problem; ; ) {
    const names = current.finding.explainedBy ?? [];
    const cause = problems.find(
      ({ finding }) => finding.severity === 'error' && names.includes(finding.code),
    );
    if (cause === undefined) return current;
    if (passed.has(cause)) return problems.find((one) => passed.has(one)) ?? current;
    passed.add(cause);
    current = cause;
  }
}

const toCause = ({ check, finding }: Located, explains: readonly Located[]): Cause => ({
  code: finding.code,
  check,
  severity: finding.severity,
  message: finding.message,
  seen: finding.seen,
  ...(finding.waived === undefined ? {} : { waived: finding.waived }),
  ...candidatesOf(finding.candidates),
  explains: explains.map((problem) => problem.finding.code),
  fixes: finding.fixes.map((fix) => fix.id),
});
