import { defineCheck, type Finding } from '../src/check.ts';
import { estimatedRoomBytes } from '../src/knowledge/releases.ts';
import { valueIn } from '../src/probe.ts';
import type { RegistryFact } from '../src/probes/registry.ts';
import type { StorageFact } from '../src/probes/storage.ts';
import { otherLimits } from './disk/limits.ts';
import { nearlyFull, size } from './disk/size.ts';
import { freeContainerdStore, freeDisk } from './fixes/disk.ts';

type Code =
  | 'disk-too-small-for-image'
  | 'disk-full-docker-root'
  | 'containerd-store-disk'
  | 'disk-full-other-fs';

export default defineCheck({
  id: 'disk-space',
  title: 'There is room for the image',
  needs: ['storage'],
  uses: ['engine', 'localImage', 'registry', 'imageChoice'],
  codes: ['disk-too-small-for-image', 'disk-full-docker-root', 'containerd-store-disk', 'disk-full-other-fs'],
  examine({ storage, engine, localImage, registry, imageChoice }, { thresholds }): readonly Finding<Code>[] {
    const present = valueIn(localImage)?.kind === 'present';
    const spare = thresholds.freeDiskBytes;
    const image = roomOf(valueIn(registry), valueIn(imageChoice)?.release ?? null);
    const limits = otherLimits(storage, valueIn(engine), present ? null : image.bytes);
    if (storage.freeBytes < Math.max(nearlyFull, present ? spare : 0)) return [full(storage, !present)];
    if (present) return limits;
    return [...tooSmall(storage, image, spare), ...limits];
  },
});

function full(storage: StorageFact, mustPull: boolean): Finding<Code> {
  const { path, keptBy, freeBytes } = storage;
  const byContainerd = keptBy === 'containerd';
  const where = byContainerd ? 'containerd keeps the images' : 'the engine works';
  return {
    code: byContainerd
      ? 'containerd-store-disk'
      : mustPull
        ? 'disk-too-small-for-image'
        : 'disk-full-docker-root',
    severity: 'error',
    message: mustPull
      ? `The filesystem of ${path}, where ${where}, has ${size(freeBytes)} left, too little for any image.`
      : `The filesystem of ${path}, where ${where}, is full: ${size(freeBytes)} are left.`,
    seen: { path, freeBytes },
    fixes: [roomFix(storage)],
  };
}

const roomFix = ({ path, keptBy }: StorageFact) =>
  keptBy === 'containerd' ? freeContainerdStore(path) : freeDisk(path);

/** What an image takes while it is pulled. */
interface Room {
  readonly bytes: number;
  readonly layerBytes: number | null;
}

/** Unpacked, layers take 2.2 to 2.4 times their compressed size, and the download lies beside them for a while. */
function roomOf(registry: RegistryFact | null, release: string | null): Room {
  const layerBytes = registry?.kind === 'found' ? registry.layerBytes : null;
  if (layerBytes !== null) return { bytes: Math.ceil(layerBytes * 2.2), layerBytes };
  return { bytes: release === null ? 0 : estimatedRoomBytes(release), layerBytes };
}

function tooSmall(
  storage: StorageFact,
  { bytes, layerBytes }: Room,
  spare: number,
): readonly Finding<Code>[] {
  const needed = bytes + spare;
  if (storage.freeBytes >= needed) return [];
  // The layers alone not fitting is certain; that they do not fit unpacked is as good as.
  const certain = layerBytes !== null;
  const elsewhere = storage.rootFreeBytes !== undefined && storage.rootFreeBytes >= needed;
  const words = `The image needs about ${size(needed)} where ${storage.keptBy === 'containerd' ? 'containerd' : 'the engine'} keeps images (${storage.path}), and ${size(storage.freeBytes)} are free.`;
  return [
    {
      code: elsewhere ? 'containerd-store-disk' : 'disk-too-small-for-image',
      severity: certain ? 'error' : 'warning',
      message: elsewhere
        ? `${words} The engine's own folder has the room, but this engine leaves images to containerd.`
        : words,
      seen: {
        path: storage.path,
        freeBytes: storage.freeBytes,
        neededBytes: needed,
        ...(spare === 0 ? {} : { keptFreeBytes: spare }),
        ...(storage.rootFreeBytes === undefined ? {} : { engineRootFreeBytes: storage.rootFreeBytes }),
        layerBytes,
        basis: certain ? 'sizes of the layers in the registry' : 'an estimate by the age of the release',
      },
      fixes: [roomFix(storage)],
    },
  ];
}
