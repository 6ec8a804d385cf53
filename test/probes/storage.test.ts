import { describe, expect, it } from 'vitest';
import type { PartialRecording } from '../../src/host/recorded.ts';
import { storage } from '../../src/probes/storage.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { engineWith } from '../support/engine.ts';

const space = (freeBytes: number) => ({ freeBytes, totalBytes: 9e12, freeInodes: 100 });
const path = '/run/containerd/containerd.sock';
const at = { uid: 0, gid: 0, ctimeMs: 0, birthMs: null, major: null, minor: null };
const socket = { [path]: { ...at, type: 'socket' as const, sizeBytes: 0, mode: 0o660 } };
const noSocket: NonNullable<PartialRecording['stat']> = { [path]: absent };

const asked = (
  recording: PartialRecording,
  more: object,
  argv: readonly string[] = ['dockerd'],
  told: object = {},
) => {
  const process = healthy.dockerd.process === null ? null : { ...healthy.dockerd.process, argv, ...told };
  const facts = readingsOf({ engine: engineWith(more), dockerd: { ...healthy.dockerd, process } });
  return askProbe(storage, recording, facts);
};
const byContainerd = { containerdStore: true };
const both = (path: string) => ({ [path]: space(1), '/var/lib/docker': space(2) });

describe('where images are kept', () => {
  it('is the engine’s own folder as a rule', async () => {
    expect(await asked({ disk: { '/var/lib/docker': space(7) } }, {})).toEqual({
      ok: true,
      value: { ...space(7), path: '/var/lib/docker', keptBy: 'engine' },
    });
  });

  it('tells of the folder that layers are downloaded to, if it is another', async () => {
    const temporaryFolder = '/run/docker-tmp';
    const disk = { '/var/lib/docker': space(7), [temporaryFolder]: space(3) };
    expect(await asked({ disk }, {}, ['dockerd'], { temporaryFolder })).toMatchObject({
      value: { freeBytes: 7, temporary: { path: temporaryFolder, freeBytes: 3 } },
    });
    const gone = await asked({ disk: { ...disk, [temporaryFolder]: absent } }, {}, ['dockerd'], {
      temporaryFolder,
    });
    expect(gone.ok && gone.value.temporary).toBe(undefined);
  });

  it('has that folder from the unit where the daemon’s environment is closed', async () => {
    const disk = { '/var/lib/docker': space(7), '/mnt/docker-tmp': space(3) };
    const unit = {
      ...healthy.dockerUnit,
      ...('start' in healthy.dockerUnit && healthy.dockerUnit.start !== null
        ? { start: { ...healthy.dockerUnit.start, temporaryFolder: '/mnt/docker-tmp' } }
        : {}),
    };
    const process = healthy.dockerd.process === null ? null : { ...healthy.dockerd.process, path: null };
    const of = (path: readonly string[] | null) =>
      readingsOf({
        engine: engineWith({}),
        dockerd: { ...healthy.dockerd, process: process === null ? null : { ...process, path } },
        dockerUnit: unit,
      });
    expect(await askProbe(storage, { disk }, of(null))).toMatchObject({
      value: { temporary: { path: '/mnt/docker-tmp', freeBytes: 3 } },
    });
    const open = await askProbe(storage, { disk }, of(['/usr/bin']));
    expect(open.ok && open.value.temporary).toBe(undefined);
  });

  it('is the folder of the system’s containerd, with what the engine’s own has free', async () => {
    const answer = await asked(
      { disk: both('/var/lib/containerd'), stat: socket, read: { '/etc/containerd/config.toml': absent } },
      byContainerd,
    );
    expect(answer).toMatchObject({
      value: { path: '/var/lib/containerd', keptBy: 'containerd', rootFreeBytes: 2 },
    });
  });

  it.each([
    ['root = "/large/containerd"\nversion = 2\n', '/large/containerd'],
    ['version = 2\n[plugins]\n  root = "/no"\n', '/var/lib/containerd'],
    ['root = [', '/var/lib/containerd'],
    ['root = "relative"', '/var/lib/containerd'],
    ['', '/var/lib/containerd'],
  ])('is where config.toml says: %j', async (text, path) => {
    const answer = await asked(
      { disk: both(path), stat: noSocket, read: { '/etc/containerd/config.toml': text } },
      byContainerd,
      ['dockerd', '--containerd=/run/containerd/containerd.sock'],
    );
    expect(answer).toMatchObject({ value: { path } });
  });

  it('is below the engine’s folder where dockerd starts a containerd of its own', async () => {
    const path = '/var/lib/docker/containerd/daemon';
    expect(await asked({ disk: both(path), stat: noSocket }, byContainerd)).toMatchObject({
      value: { path },
    });
    const rootless = { ...byContainerd, rootless: true };
    expect(await asked({ disk: both(path), stat: socket }, rootless)).toMatchObject({ value: { path } });
  });

  it('is not known where the engine is in a virtual machine', async () => {
    expect(await asked({}, { operatingSystem: 'Docker Desktop' })).toMatchObject({ ok: false, asked: false });
  });
});
