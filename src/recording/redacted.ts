import type { AnyCheck } from '../check.ts';
import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import { recordedHost } from '../host/recorded.ts';
import { recordingHost } from '../host/recording.ts';
import type { ReadRecording } from './document.ts';
import { recordingOf } from './make.ts';
import { readRecording } from './read.ts';
import { replayed } from './replay.ts';

/**
 * A recording as strangers may see it: itself, if it was redacted when it was written, or holds no answers; else what these
 * checks ask of it, redacted now.
 */
export async function redactedRecording(
  recording: ReadRecording,
  checks: readonly AnyCheck[],
): Promise<ReadRecording> {
  if (recording.redacted === true || recording.facts !== undefined) return recording;
  const { host, taken } = recordingHost(recordedHost(recording.answers));
  const diagnosis = await replayed(recording, { checks, host });
  const { target, choice, waivers, call, config, milliseconds } = recording;
  const made = recordingOf(
    { ...diagnosis, taken: taken(), target, choice, waivers, call, config, milliseconds, recordedAt: '' },
    pseudonymsFrom(),
    { users: [], hosts: [], environment: {} },
  );
  const redacted = readRecording(JSON.parse(JSON.stringify(made.recording)));
  const unasked = Object.entries(recording.unasked ?? {}).map(([key, why]) => [key, made.text(why)]);
  return {
    ...redacted,
    target: { ...redacted.target, ...(target.noLaunch === undefined ? {} : { noLaunch: target.noLaunch }) },
    timings: recording.timings,
    unasked: Object.fromEntries(unasked),
  };
}
