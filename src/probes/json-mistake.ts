import { parseJson, parseObject } from '../json.ts';
import type { DaemonJsonFact } from './daemon-json.ts';

type Mistake = Omit<Extract<DaemonJsonFact, { kind: 'invalid' }>, 'kind' | 'path'>;

/** What keeps a text from being a JSON object, where, and the one change that certainly mends it. */
export function mistakeIn(text: string): Mistake {
  const whole = { line: null, text: '', repair: null } as const;
  if (text.trim() === '') return { ...whole, problem: 'empty', why: 'the file is empty' };
  if (text.startsWith('\ufeff')) return { ...whole, problem: 'bom', why: 'it begins with a byte order mark' };
  if (parseJson(text) !== undefined) return { ...whole, problem: 'not-an-object', why: 'it holds no object' };
  const at = errorAt(text);
  const comma = commaTooMany(text) ?? commaMissing(text, at);
  const line = lineAt(text, comma?.at ?? at);
  return {
    problem: 'syntax',
    why: comma?.why ?? plainWhy(text, at),
    line: line.number,
    text: line.text,
    repair: comma === null ? null : uniqueChange(text, comma.mended),
  };
}

interface Comma {
  readonly at: number;
  readonly why: string;
  readonly mended: string;
}

/** Where every reading of a longer beginning fails: found by halving, as engines word their errors differently. */
function errorAt(text: string): number {
  let position = 0;
  const scanner = /\s+|"(?:[^"\\\n]|\\.)*"|[{}[\]:,]|-?\d[\d.eE+-]*|true|false|null/y;
  let before = '';
  while (position < text.length) {
    scanner.lastIndex = position;
    const token = scanner.exec(text)?.[0];
    if (token === undefined || (token.trim() !== '' && !mayFollow(before, token))) return position;
    if (token.trim() !== '') before = token;
    position = scanner.lastIndex;
  }
  return text.length;
}

const isValue = (token: string): boolean => /^["\d\-tfn]/.test(token);

/** Whether one token may stand after another in JSON, roughly: enough to find the first place that cannot be right. */
function mayFollow(before: string, token: string): boolean {
  if (before === '' || /^[{[:,]$/.test(before)) return isValue(token) || /^[{[\]}]$/.test(token);
  return /^[,:\]}]$/.test(token);
}

/** A comma before a closing bracket; every such comma is taken out, outside of strings. */
function commaTooMany(text: string): Comma | null {
  const pattern = /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g;
  const found = [...text.matchAll(pattern)].filter((match) => match[0] === ',');
  const first = found[0];
  if (first === undefined) return null;
  const mended = text.replace(pattern, (match) => (match === ',' ? '' : match));
  if (parseObject(mended) === null) return null;
  return { at: first.index, why: 'a comma before a closing bracket', mended };
}

/** A member or value that follows another without a comma. */
function commaMissing(text: string, at: number): Comma | null {
  const end = text.slice(0, at).trimEnd().length;
  const mended = `${text.slice(0, end)},${text.slice(end)}`;
  return parseObject(mended) === null
    ? null
    : { at: Math.max(end - 1, 0), why: 'a comma is missing at its end', mended };
}

function plainWhy(text: string, at: number): string {
  const rest = text.slice(at);
  if (rest === '') return 'it ends too early';
  if (/^(\/\/|\/\*|#)/.test(rest)) return 'a comment, which JSON does not know';
  if (/^[\u201c\u201d\u2018\u2019]/.test(rest)) return 'typographic quotes';
  if (rest.startsWith("'")) return 'single quotes instead of double ones';
  return `unexpected ${JSON.stringify(rest.slice(0, 1))}`;
}

function lineAt(text: string, at: number): { number: number; text: string } {
  const before = text.slice(0, at).split('\n');
  const line = text.split('\n')[before.length - 1] ?? '';
  return { number: before.length, text: line.trim().slice(0, 200) };
}

/** The smallest run of whole lines that differs, widened until it stands in the file once. */
function uniqueChange(text: string, mended: string): Mistake['repair'] {
  const before = text.split('\n');
  const after = mended.split('\n');
  if (before.length !== after.length) return { old: text, new: mended };
  const differs = before.flatMap((line, index) => (line === after[index] ? [] : [index]));
  let from = differs[0] ?? 0;
  let to = (differs.at(-1) ?? 0) + 1;
  while (text.split(before.slice(from, to).join('\n')).length > 2 && (from > 0 || to < before.length)) {
    from = Math.max(from - 1, 0);
    to = Math.min(to + 1, before.length);
  }
  return { old: before.slice(from, to).join('\n'), new: after.slice(from, to).join('\n') };
}
