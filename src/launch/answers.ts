import type { JsonObject } from '../check.ts';
import { booleanAt, listAt, numberAt, objectAt, objectsIn, parseObject, stringAt } from '../json.ts';
import { mark, mostInList, numbersAt, type Tried, textAt, textsAt, tried } from './answer-fields.ts';

export type { Tried } from './answer-fields.ts';
export { type BannerWarning, bannerWarnings } from './banner.ts';

/** A GPU as PyTorch sees it; empty texts: it would not tell. */
export interface SeenGpu {
  readonly name: string;
  readonly computeCapability: string;
  readonly memoryBytes: number | null;
}

/** What our script saw inside the container; null: the step never said a word. */
export interface LaunchMeasured {
  /** The script began. */
  readonly started: boolean;
  /** It came to its end, whatever its steps found, and no answer that it owes is missing. */
  readonly complete: boolean;
  /** The step for which no time was left. */
  readonly stoppedBefore: string | null;
  readonly python: string | null;
  readonly torch: Tried<{
    readonly version: string;
    readonly cuda: string | null;
    readonly architectures: readonly string[];
  }> | null;
  /** Versions as PyTorch reports them; null: it has none, or does not tell. */
  readonly libraries: { readonly cudnn: string | null; readonly nccl: string | null } | null;
  /** Device nodes, by path. */
  readonly nodes: readonly string[];
  /** NVIDIA_VISIBLE_DEVICES inside. It proves nothing: under CDI it is `void` while the GPUs are there. */
  readonly visibleDevices: string | null;
  /** CUDA_VISIBLE_DEVICES inside; it hides devices from PyTorch. */
  readonly cudaVisibleDevices: string | null;
  /** NVIDIA_DRIVER_CAPABILITIES inside: which of the driver's libraries were asked for. */
  readonly driverCapabilities: string | null;
  /** Path of the libcuda that PyTorch loaded; null: none, or not told. */
  readonly cudaLibrary: string | null;
  /** By path, why a device node could not be opened where CUDA did not start, e.g. `EPERM`. */
  readonly refusedNodes: Readonly<Record<string, string>>;
  readonly cuda: {
    readonly available: boolean;
    readonly devices: readonly SeenGpu[];
    readonly error: string | null;
    readonly warnings: readonly string[];
  } | null;
  /** By device; `maxError` is relative to the largest value, `milliseconds` are of the first use of the device. */
  readonly matmul: readonly ({ readonly device: number } & Tried<{
    readonly maxError: number;
    readonly milliseconds: number;
  }>)[];
  /** `allAtOnce`: the batches that PyTorch keeps ready were really seen in shared memory at the same time. */
  readonly dataloader: Tried<{
    readonly workers: number;
    readonly batches: number;
    readonly batchBytes: number;
    readonly peakShmBytes: number;
    readonly allAtOnce: boolean;
    readonly seconds: number;
  }> | null;
  /** Over all devices; not run with one device, nor where a device cannot even compute alone. */
  readonly allreduce: Tried<{ readonly ranks: number; readonly backend: string }> | null;
  /** Numbers are bytes but for `openFiles`; null: no limit, or none that is known. */
  readonly limits: {
    readonly shmTotalBytes: number;
    readonly shmFreeBytes: number;
    readonly shmFilesystem: string | null;
    readonly memlockBytes: number | null;
    readonly stackBytes: number | null;
    readonly openFiles: number | null;
    readonly memoryBytes: number | null;
  } | null;
}

type Lines = readonly JsonObject[];

/** Reads what the script said among whatever else was printed; lines of another run or half ones do not count. */
export function readAnswers(output: string, nonce: string): LaunchMeasured {
  const lines = output.split('\n').flatMap((line) => {
    const answer = line.startsWith(mark) ? parseObject(line.slice(mark.length)) : null;
    return answer !== null && stringAt(answer, 'nonce') === nonce ? [answer] : [];
  });
  const last = (step: string): JsonObject | null =>
    lines.findLast((line) => stringAt(line, 'step') === step) ?? null;
  const nodes = last('devices') ?? {};
  return {
    started: last('start') !== null,
    complete: last('end') !== null && nothingIsMissing(last, lines),
    stoppedBefore: textAt(last('out-of-time') ?? {}, 'before'),
    python: textAt(last('start') ?? {}, 'python'),
    torch: torchOf(last('torch')),
    libraries: librariesOf(last('libraries')),
    nodes: textsAt(nodes, 'nodes'),
    visibleDevices: textAt(nodes, 'visibleDevices'),
    cudaVisibleDevices: textAt(nodes, 'cudaVisibleDevices'),
    driverCapabilities: textAt(nodes, 'driverCapabilities'),
    cudaLibrary: textAt(last('cuda') ?? {}, 'library'),
    refusedNodes: refusedOf(last('refused')),
    cuda: cudaOf(last('cuda')),
    matmul: matmulOf(lines),
    dataloader: dataloaderOf(last('dataloader')),
    allreduce: allreduceOf(last('allreduce')),
    limits: limitsOf(last('limits')),
  };
}

/** Whether each step that has to follow from the others' answers gave one, too: silence must not pass for success. */
function nothingIsMissing(last: (step: string) => JsonObject | null, lines: Lines): boolean {
  const torch = last('torch');
  if (torch === null) return false;
  if (!booleanAt(torch, 'ok')) return true;
  const cuda = last('cuda');
  const workers = numberAt(last('start') ?? {}, 'workers') ?? 0;
  if (cuda === null || (workers > 0 && last('dataloader') === null)) return false;
  const products = matmulOf(lines);
  const count = devicesSeen(cuda);
  if (products.length < count) return false;
  return count < 2 || products.some(({ ok }) => !ok) || last('allreduce') !== null;
}

const devicesSeen = (cuda: JsonObject): number => (booleanAt(cuda, 'available') ? devicesOf(cuda).length : 0);

function torchOf(line: JsonObject | null): LaunchMeasured['torch'] {
  if (line === null) return null;
  const version = textAt(line, 'version');
  const more = { cuda: textAt(line, 'cuda'), architectures: textsAt(line, 'architectures') };
  return tried(line, version === null ? null : { version, ...more });
}

const librariesOf = (line: JsonObject | null): LaunchMeasured['libraries'] =>
  line === null ? null : { cudnn: textAt(line, 'cudnn'), nccl: textAt(line, 'nccl') };

function cudaOf(line: JsonObject | null): LaunchMeasured['cuda'] {
  if (line === null) return null;
  return {
    available: booleanAt(line, 'available'),
    devices: devicesOf(line),
    error: textAt(line, 'error'),
    warnings: textsAt(line, 'warnings'),
  };
}

function refusedOf(line: JsonObject | null): LaunchMeasured['refusedNodes'] {
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
function matmulOf(lines: Lines): LaunchMeasured['matmul'] {
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

function dataloaderOf(line: JsonObject | null): LaunchMeasured['dataloader'] {
  if (line === null) return null;
  const seen = numbersAt(line, 'workers', 'batches', 'batchBytes', 'peakShmBytes', 'seconds');
  return tried(line, seen === null ? null : { ...seen, allAtOnce: booleanAt(line, 'allAtOnce') });
}

function allreduceOf(line: JsonObject | null): LaunchMeasured['allreduce'] {
  if (line === null) return null;
  const [ranks, backend] = [numberAt(line, 'ranks'), textAt(line, 'backend')];
  return tried(line, ranks === null || backend === null ? null : { ranks, backend });
}

function limitsOf(line: JsonObject | null): LaunchMeasured['limits'] {
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
