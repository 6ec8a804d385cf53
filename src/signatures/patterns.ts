import { type Words, wordsOf } from './words.ts';

/** Words that tell a cause where they follow one another, not too far apart. */
export interface Pattern {
  readonly words: readonly string[];
  /** How far the last word may end from where the first ended, in letters; default 1500. */
  readonly reach?: number;
}

/**
 * Patterns made ready: numbers alone, so that the build can keep them. A state says where the first word ended that led
 * there. Of each word there is one, by its number: where it came last. One says where the reading is now. The others stand
 * for the first words of patterns, two and more: patterns that begin alike share them.
 */
export interface Patterns extends Words {
  /** The state that is now, and how many states there are. */
  readonly states: Uint16Array;
  /** By word: where its places begin, other than that of a first word of several; one more than there are words. */
  readonly places: Uint16Array;
  /** By place: the state that it follows. */
  readonly placeFrom: Uint16Array;
  /** By place: the state that it leads to; `none`: the pattern ends with it. */
  readonly placeTo: Uint16Array;
  /** By place: the pattern that ends with it, if one does. */
  readonly placePattern: Uint16Array;
  /** By place: how far from the end of the first word it may be, in letters. */
  readonly placeReach: Uint16Array;
}

export const none = 0xffff;

const usualReach = 1500;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly pattern: number;
  reach: number;
  /** Which word of the pattern it is. */
  readonly index: number;
}

/** Throws for a word that cannot be found (see `wordsOf`), and where there are more than can be counted. */
export function patternsOf(patterns: readonly Pattern[]): Patterns {
  const texts = [...new Set(patterns.flatMap(({ words }) => words))];
  const { places, states } = placesOf(patterns, texts);
  // Of one word the later places come first: one occurrence is not two.
  const inOrder = places.flatMap((own) => own.toSorted((one, two) => two.index - one.index));
  if (Math.max(states, inOrder.length) >= none)
    throw new Error('There are more signatures than can be counted.');
  let end = 0;
  return {
    ...wordsOf(texts),
    states: Uint16Array.of(texts.length, states),
    places: Uint16Array.from([0, ...places.map(({ length }) => (end += length))]),
    placeFrom: Uint16Array.from(inOrder, ({ from }) => from),
    placeTo: Uint16Array.from(inOrder, ({ to }) => to),
    placePattern: Uint16Array.from(inOrder, ({ pattern }) => pattern),
    placeReach: Uint16Array.from(inOrder, ({ reach }) => reach),
  };
}

/** By word; and how many states there are. */
function placesOf(patterns: readonly Pattern[], texts: readonly string[]) {
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const now = texts.length;
  const numberOf = (word: string | undefined): number => numbers.get(word ?? '') ?? now;
  const places: Place[][] = texts.map(() => []);
  const add = (word: string | undefined, place: Place): Place => {
    places[numberOf(word)]?.push(place);
    return place;
  };
  /** By the words that lead there. */
  const between = new Map<string, Place>();
  patterns.forEach(({ words, reach = usualReach }, pattern) => {
    const last = words.length - 1;
    let from = last === 0 ? now : numberOf(words[0]);
    for (let index = 1; index < last; index++) {
      const key = JSON.stringify(words.slice(0, index + 1));
      const to = now + 1 + between.size;
      const place = between.get(key) ?? add(words[index], { from, to, pattern, reach, index });
      place.reach = Math.max(place.reach, reach);
      between.set(key, place);
      from = place.to;
    }
    add(words[last], { from, to: none, pattern, reach, index: last });
  });
  return { places, states: now + 1 + between.size };
}
