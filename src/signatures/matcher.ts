import { allFive, bitsOfLetter } from './anchors.ts';
import { escapes } from './escapes.ts';
import { isOfWord, letterOf, nothing } from './letters.ts';
import { fiveBefore, gapBefore, isWhole, kept, type Ring, type Words, wordsOf } from './words.ts';

/** Words that tell a cause where they follow one another, not too far apart. */
export interface Pattern {
  readonly words: readonly string[];
  /** How far the last word may end from where the first ended, in letters; default 1500. */
  readonly reach?: number;
}

/** Where a pattern was found: bytes from the beginning of everything that was read. */
export interface Match {
  readonly pattern: number;
  /** Where its first word ended. */
  readonly first: number;
  /** Where its last word ended. */
  readonly last: number;
}

/** Patterns made ready. */
export interface Matcher {
  /** `found` is called in the order in which the last words end; a pattern is told each time that it is completed. */
  reader(found: (match: Match) => void): Reader;
}

/** Reads a text piece by piece, in time that is linear in it and memory that does not grow with it. */
export interface Reader {
  read(bytes: Uint8Array): void;
  /** There is no more. */
  end(): void;
}

const usualReach = 1500;

export function matcherOf(patterns: readonly Pattern[]): Matcher {
  const texts = [...new Set(patterns.flatMap((pattern) => pattern.words))];
  const words = wordsOf(texts);
  const places = placesOf(texts, patterns);
  return { reader: (found) => readerOf(words, progressOf(patterns, places, found)) };
}

interface Place {
  readonly pattern: number;
  readonly index: number;
}

/** By word, its places in patterns, the later ones of a pattern first: one occurrence is not both. */
function placesOf(texts: readonly string[], patterns: readonly Pattern[]): readonly (readonly Place[])[] {
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const places: Place[][] = texts.map(() => []);
  patterns.forEach(({ words }, pattern) => {
    words.forEach((word, index) => {
      places[numbers.get(word) ?? 0]?.unshift({ pattern, index });
    });
  });
  return places;
}

type Progress = (word: number, letter: number, byte: number) => void;

const notBegun = { letter: -1, byte: -1 };

/** For each pattern, how far its words have come, with the latest beginning that leads there. */
function progressOf(
  patterns: readonly Pattern[],
  places: readonly (readonly Place[])[],
  found: (match: Match) => void,
): Progress {
  const begun = patterns.map(({ words }) => words.map(() => notBegun));
  return (word, letter, byte) => {
    for (const { pattern, index } of places[word] ?? []) {
      const own = begun[pattern] ?? [];
      const start = index === 0 ? { letter, byte } : own[index - 1];
      const { words = [], reach = usualReach } = patterns[pattern] ?? {};
      if (start === undefined || start.byte < 0 || letter - start.letter > reach) continue;
      own[index] = start;
      if (index === words.length - 1) found({ pattern, first: start.byte, last: byte });
    }
  };
}

function readerOf(words: Words, progress: Progress): Reader {
  const { mayEnd } = words.anchors;
  const ring: Ring = { letters: new Uint8Array(kept), count: 0 };
  const escaped = escapes();
  const held = heldBack(progress);
  const found = wordsAt(words, ring, held, progress);
  let before = 0;
  let carried = { last: 0, gap: 0 };
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: it runs once a byte, and calls would take half its speed.
  const read = (bytes: Uint8Array): void => {
    const { letters } = ring;
    let { count } = ring;
    let { last, gap } = carried;
    let open = escaped.open();
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      let letter = letterOf[byte] ?? 0;
      if (open || letter < nothing) {
        letter = escaped.read(byte);
        open = escaped.open();
      }
      if (letter < 0) {
        // A zero byte is half a character of UTF-16, and no gap.
        if (byte !== 0) gap = gapBefore;
        continue;
      }
      if (held.words.length !== 0) held.release(gap !== 0 || !isOfWord(letter));
      letters[count & (kept - 1)] = letter | gap;
      gap = 0;
      count++;
      last = ((last << bitsOfLetter) | letter) & allFive;
      if (mayEnd(last)) found(last, count, before + at + 1);
    }
    ring.count = count;
    carried = { last, gap };
    before += bytes.length;
  };
  return { read, end: () => held.release(true) };
}

/** Tells of the words that do end with the last letters. */
function wordsAt(words: Words, ring: Ring, held: HeldBack, progress: Progress) {
  const lettersBefore = (): number => fiveBefore(ring);
  let here = 0;
  const each = (word: number): void => {
    if (!isWhole(words, word, ring)) return;
    if (words.endsWord[word] === true) held.words.push([word, ring.count, here]);
    else progress(word, ring.count, here);
  };
  return (last: number, count: number, byte: number): void => {
    ring.count = count;
    here = byte;
    words.anchors.endingIn(last, lettersBefore, each);
  };
}

/** Words that must end where one of the text does: what comes next tells. */
interface HeldBack {
  readonly words: (readonly [word: number, letter: number, byte: number])[];
  release(ended: boolean): void;
}

function heldBack(progress: Progress): HeldBack {
  const words: HeldBack['words'] = [];
  return {
    words,
    release(ended) {
      for (const word of words.splice(0)) if (ended) progress(...word);
    },
  };
}
