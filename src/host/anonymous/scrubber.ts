import { gone } from '../redact.ts';
import { isCommon } from './public.ts';
import { waysOf } from './ways.ts';

/** A shorter one is taken away where it stands, and not looked for elsewhere: too much else looks like it. */
const shortest = 5;
const longest = 2048;
const partLength = 8;
/** Of so many letters the parts are looked for as well; no machine has as many. */
const mostParts = 400_000;
const mostDressed = 4_000;

export interface Scrubber {
  readonly clean: (text: string) => string;
  /** Whether any of them stands in a text. */
  readonly finds: (text: string) => boolean;
}

/** What is looked for, and the letters that it begins with. */
interface Sought {
  readonly whole: Index;
  readonly parts: ReadonlySet<string>;
  readonly firsts: ReadonlySet<number>;
}

/** Takes these secrets away wherever they stand, however they are written, and in parts. */
export function scrubberOf(found: Iterable<string>): Scrubber {
  const secrets = [...new Set([...found].flatMap(pieces))].filter(
    (one) => one.length >= shortest && !one.startsWith(gone) && !saysNothing(one),
  );
  const whole = indexOf(secrets.flatMap((one, at) => (at < mostDressed ? waysOf(one) : [one])).map(folded));
  const all = sought(whole, partsIn(secrets));
  const alone = sought(whole, new Set());
  return {
    clean: (text) => without(text, spansIn(folded(text), all)),
    finds: (text) => spansIn(folded(text), alone).next().done !== true,
  };
}

/** What is longer is no password, and would take long to look for. */
const pieces = (secret: string): readonly string[] =>
  Array.from({ length: Math.ceil(secret.length / longest) }, (_, at) =>
    secret.slice(at * longest, (at + 1) * longest),
  );

const sought = (whole: Index, parts: ReadonlySet<string>): Sought => ({
  whole,
  parts,
  firsts: new Set([...whole.keys(), ...parts].map((text) => text.charCodeAt(0))),
});

/** Letters of ASCII alone: all else would change the length. */
const folded = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const harmlessWords: ReadonlySet<string> = new Set(
  'missing invalid expired unauthorized required disabled enabled'.split(' '),
);

/** Who has a word for a password that stands everywhere is not helped if it is taken away everywhere. */
const saysNothing = (secret: string): boolean =>
  secret
    .split(/[-_./ ]+/)
    .every(
      (word) => word === '' || harmlessWords.has(word.toLowerCase()) || (!/\d/.test(word) && isCommon(word)),
    );

/** By their first letters; of each the lengths that there are, the longest first. */
type Index = ReadonlyMap<string, readonly (readonly [number, ReadonlySet<string>])[]>;

function indexOf(texts: readonly string[]): Index {
  const byHead = new Map<string, Map<number, Set<string>>>();
  for (const text of texts) {
    if (text.length < shortest) continue;
    const head = text.slice(0, shortest);
    const lengths = byHead.get(head) ?? new Map<number, Set<string>>();
    lengths.set(text.length, (lengths.get(text.length) ?? new Set()).add(text));
    byHead.set(head, lengths);
  }
  return new Map(
    [...byHead].map(([head, lengths]) => [head, [...lengths].sort(([one], [two]) => two - one)]),
  );
}

/** So long a part of a secret is taken away as well, unless it is a word that stands anywhere. */
const isTelling = (part: string): boolean =>
  [/\d/, /[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(part)).length > 1 &&
  /[A-Za-z0-9]{4}/.test(part) &&
  !/%..%|\\x|\\u00/.test(part);

function partsIn(secrets: readonly string[]): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const text of secrets.slice(0, mostDressed).flatMap(waysOf)) {
    if (text.length <= partLength || !/\d/.test(text) || !/[A-Za-z]/.test(text)) continue;
    for (let at = 0; at + partLength <= text.length && parts.size < mostParts; at++) {
      const part = text.slice(at, at + partLength);
      if (isTelling(part)) parts.add(folded(part));
    }
  }
  return parts;
}

type Span = readonly [number, number];

/** Where one of these stands, in order; they may overlap. */
function* spansIn(text: string, { whole, parts, firsts }: Sought): Generator<Span> {
  for (let at = 0; at + shortest <= text.length; at++) {
    if (!firsts.has(text.charCodeAt(at))) continue;
    const length = lengthAt(text, at, whole) ?? (parts.has(text.slice(at, at + partLength)) ? partLength : 0);
    if (length > 0) yield [at, at + length];
  }
}

function lengthAt(text: string, at: number, whole: Index): number | null {
  const lengths = whole.get(text.slice(at, at + shortest)) ?? [];
  const found = lengths.find(([length, texts]) => {
    const one = text.slice(at, at + length);
    return texts.has(one) && standsAlone(text, at, one);
  });
  return found?.[0] ?? null;
}

/** Digits are part of a number, and a short word may be of a longer one. */
function standsAlone(text: string, at: number, one: string): boolean {
  const part = /^\d+$/.test(one) ? /\d/ : /^[a-z]{1,7}$/.test(one) ? /[a-z\d]/ : null;
  return part === null || !(part.test(text[at - 1] ?? '') || part.test(text[at + one.length] ?? ''));
}

function without(text: string, spans: Iterable<Span>): string {
  let result = '';
  let kept = 0;
  let end = -1;
  for (const [from, to] of spans) {
    if (from > end) result += text.slice(kept, from) + gone;
    end = Math.max(end, to);
    kept = end;
  }
  return result + text.slice(kept);
}
