import { defineCheck, type Finding } from '../src/check.ts';
import { estimatedRoomBytes } from '../src/knowledge/releases.ts';
import { valueIn } from '../src/probe.ts';
import type { RegistryFact } from '../src/probes/registry.ts';
import type { StorageFact } from '../src/probes/storage.ts';
import { freeDisk } from './fixes/disk.ts';

type Code = 'disk-too-small-for-image' | 'disk-full-docker-root';

/** With less than this even a container that is here already may fail to start. Bytes. */
const nearlyFull = 100 * 1024 ** 2;

/** Inodes of one image: tens of thousands of files. */
const fewInodes = 200_000;

export default defineCheck({
  id: 'disk-space',
  title: 'There is room for the image',
  needs: ['storage'],
  uses: ['localImage', 'registry', 'imageChoice'],
  codes: ['disk-too-small-for-image', 'disk-full-docker-root'],
  examine({ storage, localImage, registry, imageChoice }, { thresholds }): readonly Finding<Code>[] {
    const present = valueIn(localImage)?.kind === 'present';
    const spare = thresholds.freeDiskBytes;
    if (storage.freeBytes < Math.max(nearlyFull, present ? spare : 0)) return [full(storage, !present)];
    if (present) return [];
    return tooSmall(storage, valueIn(registry), valueIn(imageChoice)?.release ?? null, spare);
  },
});

const full = (storage: StorageFact, mustPull: boolean): Finding<Code> => ({
  code: mustPull ? 'disk-too-small-for-image' : 'disk-full-docker-root',
  severity: 'error',
  message: mustPull
    ? `The filesystem of ${storage.path} has ${size(storage.freeBytes)} left, too little for any image.`
    : `The filesystem of ${storage.path}, where the engine works, is full: ${size(storage.freeBytes)} are left.`,
  seen: { path: storage.path, freeBytes: storage.freeBytes },
  fixes: [freeDisk(storage.path)],
});

function tooSmall(
  storage: StorageFact,
  registry: RegistryFact | null,
  release: string | null,
  spare: number,
): readonly Finding<Code>[] {
  const known = registry?.kind === 'found' ? registry.layerBytes : null;
  const image = known === null ? (release === null ? 0 : estimatedRoomBytes(release)) : roomFor(known);
  const needed = image + spare;
  // The layers alone not fitting is certain; that they do not fit unpacked is as good as.
  const certain = known !== null;
  const inodes = storage.freeInodes !== null && storage.freeInodes < fewInodes;
  if (storage.freeBytes >= needed && !inodes) return [];
  const short = storage.freeBytes < needed;
  return [
    {
      code: 'disk-too-small-for-image',
      severity: short && certain ? 'error' : 'warning',
      message: short
        ? `The image needs about ${size(needed)} where the engine keeps images (${storage.path}), and ${size(storage.freeBytes)} are free.`
        : `The filesystem of ${storage.path} has ${storage.freeInodes} inodes left, few for an image of this kind.`,
      seen: {
        path: storage.path,
        freeBytes: storage.freeBytes,
        neededBytes: needed,
        ...(spare === 0 ? {} : { keptFreeBytes: spare }),
        layerBytes: known,
        freeInodes: storage.freeInodes,
        basis: certain ? 'sizes of the layers in the registry' : 'an estimate by the age of the release',
      },
      fixes: [freeDisk(storage.path)],
    },
  ];
}

/** Unpacked, layers take 2.2 to 2.4 times their compressed size, and the download lies beside them for a while. */
const roomFor = (layerBytes: number): number => Math.ceil(layerBytes * 2.2);

const size = (bytes: number): string =>
  bytes >= 1000 ** 3 ? `${(bytes / 1000 ** 3).toFixed(1)} GB` : `${Math.floor(bytes / 1000 ** 2)} MB`;
