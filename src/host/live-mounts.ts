import type { FileResult } from './host.ts';
import { limits } from './host.ts';
import type { Guard } from './live-files.ts';

/** Filesystems whose answers come from elsewhere, and may therefore never come. */
const remote =
  /^(?:nfs4?|cifs|smb3|smbfs|9p|afs|ceph|glusterfs|lustre|beegfs|gpfs|panfs|wekafs|pvfs2|orangefs|ocfs2|gfs2|fuse(?:blk|\..+)?)$/;

/** The mount points of remote filesystems, from the text of /proc/self/mountinfo (proc_pid_mountinfo(5)). */
export function remoteMounts(mountinfo: string): readonly string[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const point = before.split(' ')[4];
    return point !== undefined && remote.test(after.split(' ')[0] ?? '') ? [unescaped(point)] : [];
  });
}

/** Blanks and backslashes are written in octal there. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** Where nothing ever waits for another machine. */
const alwaysLocal = /^\/(?:proc|sys|dev)(?:\/|$)/;

export interface GuardOptions {
  /** The text of /proc/self/mountinfo; '' where there is none. */
  readonly mountinfo: () => Promise<string>;
  /** Whether the filesystems of these paths answer a process of its own in time. */
  readonly answers: (paths: readonly string[]) => Promise<boolean>;
  readonly limitMs?: number;
}

/**
 * Keeps questions away from filesystems that do not answer. A thread that waits in one can neither be stopped nor
 * left behind: Node waits for its threads when it exits. So where a remote filesystem is mounted, a process of its
 * own goes first: once for all of them, and once for each path if that showed that one of them hangs.
 */
export function guardOf({ mountinfo, answers, limitMs = limits.file }: GuardOptions): Guard {
  let sound: Promise<boolean> | undefined;
  const allSound = async (): Promise<boolean> => {
    const mounts = remoteMounts(await mountinfo());
    return mounts.length === 0 || answers(mounts);
  };
  return async (path, ask) => {
    if (alwaysLocal.test(path)) return inTime(ask, limitMs);
    sound ??= allSound();
    if (!(await sound) && !(await answers([path]))) return silence(limitMs);
    return inTime(ask, limitMs);
  };
}

async function inTime<T>(ask: () => Promise<FileResult<T>>, limitMs: number): Promise<FileResult<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<FileResult<T>>((resolve) => {
    timer = setTimeout(() => resolve(silence(limitMs)), limitMs);
  });
  const result = await Promise.race([ask(), late]);
  clearTimeout(timer);
  return result;
}

const silence = (limitMs: number): FileResult<never> => ({
  kind: 'failed',
  code: 'ETIMEDOUT',
  why: `no answer within ${limitMs / 1000} s`,
});
