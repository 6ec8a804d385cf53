import { type Words, wordsOf } from './words.ts';

/** Words that tell a cause where they follow one another, not too far apart. */
export interface Pattern {
  readonly words: readonly string[];
  /** How far the last word may end from where the first ended, in letters; default 1500. */
  readonly reach?: number;
}

/**
 * Patterns made ready: numbers alone, so that the build can keep them. A state says where the first word ended that led
 * there: of each word, where it came last; and of each word of each pattern, how far that pattern has come.
 */
export interface Patterns extends Words {
  /** By pattern: the state of its last word; states of words come before those of patterns. */
  readonly ends: Uint16Array;
  /** By pattern, in letters. */
  readonly reach: Uint16Array;
  /** By word: where its places begin, other than that of a first word; one more than there are words. */
  readonly places: Uint16Array;
  /** By place: the state that it follows, or `none` where the word is all that there is, and the one that it leads to. */
  readonly placeFrom: Uint16Array;
  readonly placeTo: Uint16Array;
  readonly placePattern: Uint16Array;
}

export const none = 0xffff;

const usualReach = 1500;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly pattern: number;
}

/** Throws for a word that cannot be found (see `wordsOf`), and where there are more than can be counted. */
export function patternsOf(patterns: readonly Pattern[]): Patterns {
  const texts = [...new Set(patterns.flatMap(({ words }) => words))];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const numberOf = (word: string | undefined): number => numbers.get(word ?? '') ?? 0;
  const placesOfWord: Place[][] = texts.map(() => []);
  let state = texts.length;
  const ends = patterns.map(({ words }, pattern) => {
    words.forEach((word, index) => {
      const to = state + index;
      const from = index === 1 ? numberOf(words[0]) : to - 1;
      // Of one word and pattern the later places come first: one occurrence is not two.
      if (index > 0) placesOfWord[numberOf(word)]?.unshift({ from, to, pattern });
      else if (words.length === 1) placesOfWord[numberOf(word)]?.unshift({ from: none, to, pattern });
    });
    state += words.length;
    return state - 1;
  });
  if (state >= none) throw new Error('There are more signatures than can be counted.');
  const places = placesOfWord.flat();
  let end = 0;
  return {
    ...wordsOf(texts),
    ends: Uint16Array.from(ends),
    reach: Uint16Array.from(patterns, ({ reach = usualReach }) => reach),
    places: Uint16Array.from([0, ...placesOfWord.map(({ length }) => (end += length))]),
    placeFrom: Uint16Array.from(places, ({ from }) => from),
    placeTo: Uint16Array.from(places, ({ to }) => to),
    placePattern: Uint16Array.from(places, ({ pattern }) => pattern),
  };
}
