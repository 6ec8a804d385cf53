/**
 * Where a word may end. Each word is known by its last letters, its anchor: five of them, or three or two where it has
 * no more. The last five letters that were read are one number, six bits each, and bit tables small enough for a
 * processor's nearest cache say of most numbers that no word ends there. Of words with one anchor, such as those in
 * "nvidia", the five letters before it tell most apart.
 */
export interface Anchors {
  /** Whether a word may end with these letters; where not, none does. */
  mayEnd(lastFive: number): boolean;
  /** Calls `each` for the words that may end with these letters, after the five `before` them. */
  endingIn(lastFive: number, before: () => number, each: (word: number) => void): void;
}

export const bitsOfLetter = 6;
/** As many letters as a number holds. */
export const lettersOfNumber = 5;
/** Keeps the last letters of a number. */
const maskOf = (length: number): number => (1 << (length * bitsOfLetter)) - 1;
export const allFive = maskOf(lettersOfNumber);
const lastThree = maskOf(3);

/** How many letters an anchor may have. */
const lengths = [lettersOfNumber, 3, 2] as const;

/** How many letters the anchor of a word has; 0: too short for one. */
export const anchorLength = (length: number): number => lengths.find((one) => one <= length) ?? 0;

/** Words with one anchor. */
interface Group {
  /** Those that have too few letters before it. */
  readonly near: number[];
  /** The others, by the five letters before it. */
  readonly far: Map<number, number[]>;
}

export function anchorsOf(words: readonly (readonly number[])[]): Anchors {
  const byLength = lengths.map((length) => ({
    length,
    mask: maskOf(length),
    groups: new Map<number, Group>(),
  }));
  const [long, short] = [bitTable(), bitTable()];
  words.forEach((letters, word) => {
    const length = anchorLength(letters.length);
    const anchor = numberOf(letters, letters.length, length);
    const groups = byLength.find((one) => one.length === length)?.groups;
    if (groups !== undefined) put(groups, anchor, letters, length, word);
    if (length === lettersOfNumber) long.mark(scattered(anchor));
    else for (const place of endingsWith(anchor, length)) short.mark(place);
  });
  const longBits = long.bits;
  const shortBits = short.bits;
  return {
    mayEnd(lastFive) {
      const one = scattered(lastFive);
      if ((((longBits[one >>> 3] ?? 0) >>> (one & 7)) & 1) !== 0) return true;
      const other = lastFive & lastThree;
      return (((shortBits[other >>> 3] ?? 0) >>> (other & 7)) & 1) !== 0;
    },
    endingIn(lastFive, before, each) {
      for (const { mask, groups } of byLength) {
        const group = groups.get(lastFive & mask);
        if (group === undefined) continue;
        group.near.forEach(each);
        if (group.far.size > 0) group.far.get(before())?.forEach(each);
      }
    },
  };
}

/** The last letters as one number. */
function numberOf(letters: readonly number[], end: number, length: number): number {
  let number = 0;
  for (let at = end - length; at < end; at++) number = (number << bitsOfLetter) | (letters[at] ?? 0);
  return number;
}

function put(
  groups: Map<number, Group>,
  anchor: number,
  letters: readonly number[],
  length: number,
  word: number,
): void {
  const before = letters.length - length;
  const group: Group = groups.get(anchor) ?? { near: [], far: new Map() };
  groups.set(anchor, group);
  if (before < lettersOfNumber) {
    group.near.push(word);
    return;
  }
  const key = numberOf(letters, before, lettersOfNumber);
  const same = group.far.get(key);
  if (same === undefined) group.far.set(key, [word]);
  else same.push(word);
}

const tableBits = 3 * bitsOfLetter;

/** Five letters do not fit the table: Knuth's multiplicative hashing spreads them over it. */
const scattered = (anchor: number): number => Math.imul(anchor, 0x9e3779b1) >>> (32 - tableBits);

/** All groups of three letters that end in a shorter one. */
const endingsWith = (anchor: number, length: number): readonly number[] =>
  Array.from(
    { length: 1 << ((3 - length) * bitsOfLetter) },
    (_, more) => (more << (length * bitsOfLetter)) | anchor,
  );

function bitTable() {
  const bits = new Uint8Array(1 << (tableBits - 3));
  return {
    bits,
    mark(place: number): void {
      bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7));
    },
  };
}
