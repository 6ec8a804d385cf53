import type { Diagnosis } from '../diagnose.ts';
import { harmlessLine } from '../harmless.ts';
import type { Pseudonyms } from '../host/anonymous/pseudonyms.ts';
import type { HostRecording, ReadRecording } from '../recording/document.ts';
import { differing, recordingOf } from '../recording/make.ts';
import { readRecording } from '../recording/read.ts';
import { replayed } from '../recording/replay.ts';
import type { Call } from '../render/call.ts';
import { shellWord } from '../render/shell.ts';
import { waiversOn } from '../waivers.ts';
import { thisCall } from './call.ts';
import { checksFor } from './chosen-checks.ts';
import type { Config } from './config.ts';
import { type Diagnosed, targetOf, today } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { knownHere } from './redacted-answers.ts';

export interface RecordFlags extends Flags {
  readonly map?: string;
  readonly preview?: true;
  readonly withReport?: true;
}

export interface Made {
  readonly document: HostRecording;
  /** As whoever gets it reads it. */
  readonly recording: ReadRecording;
  /** What these rules say of it. */
  readonly diagnosis: Diagnosis;
  /** Checks that answer otherwise from it than here. */
  readonly different: readonly string[];
}

/** The recording, tried out at once: its report is the one that it gives anywhere. */
export async function madeOf(
  result: Diagnosed,
  pseudonyms: Pseudonyms,
  own: readonly (string | undefined)[],
  flags: RecordFlags,
  config: Config,
): Promise<Made> {
  const { taken } = result;
  if (taken === undefined) throw new Error('A recording is made of what was kept.');
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
    knownHere(flags.hostRoot),
  );
  const recording = readRecording(JSON.parse(JSON.stringify(bare)));
  const diagnosis = await replayed(recording, { checks });
  const { report } = diagnosis;
  const document = flags.withReport === true ? { ...bare, report } : bare;
  return { document, recording, diagnosis, different: differing(result.report, report) };
}

/** As one would have called the doctor for the report alone. */
function callOfCheck(own: readonly (string | undefined)[]): Call {
  const { program, words } = thisCall();
  const left = words.filter(
    (word, at) =>
      !(at === 0 && (word === 'record' || word === 'report')) &&
      !own.includes(word) &&
      !/^--(?:preview|with-report|map(?:=.*)?)$/s.test(word) &&
      !/^--format(?:=.*)?$/s.test(word) &&
      words[at - 1] !== '--format',
  );
  return { program, words: left };
}

/** What whoever records is told. */
export function summary({ document, different }: Made, file: string | null): string {
  const { system: _, ...sections } = document.answers;
  const questions = Object.values(sections).reduce((sum, answers) => sum + Object.keys(answers).length, 0);
  const redacted = document.redacted.map(({ kind, count }) => `  ${count} ${kind}`);
  const lines = [
    file === null
      ? `${questions} answers would be recorded.`
      : file === '-'
        ? `${questions} answers went to standard output.`
        : `${questions} answers are recorded in ${harmlessLine(file)}.`,
    ...(redacted.length === 0 ? [] : ['Taken out, or replaced by pseudonyms:', ...redacted]),
    ...(different.length === 0
      ? []
      : [`From the recording these checks answer otherwise than here: ${different.join(', ')}.`]),
    ...(file === null || file === '-'
      ? []
      : [`Diagnose it anywhere: ngc-doctor replay ${shellWord(harmlessLine(file))}`]),
  ];
  return lines.map((line) => `ngc-doctor: ${line}\n`).join('');
}
