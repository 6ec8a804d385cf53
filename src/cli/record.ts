import { exitCodes } from '../report.ts';
import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import { isInterrupt } from './interrupt.ts';
import { writeReport } from './output.ts';
import { mustBeUsable, recorderFor } from './recorder.ts';
import { madeOf, type RecordFlags } from './recording-here.ts';

/** `ngc-doctor record FILE`: diagnoses as `check` does, and writes what was asked and answered, redacted. */
export async function record(file: string | undefined, flags: RecordFlags, config: Config): Promise<number> {
  await mustBeUsable(file, flags);
  const recorder = await recorderFor(flags);
  const result = await diagnoseHere(flags, config, { keep: true });
  if (isInterrupt(result)) return result.exitCode;
  const pseudonyms = recorder.pseudonyms();
  const made = await madeOf(result, pseudonyms, [file, flags.map], flags, config);
  const { answers } = made.recording;
  if (flags.format !== undefined)
    await writeReport({ ...result, answers: async () => answers }, flags.format, process.stdout);
  const done = await recorder.keep(made, pseudonyms, file ?? null, 'here');
  return done ? exitCodes.ready : exitCodes.unknown;
}
