import type { Writable } from 'node:stream';
import { harmlessLine } from '../harmless.ts';
import { isSeen, writeNow } from './standard.ts';

const guarded = new Set<Writable>();

/** A stream that fails tells whoever writes, and ends nothing. */
function guard(stream: Writable): void {
  if (guarded.has(stream)) return;
  guarded.add(stream);
  stream.on('error', () => {});
}

/** To be called once, before anything is written by others than `writeOut`. */
export function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) guard(stream);
}

/** Writes and waits until it is out; a reader that has gone away is nobody's fault. */
export function writeOut(stream: Writable, text: string | Uint8Array): Promise<void> {
  guard(stream);
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error && !isGone(error) ? reject(error) : resolve()));
  });
}

/** Writes to standard output; where that is no terminal, without opening it as a stream. */
export async function writeAnswer(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const rest = isSeen() ? bytes : withoutReader(() => writeNow(bytes));
  if (rest.length > 0) await writeOut(process.stdout, rest);
}

/** Nothing is left where nobody reads. */
function withoutReader(write: () => Uint8Array): Uint8Array {
  try {
    return write();
  } catch (error) {
    if (error instanceof Error && isGone(error)) return new Uint8Array();
    throw error;
  }
}

/** Tells the user something beside the answer. */
export const note = (text: string): Promise<void> =>
  writeOut(process.stderr, `ngc-doctor: ${harmlessLine(text)}\n`);

/** A pipe that was closed, a terminal that was hung up, and whatever is written after that. */
const goneCodes: readonly unknown[] = ['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED'];

const isGone = (error: Error): boolean => 'code' in error && goneCodes.includes(error.code);

/** Ends the process once the streams have taken all they were given. */
export async function exit(): Promise<never> {
  await Promise.allSettled([...guarded].map((stream) => writeOut(stream, '')));
  process.exit();
}
