import { exitCodes } from '../report.ts';
import type { Destination } from '../ssh/destination.ts';
import type { Config } from './config.ts';
import { type RecordAim, recordAim } from './record-aim.ts';
import { folderMade, type Recorder, recorderFor } from './recorder.ts';
import { callOfCheck, type RecordFlags } from './recording-here.ts';
import { madeAnew } from './recording-made.ts';
import {
  callFor,
  diagnosedOf,
  judgingOf,
  mustFit,
  recordingOver,
  type SshFlags,
  unreachedWords,
} from './ssh.ts';
import { type Answered, askHosts } from './ssh-asking.ts';
import { usualJobs } from './ssh-hosts.ts';
import { type HostsWriter, hostsWriter } from './ssh-writer.ts';
import { note } from './streams.ts';

export type RecordSshFlags = RecordFlags & Pick<SshFlags, 'jobs'>;

/** `ngc-doctor record --ssh HOST… FILE`: a recording of each host that is reached, made of what it answers over ssh. */
export async function recordOverSsh(
  words: readonly string[],
  file: string | undefined,
  flags: RecordSshFlags,
  config: Config,
): Promise<number> {
  const aim = await recordAim(words, file, flags);
  mustFit(flags, flags.format ?? [], aim.hosts.length);
  const recorder = await recorderFor(flags);
  const judging = await judgingOf(flags, config);
  const writer = flags.format === undefined ? null : hostsWriter(flags.format, aim.hosts.length > 1);
  const kept: boolean[] = [];
  const keep = keeper({ aim, flags, config, judging, recorder, writer });
  const interrupted = await askHosts(aim.hosts, flags, flags.jobs ?? usualJobs, async (host, answered) => {
    kept.push(await keep(host, answered));
  });
  if (interrupted !== null) return interrupted.exitCode;
  await writer?.finish();
  return kept.every((one) => one) ? exitCodes.ready : exitCodes.unknown;
}

interface Keeping {
  readonly aim: RecordAim;
  readonly flags: RecordSshFlags;
  readonly config: Config;
  readonly judging: Awaited<ReturnType<typeof judgingOf>>;
  readonly recorder: Recorder;
  /** Of the reports, where they are wanted as well. */
  readonly writer: HostsWriter | null;
}

/** Of a host that was not reached nothing is written, and why is said. */
const keeper =
  ({ aim, flags, config, judging, recorder, writer }: Keeping) =>
  async (host: Destination, answered: Answered): Promise<boolean> => {
    const { given } = host;
    const { told, milliseconds } = answered;
    if (told.kind !== 'told') {
      if (told.kind === 'unreached') await note(unreachedWords(given, told.unreached));
      await writer?.write(given, await diagnosedOf(host, answered, judging, config));
      return false;
    }
    const call = callFor(given, callOfCheck([aim.place, flags.map]));
    const about = { milliseconds, config: config.file, call };
    const recording = recordingOver(given, told, judging, about);
    if (recording.cutShort !== undefined) await note(`${given} did not tell all: ${recording.cutShort}.`);
    const pseudonyms = recorder.pseudonyms();
    const { made, diagnosis } = await madeAnew(recording, judging.checks, pseudonyms, flags.withReport);
    const answers = async () => made.recording.answers;
    await writer?.write(given, { ...diagnosis, ...about, answers });
    const file = aim.fileOf(host);
    if (file !== null && aim.isFolder && flags.preview !== true) await folderMade(file);
    return recorder.keep(made, pseudonyms, file, `on ${given}`);
  };
