import type { JsonValue } from '../check.ts';
import { isObject } from '../json.ts';
import { type Because, becauseOf, type Mask } from './alike.ts';
import { apart, type Cell, cellOf, type Shape, shapeOf, slotIn } from './cell.ts';
import { named, ordered } from './identities.ts';
import { elementOf, memberOf, type Place } from './place.ts';

/** A place in which not all hosts have the same. */
export interface Difference {
  readonly place: Place;
  /** A cell for each host, in their order. */
  readonly cells: readonly Cell[];
  /** They say the same but for this. */
  readonly because: Because | null;
}

type Cells = readonly Cell[];
type Masks = readonly Mask[];

/** Where hosts differ, in a place and below it. Each cell is a host's, and so is each mask. */
export function differences(place: Place, cells: Cells, masks: Masks): readonly Difference[] {
  const shapes = cells.map(shapeOf);
  const told = [...new Set(shapes)].filter((shape) => shape !== 'apart');
  const [only] = told;
  if (told.length <= 1) return only === undefined ? [] : within(place, cells, only, masks);
  const inner = told.flatMap((shape) => {
    const same = cells.map((cell, host) => (shapes[host] === shape ? cell : apart));
    return same.filter((cell) => cell !== apart).length < 2 ? [] : within(place, same, shape, masks);
  });
  return [
    { place, cells, because: null },
    ...inner.filter((one) => one.place.path.length > place.path.length),
  ];
}

function within(place: Place, cells: Cells, shape: Shape, masks: Masks): readonly Difference[] {
  if (shape === 'scalar') return asOne(place, cells, masks, (value) => value);
  if (shape === 'list') return lists(place, cells, masks);
  return shape.startsWith('object') ? members(place, cells, masks) : [];
}

const rawsOf = (cells: Cells): readonly JsonValue[] =>
  cells.flatMap(({ had }) => (had.kind === 'value' ? [had.value] : []));

/** Values that are not taken apart. */
function asOne(
  place: Place,
  cells: Cells,
  masks: Masks,
  view: (value: JsonValue) => JsonValue,
): readonly Difference[] {
  const texts = rawsOf(cells).map((value) => JSON.stringify(view(value)));
  if (new Set(texts).size <= 1) return [];
  const masked = cells.flatMap(({ had }, host) => {
    const mask = masks[host];
    return had.kind === 'value' && mask !== undefined ? [[view(had.value), mask] as const] : [];
  });
  return [{ place, cells, because: becauseOf(place, masked) }];
}

function members(place: Place, cells: Cells, masks: Masks): readonly Difference[] {
  const keys = new Set(rawsOf(cells).flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
  return [...keys].flatMap((key) => {
    const member = memberOf(place, key);
    const inner = cells.map((cell) => {
      if (cell.had.kind !== 'value' || !isObject(cell.had.value)) return apart;
      const raw = Object.hasOwn(cell.had.value, key) ? cell.had.value[key] : undefined;
      return cellOf(member, raw, slotIn(cell, key));
    });
    return differences(member, inner, masks);
  });
}

const listIn = ({ had }: Cell): readonly JsonValue[] =>
  had.kind === 'value' && Array.isArray(had.value) ? had.value : [];

function lists(place: Place, cells: Cells, masks: Masks): readonly Difference[] {
  const holdsObjects = cells.some((cell) => listIn(cell).some(isObject));
  if (holdsObjects) return elements(place, cells, masks);
  if (ordered.has(place.pattern)) return asOne(place, cells, masks, (value) => value);
  return asOne(place, cells, masks, sorted);
}

const sorted = (value: JsonValue): JsonValue =>
  Array.isArray(value) ? [...value].sort((a, b) => (String(a) < String(b) ? -1 : 1)) : value;

function elements(place: Place, cells: Cells, masks: Masks): readonly Difference[] {
  const given = cells.flatMap((cell, host) => {
    const mask = masks[host];
    return cell === apart || mask === undefined ? [] : [{ cell, list: listIn(cell), mask }];
  });
  const names = named(place.pattern, given);
  const byCell = new Map(given.map(({ cell }, at) => [cell, names[at] ?? []]));
  return [...new Set(names.flat())].flatMap((name) => {
    const element = elementOf(place, name);
    const inner = cells.map((cell) => {
      if (cell === apart) return apart;
      const at = byCell.get(cell)?.indexOf(name) ?? -1;
      return cellOf(element, listIn(cell)[at], slotIn(cell, at === -1 ? null : at));
    });
    return differences(element, inner, masks);
  });
}
