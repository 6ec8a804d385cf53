import type { Candidate, Fix } from '../check.ts';
import type { Cause, Report } from '../report.ts';
import { type Call, explainCall } from './call.ts';
import { evidence } from './evidence.ts';
import { shellCommand } from './shell.ts';
import { stepLines } from './steps.ts';
import { type Style, symbolsOf } from './style.ts';
import { hanging, labelled, labelledAsIs, prose } from './wrap.ts';

/** One problem: what is wrong, how it is known, what mends it, and what else it accounts for. */
export function causeText(cause: Cause, report: Report, style: Style, call: Call): string {
  const fixes = new Map([...report.plan, ...report.otherFixes].map((fix) => [fix.id, fix]));
  const [first, ...others] = cause.fixes.flatMap((id) => fixes.get(id) ?? []);
  const plugin = report.outcomes.find(({ check }) => check === cause.check)?.plugin;
  return [
    headLine(cause, style),
    prose(cause.message, style.width, '  '),
    ...labelled('From', plugin === undefined ? [] : [`the plugin ${plugin}`], style),
    ...labelled('Seen', evidence(cause.seen), style),
    ...labelled('Could be', (cause.candidates ?? []).map(candidateText), style),
    ...(first === undefined ? [] : fixText(first, cause, report, style)),
    ...labelled(
      'Or',
      others.map(({ title, id }) => `${title} (${id})`),
      style,
    ),
    ...labelled('Also explains', cause.explains.length === 0 ? [] : [cause.explains.join(', ')], style),
    ...labelledAsIs('More', [explainCall(call, cause.code, plugin)], style),
  ].join('\n');
}

const candidateText = ({ code, decides }: Candidate): string => `${code}: ${decides}`;

function headLine({ code, severity, waived }: Cause, style: Style): string {
  const { error, warning } = symbolsOf(style);
  if (waived !== undefined) {
    const indent = ' '.repeat(warning.length + 1);
    const text = hanging(`${warning} `, `${code}, waived until ${waived.until}`, style.width, indent);
    return style.paint.yellow(text);
  }
  return severity === 'error'
    ? style.paint.red(`${error} ${code}`)
    : style.paint.yellow(`${warning} ${code}`);
}

function fixText(fix: Fix, cause: Cause, report: Report, style: Style): readonly string[] {
  const { causes } = report;
  const shown = causes.slice(0, causes.indexOf(cause)).find(({ fixes }) => fixes[0] === fix.id);
  if (shown !== undefined) return labelled('Fix', [`${fix.title}, as for ${shown.code}`], style);
  if (comesLast(fix, report)) return labelled('Fix', [`${fix.title}, as the last step`], style);
  return wholeFix('Fix', fix, bySudo(report), style);
}

/** Where there is none, the first step says so. */
const bySudo = ({ host }: Report): boolean => !host.root && host.sudo;

/** Another fix asks for this one to be done after it. */
const comesLast = ({ id }: Fix, { plan }: Report): boolean => plan.some((fix) => fix.then === id);

/** What is to be done once, after the fixes of the single problems. */
export function lastFixes(report: Report, style: Style): readonly string[] {
  const own = new Set(report.causes.flatMap(({ fixes }) => fixes.slice(0, 1)));
  const last = report.plan.filter((fix) => !own.has(fix.id) || comesLast(fix, report));
  return last.map((fix) => wholeFix('At the end', fix, bySudo(report), style, '').join('\n'));
}

/** A fix with its steps; `sudo`: root's steps are written so. */
export function wholeFix(
  label: string,
  fix: Fix,
  sudo: boolean,
  style: Style,
  indent = '  ',
): readonly string[] {
  return [
    prose(`${style.paint.bold(label)}: ${fix.title}`, style.width, indent),
    ...stepLines(fix, style, sudo),
    ...labelled('Interrupts', fix.interrupts === undefined ? [] : [fix.interrupts], style),
    ...labelledAsIs('Check it', fix.verify === undefined ? [] : [shellCommand(fix.verify)], style),
    ...labelledAsIs('Source', fix.source === undefined ? [] : [fix.source], style),
  ];
}
