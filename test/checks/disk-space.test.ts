import { describe, expect, it } from 'vitest';
import diskSpace from '../../checks/disk-space.ts';
import { unread } from '../../src/probe.ts';
import type { Facts } from '../../src/probes.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const gigabyte = 1000 ** 3;
const room = (freeBytes: number, freeInodes: number | null = null) => ({
  storage: { ...healthy.storage, freeBytes, freeInodes },
});
const notHere = { localImage: { kind: 'absent' } } as const;
const layers = (layerBytes: number) => ({
  registry: healthy.registry.kind === 'found' ? { ...healthy.registry, layerBytes } : healthy.registry,
});

const keeping = (freeDiskBytes: number) => ({ thresholds: { ...defaultTarget.thresholds, freeDiskBytes } });

const ofContainerd = (freeBytes: number, rootFreeBytes: number) => ({
  storage: {
    ...healthy.storage,
    keptBy: 'containerd' as const,
    path: '/var/lib/containerd',
    freeBytes,
    rootFreeBytes,
  },
});
const withBase = (baseDeviceBytes: number) => ({
  engine: engineWith({ baseDeviceBytes }),
});

const to = (storageDriver: string) => ({ engine: engineWith({ storageDriver }) });
const temporary = (freeBytes: number) => ({
  storage: {
    ...healthy.storage,
    freeBytes: 500 * gigabyte,
    temporary: { path: '/run/docker-tmp', freeBytes },
  },
});

testCheck(diskSpace, {
  passes: {
    'the image is here': { facts: room(gigabyte) },
    'layers of 9 GB and 20 GB free': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...room(20 * gigabyte) },
    },
    'devicemapper, and the image is here': { facts: withBase(10 * gigabyte) },
    'layers are downloaded to another folder, which has room': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...temporary(20 * gigabyte) },
    },
    'layers are downloaded to a small folder, and the image is here': { facts: temporary(gigabyte) },
    'a filesystem without a number of inodes': { facts: { ...notHere, ...room(500 * gigabyte, null) } },
  },
  unknown: {
    'the folder that layers are downloaded to could not be measured': {
      facts: {
        ...notHere,
        ...layers(9 * gigabyte),
        storage: {
          ...temporary(0).storage,
          temporary: undefined,
          temporaryUnread: '/run/docker-tmp',
        } as never,
      },
    },
  },
  finds: {
    'layers of 9 GB and 15 GB free': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...room(15 * gigabyte) },
      codes: ['disk-too-small-for-image'],
      seen: { layerBytes: 9 * gigabyte, freeBytes: 15 * gigabyte },
      fixes: ['free-disk'],
    },
    'an estimate only warns': {
      facts: { ...notHere, ...room(20 * gigabyte) },
      unread: ['registry'],
      codes: ['disk-too-small-for-image?'],
    },
    'few inodes': {
      facts: { ...notHere, ...room(500 * gigabyte, 10_000) },
      codes: ['disk-full-other-fs?'],
      seen: { freeInodes: 10_000 },
    },
    'no inodes, though the image is here': {
      facts: room(500 * gigabyte, 12),
      codes: ['disk-full-other-fs'],
      fixes: ['free-inodes'],
    },
    'devicemapper, with less for an image than this one takes': {
      facts: { ...notHere, ...withBase(10.74 * gigabyte) },
      codes: ['disk-full-other-fs'],
      fixes: ['use-overlay2'],
    },
    'layers are downloaded to another folder, which is smaller than they are': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...temporary(2 * gigabyte) },
      codes: ['disk-full-other-fs?'],
      seen: { path: '/run/docker-tmp', freeBytes: 2 * gigabyte, layerBytes: 9 * gigabyte },
      fixes: ['free-temporary-folder'],
    },
    'layers are downloaded to another folder, which is full': {
      facts: { ...notHere, ...temporary(50_000_000) },
      codes: ['disk-full-other-fs'],
    },
    'few inodes, and the folder of downloads is full: the graver counts': {
      facts: {
        ...notHere,
        storage: { ...temporary(50_000_000).storage, freeInodes: 10_000 },
      },
      codes: ['disk-full-other-fs'],
      fixes: ['free-temporary-folder'],
    },
    'vfs, with a copy of all below for each layer': {
      facts: { ...notHere, ...to('vfs'), ...room(500 * gigabyte) },
      codes: ['storage-driver-unfit?'],
      seen: { storageDriver: 'vfs', freeBytes: 500 * gigabyte },
      fixes: ['use-overlay2'],
    },
    'the same of containerd': {
      facts: { ...to('native'), ...room(500 * gigabyte) },
      codes: ['storage-driver-unfit?'],
      seen: { neededBytes: 44 * 1024 ** 3 },
    },
    'overlay2 on XFS that was made with ftype=0': {
      facts: { engine: engineWith({ lacksDType: true }) },
      codes: ['storage-driver-unfit?'],
      fixes: ['move-data-root'],
    },
    'layers of 9 GB and 15 GB free, and the engine does not say whether it has them': {
      facts: { ...layers(9 * gigabyte), ...room(15 * gigabyte) },
      unread: ['localImage'],
      codes: ['disk-too-small-for-image?'],
    },
    'devicemapper with 10 GB, and the engine does not say whether it has the image': {
      facts: { ...layers(9 * gigabyte), ...room(500 * gigabyte), ...withBase(10 * gigabyte) },
      unread: ['localImage'],
      codes: ['disk-full-other-fs?'],
    },
    'a full disk of containerd': {
      facts: {
        storage: { ...healthy.storage, keptBy: 'containerd', path: '/var/lib/containerd', freeBytes: 9 },
      },
      codes: ['containerd-store-disk'],
      fixes: ['free-containerd-store'],
    },
    'images go to a small disk of containerd, and the engine has a large one': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...ofContainerd(15 * gigabyte, 900 * gigabyte) },
      codes: ['containerd-store-disk'],
      seen: { engineRootFreeBytes: 900 * gigabyte },
    },
    'no room anywhere': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...ofContainerd(15 * gigabyte, 10 * gigabyte) },
      codes: ['disk-too-small-for-image'],
      fixes: ['free-containerd-store'],
    },
    'less than is to stay free, and the image is here': {
      facts: room(40 * gigabyte),
      target: keeping(50 * gigabyte),
      codes: ['disk-full-docker-root'],
      seen: { freeBytes: 40 * gigabyte, keptFreeBytes: 50 * gigabyte },
    },
    'less than is to stay free, and the size of the image is estimated': {
      facts: { ...room(40 * gigabyte), ...notHere },
      unread: ['registry'],
      target: keeping(50 * gigabyte),
      codes: ['disk-too-small-for-image'],
    },
    'room for the image, and not for what is to stay free': {
      facts: { ...room(60 * gigabyte), ...notHere, ...layers(8 * gigabyte) },
      target: keeping(50 * gigabyte),
      codes: ['disk-too-small-for-image'],
      seen: { keptFreeBytes: 50 * gigabyte },
    },
    'full, and the image is here': { facts: room(50_000_000), codes: ['disk-full-docker-root'] },
    'full, and it must be pulled': {
      facts: { ...notHere, ...room(50_000_000) },
      codes: ['disk-too-small-for-image'],
    },
  },
});

