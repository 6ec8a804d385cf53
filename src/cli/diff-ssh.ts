import type { AnyCheck } from '../check.ts';
import type { Compared } from '../diff/facts.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { askedOver } from '../ssh/report.ts';
import type { Config } from './config.ts';
import type { Source } from './diff-sources.ts';
import type { Flags } from './flags.ts';
import type { Interrupt } from './interrupt.ts';
import { judgingOf } from './ssh.ts';
import { askHosts } from './ssh-asking.ts';
import { usualJobs } from './ssh-hosts.ts';
import { note } from './streams.ts';

type OverSsh = Extract<Source, { kind: 'ssh' }>;

/** Hosts that are asked over ssh, by their names; of one that could not be reached, why is said. */
export async function comparedOverSsh(
  sources: readonly OverSsh[],
  flags: Flags,
  config: Config,
  checks: readonly AnyCheck[],
): Promise<ReadonlyMap<string, Compared> | Interrupt> {
  const judging = await judgingOf(flags, config);
  const hosts = new Map<string, Compared>();
  const destinations = [...new Map(sources.map(({ name, destination }) => [name, destination])).values()];
  // Nothing is launched over ssh, whatever this machine may do.
  const target = { ...judging.target, launch: 'never' } as const;
  const interrupted = await askHosts(destinations, flags, usualJobs, async ({ given: name }, { told }) => {
    if (told.kind !== 'told') {
      const why = told.kind === 'unreached' ? told.unreached.why : 'interrupted';
      const noFile = /^ssh:/i.test(name) ? '' : 'there is no such file, and as a host over ssh: ';
      return note(`${name} cannot be compared: ${noFile}${why}.`);
    }
    // It has a name in what is told already.
    const { address: _, ...given } = askedOver(name, told.recording, told.cut, { ...judging, target });
    if (given.cutShort !== undefined) await note(`${name} did not tell all: ${given.cutShort}.`);
    const recording = await redactedRecording(given, checks);
    const { report, facts } = await replayed(recording, { checks });
    hosts.set(name, { name, target, readings: facts, report });
  });
  return interrupted ?? hosts;
}
