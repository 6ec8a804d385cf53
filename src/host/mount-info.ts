/** The mounts that this process sees (proc_pid_mountinfo(5)). */
export const mountInfoPath = '/proc/self/mountinfo';

/** What is mounted at a place. */
export interface Mount {
  readonly point: string;
  /** The folder of the filesystem that is shown there; `/`: the whole of it. */
  readonly root: string;
  /** A device or a name, by the filesystem's kind. */
  readonly source: string;
  /** By the mount itself, or by its filesystem as a whole. */
  readonly readOnly: boolean;
}

/** The mount at one of these places that counts, which is the last; those where nothing is mounted are left out. */
export const mountsAt = (mountinfo: string, points: readonly string[]): readonly Mount[] => {
  const mounts = mountinfo.split('\n').flatMap(mountIn);
  return points.flatMap((point) => mounts.findLast((mount) => mount.point === point) ?? []);
};

function mountIn(line: string): readonly Mount[] {
  const [before = '', after = ''] = line.split(' - ');
  const [, , , root, point, options] = before.split(' ');
  const [, source, ofAll] = after.split(' ');
  if (root === undefined || point === undefined) return [];
  const readOnly = [options, ofAll].some((words) => words?.split(',').includes('ro'));
  return [{ point, root, source: source ?? '', readOnly }];
}

const asked = ['/', '/etc', '/usr'] as const;

/** Of the mounts that are asked for what is asked of them: names of volumes, servers and people are left out. */
export const keptMountInfo = (mountinfo: string): string =>
  mountsAt(mountinfo, asked)
    .map(({ point, root, source, readOnly }) => {
      const access = readOnly ? 'ro' : 'rw';
      const device = source.startsWith('/dev/') ? '/dev/root' : 'none';
      return `0 0 0:0 ${root === '/' ? '/' : '/elsewhere'} ${point} ${access} - any ${device} ${access}\n`;
    })
    .join('');
