import type { Fix, JsonObject, JsonValue } from '../check.ts';
import type { Cause, Report } from '../report.ts';
import { harmless } from './harmless.ts';
import { shellCommand } from './shell.ts';
import { narrow, stepLines } from './steps.ts';
import { type Style, symbolsOf } from './style.ts';
import { prose } from './wrap.ts';

/** One problem: what is wrong, how it is known, what mends it, and what else it accounts for. */
export function causeText(cause: Cause, report: Report, style: Style): string {
  const symbols = symbolsOf(style);
  const { paint } = style;
  const isError = cause.severity === 'error';
  const head = isError
    ? paint.red(`${symbols.error} ${cause.code}`)
    : paint.yellow(`${symbols.warning} ${cause.code}`);
  const fixes = new Map([...report.plan, ...report.otherFixes].map((fix) => [fix.id, fix]));
  const [first, ...others] = cause.fixes.flatMap((id) => fixes.get(id) ?? []);
  return [
    head,
    prose(harmless(cause.message), style.width, '  '),
    ...labelled('Seen', evidence(cause.seen), style),
    ...(first === undefined ? [] : fixText(first, report, style)),
    ...labelled(
      'Or',
      others.map(({ title, id }) => `${harmless(title)} (${id})`),
      style,
    ),
    ...labelled('Also explains', cause.explains.length === 0 ? [] : [cause.explains.join(', ')], style),
    ...labelled('More', [`ngc-doctor explain ${cause.code}`], style),
  ].join('\n');
}

function fixText(fix: Fix, report: Report, style: Style): readonly string[] {
  return [
    `  ${style.paint.bold('Fix')}: ${harmless(fix.title)}`,
    ...stepLines(fix, style, !report.host.root),
    ...labelled('Interrupts', fix.interrupts === undefined ? [] : [fix.interrupts], style),
    ...labelled('Check it', fix.verify === undefined ? [] : [shellCommand(fix.verify)], style),
    ...labelled('Source', fix.source === undefined ? [] : [fix.source], style),
  ];
}

/** A label and its lines; on a narrow screen the label has a line of its own. What stands here is not wrapped. */
function labelled(label: string, lines: readonly string[], style: Style): readonly string[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  if (narrow(style)) return [`  ${label}:`, ...lines.map((line) => `   ${line}`)];
  const pad = ' '.repeat(label.length + 4);
  return [`  ${label}: ${first}`, ...rest.map((line) => `${pad}${line}`)];
}

const maxLines = 8;
const maxLength = 160;

/** The evidence, a line each, bounded: whole it is in the JSON. */
function evidence(seen: JsonObject): readonly string[] {
  const lines = Object.entries(seen).flatMap(([key, value]) => {
    const text = valueText(value);
    return text === '' ? [] : [`${key}: ${text}`];
  });
  return lines.slice(0, maxLines);
}

function valueText(value: JsonValue): string {
  if (value === null) return '';
  if (Array.isArray(value))
    return value
      .map(valueText)
      .filter((text) => text !== '')
      .join(', ')
      .slice(0, maxLength);
  if (typeof value === 'object') return JSON.stringify(value).slice(0, maxLength);
  const lines = harmless(String(value)).trim().split('\n');
  return (lines.length > 1 ? (lines.at(-1) ?? '') : (lines[0] ?? '')).slice(0, maxLength);
}
