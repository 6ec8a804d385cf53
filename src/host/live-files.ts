import { constants } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import type { DiskSpace, FileResult, FileStat, Host } from './host.ts';
import { codeOf, messageOf } from './live-errors.ts';
import { describe } from './live-stat.ts';

/** The part of node:fs/promises that is used, so that tests can hand in a filesystem in memory. */
export interface Files {
  stat(path: string): Promise<Stats>;
  open(path: string, flags: number): Promise<OpenFile>;
  readdir(path: string): Promise<readonly unknown[]>;
  readlink(path: string): Promise<unknown>;
  access(path: string, mode: number): Promise<void>;
  statfs(path: string): Promise<Space>;
}

type Stats = Parameters<typeof describe>[0];

interface OpenFile {
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: null,
  ): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

interface Space {
  readonly bavail: number | bigint;
  readonly blocks: number | bigint;
  readonly bsize: number | bigint;
  readonly files: number | bigint;
  readonly ffree: number | bigint;
}

const defaultMaxBytes = 1024 ** 2;
const chunkBytes = 64 * 1024;
// A FIFO without a writer, or a device without a carrier, must not be waited for.
const readOnly = constants.O_RDONLY | constants.O_NONBLOCK;

export type FileQuestions = Pick<
  Host,
  'readText' | 'list' | 'stat' | 'readLink' | 'access' | 'open' | 'diskSpace'
>;

/** How the question about a path is put: bounded in time, and perhaps not at all. */
export type Guard = <T>(path: string, ask: () => Promise<FileResult<T>>) => Promise<FileResult<T>>;

/** Questions about files. */
export function liveFiles(guard: Guard, fs: Files = nodeFs): FileQuestions {
  const put = <T>(path: string, ask: () => Promise<T>): Promise<FileResult<T>> =>
    guard(path, () => ask().then((value): FileResult<T> => ({ kind: 'ok', value }), failure));
  return {
    readText: (path, maxBytes = defaultMaxBytes) => put(path, () => readBounded(fs, path, maxBytes)),
    list: (path) => put(path, async () => (await fs.readdir(path)).map(String).sort()),
    stat: (path) => put(path, async (): Promise<FileStat> => describe(await fs.stat(path))),
    readLink: (path) => put(path, async () => String(await fs.readlink(path))),
    access: (path) =>
      put(path, async (): Promise<true> => {
        await fs.access(path, constants.R_OK | constants.W_OK);
        return true;
      }),
    open: (path) =>
      put(path, async (): Promise<true> => {
        await (await fs.open(path, readOnly)).close();
        return true;
      }),
    diskSpace: (path) => put(path, async () => spaceOf(await fs.statfs(path))),
  };
}

async function readBounded(fs: Files, path: string, maxBytes: number): Promise<string> {
  // Asked before the file is opened: to open a device may already do something to it.
  const { type } = describe(await fs.stat(path));
  if (type !== 'file') throw new WrongType(type);
  const file = await fs.open(path, readOnly);
  try {
    const parts: Buffer[] = [];
    // The size is not relied on: files in /proc and /sys say 0 or 4096.
    for (let left = maxBytes; left > 0; ) {
      const buffer = Buffer.alloc(Math.min(left, chunkBytes));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      parts.push(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    await file.close();
  }
}

class WrongType extends Error {
  readonly code: string;
  constructor(type: FileStat['type']) {
    super(`it is a ${type}, not a file`);
    this.code = type === 'directory' ? 'EISDIR' : 'EINVAL';
  }
}

function spaceOf({ bavail, blocks, bsize, ffree, files }: Space): DiskSpace {
  return {
    freeBytes: Number(bavail) * Number(bsize),
    totalBytes: Number(blocks) * Number(bsize),
    freeInodes: Number(files) === 0 ? null : Number(ffree),
  };
}

function failure(error: unknown): FileResult<never> {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'denied' };
  return { kind: 'failed', code, why: messageOf(error) };
}
