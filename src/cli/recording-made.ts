import type { AnyCheck } from '../check.ts';
import type { Diagnosis } from '../diagnose.ts';
import { harmlessLine } from '../harmless.ts';
import type { Pseudonyms } from '../host/anonymous/pseudonyms.ts';
import type { HostRecording, ReadRecording } from '../recording/document.ts';
import { differing } from '../recording/make.ts';
import { readRecording } from '../recording/read.ts';
import { recordedAnew } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { shellWord } from '../render/shell.ts';
import type { Report } from '../report.ts';

/** A recording that may be written. */
export interface Made {
  readonly document: HostRecording;
  /** As whoever gets it reads it. */
  readonly recording: ReadRecording;
  /** What these rules say of it. */
  readonly diagnosis: Diagnosis;
  /** Checks that answer otherwise from it than of the host. */
  readonly different: readonly string[];
}

/** A recording, tried out at once: its report is the one that it gives anywhere. `own` is the report before redaction. */
export async function triedOut(
  bare: HostRecording,
  own: Report,
  checks: readonly AnyCheck[],
  withReport = false,
): Promise<Made> {
  const recording = readRecording(JSON.parse(JSON.stringify(bare)));
  const diagnosis = await replayed(recording, { checks });
  const { report } = diagnosis;
  const document = withReport ? { ...bare, report } : bare;
  return { document, recording, diagnosis, different: differing(own, report) };
}

/** A recording of what was recorded, collected or written down elsewhere; with what was said of that. */
export async function madeAnew(
  given: ReadRecording,
  checks: readonly AnyCheck[],
  pseudonyms: Pseudonyms,
  withReport = false,
): Promise<{ readonly made: Made; readonly diagnosis: Diagnosis }> {
  const { made, diagnosis } = await recordedAnew(given, checks, pseudonyms, new Date().toJSON());
  return { made: await triedOut(made.recording, diagnosis.report, checks, withReport), diagnosis };
}

/** What whoever records is told; `there` is what the recording was made of. */
export function summary({ document, different }: Made, file: string | null, there: string): string {
  const redacted = document.redacted.map(({ kind, count }) => `  ${kind}: ${count}`);
  const lines = [
    `${countIn(document)} ${whereWords(file)}.`,
    ...(redacted.length === 0 ? [] : ['Taken out, or replaced by pseudonyms:', ...redacted]),
    ...(different.length === 0
      ? []
      : [`From the recording these checks answer otherwise than ${there}: ${different.join(', ')}.`]),
    ...(file === null || file === '-'
      ? []
      : [`Diagnose it anywhere: ngc-doctor replay ${shellWord(harmlessLine(file))}`]),
  ];
  return lines.map((line) => `ngc-doctor: ${line}\n`).join('');
}

/** Of what somebody else told, the files and outputs that are kept. */
function countIn({ answers, told }: HostRecording): string {
  if (told !== undefined) return `${Object.keys(told.files).length + told.outputs.length} files and outputs`;
  const { system: _, ...sections } = answers;
  return `${Object.values(sections).reduce((sum, all) => sum + Object.keys(all).length, 0)} answers`;
}

function whereWords(file: string | null): string {
  if (file === null) return 'would be recorded';
  return file === '-' ? 'went to standard output' : `are recorded in ${harmlessLine(file)}`;
}
