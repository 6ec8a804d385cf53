import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Longer lines are cut into pieces. Bytes. */
const longestLine = 1 << 20;
const lineFeed = 10;

/**
 * The text of a file, or of standard input, in pieces that end where a line does; gzip is unpacked as it is read. Throws,
 * after what could be read, where it ends before its time.
 */
export async function* piecesOf(file: string | null): AsyncGenerator<Uint8Array> {
  const source = file === null ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of unpacked(source)) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const end = bytes.lastIndexOf(lineFeed) + 1;
      const whole = end === 0 && bytes.length > longestLine ? bytes.length : end;
      rest = bytes.subarray(whole);
      if (whole > 0) yield bytes.subarray(0, whole);
    }
  } finally {
    if (rest.length > 0) yield rest;
  }
}

async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }

  yield* isGzip(first)
    ? gunzipped(Readable.from(joined(first, pieces), { objectMode: false }))
    : joined(first, pieces);
}

/** gzip (RFC 1952) begins with these two bytes, and no text does. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function gunzipped(packed: Readable): Readable {
  const unpacking = createGunzip();
  packed.on('error', (error) => unpacking.destroy(error));
  return packed.pipe(unpacking);
}
