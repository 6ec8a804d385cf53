/** Where a value stands among the facts. */
export interface Place {
  /** The fact, then members; for an element of a list, what names it there. */
  readonly path: readonly string[];
  /** The same with `*` for whatever names an element, e.g. `nvidiaSmi.gpus.*.name`. */
  readonly pattern: string;
  /** What stands for these stars. */
  readonly ids: readonly string[];
}

/** Something by patterns; one that ends in `.**` holds for all that is below it. */
export type ByPattern<T> = Readonly<Record<string, T>>;

export const placeOf = (fact: string): Place => ({ path: [fact], pattern: fact, ids: [] });

/** A member, by its name. */
export const memberOf = (place: Place, name: string): Place =>
  keyed.has(place.pattern)
    ? elementOf(place, name)
    : { path: [...place.path, name], pattern: `${place.pattern}.${name}`, ids: place.ids };

/** An element of a list, by what names it. */
export const elementOf = ({ path, pattern, ids }: Place, name: string): Place => ({
  path: [...path, name],
  pattern: `${pattern}.*`,
  ids: [...ids, name],
});

/** Objects whose keys are data. */
const keyed: ReadonlySet<string> = new Set([
  'gpuUsers.alive',
  'launch.measured.refusedNodes',
  'localImage.env',
  'localImage.labels',
  'registry.config.env',
  'registry.config.labels',
  'toolkit.binaries',
  'toolkit.settings.lines',
]);

/** What a table says of a place: of itself, else of the nearest place above it that speaks for all below. */
export function found<T>(table: ByPattern<T>, pattern: string): T | undefined {
  if (Object.hasOwn(table, pattern)) return table[pattern];
  for (let end = pattern.length; end > 0; end = pattern.lastIndexOf('.', end - 1)) {
    const above = `${pattern.slice(0, end)}.**`;
    if (Object.hasOwn(table, above)) return table[above];
  }
  return undefined;
}
