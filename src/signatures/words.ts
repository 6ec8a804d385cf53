import { type Automaton, automatonOf } from './automaton.ts';
import { isOfWord, lettersIn, other } from './letters.ts';

/** The words of all signatures, made ready to be found. */
export interface Words {
  /** Finds the last letters of each word; the rest is compared backwards, so that the table stays small and quick. */
  readonly endings: Automaton;
  /** By word: how many of its letters the table finds, and those before them. */
  readonly endingLengths: readonly number[];
  readonly before: readonly (readonly number[])[];
  /** By word: it begins, or ends, where a word of the text does. */
  readonly beginsWord: readonly boolean[];
  readonly endsWord: readonly boolean[];
}

/** As many letters as tell most words from ordinary text. */
const endingLength = 8;

/** A letter is kept with this bit where something that is passed over, such as a blank, stands before it. */
export const gapBefore = 0x80;
/** As many letters are kept: no word may be longer. A power of two. */
export const kept = 512;

/** Throws for a word that is empty, too long, or holds a character that is not read. A blank at its beginning or end stands for the beginning or end of a word. */
export function wordsOf(texts: readonly string[]): Words {
  const spelled = texts.map((text) => {
    const letters = lettersIn(text);
    if (letters.length === 0 || letters.length >= kept || letters.includes(other)) {
      throw new Error(`No text can be found by the word ${JSON.stringify(text)}.`);
    }
    return letters;
  });
  return {
    endings: automatonOf(spelled.map((letters) => letters.slice(-endingLength))),
    endingLengths: spelled.map(({ length }) => Math.min(length, endingLength)),
    before: spelled.map((letters) => letters.slice(0, -endingLength)),
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

/** Whether a word whose ending has just been read is there as a whole. */
export function isWhole(words: Words, word: number, { letters, count }: Ring): boolean {
  const wanted = words.before[word] ?? [];
  let at = count - (words.endingLengths[word] ?? 0);
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
