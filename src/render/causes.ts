import type { Candidate, Fix } from '../check.ts';
import type { Cause, Report } from '../report.ts';
import { type Call, callLine, explainCall } from './call.ts';
import { evidence } from './evidence.ts';
import { bySudo, fixesAtTheEnd, fixesOf, placeOf } from './fix-places.ts';
import { shellCommand } from './shell.ts';
import { stepLines } from './steps.ts';
import { type Style, symbolsOf } from './style.ts';
import { hanging, labelled, labelledAsIs, prose } from './wrap.ts';

/** One problem: what is wrong, how it is known, what mends it, and what else it accounts for. */
export function causeText(cause: Cause, report: Report, style: Style, call: Call): string {
  const [first, ...others] = fixesOf(cause, report);
  const plugin = report.outcomes.find(({ check }) => check === cause.check)?.plugin;
  return [
    headLine(cause, style),
    prose(cause.message, style.width, '  '),
    ...labelled('From', plugin === undefined ? [] : [`the plugin ${plugin}`], style),
    ...labelled('Seen', evidence(cause.seen), style),
    ...labelled('Could be', (cause.candidates ?? []).map(candidateText), style),
    ...(first === undefined ? [] : fixText(first, cause, report, style, call)),
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

function fixText(fix: Fix, cause: Cause, report: Report, style: Style, call: Call): readonly string[] {
  const place = placeOf(fix, cause, report);
  if (place.kind === 'as-for') return labelled('Fix', [`${fix.title}, as for ${place.code}`], style);
  if (place.kind === 'last') return labelled('Fix', [`${fix.title}, as the last step`], style);
  return wholeFix('Fix', verifiable(fix, call), bySudo(report), style);
}

/** What no command of its own shows, the doctor does, asked again as before. */
const verifiable = (fix: Fix, call: Call): Shown =>
  fix.verify === undefined ? { ...fix, again: callLine(call) } : fix;

/** A fix, and the call that shows whether it helped, where it names no command for that. */
type Shown = Fix & { readonly again?: string };

/** What is to be done once, after the fixes of the single problems. */
export const lastFixes = (report: Report, style: Style): readonly string[] =>
  fixesAtTheEnd(report).map((fix) => wholeFix('At the end', fix, bySudo(report), style, '').join('\n'));

/** A fix with its steps; `sudo`: root's steps are written so. */
export function wholeFix(
  label: string,
  fix: Shown,
  sudo: boolean,
  style: Style,
  indent = '  ',
): readonly string[] {
  return [
    prose(`${style.paint.bold(label)}: ${fix.title}`, style.width, indent),
    ...stepLines(fix, style, sudo),
    ...labelled('Interrupts', fix.interrupts === undefined ? [] : [fix.interrupts], style),
    ...labelledAsIs('Check it', fix.verify === undefined ? again(fix) : [shellCommand(fix.verify)], style),
    ...labelledAsIs('Source', fix.source === undefined ? [] : [fix.source], style),
  ];
}

const again = ({ again: call }: Shown): readonly string[] => (call === undefined ? [] : [call]);
