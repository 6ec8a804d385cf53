import type { JsonObject, JsonValue } from '../check.ts';
import type { Difference } from './compare.ts';

/** What a finding gives as its evidence names what one host has in this place, or the place itself. */
export function names(seen: JsonObject, one: Difference, host: number): boolean {
  const { place } = one;
  const words = [...Object.keys(seen), ...scalarsIn(seen)];
  return (
    hasValue(seen, one, host) ||
    place.ids.some((id) => words.includes(id)) ||
    Object.keys(seen).some((key) => key === place.path.at(-1))
  );
}

/** It names a value that this host has there, and none of the others. */
export function hasValue(seen: JsonObject, { cells }: Difference, host: number): boolean {
  const told = scalarsIn(seen);
  const others = cells.filter((_, at) => at !== host);
  const theirs = new Set(others.flatMap(({ raw }) => scalarsIn(raw ?? null)));
  return scalarsIn(cells[host]?.raw ?? null).some(
    (one) => !theirs.has(one) && tells(one) && told.includes(one),
  );
}

/** `true`, `1` and the like are everywhere. */
const tells = (text: string): boolean => text.length > 2 && !['true', 'false', 'null'].includes(text);

function scalarsIn(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(scalarsIn);
}
