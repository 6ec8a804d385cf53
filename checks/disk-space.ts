import { defineCheck, type Finding } from '../src/check.ts';
import { isImageHere } from '../src/knowledge/image-here.ts';
import { valueIn } from '../src/probe.ts';
import type { EngineFact } from '../src/probes/engine.ts';
import type { StorageFact } from '../src/probes/storage.ts';
import { unfitDriver } from './disk/driver.ts';
import { otherLimits } from './disk/limits.ts';
import { type Room, roomOf } from './disk/room.ts';
import { nearlyFull, size } from './disk/size.ts';
import { freeContainerdStore, freeDisk } from './fixes/disk.ts';

const codes = [
  'disk-too-small-for-image',
  'disk-full-docker-root',
  'containerd-store-disk',
  'disk-full-other-fs',
  'storage-driver-unfit',
] as const;
type Code = (typeof codes)[number];

export default defineCheck({
  id: 'disk-space',
  title: 'There is room for the image',
  needs: ['storage'],
  uses: ['engine', 'dockerd', 'localImage', 'registry', 'imageChoice'],
  codes,
  examine(
    { storage, engine, dockerd, localImage, registry, imageChoice },
    { thresholds },
  ): readonly Finding<Code>[] {
    const here = isImageHere(localImage, dockerd);
    const spare = thresholds.freeDiskBytes;
    const image = roomOf(valueIn(registry), valueIn(imageChoice));
    const daemon = valueIn(engine);
    const unfit = unfitDriver(storage, daemon, valueIn(localImage), valueIn(registry));
    if (storage.freeBytes < Math.max(nearlyFull, here === true ? spare : 0))
      return [full(storage, here === false, spare), ...unfit];
    const small = here === true ? [] : tooSmall(storage, image, spare, here === false);
    return [...small, ...limitsOf(storage, daemon, image, here), ...unfit];
  },
  doubt({ storage: { temporaryUnread }, localImage, dockerd }) {
    if (temporaryUnread === undefined || isImageHere(localImage, dockerd) === true) return null;
    return `the room in ${temporaryUnread}, to which the engine downloads layers, could not be measured`;
  },
});

/** Where nobody knows whether the image is here, what only a pull would meet is in doubt. */
function limitsOf(
  storage: StorageFact,
  daemon: EngineFact | null,
  image: Room,
  here: boolean | null,
): readonly Finding<Code>[] {
  const certain = otherLimits(storage, daemon, here === false ? image : null);
  if (here !== null || certain.length > 0) return certain;
  return otherLimits(storage, daemon, image).map((limit) => ({
    ...limit,
    severity: 'warning',
    undecided: true,
    message: `${limit.message} ${notSaid}`,
  }));
}

const notSaid = 'The engine does not say whether it has the image already.';

function full(storage: StorageFact, mustPull: boolean, spare: number): Finding<Code> {
  const { path, keptBy, freeBytes } = storage;
  const byContainerd = keptBy === 'containerd';
  const isFull = freeBytes < nearlyFull;
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
      : isFull
        ? `The filesystem of ${path}, where ${where}, is full: ${size(freeBytes)} are left.`
        : `The filesystem of ${path}, where ${where}, has ${size(freeBytes)} left, and the configuration asks for ${size(spare)} (thresholds.free-disk).`,
    seen: { path, freeBytes, ...(isFull ? {} : { keptFreeBytes: spare }) },
    fixes: [roomFix(storage)],
  };
}

const roomFix = ({ path, keptBy }: StorageFact) =>
  keptBy === 'containerd' ? freeContainerdStore(path) : freeDisk(path);

/** `mustPull`: the image is not here; else nobody knows, and a launch decides. */
function tooSmall(
  storage: StorageFact,
  { bytes, layerBytes }: Room,
  spare: number,
  mustPull: boolean,
): readonly Finding<Code>[] {
  const needed = bytes + spare;
  if (storage.freeBytes >= needed) return [];
  // The layers alone not fitting is certain; that they do not fit unpacked is as good as.
  const certain = (layerBytes !== null && mustPull) || storage.freeBytes < spare;
  const elsewhere = storage.rootFreeBytes !== undefined && storage.rootFreeBytes >= needed;
  const words = [
    `The image needs about ${size(bytes)}${spare === 0 ? '' : `, and ${size(spare)} are to stay free (thresholds.free-disk)`} where ${storage.keptBy === 'containerd' ? 'containerd' : 'the engine'} keeps images (${storage.path}), and ${size(storage.freeBytes)} are free.`,
    ...(mustPull ? [] : [notSaid]),
    ...(elsewhere
      ? ["The engine's own folder has the room, but this engine leaves images to containerd."]
      : []),
  ];
  return [
    {
      code: elsewhere ? 'containerd-store-disk' : 'disk-too-small-for-image',
      severity: certain ? 'error' : 'warning',
      ...(mustPull || certain ? {} : { undecided: true }),
      message: words.join(' '),
      seen: {
        path: storage.path,
        freeBytes: storage.freeBytes,
        neededBytes: needed,
        ...(spare === 0 ? {} : { keptFreeBytes: spare }),
        ...(storage.rootFreeBytes === undefined ? {} : { engineRootFreeBytes: storage.rootFreeBytes }),
        layerBytes,
        basis:
          layerBytes === null
            ? 'an estimate by the age of the release'
            : 'sizes of the layers in the registry',
      },
      fixes: [roomFix(storage)],
    },
  ];
}
