import type { Fix } from '../check.ts';
import type { Cause, Report } from '../report.ts';

/** Where the steps of a problem's fix stand: with it, with an earlier problem, or at the end, since others ask for it too. */
export type FixPlace =
  | { readonly kind: 'here' }
  | { readonly kind: 'as-for'; readonly code: string }
  | { readonly kind: 'last' };

/** Each fix stands in a report once. */
export function placeOf(fix: Fix, cause: Cause, report: Report): FixPlace {
  const { causes } = report;
  const shown = causes.slice(0, causes.indexOf(cause)).find(({ fixes }) => fixes[0] === fix.id);
  if (shown !== undefined) return { kind: 'as-for', code: shown.code };
  return comesLast(fix, report) ? { kind: 'last' } : { kind: 'here' };
}

/** The fixes of a problem, whole, best first. */
export function fixesOf({ fixes }: Cause, { plan, otherFixes }: Report): readonly Fix[] {
  const whole = new Map([...plan, ...otherFixes].map((fix) => [fix.id, fix]));
  return fixes.flatMap((id) => whole.get(id) ?? []);
}

/** What is to be done once, after the fixes of the single problems. */
export function fixesAtTheEnd(report: Report): readonly Fix[] {
  const own = new Set(report.causes.flatMap(({ fixes }) => fixes.slice(0, 1)));
  return report.plan.filter((fix) => !own.has(fix.id) || comesLast(fix, report));
}

/** Another fix asks for this one to be done after it. */
const comesLast = ({ id }: Fix, { plan }: Report): boolean => plan.some((fix) => fix.then === id);

/** Root's steps are written with it. Where there is none, the first step says so. */
export const bySudo = ({ host }: Report): boolean => !host.root && host.sudo;

/** What is wrong comes first, then what is worth a warning, and last what somebody lives with. */
export const gravestFirst = (report: Report): Report => ({
  ...report,
  causes: report.causes.toSorted((one, other) => weightOf(one) - weightOf(other)),
});

const weightOf = ({ severity, waived }: Cause): number =>
  waived !== undefined ? 2 : severity === 'error' ? 0 : 1;
