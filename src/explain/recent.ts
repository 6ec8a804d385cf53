import { lineAround } from '../signatures/line.ts';
import { wrappedLines } from './wrapped.ts';

/** Where something was found. */
export interface LineOf {
  /** The line that gave it away, as it may be shown. */
  readonly line: string;
  /** The number of that line, from 1. */
  readonly lineNumber: number;
  /** The number of the line in which its message begins: a terminal or a paste may have wrapped it. */
  readonly message: number;
}

/** What lies further back is no longer there to be shown. */
const remembered = 8192;
const lineFeed = 10;

export type RecentBytes = ReturnType<typeof recentBytes>;

/** The end of what was read. Memory does not grow with it. */
export function recentBytes() {
  /** Of what was read before the last piece, and which line that begins in. */
  let [tail, tailLine] = [Buffer.alloc(0), 1];
  let piece: Uint8Array = tail;
  let total = 0;
  /** Both; null: not put together yet. */
  let joined: Buffer | null = null;
  const all = (): Buffer => {
    joined ??= Buffer.concat([tail, piece]);
    return joined;
  };
  /** How many lines end within so many bytes of both: told from where it was asked last, for thousands may ask. */
  let [counted, lineFeeds] = [0, 0];
  const lineFeedsBefore = (at: number): number => {
    const between = lineFeedsIn(all().subarray(Math.min(counted, at), Math.max(counted, at)));
    lineFeeds += at < counted ? -between : between;
    counted = at;
    return lineFeeds;
  };
  return {
    /** What is read next, and how many lines ended before it. */
    add(next: Uint8Array, lines: number): void {
      tail = Buffer.from(
        piece.length < remembered ? all().subarray(-remembered) : piece.subarray(-remembered),
      );
      tailLine = 1 + lines - lineFeedsIn(tail);
      [piece, joined] = [next, null];
      [counted, lineFeeds] = [0, 0];
      total += next.length;
    },
    text: (): string => all().subarray(-remembered).toString(),
    /** All that was read; null where the beginning is no longer there. */
    whole: (): Uint8Array | null => (all().length === total ? all() : null),
    /** The line of the byte before `at`. */
    line(at: number): LineOf {
      const bytes = all();
      const here = Math.max(at - (total - bytes.length), 1);
      const lineNumber = tailLine + lineFeedsBefore(here - 1);
      const message = lineNumber - wrappedLines(bytes, here);
      return { line: excerpt(lineAround(bytes, here)), lineNumber, message };
    },
  };
}

function lineFeedsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
}

const longest = 400;

/** Enough of a long line to see the words in it. */
function excerpt({ line, offset }: { readonly line: string; readonly offset: number }): string {
  if (line.length <= longest) return line.trim();
  const from = Math.max(0, Math.min(offset - longest / 2, line.length - longest));
  return `${from > 0 ? '… ' : ''}${line.slice(from, from + longest).trim()}${from + longest < line.length ? ' …' : ''}`;
}
