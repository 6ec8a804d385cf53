import { createReadStream } from 'node:fs';
import { InvalidRecordingError } from '../host/recorded.ts';
import type { ReadRecording } from './document.ts';
import { readRecording } from './read.ts';
import { unpacked } from './unpack.ts';

/** What a file holds of a host; or why it is refused, in a phrase. */
export type Opened =
  | { readonly kind: 'opened'; readonly recording: ReadRecording }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a host that somebody wrote down, in whichever way. It never throws for what the file is. */
export async function opened(file: string): Promise<Opened> {
  try {
    return { kind: 'opened', recording: readRecording(await unpacked(createReadStream(file))) };
  } catch (error) {
    if (!(error instanceof InvalidRecordingError) && !isSystemError(error)) throw error;
    return { kind: 'refused', why: error.message.replace(/, open '.*$/s, '') };
  }
}

const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;
