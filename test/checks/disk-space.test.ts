import diskSpace from '../../checks/disk-space.ts';
import { healthy } from '../../src/testing/healthy.ts';
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

testCheck(diskSpace, {
  passes: {
    'the image is here': { facts: room(gigabyte) },
    'layers of 9 GB and 20 GB free': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...room(20 * gigabyte) },
    },
    'devicemapper, and the image is here': { facts: withBase(10 * gigabyte) },
    'a filesystem without a number of inodes': { facts: { ...notHere, ...room(500 * gigabyte, null) } },
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
    'full, and the image is here': { facts: room(50_000_000), codes: ['disk-full-docker-root'] },
    'full, and it must be pulled': {
      facts: { ...notHere, ...room(50_000_000) },
      codes: ['disk-too-small-for-image'],
    },
  },
});
