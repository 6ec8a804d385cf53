import type { AnyCheck } from '../check.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { Beforehand } from '../host/anonymous/anonymous.ts';
import { namingFiles } from '../host/anonymous/name-places.ts';
import { type Pseudonyms, pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import { namesToldIn } from '../host/anonymous/text.ts';
import { recordedHost } from '../host/recorded.ts';
import { recordingHost } from '../host/recording.ts';
import { objectAt, textsIn } from '../json.ts';
import type { ReadRecording } from './document.ts';
import { type MadeRecording, recordingOf } from './make.ts';
import { readRecording } from './read.ts';
import { replayed } from './replay.ts';

/** A recording as strangers may see it: itself, if it was redacted when it was written; else made anew. */
export async function redactedRecording(
  recording: ReadRecording,
  checks: readonly AnyCheck[],
): Promise<ReadRecording> {
  if (recording.redacted === true) return recording;
  const { made } = await recordedAnew(recording, checks, pseudonymsFrom());
  return readRecording(JSON.parse(JSON.stringify(made.recording)));
}

/** What was made of a recording, and what these checks said of that. */
export interface Anew {
  readonly made: MadeRecording;
  readonly diagnosis: Diagnosis;
}

/** Records what these checks ask of a recording, or what facts are made of in it, redacted now. */
export async function recordedAnew(
  recording: ReadRecording,
  checks: readonly AnyCheck[],
  pseudonyms: Pseudonyms,
  recordedAt = '',
): Promise<Anew> {
  const { host, taken } = recordingHost(recordedHost(recording.answers));
  const diagnosis = await replayed(recording, { checks, host });
  const made = recordingOf(
    { ...recording, ...diagnosis, taken: taken(), recordedAt },
    pseudonyms,
    knownOf(recording),
  );
  return { made, diagnosis };
}

/** Who is named there: by what it was asked by, by files that the collector read for it, and in what people wrote. */
function knownOf({ address, told, answers }: ReadRecording): Omit<Beforehand, 'texts'> {
  const [, user, host] = /^(?:ssh:\/\/)?(?:(.*)@)?(.*?)(?::\d+)?\/?$/is.exec(address ?? '') ?? [];
  const { users, hosts } = namesToldIn(told?.whole ?? '');
  const read = textsIn(objectAt(answers, 'read'));
  return {
    users: user === undefined ? users : [...users, user],
    hosts: host === undefined || host === '' ? hosts : [...hosts, host],
    environment: {},
    files: Object.fromEntries(namingFiles.map((path) => [path, read[path] ?? ''])),
  };
}
