import type { Writable } from 'node:stream';

/** Writes and waits until it is out; a reader that has gone away is nobody's fault. */
export function writeOut(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', (error) => (isGone(error) ? resolve() : reject(error)));
    stream.write(text, () => resolve());
  });
}

const isGone = (error: Error): boolean => 'code' in error && error.code === 'EPIPE';

/** Ends the process once both streams have taken all they were given. */
export async function exit(): Promise<never> {
  await Promise.all([writeOut(process.stdout, ''), writeOut(process.stderr, '')]);
  process.exit();
}
