import { wrapAnsi } from 'fast-wrap-ansi';
import type { Style } from './style.ts';

/** Below this width a label has a line of its own. Columns. */
const narrowBelow = 60;

export const narrow = ({ width }: Style): boolean => width < narrowBelow;

/** Prose, wrapped at blanks, each line indented. Commands and addresses are never given to this. */
export function prose(text: string, width: number, indent = ''): string {
  const room = Math.max(width - indent.length, 16);
  return wrapAnsi(text.replaceAll('\t', ' '), room, { hard: false, trim: true })
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n');
}

/** Prose after a mark or a number: what does not fit goes on under its beginning. */
export const hanging = (mark: string, text: string, width: number, indent: string): string =>
  `${mark}${prose(text, width, indent).slice(indent.length)}`;

/** A label and its paragraphs. */
export const labelled = (label: string, paragraphs: readonly string[], style: Style): readonly string[] =>
  withLabel(label, paragraphs, style, (text, indent) => prose(text, style.width, indent).split('\n'));

/** A label and lines that someone will copy: a command, an address. They are never wrapped. */
export const labelledAsIs = (label: string, lines: readonly string[], style: Style): readonly string[] =>
  withLabel(label, lines, style, (line, indent) => [`${indent}${line}`]);

function withLabel(
  label: string,
  texts: readonly string[],
  style: Style,
  laid: (text: string, indent: string) => readonly string[],
): readonly string[] {
  if (texts.length === 0) return [];
  const head = `  ${label}:`;
  if (narrow(style)) return [head, ...texts.flatMap((text) => laid(text, '   '))];
  const indent = ' '.repeat(head.length + 1);
  const [first = '', ...rest] = texts.flatMap((text) => laid(text, indent));
  return [`${head} ${first.slice(indent.length)}`, ...rest];
}
