import diskSpace from '../../checks/disk-space.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const gigabyte = 1000 ** 3;
const room = (freeBytes: number, freeInodes: number | null = null) => ({
  storage: { ...healthy.storage, freeBytes, freeInodes },
});
const notHere = { localImage: { kind: 'absent' } } as const;
const layers = (layerBytes: number) => ({
  registry: healthy.registry.kind === 'found' ? { ...healthy.registry, layerBytes } : healthy.registry,
});

testCheck(diskSpace, {
  passes: {
    'the image is here': { facts: room(gigabyte) },
    'layers of 9 GB and 20 GB free': {
      facts: { ...notHere, ...layers(9 * gigabyte), ...room(20 * gigabyte) },
    },
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
      codes: ['disk-too-small-for-image?'],
      seen: { freeInodes: 10_000 },
    },
    'full, and the image is here': { facts: room(50_000_000), codes: ['disk-full-docker-root'] },
    'full, and it must be pulled': {
      facts: { ...notHere, ...room(50_000_000) },
      codes: ['disk-too-small-for-image'],
    },
  },
});
