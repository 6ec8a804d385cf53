import { escapes } from './escapes.ts';
import { isOfWord, letterOf, nothing } from './letters.ts';
import { type Pattern, type Patterns, patternsOf } from './patterns.ts';
import { type Match, type Progress, progressOf } from './progress.ts';
import { bitsOfLetter, firstState, type Steps, stepsIn } from './steps.ts';
import { beginsWord, endsWord, kept, type Words } from './words.ts';

/** Patterns made ready. */
export interface Matcher {
  /** `found` is called in the order in which the last words end; a pattern is told each time that it is completed. */
  reader(found: (match: Match) => void): Reader;
}

/** Reads a text piece by piece, in time that is linear in it and memory that does not grow with it. */
export interface Reader {
  read(bytes: Uint8Array): void;
  /** How many ends of lines were read. */
  lineFeeds(): number;
  /** There is no more. */
  end(): void;
}

export const matcherOf = (patterns: readonly Pattern[]): Matcher => matcherFor(patternsOf(patterns));

/** The same of patterns that were made ready before. */
export function matcherFor(patterns: Patterns): Matcher {
  const steps = stepsIn(patterns);
  return { reader: (found) => readerOf(steps, wordsAt(patterns, progressOf(patterns, found))) };
}

/** A letter is kept with this bit where something that is passed over, such as a blank, stands before it. */
const gapBefore = 0x80;
const lineFeed = 10;

function readerOf(steps: Steps, words: WordsAt): Reader {
  const escaped = escapes();
  let before = 0;
  let carried = { state: firstState, gap: 0, count: 0, lineFeeds: 0 };
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: it runs once a byte, and calls would take half its speed.
  const read = (bytes: Uint8Array): void => {
    const { table, nodes, firstTelling } = steps;
    const { letters } = words;
    let { state, gap, count, lineFeeds } = carried;
    let open = escaped.open();
    let waiting = words.held.length > 0;
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
        if (byte === lineFeed) lineFeeds++;
        continue;
      }
      if (waiting) {
        words.release(gap !== 0 || !isOfWord(letter));
        waiting = false;
      }
      letters[count & (kept - 1)] = letter | gap;
      gap = 0;
      count++;
      const next = table[(state << bitsOfLetter) | letter] ?? 0;
      state = next === 0 ? steps.learn(state, letter) : next;
      if (state >= firstTelling) waiting = words.endIn(nodes[state] ?? 0, count, before + at + 1);
    }
    carried = { state, gap, count, lineFeeds };
    before += bytes.length;
  };
  return { read, lineFeeds: () => carried.lineFeeds, end: () => words.release(true) };
}

interface WordsAt {
  /** The last letters that were read. */
  readonly letters: Uint8Array;
  /** Words that must end where one of the text does: what comes next tells. */
  readonly held: readonly unknown[];
  /** Tells of the words that end in a node; whether some are held back. */
  endIn(node: number, letter: number, byte: number): boolean;
  release(ended: boolean): void;
}

function wordsAt({ word, next, shorter, lengths, edges }: Words, progress: Progress): WordsAt {
  const letters = new Uint8Array(kept);
  const held: (readonly [word: number, letter: number, byte: number])[] = [];
  const endsIn = (one: number, letter: number, byte: number): void => {
    const edge = edges[one] ?? 0;
    if ((edge & beginsWord) !== 0 && !wordBegins(letters, letter - (lengths[one] ?? 0))) return;
    if ((edge & endsWord) !== 0) held.push([one, letter, byte]);
    else progress(one, letter, byte);
  };
  return {
    letters,
    held,
    endIn(node, letter, byte) {
      for (let at = node; at !== 0; at = shorter[at] ?? 0) {
        for (let one = word[at] ?? 0; one !== 0; one = next[one] ?? 0) endsIn(one - 1, letter, byte);
      }
      return held.length > 0;
    },
    release(ended) {
      for (const one of held.splice(0)) if (ended) progress(...one);
    },
  };
}

/** Whether a word of the text begins with this letter. */
function wordBegins(letters: Uint8Array, at: number): boolean {
  if (at === 0 || ((letters[at & (kept - 1)] ?? 0) & gapBefore) !== 0) return true;
  return !isOfWord((letters[(at - 1) & (kept - 1)] ?? 0) & ~gapBefore);
}
