import { type Words, wordsOf } from './words.ts';

/** Words that tell a cause where they follow one another, not too far apart. */
export interface Pattern {
  readonly words: readonly string[];
  /** How far the last word may end from where the first ended, in letters; default 1500. */
  readonly reach?: number;
}

/**
 * Patterns made ready: numbers alone, so that the build can keep them. A slot stands for one word of one pattern; the
 * slots of a pattern follow one another.
 */
export interface Patterns extends Words {
  /** By pattern: its first slot; one more than there are patterns. */
  readonly slots: Uint16Array;
  /** By pattern, in letters. */
  readonly reach: Uint16Array;
  /** By word: where its places begin; one more than there are words. */
  readonly places: Uint16Array;
  /** By place: the slot and the pattern. Of one word and pattern the later slots come first: one occurrence is not two. */
  readonly placeSlot: Uint16Array;
  readonly placePattern: Uint16Array;
}

const usualReach = 1500;

/** Throws for a word that cannot be found (see `wordsOf`), and where there are more than can be counted. */
export function patternsOf(patterns: readonly Pattern[]): Patterns {
  const texts = [...new Set(patterns.flatMap(({ words }) => words))];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const placesOfWord: { slot: number; pattern: number }[][] = texts.map(() => []);
  const slots = [0];
  patterns.forEach(({ words }, pattern) => {
    const first = slots[pattern] ?? 0;
    words.forEach((word, index) => {
      placesOfWord[numbers.get(word) ?? 0]?.unshift({ slot: first + index, pattern });
    });
    slots.push(first + words.length);
  });
  const places = placesOfWord.flat();
  if (places.length > 0xffff) throw new Error('There are more signatures than can be counted.');
  let end = 0;
  return {
    ...wordsOf(texts),
    slots: Uint16Array.from(slots),
    reach: Uint16Array.from(patterns, ({ reach = usualReach }) => reach),
    places: Uint16Array.from([0, ...placesOfWord.map(({ length }) => (end += length))]),
    placeSlot: Uint16Array.from(places, ({ slot }) => slot),
    placePattern: Uint16Array.from(places, ({ pattern }) => pattern),
  };
}
