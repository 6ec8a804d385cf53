import { letters } from './letters.ts';

/** Finds every one of many words in one pass (Aho and Corasick, 1975): a table of what follows what, by letter. */
export interface Automaton {
  /** `next[state * letters + letter]` */
  readonly next: Uint16Array;
  /** By state, the words that end there; empty for most. */
  readonly ends: readonly (readonly number[])[];
  /** By state, 1 where some word ends. */
  readonly ending: Uint8Array;
}

/** Throws where the words are too long together. */
export function automatonOf(words: readonly (readonly number[])[]): Automaton {
  const most = 1 + words.reduce((sum, word) => sum + word.length, 0);
  if (most > 0xffff) throw new Error('The words of the signatures are too long together.');
  const next = new Uint16Array(most * letters);
  const ends: number[][] = [[]];
  words.forEach((word, index) => {
    let state = 0;
    for (const letter of word) {
      const at = state * letters + letter;
      if (next[at] === 0) next[at] = ends.push([]) - 1;
      state = next[at] ?? 0;
    }
    ends[state]?.push(index);
  });
  link(next, ends);
  return { next, ends, ending: Uint8Array.from(ends, (list) => (list.length > 0 ? 1 : 0)) };
}

/** Where a word breaks off, it goes on with the longest beginning of a word that the text ends in. */
function link(next: Uint16Array, ends: number[][]): void {
  const fallback = new Uint16Array(ends.length);
  const queue = [...new Set(next.subarray(0, letters))].filter((child) => child !== 0);
  for (const state of queue) {
    const back = fallback[state] ?? 0;
    for (let letter = 0; letter < letters; letter++) {
      const at = state * letters + letter;
      const child = next[at] ?? 0;
      const instead = next[back * letters + letter] ?? 0;
      if (child === 0) {
        next[at] = instead;
        continue;
      }
      fallback[child] = instead;
      ends[child]?.push(...(ends[instead] ?? []));
      queue.push(child);
    }
  }
}
