import { describe, expect, it } from 'vitest';
import type { FileResult } from '../../src/host/host.ts';
import { guardOf, remoteMounts } from '../../src/host/live-mounts.ts';

// proc_pid_mountinfo(5): id, parent, device, root, mount point, options, optional fields, " - ", type, source, options.
const nfs =
  '90 22 0:45 / /data/my\\040sets rw,relatime shared:50 - nfs4 server:/export rw,vers=4.2,addr=192.0.2.7';
const local = [
  '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
  '23 22 0:5 / /proc rw,nosuid - proc proc rw',
  '40 22 0:30 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw',
].join('\n');

describe('remote mounts', () => {
  it('are found by their type, with the blanks in their names', () => {
    expect(remoteMounts(`${local}\n${nfs}\n`)).toEqual(['/data/my sets']);
    const fuse = '91 22 0:46 / /mnt/s3 rw - fuse.s3fs s3fs rw';
    const lustre = '92 22 0:47 / /scratch rw - lustre 192.0.2.8@tcp:/scratch rw';
    expect(remoteMounts([fuse, local, lustre].join('\n'))).toEqual(['/mnt/s3', '/scratch']);
    expect(remoteMounts(local)).toEqual([]);
    expect(remoteMounts('')).toEqual([]);
    expect(remoteMounts('garbage\n - nfs4\n')).toEqual([]);
  });
});

describe('a guarded question', () => {
  const value: FileResult<string> = { kind: 'ok', value: 'text' };

  function guarded(mountinfo: string, hung: readonly string[]) {
    const tried: (readonly string[])[] = [];
    const guard = guardOf({
      mountinfo: async () => mountinfo,
      async answers(paths) {
        tried.push(paths);
        return !paths.some((path) => hung.some((prefix) => path.startsWith(prefix)));
      },
      limitMs: 200,
    });
    return { guard, tried };
  }

  it('is put at once where nothing is remote', async () => {
    const { guard, tried } = guarded(local, ['/']);
    expect(await guard('/etc/os-release', async () => value)).toEqual(value);
    expect(tried).toEqual([]);
  });

  it('costs one process for all where the remote ones answer', async () => {
    const { guard, tried } = guarded(`${local}\n${nfs}`, []);
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => guard(path, async () => value)));
    expect(answers).toEqual([value, value, value]);
    expect(tried).toEqual([['/data/my sets']]);
  });

  it('is never put to a filesystem that hangs, and to the others all the same', async () => {
    const { guard } = guarded(`${local}\n${nfs}`, ['/data']);
    let put = false;
    const hung = await guard('/data/my sets/train', async () => {
      put = true;
      return value;
    });
    expect(hung).toMatchObject({ kind: 'failed', code: 'ETIMEDOUT' });
    expect(put).toBe(false);
    expect(await guard('/etc/os-release', async () => value)).toEqual(value);
  });

  it('goes to the kernel without any trial', async () => {
    const { guard, tried } = guarded(`${local}\n${nfs}`, ['/']);
    expect(await guard('/proc/driver/nvidia/version', async () => value)).toEqual(value);
    expect(tried).toEqual([]);
  });

  it('is given up when it takes too long all the same', async () => {
    const { guard } = guarded(local, []);
    const began = performance.now();
    expect(await guard('/slow', () => new Promise(() => {}))).toEqual({
      kind: 'failed',
      code: 'ETIMEDOUT',
      why: 'no answer within 0.2 s',
    });
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
