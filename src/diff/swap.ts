import type { JsonValue } from '../check.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';
import type { Difference } from './compare.ts';
import { askedFor, type Compared, plain } from './facts.ts';

/** What the checks are given. */
export interface Given {
  readonly readings: Readings;
  readonly target: Target;
}

/** One host as it would be if in these places it had what another has. */
export function swapped(
  hosts: readonly Compared[],
  list: readonly Difference[],
  [host, other]: readonly [number, number],
): Given {
  const [own, theirs] = [hosts[host], hosts[other]];
  if (own === undefined || theirs === undefined) throw new Error('There is no such host.');
  const readings: Record<string, unknown> = { ...own.readings };
  let target: unknown = own.target;
  for (const [fact, parts] of byFact(list)) {
    const whole = parts.some(({ cells }) => cells[host]?.slot === null || cells[other]?.slot === null);
    if (fact === askedFor) target = whole ? theirs.target : patched(plain(own.target), parts, [host, other]);
    else if (whole) readings[fact] = new Map(Object.entries(theirs.readings)).get(fact);
    else readings[fact] = { ok: true, value: patched(factIn(own.readings, fact), parts, [host, other]) };
  }
  // Each part was put where a value of its own kind had been; a computed record cannot be followed further.
  return { readings: readings as Readings, target: target as Target };
}

function byFact(list: readonly Difference[]): ReadonlyMap<string, readonly Difference[]> {
  const facts = new Map<string, readonly Difference[]>();
  for (const one of list) {
    const [fact = ''] = one.place.path;
    facts.set(fact, [...(facts.get(fact) ?? []), one]);
  }
  return facts;
}

function factIn(readings: Readings, fact: string): JsonValue {
  const reading = new Map(Object.entries(readings)).get(fact);
  return plain(reading?.ok === true ? reading.value : null);
}

/** Stands where an element was, until all are in their places. */
const removed = '\u0000removed';

type Holder = Record<string | number, JsonValue>;

function patched(
  value: JsonValue,
  parts: readonly Difference[],
  [host, other]: readonly [number, number],
): JsonValue {
  for (const { cells } of parts) {
    const [slot, raw] = [cells[host]?.slot, cells[other]?.raw];
    const holder = slot == null ? undefined : holderIn(value, slot.within);
    if (slot == null || holder === undefined) continue;
    if (slot.key !== null) holder[slot.key] = raw === undefined ? removed : raw;
    else if (raw !== undefined && Array.isArray(holder)) holder.push(raw);
  }
  return swept(value);
}

function holderIn(value: JsonValue, way: readonly (string | number)[]): Holder | undefined {
  let at: JsonValue | undefined = value;
  for (const key of way) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.hasOwn(at, key) ? (at as Holder)[key] : undefined;
  }
  return typeof at === 'object' && at !== null ? (at as Holder) : undefined;
}

function swept(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.filter((one) => one !== removed).map(swept);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== removed)
      .map(([key, one]) => [key, swept(one)]),
  );
}
