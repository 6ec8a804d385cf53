/**
 * Where a word may end. Each word is known by its last letters, its anchor: five of them, or three or two where it has
 * no more. The last five letters that were read are one number, six bits each, and bit tables small enough for a
 * processor's nearest cache say of most numbers that no word ends there. Of words with one anchor, such as those in
 * "nvidia", the five letters before it tell most apart.
 */
export interface Anchors {
  /** One bit for each anchor of five letters, where `scattered` puts it. */
  readonly long: Uint8Array;
  /** One bit for each group of three letters that ends in a shorter anchor. */
  readonly short: Uint8Array;
  /** The first of the words with this anchor that have too few letters before it, by `placeOf`; 0: none. Words count from 1. */
  readonly near: Uint16Array;
  /** The first of the others, by the anchor and the five letters before it. */
  readonly far: Uint16Array;
  /** By word: the next one in the same place. */
  readonly next: Uint16Array;
}

export const bitsOfLetter = 6;
/** As many letters as a number holds. */
export const lettersOfNumber = 5;
/** Keeps the last letters of a number. */
const maskOf = (length: number): number => (1 << (length * bitsOfLetter)) - 1;
export const allFive = maskOf(lettersOfNumber);
const lastThree = maskOf(3);
const lastTwo = maskOf(2);

/** How many letters an anchor may have. */
const lengths = [lettersOfNumber, 3, 2] as const;

/** How many letters the anchor of a word has; 0: too short for one. */
export const anchorLength = (length: number): number => lengths.find((one) => one <= length) ?? 0;

const tableBits = 3 * bitsOfLetter;
const placeBits = 13;

/** Knuth's multiplicative hashing spreads a number over so many bits. */
const spread = (number: number, bits: number): number => Math.imul(number, 0x9e3779b1) >>> (32 - bits);
/** Five letters do not fit the table. */
const scattered = (anchor: number): number => spread(anchor, tableBits);
const placeOf = (anchor: number, before = 0): number =>
  spread(anchor ^ Math.imul(before, 0x85ebca6b), placeBits);

export function anchorsOf(words: readonly (readonly number[])[]): Anchors {
  const anchors: Anchors = {
    long: new Uint8Array(1 << (tableBits - 3)),
    short: new Uint8Array(1 << (tableBits - 3)),
    near: new Uint16Array(1 << placeBits),
    far: new Uint16Array(1 << placeBits),
    next: new Uint16Array(words.length + 1),
  };
  words.forEach((letters, index) => {
    const length = anchorLength(letters.length);
    const anchor = numberOf(letters, letters.length, length);
    if (length === lettersOfNumber) mark(anchors.long, scattered(anchor));
    else for (const place of endingsWith(anchor, length)) mark(anchors.short, place);
    const isFar = letters.length >= 2 * lettersOfNumber;
    const before = isFar ? numberOf(letters, letters.length - length, lettersOfNumber) : 0;
    const first = isFar ? anchors.far : anchors.near;
    const place = placeOf(anchor, before);
    anchors.next[index + 1] = first[place] ?? 0;
    first[place] = index + 1;
  });
  return anchors;
}

export interface AnchorSearch {
  /** Whether a word may end with these letters; where not, none does. */
  mayEnd(lastFive: number): boolean;
  /** Calls `each` for the words that may end with these letters, after the five `before` them; some do not. */
  endingIn(lastFive: number, before: number, each: (word: number) => void): void;
}

export function anchorSearch({ long, short, near, far, next }: Anchors): AnchorSearch {
  const chained = (first: number, each: (word: number) => void): void => {
    for (let word = first; word !== 0; word = next[word] ?? 0) each(word - 1);
  };
  return {
    mayEnd(lastFive) {
      const one = scattered(lastFive);
      if ((((long[one >>> 3] ?? 0) >>> (one & 7)) & 1) !== 0) return true;
      const other = lastFive & lastThree;
      return (((short[other >>> 3] ?? 0) >>> (other & 7)) & 1) !== 0;
    },
    endingIn(lastFive, before, each) {
      const [five, three, two] = [
        placeOf(lastFive),
        placeOf(lastFive & lastThree),
        placeOf(lastFive & lastTwo),
      ];
      chained(far[placeOf(lastFive, before)] ?? 0, each);
      chained(near[five] ?? 0, each);
      // Different letters may share a place, and a word shall be told once.
      if (three !== five) chained(near[three] ?? 0, each);
      if (two !== five && two !== three) chained(near[two] ?? 0, each);
    },
  };
}

/** The last letters as one number. */
function numberOf(letters: readonly number[], end: number, length: number): number {
  let number = 0;
  for (let at = end - length; at < end; at++) number = (number << bitsOfLetter) | (letters[at] ?? 0);
  return number;
}

/** All groups of three letters that end in a shorter one. */
const endingsWith = (anchor: number, length: number): readonly number[] =>
  Array.from(
    { length: 1 << ((3 - length) * bitsOfLetter) },
    (_, more) => (more << (length * bitsOfLetter)) | anchor,
  );

function mark(bits: Uint8Array, place: number): void {
  bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7));
}
