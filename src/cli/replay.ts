import { isDeepStrictEqual } from 'node:util';
import type { AnyCheck } from '../check.ts';
import { harmlessLine } from '../harmless.ts';
import type { ReadRecording } from '../recording/document.ts';
import { opened } from '../recording/open.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { exitCodes, type Report, worstExit } from '../report.ts';
import { allChecks } from './all-checks.ts';
import { alsoExplained } from './also-explained.ts';
import { type Config, pluginSources } from './config.ts';
import type { Format } from './flags.ts';
import { mustBeWritable, textAlone, writeReport } from './output.ts';
import { writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

export interface ReplayFlags {
  readonly format?: readonly Format[];
  readonly strict?: true;
  readonly plugin?: readonly string[];
}

/** `ngc-doctor replay FILE…`: what `check` would say on the recorded hosts, by the rules of this version. */
export async function replay(files: readonly string[], flags: ReplayFlags, config: Config): Promise<number> {
  const formats = flags.format ?? textAlone;
  if (files.length > 1 && formats.some(({ file }) => file !== null))
    throw new UsageError('--format: of several recordings no report goes to a file; replay them one by one.');
  await mustBeWritable(formats);
  const all = await allChecks(pluginSources(flags.plugin, config));
  const several = files.length > 1 && formats.every(({ name }) => name === 'text');
  const codes: number[] = [];
  for (const file of files) {
    const recording = await recordingIn(file);
    if (several && recording !== null) await writeOut(process.stdout, heading(file, codes.length === 0));
    codes.push(recording === null ? exitCodes.unknown : await one(recording, flags, formats, all));
  }
  return worstExit(codes);
}

async function one(
  recording: ReadRecording,
  flags: ReplayFlags,
  formats: readonly Format[],
  checks: readonly AnyCheck[],
): Promise<number> {
  const strict = flags.strict === true;
  const { report, facts } = await replayed(recording, { checks, strict });
  if (!strict && contradicts(recording, report)) {
    const text = 'the report that was recorded with it is not what these rules say of its answers';
    await writeOut(process.stderr, `ngc-doctor: ${text}.\n`);
  }
  const { milliseconds, config, call } = recording;
  const answers = async () => (await redactedRecording(recording, checks)).answers;
  return writeReport({ report, facts, milliseconds, config, call, answers }, formats, process.stdout);
}

/** A report of the same version, and not the same. */
const contradicts = ({ report, version }: ReadRecording, own: Report): boolean =>
  report !== null && version === own.version && !isDeepStrictEqual(report, JSON.parse(JSON.stringify(own)));

/** Null where it is refused, and why is said. */
async function recordingIn(file: string): Promise<ReadRecording | null> {
  const answer = await opened(file);
  const notes =
    answer.kind === 'refused'
      ? [`${file} cannot be replayed: ${answer.why}`]
      : [
          ...(answer.notes ?? []),
          ...(answer.text === undefined ? [] : await alsoExplained(answer.text, file)),
        ];
  for (const note of notes) await writeOut(process.stderr, `ngc-doctor: ${harmlessLine(note)}.\n`);
  return answer.kind === 'refused' ? null : answer.recording;
}

const heading = (file: string, first: boolean): string => `${first ? '' : '\n'}== ${harmlessLine(file)}\n\n`;
