import { lineAround } from '../signatures/line.ts';
import { isHarmless } from '../signatures/noise.ts';
import type { Readable, ReadableLists } from '../signatures/pack.ts';
import type { Telling } from '../signatures/signature.ts';
import { wrappedLines } from './wrapped.ts';

/** A signature that was found in a text. */
export interface Sighting {
  readonly signature: Telling;
  /** Its place among the signatures; the lower, the more specific. */
  readonly rank: number;
  /** The line that gave it away, as it may be shown. */
  readonly line: string;
  /** The number of that line, from 1. */
  readonly lineNumber: number;
  /** The number of the line in which its message begins: a terminal or a paste may have wrapped it. */
  readonly message: number;
  /** Where its first and its last word end, in bytes from the beginning, when it comes for the first time. */
  readonly first: number;
  readonly last: number;
  /** How often it is there. */
  readonly count: number;
  /** The hints of signatures that are near it. */
  readonly hints: ReadonlySet<string>;
}

/** What was found in a text. */
export interface Sightings {
  /** In the order of the text. */
  readonly list: readonly Sighting[];
  /** The end of the text. */
  readonly end: string;
}

/** Collects sightings while a text is read piece by piece; memory does not grow with it. */
export interface Collector {
  /** A piece must end where a line does, so that the line of a sighting is there as a whole. */
  read(piece: Uint8Array): void;
  end(): Sightings;
}

/**
 * What somebody pastes of a screen, in bytes: few words are looked for there alone, where nothing else tells of a fault. In
 * a log of thousands of lines they say nothing.
 */
const short = 4000;

export function collectorOf({ firm, loose }: ReadableLists): Collector {
  const recent = recentBytes();
  const sightings = sightingsOf(firm, 0, recent);
  return {
    read(piece) {
      recent.add(piece);
      sightings.read(piece);
    },
    end() {
      const list = sightings.end();
      const text = recent.whole();
      if (text === null || text.length > short || list.some(tellsOfFault))
        return { list, end: recent.text() };
      const few = sightingsOf(loose(), firm.count, recent);
      few.read(text);
      return { list: inOrder([...list, ...few.end()]), end: recent.text() };
    },
  };
}

const tellsOfFault = ({ signature }: Sighting): boolean => !isHarmless(signature);

const inOrder = (list: readonly Sighting[]): readonly Sighting[] =>
  list.toSorted((one, two) => one.first - two.first || one.rank - two.rank);

/** The sightings of one list, whose ranks begin with `from`. */
function sightingsOf({ matcher, telling, hint }: Readable, from: number, recent: RecentBytes) {
  const found = new Map<number, Sighting>();
  /** Where each ended when it came last. */
  const ends = new Map<number, number>();
  const near = nearby();
  const reader = matcher.reader(({ pattern, first, last }) => {
    // The last words may come more often than the first: that is one and the same.
    if (first <= (ends.get(pattern) ?? -1)) return;
    ends.set(pattern, last);
    const signature = found.get(pattern)?.signature ?? telling(pattern);
    if (signature === undefined) {
      near.hint(hint(pattern), last);
      return;
    }
    const known = found.get(pattern) ?? {
      signature,
      rank: from + pattern,
      ...recent.line(first),
      first,
      last,
      count: 0,
      hints: near.sighting(last),
    };
    found.set(pattern, { ...known, count: known.count + 1 });
  });
  return {
    read: reader.read,
    end(): readonly Sighting[] {
      reader.end();
      return inOrder([...found.values()]);
    },
  };
}

/** In a long log, what is further from a text than this says nothing of it. Bytes. */
const reachOfHints = 8192;

/** Brings together hints and sightings that are near one another, whichever comes first. */
function nearby() {
  const hinted = new Map<string, number>();
  const sightings: { readonly at: number; readonly hints: Set<string> }[] = [];
  return {
    hint(word: string, at: number): void {
      hinted.set(word, at);
      for (const sighting of sightings.toReversed()) {
        if (at - sighting.at > reachOfHints) break;
        sighting.hints.add(word);
      }
    },
    sighting(at: number): ReadonlySet<string> {
      const hints = new Set(
        [...hinted].filter(([, from]) => at - from <= reachOfHints).map(([word]) => word),
      );
      sightings.push({ at, hints });
      return hints;
    },
  };
}

/** What lies further back is no longer there to be shown. */
const remembered = 8192;
const lineFeed = 10;

type RecentBytes = ReturnType<typeof recentBytes>;

/** The end of what was read, with the number of the line that it begins in. */
function recentBytes() {
  let [bytes, from, line] = [Buffer.alloc(0), 0, 1];
  return {
    add(piece: Uint8Array): void {
      const dropped = Math.max(bytes.length - remembered, 0);
      line += lineFeedsIn(bytes.subarray(0, dropped));
      bytes = Buffer.concat([bytes.subarray(dropped), piece]);
      from += dropped;
    },
    text: (): string => bytes.subarray(-remembered).toString(),
    /** All that was read; null where the beginning is no longer there. */
    whole: (): Uint8Array | null => (from === 0 ? bytes : null),
    /** The line of the byte before `at`. */
    line(at: number): Pick<Sighting, 'line' | 'lineNumber' | 'message'> {
      const here = Math.max(at - from, 1);
      const lineNumber = line + lineFeedsIn(bytes.subarray(0, here - 1));
      const message = lineNumber - wrappedLines(bytes, here);
      return { line: excerpt(lineAround(bytes, here)), lineNumber, message };
    },
  };
}

function lineFeedsIn(bytes: Buffer): number {
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
