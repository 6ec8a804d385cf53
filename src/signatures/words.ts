import {
  type AnchorSearch,
  type Anchors,
  anchorLength,
  anchorSearch,
  anchorsOf,
  bitsOfLetter,
  lettersOfNumber,
} from './anchors.ts';
import { isOfWord, lettersIn, other } from './letters.ts';

/** The words of all signatures, made ready to be found: numbers alone, so that the build can keep them. */
export interface Words extends Anchors {
  /** The letters of all words, one after another. */
  readonly letters: Uint8Array;
  /** By word: where its letters begin; one more than there are words. */
  readonly begins: Uint32Array;
  /** By word: `beginsWord`, `endsWord` or both. */
  readonly edges: Uint8Array;
}

/** The word begins, or ends, where a word of the text does. */
export const beginsWord = 1;
export const endsWord = 2;

/** A letter is kept with this bit where something that is passed over, such as a blank, stands before it. */
export const gapBefore = 0x80;
/** As many letters are kept: no word may be longer. A power of two. */
export const kept = 512;

/** Throws for a word that is shorter than two letters, too long, or holds a character that is not read. A blank at its beginning or end stands for the beginning or end of a word. */
export function wordsOf(texts: readonly string[]): Words {
  const spelled = texts.map((text) => {
    const letters = lettersIn(text);
    if (anchorLength(letters.length) === 0 || letters.length >= kept || letters.includes(other)) {
      throw new Error(`No text can be found by the word ${JSON.stringify(text)}.`);
    }
    return letters;
  });
  let end = 0;
  return {
    ...anchorsOf(spelled),
    letters: Uint8Array.from(spelled.flat()),
    begins: Uint32Array.from([0, ...spelled.map(({ length }) => (end += length))]),
    edges: Uint8Array.from(texts, edgesOf),
  };
}

const edgesOf = (text: string): number =>
  (text.startsWith(' ') ? beginsWord : 0) | (text.endsWith(' ') ? endsWord : 0);

/** The last letters that were read. */
export interface Ring {
  readonly letters: Uint8Array;
  /** How many were read in all. */
  count: number;
}

export interface WordSearch extends Pick<AnchorSearch, 'mayEnd'> {
  /** Calls `each` for the words that end with the last letter of the ring; `lastFive` are its last five. */
  endingIn(lastFive: number, ring: Ring, each: (word: number) => void): void;
}

export function wordSearch(words: Words): WordSearch {
  const anchors = anchorSearch(words);
  return {
    mayEnd: anchors.mayEnd,
    endingIn(lastFive, ring, each) {
      anchors.endingIn(lastFive, fiveBefore(ring), (word) => {
        if (isWhole(words, word, ring)) each(word);
      });
    },
  };
}

/** The five letters before the last five, as one number. */
function fiveBefore({ letters, count }: Ring): number {
  let number = 0;
  for (let at = count - 2 * lettersOfNumber; at < count - lettersOfNumber; at++) {
    number = (number << bitsOfLetter) | ((letters[at & (kept - 1)] ?? 0) & ~gapBefore);
  }
  return number;
}

/** Whether the last letters of the ring are this word. */
function isWhole({ letters, begins, edges }: Words, word: number, ring: Ring): boolean {
  const begin = begins[word] ?? 0;
  const end = begins[word + 1] ?? 0;
  let at = ring.count;
  if (at < end - begin) return false;
  for (let index = end - 1; index >= begin; index--) {
    at--;
    if (((ring.letters[at & (kept - 1)] ?? 0) & ~gapBefore) !== letters[index]) return false;
  }
  return ((edges[word] ?? 0) & beginsWord) === 0 || wordBegins(ring.letters, at);
}

function wordBegins(letters: Uint8Array, at: number): boolean {
  if (at === 0 || ((letters[at & (kept - 1)] ?? 0) & gapBefore) !== 0) return true;
  const previous = (letters[(at - 1) & (kept - 1)] ?? 0) & ~gapBefore;
  return !isOfWord(previous);
}
