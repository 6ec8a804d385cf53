import { harmlessLine } from '../harmless.ts';
import type { Report } from '../report.ts';
import { unanswered } from './outcomes.ts';
import type { Style } from './style.ts';
import { verdictWords } from './verdict.ts';
import { hanging, narrow } from './wrap.ts';

/** One line a host: what became of it, and the first thing to know. */
export function hostsSummary(reports: readonly Report[], style: Style): string {
  const nameWidth = Math.min(Math.max(...reports.map(({ host }) => nameOf(host).length)), 32);
  return reports.map((report) => line(report, nameWidth, style)).join('\n');
}

const nameOf = ({ address }: Report['host']): string => harmlessLine(address ?? '');

const verdictWidth = Math.max(...Object.values(verdictWords).map((words) => words.length)) + 2;

function line(report: Report, nameWidth: number, style: Style): string {
  const { verdict, host } = report;
  const paint = { ready: style.paint.green, 'not-ready': style.paint.red, unknown: style.paint.yellow };
  const words = paint[verdict](verdictWords[verdict]);
  const told = reason(report);
  if (narrow(style))
    return hanging(
      '',
      [words, nameOf(host), told].filter((text) => text !== '').join('  '),
      style.width,
      '  ',
    );
  const mark = `${words}${' '.repeat(verdictWidth - verdictWords[verdict].length)}${nameOf(host).padEnd(nameWidth)}  `;
  const indent = ' '.repeat(verdictWidth + Math.max(nameWidth, nameOf(host).length) + 2);
  return hanging(mark, told, style.width, indent).trimEnd();
}

/** The first cause; else why there is no verdict. */
function reason({ host, causes, outcomes, verdict, launch }: Report): string {
  if (host.unreached !== undefined) return `not reached: ${harmlessLine(host.unreached.why)}`;
  const counting = causes.filter(({ waived }) => waived === undefined);
  const errors = counting.filter(({ severity }) => severity === 'error');
  const [first, ...more] = errors.length > 0 ? errors : counting;
  if (verdict === 'unknown' && host.cutShort !== undefined)
    return `not asked to the end: ${harmlessLine(host.cutShort)}`;
  const unclear = outcomes.find(unanswered);
  if (verdict === 'unknown')
    return unclear === undefined
      ? harmlessLine(launch.reason)
      : `${unclear.check}: ${harmlessLine(unclear.why ?? '')}`;
  if (first === undefined) return '';
  const words = first.severity === 'error' ? first.code : `warning ${first.code}`;
  return more.length === 0 ? words : `${words} and ${more.length} more`;
}
