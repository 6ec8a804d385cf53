import type { DiffEntry, DiffFinding, DiffHost, DiffReport } from '../diff/document.ts';
import { noiseWords } from '../diff/noise.ts';
import { gpusWords, machineWords } from './machine-words.ts';

/** How to get a host's own report, with its fixes: a call that can be pasted, by the host's letter. */
export type Reports = Readonly<Record<string, string>>;

/** How many of the differences that explain nothing are told unless all are asked for. */
const usual = 12;

/** The first of them, and how many are left. */
export function firstOf<T>(
  list: readonly T[],
  all: boolean,
): { readonly shown: readonly T[]; readonly left: number } {
  const shown = all || list.length <= usual + 1 ? list : list.slice(0, usual);
  return { shown, left: list.length - shown.length };
}

/** The machine in a few phrases. */
export const aboutWords = ({ host }: DiffHost): readonly string[] => [
  ...machineWords(host),
  gpusWords(host.gpus),
  host.driver === null ? 'no driver seen' : `driver ${host.driver}`,
  host.docker === null ? 'no Docker Engine seen' : `Docker ${host.docker}`,
];

/** The values with the hosts that have them, each once. */
export function valuesOf({
  values,
}: DiffEntry): readonly { readonly hosts: string; readonly text: string }[] {
  const known = values.filter(({ state }) => state !== 'apart');
  return [...new Set(known.map(({ text }) => text))].map((text) => ({
    hosts: known
      .filter((one) => one.text === text)
      .map(({ host }) => host)
      .join(', '),
    text,
  }));
}

/** What the differences are to a finding that stand below it; null: it says all itself. */
export function reasonWords(
  { code, hosts, unclear, explainedBy, together }: DiffFinding,
  all: number,
): string | null {
  if (code === null && explainedBy.length === 0) return null;
  if (hosts.length + unclear.length === all)
    return 'It may be there as well: the check was not able to tell, or was not asked to.';
  if (explainedBy.length === 0) return 'None of the differences accounts for it by itself.';
  if (explainedBy.length === 1) return 'What makes it:';
  return together ? 'What makes it, all of this together:' : 'What makes it, each by itself:';
}

/** A finding where it stands; or several that tell no more than that checks could not tell, of the same hosts. */
export type Block =
  | { readonly kind: 'finding'; readonly finding: DiffFinding; readonly at: number }
  | { readonly kind: 'unknown'; readonly finding: DiffFinding; readonly parts: readonly DiffFinding[] };

/** The findings in their order; those of which there is nothing more to say are told at once. */
export function blocksOf(report: DiffReport): readonly Block[] {
  const { findings } = report;
  const alike = (one: DiffFinding): readonly DiffFinding[] =>
    findings.filter((other) => isBare(other) && whereWords(other, report) === whereWords(one, report));
  return findings.flatMap((finding, at): readonly Block[] => {
    const parts = isBare(finding) ? alike(finding) : [];
    if (parts.length < 2) return [{ kind: 'finding', finding, at }];
    if (parts[0] !== finding) return [];
    return [
      { kind: 'unknown', finding: { ...finding, checks: parts.flatMap(({ checks }) => checks) }, parts },
    ];
  });
}

const isBare = ({ code, explainedBy, follows }: DiffFinding): boolean =>
  code === null && explainedBy.length === 0 && follows.length === 0;

/** What it is called: by its code, or by the checks that could not tell. */
export function titleWords({ code, checks }: DiffFinding): string {
  if (code !== null) return code;
  const shown = checks.length > mostChecks + 1 ? checks.slice(0, mostChecks) : checks;
  const left = checks.length - shown.length;
  return `not known: ${shown.join(', ')}${left === 0 ? '' : ` and ${left} more`}`;
}

const mostChecks = 3;

/** Which hosts have a problem, which have not, and of which that is not known. */
export function whereWords({ hosts, unclear }: DiffFinding, { hosts: all }: DiffReport): string {
  const others = all.map(({ label }) => label).filter((label) => ![...hosts, ...unclear].includes(label));
  const parts = [`on ${hosts.join(', ')}`, ...named('not on', others), ...named('not known of', unclear)];
  return parts.join(', ');
}

const named = (words: string, hosts: readonly string[]): readonly string[] =>
  hosts.length === 0 ? [] : [`${words} ${hosts.join(', ')}`];

/** What there is to say before all else. */
export function summaryWords(report: DiffReport): string {
  const { ran, of } = report.checks;
  return `${answerWords(report)}${ran === of ? '' : ` Judged by ${ran} of ${of} checks.`}`;
}

function answerWords(report: DiffReport): string {
  const { answer, differences, good, odd } = report;
  if (answer === 'same') return 'Nothing differs that could matter.';
  if (answer === 'unknown') return 'Nothing differs in what is known of all of them, and not all is known.';
  const alone = differences.filter((entry) => entry.odd === odd).length;
  const better =
    good === null ? '' : ` ${good} is in better health${report.hosts.length > 2 ? ' than any other' : ''}.`;
  const stands = odd === null ? '' : ` ${odd} is alone with what it has in ${alone} of them.`;
  return `${counted(differences.length, 'difference')}.${better}${stands}`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What was left out, in numbers by its kind. */
export const leftOutWords = ({ leftOut }: DiffReport): readonly string[] =>
  Object.entries(noiseWords).flatMap(([why, words]) => {
    const count = leftOut.filter((entry) => entry.why === why).length;
    return count === 0 ? [] : [`${words} (${count})`];
  });

/** Those that are told with no finding. */
export const others = ({ differences, findings }: DiffReport): readonly DiffEntry[] =>
  differences.filter((_, at) =>
    findings.every(({ explainedBy, follows }) => ![...explainedBy, ...follows].includes(at)),
  );

/** A difference where it is told with a finding; again: it stands with an earlier one already. */
export interface Mentioned {
  readonly entry: DiffEntry;
  readonly again: boolean;
}

/** What explains a finding, and what would go with it. */
export const mentioned = (
  { differences, findings }: DiffReport,
  finding: number,
  list: 'explainedBy' | 'follows',
): readonly Mentioned[] =>
  (findings[finding]?.[list] ?? []).flatMap((at) => {
    const entry = differences[at];
    const before = findings
      .slice(0, finding)
      .flatMap(({ explainedBy, follows }) => [...explainedBy, ...follows]);
    return entry === undefined ? [] : [{ entry, again: before.includes(at) }];
  });
