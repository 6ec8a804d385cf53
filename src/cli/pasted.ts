import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The bytes of a file, or of standard input; gzip is unpacked as it is read. Throws where it ends before its time. */
export async function* pasted(file: string | null): AsyncGenerator<Buffer> {
  const source = file === null ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  const pieces: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  const all = joined(first, pieces);
  yield* isGzip(first) ? gunzipped(all) : all;
}

/** gzip (RFC 1952) begins with these two bytes, and no text does. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function gunzipped(packed: AsyncIterable<Buffer>): Readable {
  const unpacking = createGunzip();
  const source = Readable.from(packed, { objectMode: false });
  source.on('error', (error) => unpacking.destroy(error));
  return source.pipe(unpacking);
}
