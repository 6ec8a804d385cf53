import type { Finding } from '../../src/check.ts';
import type { EngineFact, RunningEngine } from '../../src/probes/engine.ts';
import type { LocalImageFact } from '../../src/probes/local-image.ts';
import type { RegistryFact } from '../../src/probes/registry.ts';
import type { StorageFact } from '../../src/probes/storage.ts';
import { moveDataRoot, useOverlay } from '../fixes/disk.ts';
import { unpacked } from './room.ts';
import { size } from './size.ts';

type Unfit = Finding<'storage-driver-unfit'>;

/** Docker's and containerd's ways to keep layers without copy-on-write. */
const copying: ReadonlySet<string> = new Set(['vfs', 'native']);

/** Storage drivers that keep images of this kind at a price that `df` does not tell, or not soundly. */
export function unfitDriver(
  storage: StorageFact,
  engine: EngineFact | null,
  image: LocalImageFact | null,
  registry: RegistryFact | null,
): readonly Unfit[] {
  if (engine?.kind !== 'running') return [];
  if (copying.has(engine.storageDriver)) return [copies(storage, engine, neededBytes(image, registry))];
  return engine.lacksDType ? [withoutDType(storage, engine)] : [];
}

/** A container is made of two copies of its image: Docker puts a layer of its own below the container's. */
function neededBytes(image: LocalImageFact | null, registry: RegistryFact | null): number | null {
  if (image?.kind === 'present') return image.sizeBytes === 0 ? null : image.sizeBytes * 2;
  return registry?.kind === 'found' ? unpacked(registry.stackedLayerBytes) : null;
}

/** Where the filesystem shares blocks between copies (reflink), they take little: so the room alone proves nothing. */
function copies(storage: StorageFact, { storageDriver }: RunningEngine, needed: number | null): Unfit {
  const fits = needed !== null && storage.freeBytes >= needed;
  const much =
    needed === null
      ? ''
      : ` That may take ${size(needed)} for this image, and ${size(storage.freeBytes)} are free.`;
  return {
    code: 'storage-driver-unfit',
    severity: 'warning',
    ...(fits ? {} : { undecided: true }),
    message: `The engine keeps images by ${storageDriver}, which copies all that is below for each layer and for each container.${much}`,
    seen: { storageDriver, path: storage.path, freeBytes: storage.freeBytes, neededBytes: needed },
    fixes: [useOverlay],
  };
}

const withoutDType = ({ path }: StorageFact, { storageDriver }: RunningEngine): Unfit => ({
  code: 'storage-driver-unfit',
  severity: 'warning',
  message: `The engine keeps images by ${storageDriver} on a filesystem that does not tell the kind of a directory's entries (XFS made with ftype=0): removed files show up again, and pulls may fail.`,
  seen: { storageDriver, path, supportsDType: false },
  fixes: [moveDataRoot(path)],
});
