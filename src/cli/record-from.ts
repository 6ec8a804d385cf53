import { opened } from '../recording/open.ts';
import { exitCodes } from '../report.ts';
import { allChecks } from './all-checks.ts';
import { type Config, pluginSources } from './config.ts';
import { writeReport } from './output.ts';
import { mustBeUsable, recorderFor } from './recorder.ts';
import type { RecordFlags } from './recording-here.ts';
import { madeAnew } from './recording-made.ts';
import { note } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** `ngc-doctor record --from FILE FILE`: a recording of a host that was collected, or that somebody else wrote down. */
export async function recordFrom(
  from: string,
  file: string | undefined,
  flags: RecordFlags,
  config: Config,
): Promise<number> {
  if (from === file && file !== '-') throw new UsageError(`--from: ${from} would be written over.`);
  await mustBeUsable(file, flags);
  const recorder = await recorderFor(flags);
  const answer = await opened(from);
  const refused = answer.kind === 'refused' ? answer.why : null;
  if (answer.kind === 'refused' || answer.recording.redacted === true) {
    await note(`${from} is not recorded: ${refused ?? 'it is a redacted recording; hand it on as it is'}.`);
    return exitCodes.unknown;
  }
  for (const one of answer.notes ?? []) await note(`${one}.`);
  const { choice, milliseconds, config: configured, call } = answer.recording;
  const given = {
    ...answer.recording,
    choice: { ...choice, strict: choice.strict || flags.strict === true },
  };
  const checks = await allChecks(pluginSources(flags.plugin, config));
  const pseudonyms = recorder.pseudonyms();
  const { made, diagnosis } = await madeAnew(given, checks, pseudonyms, flags.withReport);
  const answers = async () => made.recording.answers;
  if (flags.format !== undefined)
    await writeReport(
      { ...diagnosis, milliseconds, config: configured, call, answers },
      flags.format,
      process.stdout,
    );
  const done = await recorder.keep(made, pseudonyms, file ?? null, `of ${from}`);
  return done ? exitCodes.ready : exitCodes.unknown;
}
