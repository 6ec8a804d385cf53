import { harmless, harmlessLine } from '../harmless.ts';

/** Joins what stands before and after it, and breaks the names that trackers make links and messages of. */
const joiner = '\u2060';

/**
 * Text from outside within a line of Markdown: it reads as it is, and makes no markup, link, mention or heading. In
 * GitHub's flavour addresses become links by themselves, as do `@name` and `#1`, which backslashes do not prevent.
 */
export const inline = (text: string): string =>
  harmlessLine(text)
    .replace(/[\\`*[\]<>|~&$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<=www)\./gi, '\\.')
    .replace(/(?<=[@#!%])(?=\w)/g, joiner)
    .replace(/(?<=\bGH)-(?=\d)/gi, `${joiner}-`)
    .replace(/^(?=[#+=:-])/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');

/** A name or a short text as it is, whatever signs are in it. */
export function code(text: string): string {
  const line = harmlessLine(text);
  const fence = fenceFor(line, '`');
  const padded = line === '' || /^`|`$/.test(line) ? ` ${line} ` : line;
  return `${fence}${padded}${fence}`;
}

/** The same in a cell of a table, which ends at a bar even within code. */
export const cellCode = (text: string): string => code(text.replaceAll('|', '¦'));

/** Lines to copy. */
export function block(text: string, language = ''): string {
  const content = harmless(text).replace(/\n+$/, '');
  const fence = fenceFor(content, '```');
  return `${fence}${language}\n${content}\n${fence}`;
}

/** A name or a short text as it is where there is no Markdown, but HTML. */
export const htmlCode = (text: string): string =>
  `<code>${harmlessLine(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;

/** Folded away until somebody wants it; the blank lines let the Markdown within be read as such. */
export const folded = (summary: string, content: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;

/** What stands below an item of a list. */
export const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** Longer than any that is in the text, and so never closed by it. */
function fenceFor(text: string, least: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(least.length, longest + 1));
}
