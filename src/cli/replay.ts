import { isDeepStrictEqual } from 'node:util';
import type { AnyCheck } from '../check.ts';
import { harmlessLine } from '../harmless.ts';
import type { ReadRecording } from '../recording/document.ts';
import { type Opened, opened } from '../recording/open.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { exitCodes, type Report, worstExit } from '../report.ts';
import { allChecks } from './all-checks.ts';
import { alsoExplained } from './also-explained.ts';
import { type Config, pluginSources } from './config.ts';
import type { Format } from './flags.ts';
import { mustBeWritable, textAlone, writeReport } from './output.ts';
import { note, writeOut } from './streams.ts';
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
    const host = await hostIn(file);
    if (several && host !== null) await writeOut(process.stdout, heading(file, codes.length === 0));
    codes.push(host === null ? exitCodes.unknown : await one(host, file, flags, formats, all));
  }
  return worstExit(codes);
}

async function one(
  { recording, text }: Host,
  file: string,
  flags: ReplayFlags,
  formats: readonly Format[],
  checks: readonly AnyCheck[],
): Promise<number> {
  const strict = flags.strict === true;
  const { report, facts } = await replayed(recording, { checks, strict });
  if (!strict && contradicts(recording, report)) {
    await note('the report that was recorded with it is not what these rules say of its answers.');
  }
  for (const also of text === undefined ? [] : await alsoExplained(text, report, file, checks))
    await note(`${also}.`);
  const { milliseconds, config, call } = recording;
  const answers = async () => (await redactedRecording(recording, checks)).answers;
  return writeReport({ report, facts, milliseconds, config, call, answers }, formats, process.stdout);
}

/** A report of the same version, and not the same. */
const contradicts = ({ report, version }: ReadRecording, own: Report): boolean =>
  report !== null && version === own.version && !isDeepStrictEqual(report, JSON.parse(JSON.stringify(own)));

type Host = Extract<Opened, { kind: 'opened' }>;

/** Null where it is refused, and why is said. */
async function hostIn(file: string): Promise<Host | null> {
  const answer = await opened(file);
  if (answer.kind === 'refused') {
    await note(`${file} cannot be replayed: ${answer.why}.`);
    return null;
  }
  for (const one of answer.notes ?? []) await note(`${one}.`);
  return answer;
}

const heading = (file: string, first: boolean): string => `${first ? '' : '\n'}== ${harmlessLine(file)}\n\n`;
