import type { AnyCheck } from '../check.ts';
import { diffOf } from '../diff/diff.ts';
import type { DiffReport } from '../diff/document.ts';
import type { Compared } from '../diff/facts.ts';
import { opened } from '../recording/open.ts';
import { replayed } from '../recording/replay.ts';
import { flagsIn, otherCall } from '../render/call.ts';
import { renderDiff } from '../render/diff.ts';
import { renderDiffMarkdown } from '../render/diff-markdown.ts';
import type { Reports } from '../render/diff-words.ts';
import { allChecks } from './all-checks.ts';
import { thisCall } from './call.ts';
import { type Config, pluginSources } from './config.ts';
import { comparedHere, type HereFlags } from './diff-here.ts';
import { isInterrupt } from './interrupt.ts';
import { note, writeOut } from './streams.ts';
import { styleFor } from './style.ts';
import { UsageError } from './usage-error.ts';

export interface DiffFlags extends HereFlags {
  readonly format: string;
  readonly all?: true;
}

/** As diff(1) has it. */
const exits = { same: 0, differ: 1, unknown: 2 } as const;

/** This machine; `./here` is a file of that name. */
const here = 'here';

/** `ngc-doctor diff A B [C…]`: what differs between hosts, and which of it accounts for what is wrong with one. */
export async function diff(names: readonly string[], flags: DiffFlags, config: Config): Promise<number> {
  if (names.length < 2)
    throw new UsageError('Name two hosts or more, as in ngc-doctor diff good.ngcdoc.gz here.');
  if (names.filter((name) => name === here).length > 1)
    throw new UsageError(`"${here}" is this machine; it is the same as itself.`);
  const checks = await allChecks(pluginSources(flags.plugin, config));
  const recorded = await Promise.all(
    names.map((name) => (name === here ? null : recordedHost(name, checks))),
  );
  const told = recorded.filter((one) => one !== null && one !== 'refused');
  const own = names.includes(here) ? await comparedHere(here, flags, config, told[0]?.target) : null;
  if (own !== null && isInterrupt(own)) return own.exitCode;
  const hosts = recorded.flatMap((one) => (one === 'refused' ? [] : (one ?? own ?? [])));
  if (hosts.length < 2) return exits.unknown;
  const report = diffOf(hosts, checks);
  await writeOut(process.stdout, rendered(report, flags));
  return hosts.length < names.length ? exits.unknown : exits[report.answer];
}

/** As the checks at hand judge it; refused: why is said. */
async function recordedHost(name: string, checks: readonly AnyCheck[]): Promise<Compared | 'refused'> {
  const answer = await opened(name);
  if (answer.kind === 'refused') {
    await note(`${name} cannot be compared: ${answer.why}.`);
    return 'refused';
  }
  const { recording, notes = [] } = answer;
  for (const text of notes) await note(`${name}: ${text}.`);
  const { report, facts } = await replayed(recording, { checks });
  return { name, target: recording.target, readings: facts, report };
}

function rendered(report: DiffReport, { format, all: everything }: DiffFlags): string {
  const all = everything === true;
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  const reports = reportsOf(report);
  if (format === 'markdown') return renderDiffMarkdown(report, all, reports);
  return renderDiff(report, styleFor(process.stdout), all, reports);
}

/** How each host's own report is had. */
function reportsOf({ hosts }: DiffReport): Reports {
  const call = thisCall();
  const own = otherCall(call, ...flagsIn(call, ['image', 'gpus', 'config']));
  return Object.fromEntries(
    hosts.map(({ label, name }) => [label, name === here ? own : otherCall(call, 'replay', name)]),
  );
}
