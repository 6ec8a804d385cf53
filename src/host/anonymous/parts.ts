import { base64Of, hexOf, waysOf } from './ways.ts';

/** So many letters of a secret in a row tell too much of it. */
const partLength = 8;
/** Of words; shorter ones stand anywhere. */
const wordsLength = 12;
/** Of so many letters the parts are looked for as well; no machine has as many. */
const mostParts = 400_000;

/** Parts by their length. */
export type Parts = ReadonlyMap<number, ReadonlySet<string>>;

/** So long a part of a secret is taken away as well, unless it is a word that stands anywhere. */
const isTelling = (part: string): boolean =>
  [/\d/, /[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(part)).length > 1 &&
  /[A-Za-z0-9]{4}/.test(part) &&
  !/%..%|\\x|\\u00/.test(part);

const isMixed = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);
/** Of several words that do not belong together, or of capitals and small letters as no word has them. */
const isMadeUp = (text: string): boolean =>
  /[a-z][-_.+ ][a-z]{2,}[-_.+ ][a-z]/i.test(text) || (text.match(/[a-z][A-Z]/g) ?? []).length > 2;

const folded = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** Parts of these secrets, as they are and in other dresses. */
export function partsOf(secrets: readonly string[]): Parts {
  const parts = collected();
  for (const secret of secrets) {
    const ways = isMixed(secret) ? waysOf(secret) : [];
    for (const text of ways.filter(isMixed)) parts.add(text, partLength, isTelling);
    if (!isMixed(secret) && isMadeUp(secret)) parts.add(secret, wordsLength, isTelling);
  }
  return parts.all;
}

/** Parts of texts of which nothing is left but letters and digits. */
export function squeezedPartsOf(secrets: readonly string[], squeeze: (text: string) => string): Parts {
  const parts = collected();
  for (const secret of secrets) {
    if (isMixed(secret))
      for (const text of [secret, ...base64Of(Buffer.from(secret))])
        parts.add(squeeze(text), partLength, isMixed);
    parts.add(hexOf(Buffer.from(secret)), 2 * partLength, () => true, 2);
  }
  return parts.all;
}

function collected() {
  const all = new Map<number, Set<string>>();
  let count = 0;
  const add = (text: string, length: number, fits: (part: string) => boolean, step = 1): void => {
    if (text.length <= length) return;
    const own = all.get(length) ?? new Set();
    all.set(length, own);
    for (let at = 0; at + length <= text.length && count < mostParts; at += step) {
      const part = text.slice(at, at + length);
      if (!fits(part)) continue;
      own.add(folded(part));
      count++;
    }
  };
  return { all, add };
}
