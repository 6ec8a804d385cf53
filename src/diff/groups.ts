import { probes } from '../probes.ts';
import { areaOf, areas } from './areas.ts';
import type { Difference } from './compare.ts';
import type { Distinction } from './explain.ts';
import { isImplied } from './implied.ts';
import { type Noise, noise } from './noise.ts';
import { found, type Place } from './place.ts';
import { textsOf } from './words.ts';

/** What becomes of a difference. */
export type Class = 'difference' | 'untold' | Noise;

/** Differences of which the same is to be said. */
export interface Group {
  readonly class: Class;
  readonly rank: number;
  readonly members: readonly Difference[];
  readonly texts: readonly string[];
  readonly explains: readonly Distinction[];
  /** Problems with which it would go. */
  readonly goesWith: readonly Distinction[];
  /** Others that differ in the very same values. */
  readonly also: readonly Difference[];
}

/** Noise that something rests on is none. */
function classOf(one: Difference, matters: boolean, list: readonly Difference[]): Class {
  const { place, because, cells } = one;
  if (!matters) {
    const why = found(noise, place.pattern);
    if (why !== undefined) return why;
    if (isImplied(one, list)) return 'follows';
    if (because !== null) return because === 'names' ? 'names' : 'follows';
  }
  const known = cells.flatMap(({ had, raw }) =>
    had.kind === 'value' || had.kind === 'nothing' ? [JSON.stringify(raw)] : [],
  );
  if (new Set(known).size > 1) return 'difference';
  if (cells.some(({ had }) => had.kind === 'unknown')) return 'untold';
  return cells.some(({ had }) => had.kind === 'not-asked') ? unaskedClass(place) : 'difference';
}

/** What is asked of a machine only where there is need of it; the rest somebody did not want to be asked. */
const unaskedClass = ({ path: [fact = ''] }: Place): Class =>
  new Map(Object.entries(probes)).get(fact)?.cost === 'local' ? 'unasked' : 'untold';

const severities = ['error', 'unknown', 'warning'] as const;

/** The less, the likelier to matter: how grave it is what it explains and how surely, then what it touches. */
function rankOf(
  members: readonly Difference[],
  area: number,
  { explains, goesWith }: Pick<Group, 'explains' | 'goesWith'>,
): number {
  const ranks = explains.map(({ severity, together, explainedBy }) => {
    const at = explainedBy.findIndex((one) => members.includes(one));
    return (severities.indexOf(severity) * 2 + (together ? 1 : 0)) * 1000 + at;
  });
  const otherwise = (severities.length * 2 + (goesWith.length > 0 ? 0 : 1)) * 1000 + area;
  return Math.min(...ranks, otherwise);
}

/** Groups in the order in which they are to be told. */
export function grouped(list: readonly Difference[], findings: readonly Distinction[]): readonly Group[] {
  const alike = new Map<string, readonly Difference[]>();
  for (const one of list) {
    const key = JSON.stringify([one.place.pattern, one.because, presenceOf(one) ?? textsOf(one)]);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const groups = [...alike.values()].map((members) => groupOf(members, findings, list));
  return withoutEchoes(groups.sort((a, b) => a.rank - b.rank));
}

function groupOf(
  members: readonly Difference[],
  findings: readonly Distinction[],
  list: readonly Difference[],
): Group {
  const [first] = members;
  if (first === undefined) throw new Error('A group has members.');
  const about = {
    explains: findings.filter(({ explainedBy }) => members.some((one) => explainedBy.includes(one))),
    goesWith: findings.filter(({ follows }) => members.some((one) => follows.includes(one))),
  };
  return {
    ...about,
    class: classOf(first, about.explains.length + about.goesWith.length > 0, list),
    rank: rankOf(members, Object.keys(areas).indexOf(areaOf(first.place.pattern)), about),
    texts: presenceOf(first) ?? textsOf(first),
    members,
    also: [],
  };
}

/** That something is there or not is told of several at once, whatever each of them is. */
function presenceOf({ place: { pattern }, cells }: Difference): readonly string[] | null {
  if (!pattern.endsWith('.*')) return null;
  const texts = cells.map(({ had }) => {
    if (had.kind === 'nothing' || (had.kind === 'value' && had.value === null)) return 'not there';
    return had.kind === 'value' && typeof had.value === 'object' ? 'there' : null;
  });
  return texts.every((text) => text !== null) && new Set(texts).size > 1 ? texts : null;
}

/** Values of which nobody believes that they differ in the same way by chance: releases, paths, names. */
const telling = /(?=.*\d)[\w.+~/:-]{4,}/;

/** What differs in the very same values as something above it is told there. */
function withoutEchoes(groups: readonly Group[]): readonly Group[] {
  const kept = new Map<string, Group>();
  groups.forEach((group, at) => {
    const told = group.class === 'difference' && group.texts.filter((text) => telling.test(text)).length > 1;
    const key = told ? JSON.stringify(group.texts) : String(at);
    const first = kept.get(key);
    if (first === undefined) kept.set(key, group);
    else kept.set(key, { ...first, ...joined(first, group), also: [...first.also, ...group.members] });
  });
  return [...kept.values()];
}

const joined = (a: Group, b: Group): Pick<Group, 'explains' | 'goesWith'> => ({
  explains: [...new Set([...a.explains, ...b.explains])],
  goesWith: [...new Set([...a.goesWith, ...b.goesWith])],
});
