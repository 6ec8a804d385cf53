import { type Prompt, promptAt } from '../../import/prompt.ts';
import type { TextCause } from '../../signatures/signature.ts';

/** A paste that is short enough to be read as a whole. */
export interface Paste {
  readonly lines: readonly string[];
  readonly commands: readonly Typed[];
}

/** A command after a prompt, and what came of it. */
export interface Typed extends Prompt {
  /** The index of its line. */
  readonly line: number;
  readonly output: readonly string[];
  /** Another prompt follows, so the output is whole. */
  readonly ended: boolean;
}

/** What the form of a paste tells, where no words in their order do: figures, fields, an answer that is empty. */
export interface Shown {
  /** The index of the line that shows it. */
  readonly line: number;
  readonly causes: readonly TextCause[];
  /** It says little: heard where nothing else tells. */
  readonly loose?: true;
}

/** Reads one thing out of a paste. */
export type Reader = (paste: Paste) => readonly Shown[];

/** Colours of a terminal, and the other half of characters of two bytes. */
const dress = /\u001b\[[0-9;]*m|\0/g;

/** The lines of a paste, and the commands in them. */
export function pasteOf(text: string): Paste {
  const lines = unquoted(text.replace(dress, '').split(/\r?\n/));
  const at = lines.flatMap((text, line) => {
    const prompt = promptAt(text.trimEnd());
    return prompt === null ? [] : [{ prompt, line }];
  });
  const commands = at.map(({ prompt, line }, index): Typed => {
    const next = at[index + 1];
    const command = prompt.command.replace(/^sudo\s+/, '');
    return { ...prompt, command, line, output: lines.slice(line + 1, next?.line), ended: next !== undefined };
  });
  return { lines, commands };
}

/** Without the marks of a reply, where every line has one. */
const unquoted = (lines: readonly string[]): readonly string[] =>
  lines.every((line) => line === '' || line.startsWith('>'))
    ? lines.map((line) => line.replace(/^(?:> ?)+/, ''))
    : lines;

/** Whether the command came back without a word. */
export const isSilent = ({ ended, output }: Typed): boolean =>
  ended && output.every((line) => line.trim() === '');

/** The first line that a pattern finds something in. */
export function firstLine(
  { lines }: Paste,
  pattern: RegExp,
): { readonly line: number; readonly found: RegExpExecArray } | null {
  for (const [line, text] of lines.entries()) {
    const found = pattern.exec(text);
    if (found !== null) return { line, found };
  }
  return null;
}
