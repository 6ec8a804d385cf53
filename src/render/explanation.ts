import type { Fix } from '../check.ts';
import type { ExplainedCause, Explanation, TellingText } from '../explain/answer.ts';
import { harmlessLine } from '../harmless.ts';
import { type Call, otherCall } from './call.ts';
import { wholeFix } from './causes.ts';
import { cleaned } from './clean.ts';
import { type Style, symbolsOf } from './style.ts';
import { labelled, labelledAsIs, prose } from './wrap.ts';

/** What a text tells of, for a person: each problem with what it means, what decides, and what mends it. */
export function renderExplanation(raw: Explanation, style: Style, call: Call): string {
  const explanation = cleaned(raw);
  const { recognised, causes, harmless } = explanation;
  const parts = recognised
    ? [
        ...causes
          .filter(({ insteadOf }) => insteadOf === null)
          .map((cause) => problemText(cause, explanation, style, call)),
        ...lastSteps(explanation, style),
        ...harmless.map((text) => harmlessText(text, style, call)),
      ]
    : [unknownText(explanation, style)];
  const text = `${parts.join('\n\n')}\n`;
  return style.unicode ? text : text.replaceAll('…', '...');
}

function problemText(cause: ExplainedCause, explanation: Explanation, style: Style, call: Call): string {
  const { code, confidence, here, meaning, question, explains } = cause;
  const others = explanation.causes.filter(({ insteadOf }) => insteadOf === code);
  return [
    style.paint.red(
      `${symbolsOf(style).error} ${code}  ${confidence}${here === true ? ', seen on this host' : ''}`,
    ),
    ...(meaning === '' ? [] : [prose(meaning, style.width, '  ')]),
    ...labelled(lineLabel(cause), [harmlessLine(cause.matched)], style),
    ...labelled('To decide', question === null ? [] : [question], style),
    ...labelled('Or it is', othersText(others), style),
    ...fixesText(cause, explanation, style),
    ...labelled(
      'Also explains',
      explains.map((one) => `${one.code} (line ${one.line})`),
      style,
    ),
    ...labelledAsIs('More', [otherCall(call, 'explain', code)], style),
  ].join('\n');
}

/** More than a person will go through; JSON has all. */
const mostOthers = 5;

function othersText(others: readonly ExplainedCause[]): readonly string[] {
  const shown = others.slice(0, mostOthers).map(({ code, question }) => `${code}: ${question ?? ''}`);
  const left = others.slice(mostOthers).map(({ code }) => code);
  return left.length === 0 ? shown : [...shown, `Less likely: ${left.join(', ')}.`];
}

const lineLabel = ({ line, count }: ExplainedCause): string =>
  count > 1 ? `Line ${line} (${count} times)` : `Line ${line}`;

/** The steps that decide stand there already, as questions. */
function fixesText(cause: ExplainedCause, explanation: Explanation, style: Style): readonly string[] {
  const [first, ...others] = fixesOf(cause, explanation);
  if (first === undefined) return [];
  const same = before(cause, explanation).find((other) => fixesOf(other, explanation)[0]?.id === first.id);
  if (same !== undefined) return labelled('Fix', [`${first.title}, as for ${same.code}`], style);
  return [
    ...wholeFix('Fix', first, true, style),
    ...thenText(first, explanation, style),
    ...labelled(
      'Or',
      others.map(({ title, id }) => `${title} (${id})`),
      style,
    ),
  ];
}

/** What a fix asks for afterwards; of the plan it is the last step. */
function thenText({ then }: Fix, { plan, otherFixes }: Explanation, style: Style): readonly string[] {
  if (plan.some(({ id }) => id === then || id === 'reboot')) return [];
  const next = otherFixes.find(({ id }) => id === then);
  return next === undefined ? [] : wholeFix('Then', next, true, style);
}

function fixesOf({ fixes }: ExplainedCause, { plan, otherFixes }: Explanation): readonly Fix[] {
  const all = new Map([...plan, ...otherFixes].map((fix) => [fix.id, fix]));
  return fixes.filter((id) => !isQuestion(id)).flatMap((id) => all.get(id) ?? []);
}

/** The problems that stand above one. */
const before = (cause: ExplainedCause, { causes }: Explanation): readonly ExplainedCause[] =>
  causes.slice(0, causes.indexOf(cause)).filter(({ insteadOf }) => insteadOf === null);

const isQuestion = (id: string): boolean => id.startsWith('find-out-');

/** What several fixes ask for, once, at the end. */
function lastSteps({ causes, plan }: Explanation, style: Style): readonly string[] {
  const shown = causes.filter(({ insteadOf }) => insteadOf === null);
  const own = new Set(shown.flatMap(({ fixes: [first] }) => first ?? []));
  const last = plan.filter(({ id }) => !own.has(id));
  return last.map((fix: Fix) => wholeFix('At the end', fix, true, style, '').join('\n'));
}

function harmlessText({ code, meaning, matched, line }: TellingText, style: Style, call: Call): string {
  return [
    style.paint.green(`${symbolsOf(style).passed} ${code}  harmless`),
    ...(meaning === '' ? [] : [prose(meaning, style.width, '  ')]),
    ...labelled(`Line ${line}`, [harmlessLine(matched)], style),
    ...labelledAsIs('More', [otherCall(call, 'explain', code)], style),
  ].join('\n');
}

function unknownText({ excerpt }: Explanation, style: Style): string {
  if (excerpt === null || excerpt === '') return 'There is nothing to explain: there is no text in it.';
  return [
    prose('This is not known: nothing in the text is recognised.', style.width),
    '',
    prose(
      'ngc-doctor check looks at this host itself. To have the text known, file it with this excerpt, from which names, addresses and secrets were taken; read it before you send it:',
      style.width,
    ),
    '',
    ...excerpt.split('\n').map((line) => `  ${line}`),
  ].join('\n');
}
