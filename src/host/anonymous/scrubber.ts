import { gone } from '../redact.ts';
import { partsOf, squeezedPartsOf } from './parts.ts';
import { isCommon } from './public.ts';
import { type Sought, type Span, shortest, soughtOf, spansIn } from './sought.ts';
import { squeezed } from './squeezed.ts';
import { waysOf } from './ways.ts';

const longest = 2048;
const mostDressed = 4_000;
/** Letters of a secret that are looked for with anything between them. */
const fewestApart = 8;

export interface Scrubber {
  readonly clean: (text: string) => string;
  /** Whether any of them stands in a text. */
  readonly finds: (text: string) => boolean;
}

/** Takes these secrets away wherever they stand, however they are written, in parts, and over several lines. */
export function scrubberOf(found: Iterable<string>): Scrubber {
  const secrets = [...new Set([...found].flatMap(pieces))].filter(
    (one) => one.length >= shortest && !one.startsWith(gone) && !saysNothing(one),
  );
  const dressed = secrets.slice(0, mostDressed);
  const ways = [...dressed.flatMap(waysOf), ...secrets.slice(mostDressed)];
  const apart = [...new Set(ways.map(squeeze))].filter(tellsApart);
  const asWritten = soughtOf(ways.map(folded), partsOf(dressed));
  const asRead = soughtOf(apart, squeezedPartsOf(dressed, squeeze));
  const alone = soughtOf(ways.map(folded));
  return {
    clean: (text) => without(text, merged(spansIn(folded(text), asWritten), spansApart(text, asRead))),
    finds: (text) => spansIn(folded(text), alone).next().done !== true,
  };
}

const squeeze = (text: string): string => squeezed(text).text;

/** A number may stand in any table, its digits in several columns. */
const tellsApart = (text: string): boolean =>
  text.length >= fewestApart && (/[a-z]/.test(text) || text.length >= 3 * fewestApart);

/** Where they stand with something between their letters. */
function* spansApart(text: string, sought: Sought): Generator<Span> {
  if (sought.firsts.size === 0) return;
  const { text: letters, at } = squeezed(text);
  for (const [from, to] of spansIn(letters, sought)) yield [at[from] ?? 0, (at[to - 1] ?? 0) + 1];
}

function* merged(one: Generator<Span>, two: Generator<Span>): Generator<Span> {
  let [left, right] = [one.next(), two.next()];
  while (left.done !== true || right.done !== true) {
    if (right.done === true || (left.done !== true && left.value[0] <= right.value[0])) {
      if (left.done !== true) yield left.value;
      left = one.next();
    } else {
      yield right.value;
      right = two.next();
    }
  }
}

/** What is longer is no password, and would take long to look for. */
const pieces = (secret: string): readonly string[] =>
  Array.from({ length: Math.ceil(secret.length / longest) }, (_, at) =>
    secret.slice(at * longest, (at + 1) * longest),
  );

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
