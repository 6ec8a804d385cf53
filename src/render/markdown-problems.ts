import type { Fix, Step } from '../check.ts';
import type { Cause, Report } from '../report.ts';
import { type Call, explainCall } from './call.ts';
import { evidencePairs } from './evidence.ts';
import { bySudo, fixesOf, placeOf } from './fix-places.ts';
import { block, code, indented, inline } from './markdown-text.ts';
import { shellCommand } from './shell.ts';
import { type StepPart, stepParts } from './step-parts.ts';

/** One problem: what is wrong, how it is known, what mends it, and what else it accounts for. */
export const problemText = (cause: Cause, report: Report, call: Call): string =>
  [
    ...problemParts(cause, report),
    ...fixes(cause, report),
    ...alsoExplains(cause),
    `More: ${code(explainCall(call, cause.code, pluginOf(cause, report)))}`,
  ].join('\n\n');

const pluginOf = (cause: Cause, { outcomes }: Report): string | undefined =>
  outcomes.find(({ check }) => check === cause.check)?.plugin;

/** What is wrong and how it is known. */
export function problemParts(cause: Cause, report: Report): readonly string[] {
  const plugin = pluginOf(cause, report);
  const { pairs, left } = evidencePairs(cause.seen);
  const seen = pairs.map(([key, text]) => `- ${inline(key)}: ${code(text)}`);
  const more = left === 0 ? [] : [`- and ${left} more in \`--format json\``];
  return [
    `### ${kindWords(cause)}: ${code(cause.code)}`,
    inline(cause.message),
    ...(plugin === undefined ? [] : [`From the plugin ${code(plugin)}.`]),
    ...list('Seen:', [...seen, ...more]),
    ...list(
      'It could be:',
      (cause.candidates ?? []).map((one) => `- ${code(one.code)}: ${inline(one.decides)}`),
    ),
  ];
}

/** What else it accounts for. */
export const alsoExplains = ({ explains }: Cause): readonly string[] =>
  explains.length === 0 ? [] : [`Also explains: ${explains.map(code).join(', ')}`];

function kindWords({ severity, waived }: Cause): string {
  if (waived !== undefined) return `Waived until ${inline(waived.until)}`;
  return severity === 'error' ? 'Problem' : 'Warning';
}

const list = (head: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`${head}\n\n${items.join('\n')}`];

function fixes(cause: Cause, report: Report): readonly string[] {
  const [first, ...others] = fixesOf(cause, report);
  if (first === undefined) return [];
  const or = others.map(({ title, id }) => `- ${inline(title)} (${code(id)})`);
  return [`**Fix: ${inline(first.title)}**`, firstFix(first, cause, report), ...list('Or:', or)];
}

function firstFix(fix: Fix, cause: Cause, report: Report): string {
  const place = placeOf(fix, cause, report);
  if (place.kind === 'as-for') return `The same as for ${code(place.code)}.`;
  return place.kind === 'last' ? 'It is the last step, below.' : fixText(fix, report);
}

/** A fix with its steps, what it interrupts, and how to see that it helped. */
export const fixText = (fix: Fix, report: Report): string =>
  [
    stepsText(fix.steps, bySudo(report)),
    ...(fix.interrupts === undefined ? [] : [`Interrupts: ${inline(fix.interrupts)}`]),
    ...(fix.verify === undefined ? [] : [`Check it:\n\n${block(shellCommand(fix.verify), 'sh')}`]),
    ...(fix.source === undefined ? [] : [`Source: ${address(fix.source)}`]),
  ].join('\n\n');

/** Commands alone are one block, to be copied at once. */
function stepsText(steps: readonly Step[], sudo: boolean): string {
  const parts = steps.map((step) => stepParts(step, sudo));
  if (steps.length > 0 && steps.every(({ kind }) => kind === 'run'))
    return block(parts.flatMap((list) => list.map(({ text }) => text)).join('\n'), 'sh');
  return parts.map((list, index) => numbered(list, `${index + 1}. `)).join('\n\n');
}

const numbered = (parts: readonly StepPart[], number: string): string =>
  number + indented(parts.map(partText).join('\n\n'), ' '.repeat(number.length)).trimStart();

function partText({ kind, text }: StepPart): string {
  if (kind === 'url') return address(text);
  if (kind === 'prose' || kind === 'line') return inline(text);
  return block(text, kind === 'command' ? 'sh' : '');
}

/** A link only where nothing but a vendor's address can be meant. */
const address = (text: string): string => (/^https:\/\/[^\s"'<>\\`]+$/.test(text) ? `<${text}>` : code(text));
