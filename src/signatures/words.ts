import { type Anchors, anchorLength, anchorsOf, bitsOfLetter, lettersOfNumber } from './anchors.ts';
import { isOfWord, lettersIn, other } from './letters.ts';

/** The words of all signatures, made ready to be found. */
export interface Words {
  /** Find the last letters of each word; the rest is compared backwards. */
  readonly anchors: Anchors;
  /** By word: how many letters its anchor has, and those before them. */
  readonly anchorLengths: readonly number[];
  readonly before: readonly (readonly number[])[];
  /** By word: it begins, or ends, where a word of the text does. */
  readonly beginsWord: readonly boolean[];
  readonly endsWord: readonly boolean[];
}

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
  return {
    anchors: anchorsOf(spelled),
    anchorLengths: spelled.map(({ length }) => anchorLength(length)),
    before: spelled.map((letters) => letters.slice(0, -anchorLength(letters.length))),
    beginsWord: texts.map((text) => text.startsWith(' ')),
    endsWord: texts.map((text) => text.endsWith(' ')),
  };
}

/** The last letters that were read. */
export interface Ring {
  readonly letters: Uint8Array;
  /** How many were read in all. */
  count: number;
}

/** The five letters before the last five, as one number. */
export function fiveBefore({ letters, count }: Ring): number {
  let number = 0;
  for (let at = count - 2 * lettersOfNumber; at < count - lettersOfNumber; at++) {
    number = (number << bitsOfLetter) | ((letters[at & (kept - 1)] ?? 0) & ~gapBefore);
  }
  return number;
}

/** Whether a word whose anchor has just been read is there as a whole. */
export function isWhole(words: Words, word: number, { letters, count }: Ring): boolean {
  const wanted = words.before[word] ?? [];
  let at = count - (words.anchorLengths[word] ?? 0);
  if (at < wanted.length) return false;
  for (let index = wanted.length - 1; index >= 0; index--) {
    at--;
    if (((letters[at & (kept - 1)] ?? 0) & ~gapBefore) !== wanted[index]) return false;
  }
  return words.beginsWord[word] === true ? wordBegins(letters, at) : true;
}

function wordBegins(letters: Uint8Array, at: number): boolean {
  if (at === 0 || ((letters[at & (kept - 1)] ?? 0) & gapBefore) !== 0) return true;
  const previous = (letters[(at - 1) & (kept - 1)] ?? 0) & ~gapBefore;
  return !isOfWord(previous);
}
