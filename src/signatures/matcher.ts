import { allFive, bitsOfLetter } from './anchors.ts';
import { decoder, gapBefore } from './decoder.ts';
import { isOfWord } from './letters.ts';
import { fiveBefore, isWhole, kept, type Ring, type Words, wordsOf } from './words.ts';

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

/** The loop runs once a letter, and leaves everything but arithmetic to the few places where a word may end. */
function readerOf(words: Words, progress: Progress): Reader {
  const { mayEnd } = words.anchors;
  const ring: Ring = { letters: new Uint8Array(kept), count: 0 };
  const decode = decoder();
  const held = heldBack(progress);
  const found = wordsAt(words, ring, held, progress);
  let before = 0;
  let carried = 0;
  const read = (bytes: Uint8Array): void => {
    const { letters, ends, count } = decode(bytes);
    let last = carried;
    for (let at = 0; at < count; at++) {
      const letter = letters[at] ?? 0;
      if (held.words.length !== 0) held.release(!isOfWord(letter));
      ring.letters[ring.count++ & (kept - 1)] = letter;
      last = ((last << bitsOfLetter) | (letter & ~gapBefore)) & allFive;
      if (mayEnd(last)) found(last, before + (ends[at] ?? 0));
    }
    carried = last;
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
  return (last: number, byte: number): void => {
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
