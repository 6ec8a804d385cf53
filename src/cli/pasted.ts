import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/**
 * The bytes of a file, or of standard input: gzip is unpacked, and UTF-16 made UTF-8, as it is read. Throws where it ends
 * before its time.
 */
export async function* pasted(file: string | null): AsyncGenerator<Uint8Array> {
  const source = await begun(
    file === null ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 }),
  );
  const { first, all } = isGzip(source.first) ? await begun(await gunzipped(source.all)) : source;
  const encoding = encodingOf(first);
  yield* encoding === null ? all : inUtf8(all, encoding);
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
  const { createGunzip } = await import('node:zlib');
  const unpacking = createGunzip();
  const source = Readable.from(packed, { objectMode: false });
  source.on('error', (error) => unpacking.destroy(error));
  return source.pipe(unpacking);
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
