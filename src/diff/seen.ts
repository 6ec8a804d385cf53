import type { JsonObject, JsonValue } from '../check.ts';
import type { Difference } from './compare.ts';

/** What a finding gives as its evidence names what one host has in this place, or the place itself. */
export function names(seen: JsonObject, { place, cells }: Difference, host: number): boolean {
  const [own, others] = [cells[host]?.raw, cells.filter((_, at) => at !== host)];
  const told = scalarsIn(seen);
  const theirs = new Set(others.flatMap(({ raw }) => scalarsIn(raw ?? null)));
  const particular = scalarsIn(own ?? null).filter((one) => !theirs.has(one));
  const words = [...Object.keys(seen), ...told];
  return (
    particular.some((one) => tells(one) && told.includes(one)) ||
    place.ids.some((id) => words.includes(id)) ||
    Object.keys(seen).some((key) => key === place.path.at(-1))
  );
}

/** `true`, `1` and the like are everywhere. */
const tells = (text: string): boolean => text.length > 2 && !['true', 'false', 'null'].includes(text);

function scalarsIn(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(scalarsIn);
}