const undecided = (facts: Partial<Facts>, unknown = false) => {
  const readings = { ...readingsOf(facts), ...(unknown ? { localImage: unread('no answer') } : {}) };
  const outcome = diskSpace.examine(readings, defaultTarget);
  return outcome.status === 'found' ? outcome.findings.map((finding) => finding.undecided ?? false) : [];
};

describe('what a launch has to decide', () => {
  it('is whether copies of all layers fit', () => {
    expect(undecided({ ...notHere, ...to('vfs'), ...room(500 * gigabyte) })).toEqual([true]);
    expect(undecided({ ...notHere, ...to('vfs'), ...room(900 * gigabyte) })).toEqual([false]);
    expect(undecided({ ...to('vfs'), ...room(30 * gigabyte) })).toEqual([true]);
    expect(undecided({ ...to('vfs'), ...room(500 * gigabyte) })).toEqual([false]);
  });

  it('is whether downloads fit where they are put', () => {
    expect(undecided({ ...notHere, ...temporary(2 * gigabyte) })).toEqual([true]);
    expect(undecided({ ...notHere, ...temporary(50_000_000) })).toEqual([false]);
  });

  it('is whether the image is here, where the engine does not say', () => {
    const facts = { ...layers(9 * gigabyte), ...room(15 * gigabyte) };
    expect(undecided(facts, true)).toEqual([true]);
    expect(undecided({ ...facts, ...notHere })).toEqual([false]);
  });
});
