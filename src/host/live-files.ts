import { constants, type PathLike } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { type DiskSpace, type FileResult, type FileStat, type Host, limits } from './host.ts';

/** The part of node:fs/promises that is used, so that tests can hand in a filesystem in memory. */
export type Files = Pick<typeof nodeFs, 'open' | 'readdir' | 'stat' | 'readlink' | 'access' | 'statfs'>;

const defaultMaxBytes = 1024 ** 2;

type FileQuestions = Pick<Host, 'readText' | 'list' | 'stat' | 'readLink' | 'access' | 'open' | 'diskSpace'>;

/** Questions about files, each bounded in time: a network filesystem may never answer. */
export function liveFiles(fs: Files = nodeFs): FileQuestions {
  return {
    readText: (path, maxBytes = defaultMaxBytes) => answer(readBounded(fs, path, maxBytes)),
    list: (path) => answer(fs.readdir(path).then((names) => names.map(String).sort())),
    stat: (path) => answer(statOf(fs, path)),
    readLink: (path) => answer(fs.readlink(path).then(String)),
    access: (path) => answer(fs.access(path, constants.R_OK | constants.W_OK).then(() => true as const)),
    open: (path) => answer(openAndClose(fs, path)),
    diskSpace: (path) => answer(spaceOf(fs, path)),
  };
}

async function readBounded(fs: Files, path: PathLike, maxBytes: number): Promise<string> {
  // Without O_NONBLOCK a FIFO would wait for a writer.
  const file = await fs.open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { type } = describe(await file.stat());
    if (type !== 'file')
      throw Object.assign(new Error(`it is a ${type}`), { code: type === 'directory' ? 'EISDIR' : 'EINVAL' });
    const buffer = Buffer.alloc(Math.min(maxBytes, chunkBytes));
    const parts: Buffer[] = [];
    for (let left = maxBytes; left > 0; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(left, buffer.length), null);
      if (bytesRead === 0) break;
      parts.push(Buffer.from(buffer.subarray(0, bytesRead)));
      left -= bytesRead;
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    await file.close();
  }
}

const chunkBytes = 64 * 1024;

async function openAndClose(fs: Files, path: string): Promise<true> {
  const file = await fs.open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  await file.close();
  return true;
}

async function statOf(fs: Files, path: string): Promise<FileStat> {
  return describe(await fs.stat(path));
}

interface Stats {
  readonly mode: number | bigint;
  readonly size: number | bigint;
  readonly uid: number | bigint;
  readonly gid: number | bigint;
  readonly rdev: number | bigint;
  readonly ctimeMs: number | bigint;
  readonly birthtimeMs: number | bigint;
}

const types: Readonly<Record<number, FileStat['type']>> = {
  [constants.S_IFREG]: 'file',
  [constants.S_IFDIR]: 'directory',
  [constants.S_IFCHR]: 'character-device',
  [constants.S_IFBLK]: 'block-device',
  [constants.S_IFSOCK]: 'socket',
  [constants.S_IFIFO]: 'fifo',
};

function describe(stats: Stats): FileStat {
  const mode = Number(stats.mode);
  const type = types[mode & constants.S_IFMT] ?? 'other';
  const device =
    type === 'character-device' || type === 'block-device' ? deviceNumbers(BigInt(stats.rdev)) : null;
  const birth = Number(stats.birthtimeMs);
  return {
    type,
    sizeBytes: Number(stats.size),
    mode: mode & 0o7777,
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    ctimeMs: Number(stats.ctimeMs),
    birthMs: birth > 0 ? birth : null,
    major: device?.major ?? null,
    minor: device?.minor ?? null,
  };
}

/** As glibc's gnu_dev_major and gnu_dev_minor take them apart. */
function deviceNumbers(rdev: bigint): { major: number; minor: number } {
  const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & ~0xfffn);
  const minor = (rdev & 0xffn) | ((rdev >> 12n) & ~0xffn);
  return { major: Number(major & 0xffffffffn), minor: Number(minor & 0xffffffffn) };
}

async function spaceOf(fs: Files, path: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize, ffree, files } = await fs.statfs(path);
  return {
    freeBytes: Number(bavail) * Number(bsize),
    totalBytes: Number(blocks) * Number(bsize),
    freeInodes: Number(files) === 0 ? null : Number(ffree),
  };
}

async function answer<T>(question: Promise<T>): Promise<FileResult<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<FileResult<T>>((resolve) => {
    const seconds = limits.file / 1000;
    timer = setTimeout(
      () => resolve({ kind: 'failed', code: 'ETIMEDOUT', why: `no answer within ${seconds} s` }),
      limits.file,
    );
  });
  const asked = question.then((value): FileResult<T> => ({ kind: 'ok', value }), failure);
  const result = await Promise.race([asked, late]);
  clearTimeout(timer);
  return result;
}

function failure(error: unknown): FileResult<never> {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'denied' };
  return { kind: 'failed', code, why: error instanceof Error ? error.message : String(error) };
}

/** The system's code of an error, '' if it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
