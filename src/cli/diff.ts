import type { AnyCheck } from '../check.ts';
import { type Chosen, diffOf } from '../diff/diff.ts';
import type { DiffReport } from '../diff/document.ts';
import type { Compared } from '../diff/facts.ts';
import type { ReadRecording } from '../recording/document.ts';
import { opened } from '../recording/open.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { flagsIn, otherCall } from '../render/call.ts';
import { renderDiff } from '../render/diff.ts';
import { renderDiffMarkdown } from '../render/diff-markdown.ts';
import type { Reports } from '../render/diff-words.ts';
import { jsonText } from '../render/json.ts';
import type { Target } from '../target.ts';
import { thisCall } from './call.ts';
import { checksFor } from './chosen-checks.ts';
import type { Config } from './config.ts';
import { type AskingFlags, comparedHere, flagsLike } from './diff-here.ts';
import { type Source, sourceOf } from './diff-sources.ts';
import { comparedOverSsh } from './diff-ssh.ts';
import { type Interrupt, isInterrupt } from './interrupt.ts';
import { note, writeOut } from './streams.ts';
import { styleFor } from './style.ts';
import { UsageError } from './usage-error.ts';

export interface DiffFlags extends AskingFlags {
  readonly format: string;
  readonly all?: true;
}

/** As diff(1) has it. */
const exits = { same: 0, differ: 1, unknown: 2 } as const;

/** `ngc-doctor diff A B [C…]`: what differs between hosts, and which of it accounts for what is wrong with one. */
export async function diff(names: readonly string[], flags: DiffFlags, config: Config): Promise<number> {
  const sources = await Promise.all(names.map(sourceOf));
  mustBeSeveral(sources);
  const { checks, ...chosen } = await wantedChecks(flags, config);
  const hosts = await hostsOf(sources, flags, config, checks);
  if ('kind' in hosts) return hosts.exitCode;
  if (hosts.length < 2) return exits.unknown;
  const report = diffOf(hosts, checks, chosen);
  await writeOut(process.stdout, rendered(report, sources, flags));
  return hosts.length < sources.length ? exits.unknown : exits[report.answer];
}

/** By these alone is judged and compared. */
interface Wanted extends Chosen {
  readonly checks: readonly AnyCheck[];
}

async function wantedChecks(flags: DiffFlags, config: Config): Promise<Wanted> {
  const { checks: all, only } = await checksFor(flags, config);
  const checks = all.filter(({ id }) => (only?.includes(id) ?? true) && flags.skip?.includes(id) !== true);
  const looked = new Set<string>(checks.flatMap(keysOf));
  const others = all.filter((check) => !checks.includes(check)).flatMap(keysOf);
  return { checks, of: all.length, aside: new Set(others.filter((key) => !looked.has(key))) };
}

const keysOf = ({ needs, uses }: AnyCheck): readonly string[] => [...needs, ...uses];

function mustBeSeveral(sources: readonly Source[]): void {
  if (sources.length < 2)
    throw new UsageError('Name two hosts or more, as in ngc-doctor diff good.ngcdoc.gz here.');
  if (sources.filter(({ kind }) => kind === 'here').length > 1)
    throw new UsageError('"here" is this machine; it is the same as itself.');
}

/** Those that can be had, in the order in which they were named. What is recorded says what the others are asked. */
async function hostsOf(
  sources: readonly Source[],
  flags: DiffFlags,
  config: Config,
  checks: readonly AnyCheck[],
): Promise<readonly Compared[] | Interrupt> {
  const recorded = await recordingsOf(sources);
  const like = [...recorded.values()].find(({ told }) => told === undefined)?.target;
  const hosts = new Map<string, Compared>();
  for (const [name, recording] of recorded)
    hosts.set(name, await recordedHost(name, recording, checks, like));
  const asked = flagsLike(flags, like);
  const overSsh = sources.filter((source) => source.kind === 'ssh');
  const told = overSsh.length === 0 ? new Map() : await comparedOverSsh(overSsh, asked, config, checks);
  if ('kind' in told) return told;
  for (const [name, host] of told) hosts.set(name, host);
  for (const { name } of sources.filter(({ kind }) => kind === 'here')) {
    const host = await comparedHere(name, asked, config);
    if (isInterrupt(host)) return host;
    hosts.set(name, host);
  }
  return sources.flatMap(({ name }) => hosts.get(name) ?? []);
}

/** What is in the files, by their names; of one that is refused, why is said. */
async function recordingsOf(sources: readonly Source[]): Promise<ReadonlyMap<string, ReadRecording>> {
  const recordings = new Map<string, ReadRecording>();
  for (const name of new Set(sources.flatMap((source) => (source.kind === 'file' ? [source.name] : [])))) {
    const answer = await opened(name);
    const notes = answer.kind === 'refused' ? [] : (answer.notes ?? []);
    for (const text of notes) await note(`${name}: ${text}.`);
    if (answer.kind === 'refused') await note(`${name} cannot be compared: ${answer.why}.`);
    else recordings.set(name, answer.recording);
  }
  return recordings;
}

/** As the checks at hand judge it. What somebody else wrote down says nothing of an image: it is that of the others. */
async function recordedHost(
  name: string,
  given: ReadRecording,
  checks: readonly AnyCheck[],
  like: Target | undefined,
): Promise<Compared> {
  const target =
    given.told === undefined || like === undefined ? given.target : { ...given.target, image: like.image };
  const { address: _, ...recording } = await redactedRecording({ ...given, target }, checks);
  const { report, facts } = await replayed(recording, { checks });
  return { name, target: recording.target, readings: facts, report };
}

function rendered(
  report: DiffReport,
  sources: readonly Source[],
  { format, all: everything }: DiffFlags,
): string {
  const all = everything === true;
  if (format === 'json') return jsonText(report);
  const reports = reportsOf(report, sources);
  if (format === 'markdown') return renderDiffMarkdown(report, all, reports);
  return renderDiff(report, styleFor(process.stdout), all, reports);
}

/** How each host's own report is had. */
function reportsOf({ hosts }: DiffReport, sources: readonly Source[]): Reports {
  const call = thisCall();
  const judged = flagsIn(call, ['plugin', 'config']);
  const asked = [...flagsIn(call, ['image', 'gpus', 'only', 'skip']), ...judged];
  const words = (name: string): readonly string[] => {
    const kind = sources.find((source) => source.name === name)?.kind;
    if (kind === 'file') return ['replay', name, ...judged];
    return kind === 'ssh' ? [...asked, '--ssh', name] : [...asked, ...flagsIn(call, ['host-root'])];
  };
  return Object.fromEntries(hosts.map(({ label, name }) => [label, otherCall(call, ...words(name))]));
}
