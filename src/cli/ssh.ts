import { redactedRecording } from '../recording/redacted.ts';
import type { Call } from '../render/call.ts';
import { worstExit } from '../report.ts';
import { type Destination, withoutDuplicates } from '../ssh/destination.ts';
import { asked, type Judging, reportOver, unreachedReport } from '../ssh/report.ts';
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

function mustFit({ hostRoot }: SshFlags, formats: readonly Format[], hosts: number): void {
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

async function diagnosedOf(
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
  const { recording, cut } = told;
  const answers = async () => (await redactedRecording(asked(recording, judging), judging.checks)).answers;
  return { ...(await reportOver(given, recording, cut, judging)), ...about, answers };
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
