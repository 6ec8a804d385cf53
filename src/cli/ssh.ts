import { setMaxListeners } from 'node:events';
import { harmless } from '../harmless.ts';
import { redactedRecording } from '../recording/redacted.ts';
import type { Call } from '../render/call.ts';
import { worstExit } from '../report.ts';
import type { Told } from '../ssh/ask.ts';
import { type Destination, withoutDuplicates } from '../ssh/destination.ts';
import { type Judging, reportOver, unreachedReport } from '../ssh/report.ts';
import { waiversOn } from '../waivers.ts';
import { thisCall } from './call.ts';
import { checksFor, mustBeCodes } from './chosen-checks.ts';
import type { Config } from './config.ts';
import { type Diagnosed, targetOf, today } from './diagnosis.ts';
import type { Flags, Format } from './flags.ts';
import { onInterrupt } from './interrupt.ts';
import { mustBeWritable, textAlone } from './output.ts';
import { askOver } from './ssh-collector.ts';
import { severalAtATime, usualJobs } from './ssh-hosts.ts';
import { type HostsProgress, hostsProgress } from './ssh-progress.ts';
import { hostsWriter } from './ssh-writer.ts';
import { writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

export interface SshFlags extends Flags {
  readonly ssh?: readonly Destination[];
  readonly jobs?: number;
}

/** `ngc-doctor --ssh HOST…`: a report of each host, in the order in which they were named. */
export async function checkOverSsh(
  given: readonly Destination[],
  flags: SshFlags,
  config: Config,
): Promise<number> {
  const hosts = withoutDuplicates(given);
  const formats = flags.format ?? textAlone;
  mustFit(flags, formats, hosts.length);
  await mustBeWritable(formats);
  const judging = await judgingOf(flags, config);
  const interrupt = onInterrupt();
  // Each host that is being asked listens for an interruption.
  setMaxListeners(0, interrupt.signal);
  // Two that ask at the same time would not be told apart.
  const mayAsk = hosts.length === 1 && process.stdin.isTTY === true && process.stderr.isTTY === true;
  const progress = await hostsProgress(
    hosts.map(({ given: name }) => name),
    mayAsk,
  );
  const writer = hostsWriter(formats, hosts.length > 1);
  const asked = severalAtATime(hosts, flags.jobs ?? usualJobs, (host) =>
    ask(host, flags, { mayAsk, progress, signal: interrupt.signal }),
  );
  try {
    for (const [at, host] of hosts.entries()) {
      const answer = await Promise.race([asked[at], interrupt.patienceLost]);
      if (interrupt.happened() !== null || !answer) break;
      const diagnosed = await diagnosedOf(host, answer, judging, config);
      await progress.aside(() => writer.write(host.given, diagnosed));
    }
    await Promise.race([Promise.all(asked), interrupt.patienceLost]);
    await progress.stop();
    const interrupted = interrupt.happened();
    if (interrupted !== null) return interrupted.exitCode;
    await writer.finish();
    return worstExit(writer.codes());
  } finally {
    await progress.stop();
    interrupt.release();
  }
}

function mustFit({ hostRoot }: SshFlags, formats: readonly Format[], hosts: number): void {
  if (hostRoot !== undefined)
    throw new UsageError('--host-root names a folder of this machine, and --ssh asks others.');
  if (hosts === 1) return;
  if (formats.some(({ file }) => file !== null))
    throw new UsageError('--format: of several hosts no report goes to a file; ask them one by one.');
  if (formats.some(({ name }) => name === 'html'))
    throw new UsageError('--format: html is a page about one host; ask them one by one.');
}

async function judgingOf(flags: Flags, config: Config): Promise<Judging> {
  const { checks, only } = await checksFor(flags, config);
  mustBeCodes(config, checks);
  return {
    checks,
    target: targetOf(flags, config),
    choice: { only, skip: flags.skip ?? [], strict: flags.strict ?? false },
    waivers: waiversOn(today(), config.waivers),
  };
}

interface Asking {
  readonly mayAsk: boolean;
  readonly progress: HostsProgress;
  readonly signal: AbortSignal;
}

interface Answered {
  readonly told: Told;
  readonly milliseconds: number;
}

async function ask(host: Destination, flags: Flags, { mayAsk, progress, signal }: Asking): Promise<Answered> {
  const began = performance.now();
  progress.started(host.given);
  const told = await askOver(host, flags, {
    mayAsk,
    signal,
    ...(mayAsk ? { onStderr: (text) => void writeOut(process.stderr, harmless(text)) } : {}),
  });
  progress.ended(host.given);
  return { told, milliseconds: performance.now() - began };
}

async function diagnosedOf(
  { given }: Destination,
  { told, milliseconds }: Answered,
  judging: Judging,
  config: Config,
): Promise<Diagnosed> {
  const occasion = { milliseconds, config: config.file, call: callFor(given) };
  if (told.kind === 'told') {
    const { recording, cut } = told;
    const answers = async () => (await redactedRecording(recording, judging.checks)).answers;
    return { ...(await reportOver(given, recording, cut, judging)), ...occasion, answers };
  }
  const unreached = told.kind === 'unreached' ? told.unreached : { why: 'interrupted' };
  return { ...unreachedReport(given, unreached, judging), ...occasion };
}

/** As one would have called the doctor for this host alone. */
function callFor(host: string): Call {
  const { program, words } = thisCall();
  const others = words.filter((word, at) => !/^--(?:ssh|jobs)(?:=|$)/.test(word) && !isValue(words, at));
  return { program, words: [...others, '--ssh', host] };
}

/** It belongs to the `--ssh`, which takes all words up to the next flag, or to the `--jobs` before it. */
function isValue(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at + 1).findLastIndex((word) => word.startsWith('-'));
  return words[before] === '--ssh' || (words[before] === '--jobs' && at === before + 1);
}
