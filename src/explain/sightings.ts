import { isHarmless } from '../signatures/noise.ts';
import type { Readable, ReadableLists } from '../signatures/pack.ts';
import type { Match } from '../signatures/progress.ts';
import type { Telling } from '../signatures/signature.ts';
import { type LineOf, type RecentBytes, recentBytes } from './recent.ts';
import { longestPaste, shownBy } from './shown/shown.ts';

/** A signature that was found in a text. */
export interface Sighting extends LineOf {
  readonly signature: Telling;
  /** Its place among the signatures; the lower, the more specific. */
  readonly rank: number;
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
  /** Codes that something in the text speaks against. */
  readonly ruledOut?: ReadonlySet<string>;
}

/** Collects sightings while a text is read piece by piece; memory does not grow with it. */
export interface Collector {
  /**
   * A piece must end where a line does, so that the line of a sighting is there as a whole; and it must stay as it is
   * until the next has come.
   */
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
      recent.add(piece, sightings.lineFeeds());
      sightings.read(piece);
    },
    end() {
      const text = recent.whole();
      const words = sightings.end();
      if (text === null || text.length > longestPaste) return { list: words, end: recent.text() };
      const { shown, ruledOut } = byForm(text, recent);
      const list = inOrder([...words, ...shown]);
      const read = { end: recent.text(), ruledOut };
      if (text.length > short || list.some(tellsOfFault)) return { list, ...read };
      const few = sightingsOf(loose(), firm.count, recent);
      few.read(text);
      return { list: inOrder([...list, ...few.end()]), ...read };
    },
  };
}

/** What the form of a paste tells: more specific than any words in it. */
function byForm(text: Uint8Array, recent: RecentBytes) {
  const { shown, ruledOut } = shownBy(Buffer.from(text).toString());
  const sightings = shown.map(({ line, ...telling }, index): Sighting => {
    const first = endOfLine(text, line);
    return {
      signature: { ...telling, inOrder: true },
      rank: index - shown.length,
      ...recent.line(first),
      first,
      last: first,
      count: 1,
      hints: new Set(),
    };
  });
  return { shown: sightings, ruledOut };
}

/** Where a line ends, by its number from 0. */
function endOfLine(bytes: Uint8Array, number: number): number {
  let at = -1;
  for (let line = 0; line <= number; line++) {
    at = bytes.indexOf(10, at + 1);
    if (at === -1) return bytes.length;
  }
  return at;
}

const tellsOfFault = ({ signature }: Sighting): boolean => !isHarmless(signature);

const inOrder = (list: readonly Sighting[]): readonly Sighting[] =>
  list.toSorted((one, two) => one.first - two.first || one.rank - two.rank);

/** What was found of one signature, or hint. */
interface Seen {
  /** Null: a hint. */
  readonly sighting: Omit<Sighting, 'count'> | null;
  count: number;
  /** Where it ended when it came last. */
  end: number;
}

/** The sightings of one list, whose ranks begin with `from`. */
function sightingsOf({ matcher, telling, hint }: Readable, from: number, recent: RecentBytes) {
  const found = new Map<number, Seen>();
  const near = nearby();
  const sightingOf = ({ pattern, first, last }: Match): Seen['sighting'] => {
    const signature = telling(pattern);
    if (signature === undefined) return null;
    return {
      signature,
      rank: from + pattern,
      ...recent.line(first),
      first,
      last,
      hints: near.sighting(last),
    };
  };
  const reader = matcher.reader((match) => {
    const { pattern, first, last } = match;
    const seen = found.get(pattern) ?? { sighting: sightingOf(match), count: 0, end: -1 };
    if (seen.count === 0) found.set(pattern, seen);
    // The last words may come more often than the first: that is one and the same.
    if (first <= seen.end) return;
    seen.count++;
    seen.end = last;
    if (seen.sighting === null) near.hint(hint(pattern), last);
  });
  return {
    read: reader.read,
    lineFeeds: reader.lineFeeds,
    end(): readonly Sighting[] {
      reader.end();
      const all = [...found.values()];
      return inOrder(all.flatMap(({ sighting, count }) => (sighting === null ? [] : { ...sighting, count })));
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
      for (let index = sightings.length - 1; index >= 0; index--) {
        const sighting = sightings[index];
        if (sighting === undefined || at - sighting.at > reachOfHints) break;
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
