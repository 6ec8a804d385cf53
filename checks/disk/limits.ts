import type { Finding } from '../../src/check.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { StorageFact } from '../../src/probes/storage.ts';
import { freeInodes, useOverlay } from '../fixes/disk.ts';
import { size } from './size.ts';

/** Inodes of one image: tens of thousands of files. */
const fewInodes = 200_000;
/** With less than this not even a container that is here starts. */
const noInodes = 1000;

/** Limits that `df` does not show; `neededBytes` is what the image takes unpacked, null where it need not be pulled. */
export function otherLimits(
  storage: StorageFact,
  engine: EngineFact | null,
  neededBytes: number | null,
): readonly Finding<'disk-full-other-fs'>[] {
  const base = engine?.kind === 'running' ? engine.baseDeviceBytes : null;
  if (base !== null && neededBytes !== null && base < neededBytes) return [tooSmallBase(base, neededBytes)];
  const inodes = storage.freeInodes;
  if (inodes === null || inodes >= (neededBytes === null ? noInodes : fewInodes)) return [];
  return [
    {
      code: 'disk-full-other-fs',
      severity: inodes < noInodes ? 'error' : 'warning',
      message: `The filesystem of ${storage.path} has ${inodes} inodes left, ${inodes < noInodes ? 'so nothing new can be written, whatever room there is' : 'few for an image of this kind'}.`,
      seen: { path: storage.path, freeInodes: inodes, freeBytes: storage.freeBytes },
      fixes: [freeInodes(storage.path)],
    },
  ];
}

const tooSmallBase = (base: number, needed: number): Finding<'disk-full-other-fs'> => ({
  code: 'disk-full-other-fs',
  severity: 'error',
  message: `The storage driver devicemapper gives each image ${size(base)}, and this one needs about ${size(needed)}: a pull ends in "no space left on device", whatever room there is.`,
  seen: { baseDeviceBytes: base, neededBytes: needed },
  fixes: [useOverlay],
});
