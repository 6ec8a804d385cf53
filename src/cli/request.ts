import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import { factsFor } from '../import/image.ts';
import { opened } from '../recording/open.ts';
import { redactedRecording } from '../recording/redacted.ts';
import { replayed } from '../recording/replay.ts';
import { renderRequest } from '../render/request.ts';
import { exitCodes } from '../report.ts';
import type { Place } from '../request/places.ts';
import { type RequestMaterial, supportRequestOf } from '../request/request.ts';
import type { Destination } from '../ssh/destination.ts';
import { allChecks } from './all-checks.ts';
import { type Config, pluginSources } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { isInterrupt } from './interrupt.ts';
import { madeOf } from './recording-here.ts';
import { type Made, madeAnew } from './recording-made.ts';
import { callFor, judgingOf, mustFit, recordingOver, unreachedWords } from './ssh.ts';
import { askHosts } from './ssh-asking.ts';
import { note, writeOut } from './streams.ts';

/** Of whom a request is made. */
export type Subject =
  | { readonly kind: 'here' }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'ssh'; readonly host: Destination };

/** `ngc-doctor report [FILE]`: a request for support about a host, to be pasted into an issue. */
export async function request(subject: Subject, flags: Flags, config: Config): Promise<number> {
  const material = await materialOf(subject, flags, config);
  if (typeof material === 'number') return material;
  const support = supportRequestOf(material);
  await writeOut(process.stdout, renderRequest(support));
  await note(whereWords(support.place));
  await note('Fill in "What happened", and read it once before you post it.');
  return exitCodes.ready;
}

const whereWords = ({ name, url }: Place): string =>
  url === null ? `This is a question for ${name}.` : `This is asked in ${name}: ${url}`;

/** As it would be told of a recording; a number: there is nothing to tell, and this is the exit code. */
function materialOf(subject: Subject, flags: Flags, config: Config): Promise<RequestMaterial | number> {
  if (subject.kind === 'here') return here(flags, config);
  return subject.kind === 'file'
    ? recorded(subject.file, flags, config)
    : overSsh(subject.host, flags, config);
}

async function here(flags: Flags, config: Config): Promise<RequestMaterial | number> {
  const result = await diagnoseHere(flags, config, { keep: true });
  if (isInterrupt(result)) return result.exitCode;
  return toldOf(await madeOf(result, pseudonymsFrom(), [], flags, config), 'here');
}

async function toldOf({ recording, diagnosis, different }: Made, there: string): Promise<RequestMaterial> {
  if (different.length > 0)
    await note(`Redacted, these checks answer otherwise than ${there}: ${different.join(', ')}.`);
  return { ...diagnosis, answers: recording.answers };
}

async function overSsh(host: Destination, flags: Flags, config: Config): Promise<RequestMaterial | number> {
  mustFit(flags, [], 1);
  const judging = await judgingOf(flags, config);
  const made: Made[] = [];
  const { given } = host;
  const interrupted = await askHosts([host], flags, 1, async (_, { told, milliseconds }) => {
    if (told.kind === 'unreached') await note(unreachedWords(given, told.unreached));
    if (told.kind !== 'told') return;
    const about = { milliseconds, config: config.file, call: callFor(given) };
    const recording = recordingOver(given, told, judging, about);
    if (recording.cutShort !== undefined) await note(`${given} did not tell all: ${recording.cutShort}.`);
    made.push((await madeAnew(recording, judging.checks, pseudonymsFrom())).made);
  });
  const [one] = made;
  if (interrupted !== null) return interrupted.exitCode;
  return one === undefined ? exitCodes.unknown : toldOf(one, `on ${given}`);
}

async function recorded(file: string, flags: Flags, config: Config): Promise<RequestMaterial | number> {
  const answer = await opened(file);
  if (answer.kind === 'refused') {
    await note(`${file} cannot be read: ${answer.why}.`);
    return exitCodes.unknown;
  }
  for (const one of answer.notes ?? []) await note(`${one}.`);
  const checks = await allChecks(pluginSources(flags.plugin, config));
  const recording = await redactedRecording(answer.recording, checks);
  const strict = flags.strict === true;
  const { report, facts } = await replayed(recording, { checks, strict });
  // What somebody's own launch said is told, though the checks may have had no need of it.
  const told = recording.told === undefined ? {} : await factsFor(recording.told.evidence, recording.target);
  const launch = told.launch ?? facts.launch;
  const all = launch === undefined ? facts : { ...facts, launch };
  const outputs = recording.told?.evidence.outputs ?? [];
  return { report, facts: all, answers: recording.answers, told: outputs };
}
