import type { DiskSpace } from '../../host/host.ts';
import { isDesktop } from '../../knowledge/running-engine.ts';
import type { EngineFact } from '../../probes/engine.ts';
import type { ShmFact } from '../../probes/shm.ts';
import type { StorageFact } from '../../probes/storage.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

interface Mounted extends Pick<DiskSpace, 'freeBytes' | 'totalBytes'> {
  readonly point: string;
}

const units: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3, T: 4, P: 5 };

function bytesIn(text: string, block: number): number | null {
  const [, number, unit] = /^(\d{1,15}(?:[.,]\d)?)([KMGTP]?)i?$/.exec(text) ?? [];
  if (number === undefined) return null;
  const value = Number(number.replace(',', '.'));
  if (unit === '' || unit === undefined) return value === 0 ? 0 : block === 0 ? null : value * block;
  return Math.round(value * 1024 ** (units[unit] ?? 0));
}

/** What a number without a unit counts, by the head of the column; 0: such numbers have units. */
const blockOf = (head: string): number =>
  /\b1K-blocks\b/.test(head)
    ? 1024
    : /\b1M-blocks\b/.test(head)
      ? 1024 ** 2
      : /\b1B-blocks\b/.test(head)
        ? 1
        : 0;

/** Rows of `df` (not of `df -i`, nor in powers of 1000). A long name may stand on a line of its own. */
function mountedIn(text: string): readonly Mounted[] {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => /^Filesystem .*(?:Size|blocks) .*Mounted on\s*$/.test(line));
  if (begin === -1) return [];
  const block = blockOf(lines[begin] ?? '');
  return lines.slice(begin + 1).flatMap((line) => {
    const [, size = '', free = '', point] =
      /\s(\S+)\s+\S+\s+(\S+)\s+(?:\d{1,3}%|-)\s+(\/.*?)\s*$/.exec(line) ?? [];
    const [totalBytes, freeBytes] = [bytesIn(size, block), bytesIn(free, block)];
    if (point === undefined || totalBytes === null || freeBytes === null) return [];
    return [{ point, totalBytes, freeBytes }];
  });
}

interface Room {
  readonly rows: readonly Mounted[];
  /** All file systems are shown, so that the one that holds a path is among them. */
  readonly whole: boolean;
  /** The only paths that it was asked for. */
  readonly asked: readonly string[];
}

function roomsIn(evidence: Evidence): readonly Room[] {
  return outputsOf(evidence, 'df')
    .filter(({ argv }) => !argv.some((word) => /^-[a-zA-Z]*[iH]|^--(?:si|inodes)/.test(word)))
    .map(({ argv, kept, text, open }) => {
      // The last line may have been cut, within the name of its folder.
      const rows = mountedIn(open === true ? text.slice(0, text.lastIndexOf('\n') + 1) : text);
      const asked = argv.slice(1).filter((word) => word.startsWith('/'));
      return {
        rows,
        asked,
        whole: asked.length === 0 && kept === 'all' && rows.some(({ point }) => point === '/'),
      };
    });
}

const holds = (point: string, path: string): boolean =>
  point === '/' || path === point || path.startsWith(`${point}/`);

/** The last that is mounted there counts, and the longest. */
function roomFor(evidence: Evidence, path: string): Mounted | null {
  for (const { rows, whole, asked } of roomsIn(evidence)) {
    if (asked.length === 1 && asked[0] === path && rows.length === 1) return rows[0] ?? null;
    if (!whole) continue;
    const fitting = rows.filter(({ point }) => holds(point, path));
    return fitting.toSorted((a, b) => a.point.length - b.point.length).at(-1) ?? null;
  }
  return null;
}

/** Room where the engine keeps its images. */
export function storageIn(evidence: Evidence, engine: EngineFact | null): StorageFact | null {
  if (engine?.kind !== 'running' || isDesktop(engine)) return null;
  const path = engine.containerdStore ? '/var/lib/containerd' : engine.rootDir;
  const room = roomFor(evidence, path);
  if (room === null) return null;
  return {
    freeBytes: room.freeBytes,
    totalBytes: room.totalBytes,
    freeInodes: null,
    path,
    keptBy: engine.containerdStore ? 'containerd' : 'engine',
  };
}

export function shmIn(evidence: Evidence): ShmFact | null {
  for (const { rows } of roomsIn(evidence)) {
    const row = rows.find(({ point }) => point === '/dev/shm');
    if (row !== undefined) return { host: { totalBytes: row.totalBytes, freeBytes: row.freeBytes } };
  }
  return null;
}
