import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { readNow } from './standard.ts';

/**
 * The bytes of a file, or of standard input: gzip is unpacked, and UTF-16 made UTF-8, as it is read. Throws where it ends
 * before its time. A piece stays as it is until the next is asked for.
 */
export async function* pasted(file: string | null): AsyncGenerator<Uint8Array> {
  const fd = file === null ? 0 : openSync(file, 'r');
  try {
    const source = await begun(bytesOf(fd));
    const { first, all } = isGzip(source.first) ? await begun(await gunzipped(source.all)) : source;
    const encoding = encodingOf(first);
    yield* encoding === null ? all : inUtf8(all, encoding);
  } finally {
    if (file !== null) closeSync(fd);
  }
}

/** Read as it is, and as a stream only where there is nothing yet and it would not wait. */
async function* bytesOf(fd: number): AsyncGenerator<Buffer> {
  const room = Buffer.allocUnsafeSlow(1 << 18);
  for (let count = readNow(fd, room); count !== 0; count = readNow(fd, room)) {
    if (count === null) return yield* process.stdin;
    yield room.subarray(0, count);
  }
}

interface Begun {
  /** Two bytes, or all that there are. */
  readonly first: Buffer;
  /** Everything, from the beginning. */
  readonly all: AsyncIterable<Buffer>;
}

async function begun(source: AsyncIterable<Buffer>): Promise<Begun> {
  const pieces = source[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  return { first, all: joined(first, pieces) };
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** gzip (RFC 1952) begins with these two bytes, and no text does. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function gunzipped(packed: AsyncIterable<Buffer>): Promise<Readable> {
  // Loaded when needed: the answer to a paste shall be quick.
  const [{ createGunzip }, { Readable }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  const unpacking = createGunzip();
  const source = Readable.from(copied(packed), { objectMode: false });
  source.on('error', (error) => unpacking.destroy(error));
  return source.pipe(unpacking);
}

/** What unpacks them looks at pieces later. */
async function* copied(all: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of all) yield Buffer.from(piece);
}

/** What PowerShell writes into a file begins with the mark of UTF-16. */
function encodingOf([one, two]: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : null;
}

async function* inUtf8(all: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of all) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}
