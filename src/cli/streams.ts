import type { Writable } from 'node:stream';
import { harmlessLine } from '../harmless.ts';

/** To be called once, before anything is written: a stream that fails tells whoever writes, and ends nothing. */
export function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Writes and waits until it is out; a reader that has gone away is nobody's fault. */
export function writeOut(stream: Writable, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error && !isGone(error) ? reject(error) : resolve()));
  });
}

/** Tells the user something beside the answer. */
export const note = (text: string): Promise<void> =>
  writeOut(process.stderr, `ngc-doctor: ${harmlessLine(text)}\n`);

/** A pipe that was closed, a terminal that was hung up, and whatever is written after that. */
const goneCodes: readonly unknown[] = ['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED'];

const isGone = (error: Error): boolean => 'code' in error && goneCodes.includes(error.code);

/** Ends the process once both streams have taken all they were given. */
export async function exit(): Promise<never> {
  await Promise.allSettled([writeOut(process.stdout, ''), writeOut(process.stderr, '')]);
  process.exit();
}
