import type { Evidence, Output } from '../evidence.ts';
import { hasMoreLines, mostLines } from '../lines.ts';
import { wantedAt } from './wanted.ts';

/** What may be kept of a sosreport; a real one has some megabytes of it. */
export const most = {
  /** Of one file; of a longer one the end is not read, and it tells nothing. */
  fileBytes: 8 * 1024 ** 2,
  bytes: 64 * 1024 ** 2,
  /** Files in the report, of whichever kind. */
  entries: 500_000,
  /** Of the archive when it is unpacked. */
  unpackedBytes: 8 * 1024 ** 3,
} as const;

/** Takes files of a sosreport in, and makes evidence of them. */
export interface Gatherer {
  /** Whether a file of this size is to be read, by its path in the report. */
  wants(path: string, bytes: number): boolean;
  take(path: string, content: Buffer): void;
  /** Null where it was no sosreport. */
  evidence(): Evidence | null;
}

export function gatherer(): Gatherer {
  const files = new Map<string, string>();
  const outputs: Output[] = [];
  let left: number = most.bytes;
  let isReport = false;
  return {
    wants(path, bytes) {
      if (path.startsWith('sos_commands/')) isReport = true;
      if (wantedAt(path) === null || bytes > most.fileBytes || bytes > left) return false;
      left -= bytes;
      return true;
    },
    take(path, content) {
      const wanted = hasMoreLines(content, mostLines.file) ? null : wantedAt(path);
      const text = content.toString('utf8');
      if (wanted?.kind === 'file') files.set(wanted.path, text);
      if (wanted?.kind === 'output') outputs.push({ argv: wanted.argv, kept: 'all', text });
    },
    evidence: () =>
      isReport ? { files, absent: new Set(), outputs, person: { name: 'root', uid: 0 } } : null,
  };
}

/** A path in an archive without its outermost folder; null for one that leads out of it. */
export function innerPath(path: string): string | null {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length < 2 || parts.includes('..') || path.startsWith('/') ? null : parts.slice(1).join('/');
}
