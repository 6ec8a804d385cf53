import type { AnyCheck } from '../check.ts';
import { version } from '../generated/version.ts';
import { areaOf, areas } from './areas.ts';
import type { Cell } from './cell.ts';
import type { DiffFinding, DiffReport } from './document.ts';
import { entryOf } from './entry.ts';
import { type Distinction, distinctions } from './explain.ts';
import { allDifferences, type Compared } from './facts.ts';
import { type Group, grouped } from './groups.ts';
import { describedHost, goodOf, labelsFor, oddOf } from './hosts.ts';
import type { Noise } from './noise.ts';

/** What these checks were chosen from. */
export interface Chosen {
  /** How many there are. */
  readonly of: number;
  /** Facts at which none of them looks, and others would: they are not compared. */
  readonly aside: ReadonlySet<string>;
}

/** What differs between these hosts, by the rules of these checks. */
export function diffOf(
  hosts: readonly Compared[],
  checks: readonly AnyCheck[],
  { of, aside }: Chosen = { of: checks.length, aside: new Set() },
): DiffReport {
  const list = allDifferences(hosts, aside);
  const told = distinctions(hosts, list, checks);
  const labels = labelsFor(hosts.length);
  const groups = grouped(list, told);
  const main = groups.filter(isMain);
  const untold = groups.filter((group) => group.class === 'untold' && !isMain(group)).sort(byArea);
  const isSure = ({ code, on, unclear }: Distinction): boolean =>
    code !== null && on.length + unclear.length < hosts.length;
  const unread = untold.some(({ members }) => members.some(({ cells }) => cells.some(isUnread)));
  const entries = main.map((group) => entryOf(group, labels));
  const described = hosts.map((host, at) => describedHost(host, labels[at] ?? ''));
  return {
    schema: 1,
    version,
    answer: main.length > 0 || told.some(isSure) ? 'differ' : unread || told.length > 0 ? 'unknown' : 'same',
    checks: { ran: checks.length, of },
    hosts: described,
    good: goodOf(described),
    odd: oddOf(described, entries),
    findings: told.map((one) => findingOf(one, main, labels)),
    common: commonIn(described.map(({ errors, warnings }) => [...errors, ...warnings])),
    differences: entries,
    untold: untold.map((group) => entryOf(group, labels)),
    leftOut: groups.flatMap((group) =>
      isNoise(group) ? [{ ...entryOf(group, labels), why: group.class }] : [],
    ),
  };
}

const isUnread = ({ had }: Cell): boolean => had.kind === 'unknown';

const byArea = (a: Group, b: Group): number => areaAt(a) - areaAt(b);

const areaAt = ({ members: [first] }: Group): number =>
  Object.keys(areas).indexOf(areaOf(first?.place.pattern ?? ''));

/** What explains a problem is a difference, even where it is but that something could not be read. */
const isMain = ({ class: kind, explains, goesWith }: Group): boolean =>
  kind === 'difference' || [...explains, ...goesWith].some(({ code }) => code !== null);

const isNoise = (group: Group): group is Group & { readonly class: Noise } =>
  group.class !== 'difference' && group.class !== 'untold';

const commonIn = (lists: readonly (readonly string[])[]): readonly string[] => {
  const [first = [], ...rest] = lists;
  return first.filter((code) => rest.every((list) => list.includes(code)));
};

const numbersOf = (groups: readonly Group[], holds: (group: Group) => boolean): readonly number[] =>
  groups.flatMap((group, at) => (holds(group) ? [at] : []));

const findingOf = (one: Distinction, main: readonly Group[], labels: readonly string[]): DiffFinding => ({
  code: one.code,
  checks: one.checks,
  severity: one.severity,
  message: one.message,
  hosts: one.on.map((host) => labels[host] ?? ''),
  unclear: one.unclear.map((host) => labels[host] ?? ''),
  explainedBy: numbersOf(main, ({ explains }) => explains.includes(one)),
  together: one.together,
  follows: numbersOf(main, ({ explains, goesWith }) => goesWith.includes(one) && !explains.includes(one)),
});
