import type { RecordedFailure } from '../host/answers.ts';
import type { DiskSpace, FileStat } from '../host/host.ts';
import { instanceDataPath, namedInstanceData } from '../host/instance-data.ts';
import { keptOf } from '../host/kept.ts';
import type { Frame } from './frames.ts';
import { indented } from './indented.ts';
import { textIn } from './texts.ts';

/** The system's words for what went wrong with a file, as the shell gives them (strerror(3)). */
const codes: Readonly<Record<string, string>> = {
  'Input/output error': 'EIO',
  'Is a directory': 'EISDIR',
  'No such device or address': 'ENXIO',
  'No such device': 'ENODEV',
  'Too many levels of symbolic links': 'ELOOP',
  'Stale file handle': 'ESTALE',
  'Transport endpoint is not connected': 'ENOTCONN',
};

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a directory, not a file',
  EINVAL: 'invalid argument',
};

/** Null where there is no answer that could be recorded. */
export function fileFailure({ failure, cut }: Frame): RecordedFailure | null {
  if (cut) return { failed: 'ETIMEDOUT', why: 'no answer in time' };
  if (failure === 'absent' || failure === 'denied') return { failed: failure };
  const words = /^failed (.+)$/.exec(failure ?? '')?.[1];
  if (words === undefined) return null;
  const code = codes[words] ?? (/^E[A-Z]+$/.test(words) ? words : 'EIO');
  return { failed: code, why: reasons[code] ?? words };
}

export function readAnswer(frame: Frame): string | RecordedFailure {
  const text = textIn(frame);
  if (text === null) return { failed: 'EIO', why: 'it could not be read to its end' };
  if (frame.key === instanceDataPath)
    return JSON.stringify(namedInstanceData(JSON.stringify(indented(text))));
  return keptOf(frame.key, text);
}

export const listAnswer = ({ lines }: Frame): readonly string[] => [...lines].sort();

/** By the first digits of the mode in hexadecimal (inode(7)). */
const types: ReadonlyMap<number, FileStat['type']> = new Map([
  [0x1, 'fifo'],
  [0x2, 'character-device'],
  [0x4, 'directory'],
  [0x6, 'block-device'],
  [0x8, 'file'],
  [0xc, 'socket'],
]);

/** `stat -c '%f %s %u %g %t %T %W %Z %z'` of GNU and BusyBox. */
export function statAnswer({ value }: Frame): FileStat | null {
  const [mode = '', size, uid, gid, major = '', minor = '', birth, changed, ...when] = (value ?? '').split(
    ' ',
  );
  const bits = Number.parseInt(mode, 16);
  const numbers = [size, uid, gid, changed].map(Number);
  if (!/^[0-9a-f]{1,8}$/.test(mode) || !numbers.every(Number.isFinite)) return null;
  const [sizeBytes = 0, owner = 0, group = 0, seconds = 0] = numbers;
  const type = types.get(bits >> 12) ?? 'other';
  const isDevice = type === 'character-device' || type === 'block-device';
  return {
    type,
    sizeBytes,
    mode: bits & 0o7777,
    uid: owner,
    gid: group,
    ctimeMs: dateIn(when) ?? seconds * 1000,
    birthMs: Number(birth) > 0 ? Number(birth) * 1000 : null,
    major: isDevice ? Number.parseInt(major, 16) : null,
    minor: isDevice ? Number.parseInt(minor, 16) : null,
  };
}

/** `2026-11-25 21:53:03.123456789 +0000` */
function dateIn([day = '', time = '', zone = '']: readonly string[]): number | null {
  const [, hours, fraction = ''] = /^(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?$/.exec(time) ?? [];
  if (hours === undefined || !/^\d{4}-\d\d-\d\d$/.test(day) || !/^[+-]\d{4}$/.test(zone)) return null;
  const whole = Date.parse(`${day}T${hours}${zone.slice(0, 3)}:${zone.slice(3)}`);
  return Number.isNaN(whole) ? null : whole + Number(`0.${fraction || 0}`) * 1000;
}

/** `stat -f -c '%a %b %s %c %d'` */
export function diskAnswer({ value }: Frame): DiskSpace | null {
  const numbers = (value ?? '').split(' ').map(Number);
  const [free, total, block, inodes, freeInodes] = numbers;
  if (free === undefined || total === undefined || block === undefined || !numbers.every(Number.isFinite))
    return null;
  return {
    freeBytes: free * block,
    totalBytes: total * block,
    freeInodes: inodes === undefined || inodes === 0 ? null : (freeInodes ?? null),
  };
}
