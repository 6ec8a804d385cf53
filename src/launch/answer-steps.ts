import type { JsonObject } from '../check.ts';
import { booleanAt, listAt, numberAt, objectAt, objectsIn, stringAt } from '../json.ts';
import { mostInList, numbersAt, type Tried, textAt, textsAt, tried } from './answer-fields.ts';
import type { LaunchMeasured, SeenGpu } from './measured.ts';

/** How many GPUs PyTorch can use, by the answer of the step `cuda`. */
export const devicesSeen = (cuda: JsonObject): number =>
  booleanAt(cuda, 'available') ? devicesOf(cuda).length : 0;

/** What each step says, by its last line; null: it never said a word. First: PyTorch itself. */
export function torchOf(line: JsonObject | null): LaunchMeasured['torch'] {
  if (line === null) return null;
  const version = textAt(line, 'version');
  const more = { cuda: textAt(line, 'cuda'), architectures: textsAt(line, 'architectures') };
  return tried(line, version === null ? null : { version, ...more });
}

/** Versions of the libraries that PyTorch uses. */
export const librariesOf = (line: JsonObject | null): LaunchMeasured['libraries'] =>
  line === null ? null : { cudnn: textAt(line, 'cudnn'), nccl: textAt(line, 'nccl') };

/** The GPUs that PyTorch sees, or what CUDA says instead. */
export function cudaOf(line: JsonObject | null): LaunchMeasured['cuda'] {
  if (line === null) return null;
  return {
    available: booleanAt(line, 'available'),
    devices: devicesOf(line),
    error: textAt(line, 'error'),
    warnings: textsAt(line, 'warnings'),
  };
}

/** Device nodes that could not be opened, and the name of the error, e.g. `EPERM`. */
export function refusedOf(line: JsonObject | null): LaunchMeasured['refusedNodes'] {
  const entries = Object.entries(objectAt(line ?? {}, 'nodes')).slice(0, mostInList);
  return Object.fromEntries(
    entries.flatMap(([path, why]) => (typeof why === 'string' ? [[path, why.slice(0, 40)]] : [])),
  );
}

const devicesOf = (cuda: JsonObject): readonly SeenGpu[] =>
  objectsIn(listAt(cuda, 'devices').slice(0, mostInList)).map((device) => ({
    name: textAt(device, 'name') ?? '',
    computeCapability: textAt(device, 'computeCapability') ?? '',
    memoryBytes: numberAt(device, 'memoryBytes'),
  }));

/** The last word on each device, in their order. */
export function matmulOf(lines: readonly JsonObject[]): LaunchMeasured['matmul'] {
  const byDevice = new Map<number, LaunchMeasured['matmul'][number]>();
  for (const line of lines.filter((one) => stringAt(one, 'step') === 'matmul')) {
    const device = numberAt(line, 'device');
    if (device !== null && Number.isInteger(device) && device >= 0)
      byDevice.set(device, { device, ...productOf(line) });
  }
  return [...byDevice.values()].sort((one, other) => one.device - other.device);
}

function productOf(line: JsonObject): Tried<{ maxError: number; milliseconds: number }> {
  const seen = tried(line, numbersAt(line, 'maxError', 'milliseconds'));
  if (seen.ok || stringAt(line, 'error') !== null || numberAt(line, 'milliseconds') === null) return seen;
  const error = numberAt(line, 'maxError');
  const by = error === null ? ': it is not a number' : ` by ${error.toPrecision(2)} of its largest value`;
  return { ok: false, error: `its result differs from the processor's${by}` };
}

/** A data loader with several processes, sizes in bytes. */
export function dataloaderOf(line: JsonObject | null): LaunchMeasured['dataloader'] {
  if (line === null) return null;
  const seen = numbersAt(line, 'workers', 'batches', 'batchBytes', 'peakShmBytes', 'seconds');
  return tried(line, seen === null ? null : { ...seen, allAtOnce: booleanAt(line, 'allAtOnce') });
}

/** A sum over all devices. */
export function allreduceOf(line: JsonObject | null): LaunchMeasured['allreduce'] {
  if (line === null) return null;
  const [ranks, backend] = [numberAt(line, 'ranks'), textAt(line, 'backend')];
  return tried(line, ranks === null || backend === null ? null : { ranks, backend });
}

/** Limits inside the container; null unless shared memory is among them. */
export function limitsOf(line: JsonObject | null): LaunchMeasured['limits'] {
  const shm = line === null ? null : numbersAt(line, 'shmTotalBytes', 'shmFreeBytes');
  if (line === null || shm === null) return null;
  return {
    ...shm,
    shmFilesystem: textAt(line, 'shmFilesystem'),
    memlockBytes: numberAt(line, 'memlockBytes'),
    stackBytes: numberAt(line, 'stackBytes'),
    openFiles: numberAt(line, 'openFiles'),
    memoryBytes: numberAt(line, 'memoryBytes'),
  };
}
