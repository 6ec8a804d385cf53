import type { ReadRecording } from '../recording/document.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import type { Call } from '../render/call.ts';
import { type Unreached, worstExit } from '../report.ts';
import type { Told } from '../ssh/ask.ts';
import { type Destination, withoutDuplicates } from '../ssh/destination.ts';
import { askedOver, type Judging, unreachedReport } from '../ssh/report.ts';
import { waiversOn } from '../waivers.ts';
import { thisCall } from './call.ts';
import { checksFor, mustBeCodes } from './chosen-checks.ts';
import type { Config } from './config.ts';
import { type Diagnosed, targetOf, today } from './diagnosis.ts';
import type { Flags, Format } from './flags.ts';
import { mustBeWritable, textAlone } from './output.ts';
import { type Answered, askHosts } from './ssh-asking.ts';
import { usualJobs } from './ssh-hosts.ts';
import { hostsWriter } from './ssh-writer.ts';
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
  const writer = hostsWriter(formats, hosts.length > 1);
  const interrupted = await askHosts(hosts, flags, flags.jobs ?? usualJobs, async (host, answered) =>
    writer.write(host.given, await diagnosedOf(host, answered, judging, config)),
  );
  if (interrupted !== null) return interrupted.exitCode;
  await writer.finish();
  return worstExit(writer.codes());
}

/** What cannot be had of other hosts, or of several. */
export function mustFit({ hostRoot }: SshFlags, formats: readonly Format[], hosts: number): void {
  if (hostRoot !== undefined)
    throw new UsageError('--host-root names a folder of this machine, and --ssh asks others.');
  if (hosts === 1) return;
  if (formats.some(({ file }) => file !== null))
    throw new UsageError('--format: of several hosts no report goes to a file; ask them one by one.');
  if (formats.some(({ name }) => name === 'html'))
    throw new UsageError('--format: html is a page about one host; ask them one by one.');
}

/** What is found out on each of them. */
export async function judgingOf(flags: Flags, config: Config): Promise<Judging> {
  const { checks, only } = await checksFor(flags, config);
  mustBeCodes(config, checks);
  return {
    checks,
    target: targetOf(flags, config),
    choice: { only, skip: flags.skip ?? [], strict: flags.strict ?? false },
    waivers: waiversOn(today(), config.waivers),
  };
}

/** The report of a host, reached or not, and all that is told with it. */
export async function diagnosedOf(
  { given }: Destination,
  { told, milliseconds }: Answered,
  judging: Judging,
  config: Config,
): Promise<Diagnosed> {
  const about = { milliseconds, config: config.file, call: callFor(given) };
  if (told.kind !== 'told') {
    const why = told.kind === 'unreached' ? told.unreached : { why: 'interrupted' };
    return { ...unreachedReport(given, why, judging), ...about };
  }
  const recording = recordingOver(given, told, judging, about);
  const answers = async () => (await redactedRecording(recording, judging.checks)).answers;
  return { ...(await replayed(recording, judging)), ...about, answers };
}

/** What a host answered, as if it had been recorded there. */
export const recordingOver = (
  host: string,
  { recording, cut }: Extract<Told, { kind: 'told' }>,
  judging: Judging,
  about: Pick<ReadRecording, 'milliseconds' | 'config' | 'call'>,
): ReadRecording => ({ ...askedOver(host, recording, cut, judging), ...about });

/** As one would have called the doctor for this host alone. */
export function callFor(host: string, { program, words }: Call = thisCall()): Call {
  const others = words.filter((word, at) => !/^--(?:ssh|jobs)(?:=|$)/.test(word) && !isValue(words, at));
  return { program, words: [...others, '--ssh', host] };
}

/** It belongs to the `--ssh`, which takes all words up to the next flag, or to the `--jobs` before it. */
function isValue(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at + 1).findLastIndex((word) => word.startsWith('-'));
  return words[before] === '--ssh' || (words[before] === '--jobs' && at === before + 1);
}

/** Why nothing is told of a host, in a sentence, and what to do. */
export const unreachedWords = (host: string, { why, todo = '' }: Unreached): string =>
  `${host} was not reached: ${why.replace(/\.$/, '')}. ${todo}`.trim();
