import { StringDecoder } from 'node:string_decoder';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** How much of each stream is kept, unless more is wanted; the head, where tools say what they are about. */
const usualBytes = 8 * 1024 ** 2;

export interface Output {
  text(): string;
  data(): Uint8Array;
  /** More came than is kept. */
  truncated(): boolean;
  readonly bytes: () => number;
  readonly closed: Promise<void>;
}

/** Reads a stream to its end but keeps no more than the cap of it. */
export function collect(
  stream: NodeJS.ReadableStream | null,
  onChunk?: (chunk: string) => void,
  maxBytes: number = usualBytes,
): Output {
  const kept: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    const room = Math.max(maxBytes - size, 0);
    if (room > 0) kept.push(chunk.subarray(0, room));
    size += chunk.length;
    onChunk?.(decoder.write(chunk));
  });
  stream?.on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    if (stream === null) resolve();
    stream?.once('close', () => resolve());
  });
  return {
    text: () => Buffer.concat(kept).toString('utf8'),
    data: () => Buffer.concat(kept),
    truncated: () => size > maxBytes,
    bytes: () => size,
    closed,
  };
}

/**
 * Waits for what is on its way when the process ends: until the pipes close, or nothing came for `quietMs` (a
 * grandchild holds them open), and no longer than `limitMs` (a grandchild that goes on talking).
 */
export async function drained(outputs: readonly Output[], quietMs: number, limitMs: number): Promise<void> {
  const bytes = () => outputs.reduce((sum, output) => sum + output.bytes(), 0);
  const closed = Promise.all(outputs.map((output) => output.closed)).then(() => true);
  const end = performance.now() + limitMs;
  for (let before = -1; before !== bytes() && performance.now() < end; ) {
    before = bytes();
    if (await Promise.race([closed, wait(quietMs, false)])) return;
    // A busy program may come here late: what lies in the pipes is read before it counts as silence.
    await turn();
  }
}
