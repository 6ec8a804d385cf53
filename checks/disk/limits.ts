import type { Finding } from '../../src/check.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { StorageFact } from '../../src/probes/storage.ts';
import { freeInodes, freeTemporary, useOverlay } from '../fixes/disk.ts';
import type { Room } from './room.ts';
import { nearlyFull, size } from './size.ts';

type Limit = Finding<'disk-full-other-fs'>;

/** Inodes of one image: tens of thousands of files. */
const fewInodes = 200_000;
/** With less than this not even a container that is here starts. */
const noInodes = 1000;

/** The gravest of the limits that `df` of the folder does not show; `image` is null where nothing need be pulled. */
export function otherLimits(
  storage: StorageFact,
  engine: EngineFact | null,
  image: Room | null,
): readonly Limit[] {
  const limits = [...smallBase(engine, image), ...smallTemporary(storage, image), ...inodes(storage, image)];
  const worst = limits.find(({ severity }) => severity === 'error') ?? limits[0];
  return worst === undefined ? [] : [worst];
}

function smallBase(engine: EngineFact | null, image: Room | null): readonly Limit[] {
  const base = engine?.kind === 'running' ? engine.baseDeviceBytes : null;
  if (base === null || image === null || base >= image.bytes) return [];
  return [
    {
      code: 'disk-full-other-fs',
      severity: image.layerBytes === null ? 'warning' : 'error',
      message: `The storage driver devicemapper gives each image ${size(base)}, and this one needs about ${size(image.bytes)}: a pull ends in "no space left on device", whatever room there is.`,
      seen: { baseDeviceBytes: base, neededBytes: image.bytes },
      fixes: [useOverlay],
    },
  ];
}

/** Several layers are downloaded at once, faster than they are unpacked; how much lies there at a time, nobody knows. */
function smallTemporary({ temporary, path }: StorageFact, image: Room | null): readonly Limit[] {
  if (temporary === undefined || image === null) return [];
  const { freeBytes } = temporary;
  const full = freeBytes < nearlyFull;
  if (!full && freeBytes >= (image.layerBytes ?? 0)) return [];
  const needs = image.layerBytes === null ? '' : `, and its layers have ${size(image.layerBytes)}`;
  return [
    {
      code: 'disk-full-other-fs',
      ...(full ? { severity: 'error' } : { severity: 'warning', undecided: true }),
      message: `The engine downloads layers to ${temporary.path} (DOCKER_TMPDIR), where ${size(freeBytes)} are free${needs}: a pull ${full ? 'ends' : 'may end'} in "no space left on device", whatever room there is below ${path}.`,
      seen: { path: temporary.path, freeBytes, layerBytes: image.layerBytes },
      fixes: [freeTemporary(temporary.path)],
    },
  ];
}

function inodes({ path, freeInodes: left, freeBytes }: StorageFact, image: Room | null): readonly Limit[] {
  if (left === null || left >= (image === null ? noInodes : fewInodes)) return [];
  const none = left < noInodes;
  return [
    {
      code: 'disk-full-other-fs',
      severity: none ? 'error' : 'warning',
      message: `The filesystem of ${path} has ${left} inodes left, ${none ? 'so nothing new can be written, whatever room there is' : 'few for an image of this kind'}.`,
      seen: { path, freeInodes: left, freeBytes },
      fixes: [freeInodes(path)],
    },
  ];
}
