import { createGunzip, createGzip } from 'node:zlib';
import type { JsonValue } from '../check.ts';
import { InvalidRecordingError } from '../host/recorded.ts';

/** What a recording may come to; a real one has some hundred kilobytes. */
export const bounds = {
  packedBytes: 32 * 1024 ** 2,
  bytes: 64 * 1024 ** 2,
  depth: 64,
  values: 1_000_000,
} as const;

/** One file of a recording: JSON, packed by gzip; refused where nobody could read it for its size. */
export async function packed(document: unknown): Promise<Uint8Array> {
  const text = `${JSON.stringify(document)}\n`;
  if (Buffer.byteLength(text) > bounds.bytes) throw tooLarge();
  const gzip = createGzip({ level: 9 });
  gzip.end(text);
  return gathered(gzip, bounds.packedBytes);
}

/** The document in a file, packed or not; refused before it takes more memory than a recording may. */
export const unpacked = async (pieces: AsyncIterable<Uint8Array>): Promise<JsonValue> =>
  documentIn(await contentOf(pieces));

/** What a file holds, packed or not; refused where it is larger than a recording may be. */
export async function contentOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const source = await begun(pieces);
  return isGzip(source.head) ? inflated(source.all) : gathered(source.all, bounds.packedBytes);
}

/** The document that a file holds. */
export function documentIn(content: Buffer): JsonValue {
  mustBeFlat(content);
  // Editors of Windows put a mark before it.
  return parsed(content.toString('utf8').replace(/^\ufeff/, ''));
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The first two bytes, however the pieces are cut, and all of them. */
async function begun(pieces: AsyncIterable<Uint8Array>) {
  const iterator = pieces[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
}

const tooLarge = () => new InvalidRecordingError('it is larger than a recording can be');

async function gathered(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most) throw tooLarge();
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

async function inflated(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const file = await gathered(pieces, bounds.packedBytes);
  const gunzip = createGunzip();
  gunzip.end(file);
  try {
    return await gathered(gunzip, bounds.bytes);
  } catch (error) {
    if (error instanceof InvalidRecordingError) throw error;
    throw new InvalidRecordingError('it is damaged, or was not transferred whole');
  } finally {
    gunzip.destroy();
  }
}

const [quote, backslash] = [0x22, 0x5c];
/** How a byte changes the depth, and that it begins a value. */
const steps: ReadonlyMap<number, number> = new Map([
  [0x5b, 1],
  [0x7b, 1],
  [0x5d, -1],
  [0x7d, -1],
  [0x2c, 0],
  [0x3a, 0],
]);

/** Counted before anything is built of it: each value takes many times its own bytes. */
function mustBeFlat(text: Uint8Array): void {
  let [depth, values] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] ?? 0;
    if (byte === quote) at = endOfText(text, at);
    const step = steps.get(byte);
    if (step === undefined) continue;
    depth += step;
    values++;
    if (depth > bounds.depth || values > bounds.values) throw tooLarge();
  }
}

/** Where the quotation mark stands that ends what another has begun. */
function endOfText(text: Uint8Array, begin: number): number {
  let at = begin + 1;
  while (at < text.length && text[at] !== quote) at += text[at] === backslash ? 2 : 1;
  return at;
}

function parsed(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    throw new InvalidRecordingError('it is no JSON document');
  }
}
