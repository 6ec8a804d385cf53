import { hostname } from 'node:os';
import { harmless, harmlessLine } from '../harmless.ts';
import { type Pseudonyms, pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { Host } from '../host/host.ts';
import { type RecordingHost, recordingHost, type Taken } from '../host/recording.ts';
import type { HostRecording } from '../recording/document.ts';
import { differing, recordingOf } from '../recording/make.ts';
import { readRecording } from '../recording/read.ts';
import { replayed } from '../recording/replay.ts';
import { packed } from '../recording/unpack.ts';
import type { Call } from '../render/call.ts';
import { shellWord } from '../render/shell.ts';
import { exitCodes } from '../report.ts';
import { waiversOn } from '../waivers.ts';
import { thisCall } from './call.ts';
import { checksFor } from './chosen-checks.ts';
import type { Config } from './config.ts';
import { type Diagnosed, diagnoseHere, targetOf, today } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { obstacleTo, writeWhole } from './format-file.ts';
import { isInterrupt } from './interrupt.ts';
import { mustBeWritable, writeReport } from './output.ts';
import { knownIn, mapText } from './pseudonym-map.ts';
import { writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

export interface RecordFlags extends Flags {
  readonly map?: string;
  readonly preview?: true;
  readonly withReport?: true;
}

/** Whatever the umask says: what is in these files is for their owner to hand on. */
const ownersAlone = 0o600;

/** `ngc-doctor record FILE`: diagnoses as `check` does, and writes what was asked and answered, redacted. */
export async function record(file: string | undefined, flags: RecordFlags, config: Config): Promise<number> {
  await mustBeUsable(file, flags);
  const pseudonyms = pseudonymsFrom(flags.map === undefined ? {} : await knownIn(flags.map));
  const recorders: RecordingHost[] = [];
  const around = (host: Host): Host => {
    const recorder = recordingHost(host);
    recorders.push(recorder);
    return recorder.host;
  };
  const result = await diagnoseHere(flags, config, { around });
  if (isInterrupt(result)) return result.exitCode;
  const [recorder] = recorders;
  if (recorder === undefined) throw new Error('Nothing was asked, and there is a report.');
  const made = await madeOf(result, recorder.taken(), pseudonyms, [file, flags.map], flags, config);
  if (flags.format !== undefined) await writeReport(result, flags.format, process.stdout);
  const written =
    flags.preview === true
      ? await shown(made.document)
      : await save(file ?? '', await packed(made.document), flags.map, mapText(pseudonyms.all()));
  if (written) await writeOut(process.stderr, summary(made, flags.preview === true ? null : (file ?? null)));
  return written ? exitCodes.ready : exitCodes.unknown;
}

async function mustBeUsable(file: string | undefined, flags: RecordFlags): Promise<void> {
  if (file === undefined && flags.preview !== true)
    throw new UsageError(
      'Name the file to write, as in ngc-doctor record host.ngcdoc.gz, or give --preview.',
    );
  if (file !== undefined && file === flags.map)
    throw new UsageError('--map: the pseudonyms stay here and need a file of their own.');
  await mustBeWritable(flags.format ?? []);
  if (flags.preview === true) return;
  for (const [name, path] of [
    ['', file],
    ['--map: ', flags.map],
  ] as const) {
    const obstacle = path === undefined ? null : await obstacleTo(path);
    if (obstacle !== null) throw new UsageError(`${name}${path} cannot be written: ${obstacle}.`);
  }
}

interface Made {
  readonly document: HostRecording;
  /** Checks that answer otherwise from it than here. */
  readonly different: readonly string[];
}

/** The recording, tried out at once: its report is the one that it gives anywhere. */
async function madeOf(
  result: Diagnosed,
  taken: Taken,
  pseudonyms: Pseudonyms,
  own: readonly (string | undefined)[],
  flags: RecordFlags,
  config: Config,
): Promise<Made> {
  const { checks, only } = await checksFor(flags, config);
  const { recording: bare } = recordingOf(
    {
      taken,
      report: result.report,
      facts: result.facts,
      milliseconds: result.milliseconds,
      recordedAt: new Date().toJSON(),
      target: targetOf(flags, config),
      choice: { only, skip: flags.skip ?? [], strict: flags.strict ?? false },
      waivers: waiversOn(today(), config.waivers),
      call: callOfCheck(own),
      config: result.config,
    },
    pseudonyms,
    knownHere(),
  );
  const { report } = await replayed(readRecording(JSON.parse(JSON.stringify(bare))), { checks });
  const document = flags.withReport === true ? { ...bare, report } : bare;
  return { document, different: differing(result.report, report) };
}

/** As one would have called the doctor for the report alone. */
function callOfCheck(own: readonly (string | undefined)[]): Call {
  const { program, words } = thisCall();
  const left = words.filter(
    (word, at) =>
      word !== 'record' &&
      !own.includes(word) &&
      !/^--(?:preview|with-report|map(?:=.*)?)$/s.test(word) &&
      !/^--format(?:=.*)?$/s.test(word) &&
      words[at - 1] !== '--format',
  );
  return { program, words: left };
}

const knownHere = () => {
  const { USER, LOGNAME, SUDO_USER, HOSTNAME } = process.env;
  return {
    users: [USER, LOGNAME, SUDO_USER].filter((name) => name !== undefined),
    hosts: [hostname(), HOSTNAME].filter((name) => name !== undefined),
    environment: process.env,
  };
};

async function shown(document: HostRecording): Promise<boolean> {
  await writeOut(process.stdout, `${harmless(JSON.stringify(document, null, 2))}\n`);
  return true;
}

/** The map first: a recording whose pseudonyms nobody can undo would have to be made again. */
async function save(
  file: string,
  content: Uint8Array,
  map: string | undefined,
  names: string,
): Promise<boolean> {
  const parts: readonly (readonly [string, string | Uint8Array])[] = [
    ...(map === undefined ? [] : [[map, names] as const]),
    [file, content],
  ];
  for (const [path, bytes] of parts) {
    const problem = await writeWhole(path, bytes, ownersAlone);
    if (problem === null) continue;
    await writeOut(process.stderr, `ngc-doctor: ${path} could not be written: ${problem}.\n`);
    return false;
  }
  return true;
}

function summary({ document, different }: Made, file: string | null): string {
  const { system: _, ...sections } = document.answers;
  const questions = Object.values(sections).reduce((sum, answers) => sum + Object.keys(answers).length, 0);
  const redacted = document.redacted.map(({ kind, count }) => `  ${count} ${kind}`);
  const lines = [
    file === null
      ? `${questions} answers would be recorded.`
      : `${questions} answers are recorded in ${harmlessLine(file)}.`,
    ...(redacted.length === 0 ? [] : ['Taken out, or replaced by pseudonyms:', ...redacted]),
    ...(different.length === 0
      ? []
      : [`From the recording these checks answer otherwise than here: ${different.join(', ')}.`]),
    ...(file === null ? [] : [`Diagnose it anywhere: ngc-doctor replay ${shellWord(harmlessLine(file))}`]),
  ];
  return lines.map((line) => `ngc-doctor: ${line}\n`).join('');
}
