import { wrapAnsi } from 'fast-wrap-ansi';

/** Prose, wrapped at blanks, each line indented. Commands and addresses are never given to this. */
export function prose(text: string, width: number, indent = ''): string {
  const room = Math.max(width - indent.length, 16);
  return wrapAnsi(text, room, { hard: false, trim: true })
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n');
}
