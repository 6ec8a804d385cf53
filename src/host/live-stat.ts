import { constants } from 'node:fs';
import type { FileStat } from './host.ts';

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

/** Node's answer to stat in our terms. */
export function describe(stats: Stats): FileStat {
  const mode = Number(stats.mode);
  const type = types[mode & constants.S_IFMT] ?? 'other';
  const isDevice = type === 'character-device' || type === 'block-device';
  const device = isDevice ? deviceNumbers(BigInt(stats.rdev)) : null;
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

/** As glibc's gnu_dev_major and gnu_dev_minor take them apart (sysdeps/unix/sysv/linux/makedev.c). */
export function deviceNumbers(rdev: bigint): { readonly major: number; readonly minor: number } {
  const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & 0xfffff000n);
  const minor = (rdev & 0xffn) | ((rdev >> 12n) & 0xffffff00n);
  return { major: Number(major), minor: Number(minor) };
}
