import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import { textCleaner } from '../host/anonymous/text.ts';
import { opened } from '../recording/open.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { renderRequest } from '../render/request.ts';
import { exitCodes } from '../report.ts';
import type { Place } from '../request/places.ts';
import { redactedRequest } from '../request/redacted.ts';
import { type RequestMaterial, supportRequestOf } from '../request/request.ts';
import { allChecks } from './all-checks.ts';
import { type Config, pluginSources } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { isInterrupt } from './interrupt.ts';
import { madeOf } from './recording-here.ts';
import { note, writeOut } from './streams.ts';

/** `ngc-doctor report [FILE]`: a request for support about this host, or a recorded one, to be pasted into an issue. */
export async function request(file: string | undefined, flags: Flags, config: Config): Promise<number> {
  const material = file === undefined ? await here(flags, config) : await recorded(file, flags, config);
  if (typeof material === 'number') return material;
  const whole = supportRequestOf(material);
  const support = material.told === undefined ? whole : redactedRequest(whole, cleanerOf(material.told));
  await writeOut(process.stdout, renderRequest(support));
  await note(whereWords(support.place));
  await note('Fill in "What happened", and read it once before you post it.');
  return exitCodes.ready;
}

/** What other tools wrote is redacted by what the text itself gives away. */
const cleanerOf = (text: string) => textCleaner(text, pseudonymsFrom());

interface Material extends RequestMaterial {
  /** What another tool told, of which it was made. */
  readonly told?: string;
}

const whereWords = ({ name, url }: Place): string =>
  url === null ? `This is a question for ${name}.` : `This is asked in ${name}: ${url}`;

/** As it would be told of a recording of this host; a number: there is nothing to tell, and this is the exit code. */
async function here(flags: Flags, config: Config): Promise<Material | number> {
  const result = await diagnoseHere(flags, config, { keep: true });
  if (isInterrupt(result)) return result.exitCode;
  const { recording, diagnosis, different } = await madeOf(result, pseudonymsFrom(), [], flags, config);
  if (different.length > 0)
    await note(`Redacted, these checks answer otherwise than here: ${different.join(', ')}.`);
  return { ...diagnosis, answers: recording.answers };
}

async function recorded(file: string, flags: Flags, config: Config): Promise<Material | number> {
  const answer = await opened(file);
  if (answer.kind === 'refused') {
    await note(`${file} cannot be read: ${answer.why}.`);
    return exitCodes.unknown;
  }
  const { notes = [], told = answer.text } = answer;
  for (const one of notes) await note(`${one}.`);
  const checks = await allChecks(pluginSources(flags.plugin, config));
  const recording = await redactedRecording(answer.recording, checks);
  const strict = flags.strict === true;
  const { report, facts } = await replayed(recording, { checks, strict });
  // What somebody's own launch said is told, though the checks may have had no need of it.
  const launch = recording.facts?.launch ?? facts.launch;
  const all = launch === undefined ? facts : { ...facts, launch };
  const material = { report, facts: all, answers: recording.answers };
  return told === undefined ? material : { ...material, told };
}
