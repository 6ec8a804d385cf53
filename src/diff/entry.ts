import { areaOf } from './areas.ts';
import type { Cell } from './cell.ts';
import type { Difference } from './compare.ts';
import type { DiffEntry, DiffValue } from './document.ts';
import type { Distinction } from './explain.ts';
import type { Group } from './groups.ts';
import { labelOf } from './labels.ts';

const nameOf = ({ code, checks }: Distinction): string => code ?? checks.join();

/** A group as it is told. */
export function entryOf(group: Group, labels: readonly string[]): DiffEntry {
  const [first] = group.members;
  if (first === undefined) throw new Error('A group has members.');
  return {
    places: group.members.map(({ place }) => place.path),
    label: labelOf(first.place, idsOf(group.members)),
    area: areaOf(first.place.pattern),
    values: first.cells.map((cell, at) => toldOf(cell, labels[at] ?? '', group.texts[at] ?? '')),
    odd: oddIn(group.texts, labels),
    explains: group.explains.map(nameOf),
    goesWith: group.goesWith.map(nameOf),
    also: group.also.map(({ place }) => labelOf(place)),
  };
}

const toldOf = ({ had }: Cell, host: string, text: string): DiffValue => ({
  host,
  state: had.kind,
  ...(had.kind === 'value' ? { value: had.value } : {}),
  text,
});

/** Names of the elements: each that differs between the members is listed, up to a few. */
function idsOf(members: readonly Difference[]): readonly string[] {
  const [first] = members;
  return (first?.place.ids ?? []).map((_, at) => {
    const all = [...new Set(members.map(({ place }) => place.ids[at] ?? ''))];
    const shown = all.slice(0, mostIds);
    return all.length > mostIds ? `${shown.join(', ')} and ${all.length - mostIds} more` : shown.join(', ');
  });
}

const mostIds = 4;

function oddIn(texts: readonly string[], labels: readonly string[]): string | null {
  if (texts.length < 3) return null;
  const alone = texts.flatMap((text, at) => (texts.filter((one) => one === text).length === 1 ? [at] : []));
  const [only] = alone;
  return alone.length === 1 && only !== undefined && new Set(texts).size === 2
    ? (labels[only] ?? null)
    : null;
}
