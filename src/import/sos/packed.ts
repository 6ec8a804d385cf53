import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InvalidRecordingError } from '../../host/recorded.ts';

type Packing = 'gzip' | 'xz' | 'bzip2' | 'none';

/** By the first bytes (RFC 1952; the .xz file format 1.2.1; bzip2's header; POSIX ustar at its place). */
export function packingOf(head: Buffer): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.subarray(0, 6).equals(Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]))) return 'xz';
  return /^BZh[1-9]1AY&SY/.test(head.toString('latin1', 0, 10)) ? 'bzip2' : 'none';
}

/** Where the magic of tar stands in its first block. */
export const isTar = (block: Buffer): boolean => block.toString('latin1', 257, 262) === 'ustar';

/** What comes out is given on as it comes. */
export function unpackedPieces(file: string, packing: Packing): AsyncIterable<Uint8Array> {
  if (packing === 'gzip') return gunzipped(file);
  return packing === 'none' ? createReadStream(file) : byProgram(file, packing);
}

async function* gunzipped(file: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file);
  const gunzip = source.pipe(createGunzip());
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* gunzip;
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? error : damaged();
  } finally {
    source.destroy();
  }
}

const damaged = () => new InvalidRecordingError('it is damaged, or was not transferred whole');

/** No more memory than a preset of xz needs (xz(1): 65 MiB at most) is given to whoever packed it. */
const arguments_: Readonly<Record<'xz' | 'bzip2', readonly string[]>> = {
  xz: ['--decompress', '--stdout', '--quiet', '--memlimit-decompress=128MiB'],
  bzip2: ['--decompress', '--stdout', '--quiet'],
};

/** Node has neither. The program sees the bytes alone, and no name. */
async function* byProgram(file: string, program: 'xz' | 'bzip2'): AsyncGenerator<Uint8Array> {
  const child = spawn(program, arguments_[program], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  ended.catch(() => {});
  const source = createReadStream(file);
  source.pipe(child.stdin);
  // Whoever stops reading closes the pipe; what went wrong, the exit code says.
  child.stdin.on('error', () => source.destroy());
  try {
    yield* child.stdout;
    if ((await ended) !== 0) throw damaged();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new InvalidRecordingError(
        `it is packed by ${program}, which is not installed here: unpack it, and name its folder`,
      );
    throw error;
  } finally {
    source.destroy();
    child.kill();
  }
}
