import { escapes } from './escapes.ts';
import { isOfWord, letterOf, letters, nothing } from './letters.ts';
import { gapBefore, isWhole, kept, type Ring, type Words, wordsOf } from './words.ts';

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

/** For each pattern, how far its words have come, with the latest beginning that leads there. */
function progressOf(
  patterns: readonly Pattern[],
  places: readonly (readonly Place[])[],
  found: (match: Match) => void,
): Progress {
  const begun = patterns.map(({ words }) => words.map(() => ({ letter: -1, byte: -1 })));
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

/** A zero byte is half a character of UTF-16, and no gap. The inner loop runs once a byte: it works on plain numbers and leaves the rest to the few places where a word ends. */
function readerOf(words: Words, progress: Progress): Reader {
  const { next, ending, ends } = words.endings;
  const ring: Ring = { letters: new Uint8Array(kept), count: 0 };
  const held = heldBack(progress);
  const letterIn = lettersOf();
  let [state, before, gap] = [0, 0, 0];
  const wordEnds = (byte: number): void => {
    for (const word of ends[state] ?? []) {
      if (!isWhole(words, word, ring)) continue;
      if (words.endsWord[word] === true) held.hold(word, ring.count, byte);
      else progress(word, ring.count, byte);
    }
  };
  const take = (letter: number, byte: number): void => {
    if (held.any()) held.release(gap !== 0 || !isOfWord(letter));
    ring.letters[ring.count & (kept - 1)] = letter | gap;
    gap = 0;
    ring.count++;
    state = next[state * letters + letter] ?? 0;
    if (ending[state] !== 0) wordEnds(byte);
  };
  const read = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      const letter = letterIn(byte);
      if (letter >= 0) take(letter, before + at + 1);
      else if (byte !== 0) gap = gapBefore;
    }
    before += bytes.length;
  };
  return { read, end: () => held.release(true) };
}

/** Reads bytes as letters; most are a look-up. */
function lettersOf(): (byte: number) => number {
  const escaped = escapes();
  let open = false;
  return (byte) => {
    const letter = letterOf[byte] ?? 0;
    if (!open && letter >= nothing) return letter;
    const read = escaped.read(byte);
    open = escaped.open();
    return read;
  };
}

/** Words that must end where one of the text does: what comes next tells. */
function heldBack(progress: Progress) {
  const waiting: (readonly [number, number, number])[] = [];
  return {
    any: () => waiting.length > 0,
    hold(...word: readonly [number, number, number]) {
      waiting.push(word);
    },
    release(ended: boolean) {
      for (const word of waiting.splice(0)) if (ended) progress(...word);
    },
  };
}
