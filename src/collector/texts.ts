import type { Frame } from './frames.ts';

/** The text of an answer, which has a line of its own at its end that says that it is whole; null: it is not. */
export function textIn({ lines, nul }: Pick<Frame, 'lines' | 'nul'>): string | null {
  return lines.at(-1) === '.' ? lines.slice(0, -1).join(nul ? '\0' : '\n') : null;
}

/** As far as it goes, whole or not. */
export const textSoFar = (frame: Pick<Frame, 'lines' | 'nul'>): string =>
  textIn(frame) ?? frame.lines.join('\n');
