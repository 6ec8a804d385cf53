import { allFive, bitsOfLetter } from './anchors.ts';
import { escapes } from './escapes.ts';
import { isOfWord, letterOf, nothing } from './letters.ts';
import { none, type Pattern, type Patterns, patternsOf } from './patterns.ts';
import { endsWord, gapBefore, kept, type Ring, type WordSearch, wordSearch } from './words.ts';

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

export const matcherOf = (patterns: readonly Pattern[]): Matcher => matcherFor(patternsOf(patterns));

/** The same of patterns that were made ready before. */
export function matcherFor(patterns: Patterns): Matcher {
  const search = wordSearch(patterns);
  return { reader: (found) => readerOf(search, patterns.edges, progressOf(patterns, found)) };
}

type Progress = (word: number, letter: number, byte: number) => void;

/** For each pattern, how far its words have come, with the latest beginning that leads there. */
function progressOf(patterns: Patterns, found: (match: Match) => void): Progress {
  const { ends, reach, places, placeFrom, placeTo, placePattern } = patterns;
  const states = Math.max(0, ...ends.subarray(-1)) + 1;
  /** By state: where the first word ended that leads there; 0: it has not come so far. */
  const bytes = new Float64Array(states);
  const letters = new Float64Array(states);
  const reached = (place: number, letter: number, byte: number): void => {
    const from = placeFrom[place] ?? none;
    const pattern = placePattern[place] ?? 0;
    const startByte = from === none ? byte : (bytes[from] ?? 0);
    const startLetter = from === none ? letter : (letters[from] ?? 0);
    if (startByte === 0 || letter - startLetter > (reach[pattern] ?? 0)) return;
    const to = placeTo[place] ?? 0;
    bytes[to] = startByte;
    letters[to] = startLetter;
    if (to === ends[pattern]) found({ pattern, first: startByte, last: byte });
  };
  return (word, letter, byte) => {
    const end = places[word + 1] ?? 0;
    for (let place = places[word] ?? 0; place < end; place++) reached(place, letter, byte);
    bytes[word] = byte;
    letters[word] = letter;
  };
}

function readerOf(search: WordSearch, edges: Uint8Array, progress: Progress): Reader {
  const { mayEnd } = search;
  const ring: Ring = { letters: new Uint8Array(kept), count: 0 };
  const escaped = escapes();
  const held = heldBack(progress);
  const found = wordsAt(search, edges, ring, held, progress);
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

/** Tells of the words that end with the last letters. */
function wordsAt(search: WordSearch, edges: Uint8Array, ring: Ring, held: HeldBack, progress: Progress) {
  let here = 0;
  const each = (word: number): void => {
    if (((edges[word] ?? 0) & endsWord) !== 0) held.words.push([word, ring.count, here]);
    else progress(word, ring.count, here);
  };
  return (last: number, count: number, byte: number): void => {
    ring.count = count;
    here = byte;
    search.endingIn(last, ring, each);
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
