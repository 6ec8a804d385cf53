import { harmlessLine } from '../harmless.ts';
import type { Report, ReportedFinding, ReportedOutcome } from '../report.ts';
import { type Style, symbolsOf } from './style.ts';
import { hanging, narrow } from './wrap.ts';

/** One line a check: its state, its name, and what there is to say about it in a few words. */
export function outcomeLines(report: Report, style: Style): string {
  const nameWidth = nameWidthFor(report.outcomes);
  return report.outcomes.map((outcome) => outcomeLine(outcome, report, style, nameWidth)).join('\n');
}

/** Columns for the names with a blank after them; a name of a plugin's that is longer still pushes its text on. */
const nameWidthFor = (outcomes: Report['outcomes']): number =>
  Math.min(24, Math.max(18, ...outcomes.map(({ check }) => check.length + 1)));

function outcomeLine(outcome: ReportedOutcome, report: Report, style: Style, nameWidth: number): string {
  const mark = `${markOf(outcome, style)} `;
  const indent = ' '.repeat(symbolsOf(style).passed.length + 1);
  const text = textOf(outcome, report, style);
  if (narrow(style)) return hanging(mark, `${outcome.check} ${text}`.trimEnd(), style.width, indent);
  const name = `${outcome.check} `.padEnd(nameWidth);
  return hanging(`${mark}${name}`, text, style.width, indent + ' '.repeat(nameWidth));
}

function markOf({ status, findings }: ReportedOutcome, style: Style): string {
  const { paint } = style;
  const symbols = symbolsOf(style);
  if (status === 'passed') return paint.green(symbols.passed);
  if (status === 'skipped') return paint.dim(symbols.skipped);
  if (status !== 'found') return paint.yellow(symbols.unknown);
  const isError = findings.some(({ severity }) => severity === 'error');
  return isError ? paint.red(symbols.error) : paint.yellow(symbols.warning);
}

const textOf = (outcome: ReportedOutcome, report: Report, style: Style): string =>
  outcome.status === 'passed' && narrow(style) ? '' : outcomeWords(outcome, report);

/** How a check ended, in a few words. */
export function outcomeWords({ status, title, why, findings }: ReportedOutcome, report: Report): string {
  if (status === 'passed') return title;
  const reason = harmlessLine(why ?? '');
  if (status === 'found') {
    const codes = findings.map((finding) => codeText(finding, report)).join(', ');
    return why === undefined ? codes : `${codes}; not known: ${reason}`;
  }
  return status === 'crashed' ? `failed by a mistake of its own: ${reason}` : `${status}: ${reason}`;
}

/** The same beside a mark that tells already whether it is skipped or unknown. */
export const outcomeReason = (outcome: ReportedOutcome, report: Report): string =>
  outcome.status === 'skipped' || outcome.status === 'unknown'
    ? harmlessLine(outcome.why ?? '')
    : outcomeWords(outcome, report);

/** It has no answer, and says why. */
export const unanswered = ({ status }: ReportedOutcome): boolean =>
  status === 'unknown' || status === 'crashed';

/** A consequence names its cause right away. */
function codeText({ code, waived }: ReportedFinding, { causes }: Report): string {
  if (waived !== undefined) return `${code} (waived)`;
  const cause = causes.find(({ explains }) => explains.includes(code));
  return cause === undefined ? code : `${code} (because of ${cause.code})`;
}
