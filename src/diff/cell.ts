import type { JsonValue } from '../check.ts';
import { isObject, stringAt } from '../json.ts';
import { nothingWords, untoldValues } from './nothing-words.ts';
import { found, type Place } from './place.ts';

/** What one host has in a place. */
export type Had =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** That of which it would be a part lacks it. */
  | { readonly kind: 'nothing' }
  /** It could not be read. */
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'not-asked'; readonly why: string }
  /** What is there is of another kind altogether, which is told in its own place. */
  | { readonly kind: 'apart' };

/** Where that stands in the host's own fact: the way to what holds it, and the key there; null: added at the end. */
export interface Slot {
  readonly within: readonly (string | number)[];
  readonly key: string | number | null;
}

/** What one host has in a place, and where it is found; without a slot it is the whole fact. */
export interface Cell {
  readonly had: Had;
  readonly slot: Slot | null;
  /** As it stands in the fact. */
  readonly raw: JsonValue | undefined;
}

export const apart: Cell = { had: { kind: 'apart' }, slot: null, raw: undefined };

/** A value as it stands in a fact. `null` is an answer in some places and none in the others. */
export function cellOf({ pattern }: Place, raw: JsonValue | undefined, slot: Slot | null): Cell {
  return { had: hadIn(pattern, raw), slot, raw };
}

function hadIn(pattern: string, raw: JsonValue | undefined): Had {
  if (raw === undefined) return { kind: 'nothing' };
  const unknown: Had = { kind: 'unknown', why: notKnown };
  if (raw === null)
    return found(nothingWords, pattern) === undefined ? unknown : { kind: 'value', value: raw };
  const word = isObject(raw) ? stringAt(raw, 'kind') : raw;
  if (word === 'not-asked') return { kind: 'not-asked', why: 'there was no need' };
  if (word === 'not-run')
    return { kind: 'not-asked', why: (isObject(raw) ? stringAt(raw, 'why') : null) ?? 'it was not run' };
  const untold = isObject(raw)
    ? untoldKinds.includes(word)
    : untoldWords.includes(raw) || isUntold(pattern, raw);
  return untold ? unknown : { kind: 'value', value: raw };
}

function isUntold(pattern: string, raw: JsonValue): boolean {
  const filling = found(untoldValues, pattern);
  return filling !== undefined && filling === (Array.isArray(raw) ? raw.join() : raw);
}

/** Why, where a fact says no more. */
export const notKnown = 'not known';

/** How facts say that they do not know. */
const untoldWords: readonly unknown[] = ['unknown', 'untold'];
const untoldKinds: readonly unknown[] = [...untoldWords, 'unread', 'unreadable'];

/** Where a part of a cell stands. */
export const slotIn = ({ slot }: Cell, key: string | number | null): Slot => ({
  within: slot === null ? [] : [...slot.within, ...(slot.key === null ? [] : [slot.key])],
  key,
});

/** What can be compared with one another: values of one build. */
export type Shape = 'apart' | 'nothing' | 'unread' | 'scalar' | 'list' | `object ${string}`;

export function shapeOf({ had }: Cell): Shape {
  if (had.kind === 'unknown' || had.kind === 'not-asked') return 'unread';
  if (had.kind !== 'value') return had.kind;
  const { value } = had;
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object' || value === null) return 'scalar';
  return `object ${kindIn(value)}`;
}

/** Its parts are compared, each in its place. */
export const isTakenApart = ({ raw }: Cell): boolean =>
  raw !== undefined && (Array.isArray(raw) ? raw.some(isObject) : isObject(raw));

/** Facts are unions: those of different kinds have nothing in common. */
function kindIn(value: object): string {
  const kind = (['kind', 'ok'] as const).map(
    (key) => Object.entries(value).find(([name]) => name === key)?.[1],
  );
  return kind.filter((one) => typeof one === 'string' || typeof one === 'boolean').join();
}
