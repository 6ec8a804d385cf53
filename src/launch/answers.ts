import type { JsonObject } from '../check.ts';
import { booleanAt, listAt, numberAt, objectsIn, parseObject, stringAt, stringsIn } from '../json.ts';

/** A GPU as PyTorch sees it. */
export interface SeenGpu {
  readonly name: string;
  readonly computeCapability: string;
  readonly memoryBytes: number | null;
}

/** A step that works or says why not. */
export type Tried<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: string };

/** What our script saw inside the container; null: the step never said a word. */
export interface LaunchMeasured {
  /** The script began. */
  readonly started: boolean;
  /** It came to its end, whatever its steps found. */
  readonly complete: boolean;
  readonly python: string | null;
  readonly torch: Tried<{
    readonly version: string;
    readonly cuda: string | null;
    readonly architectures: readonly string[];
  }> | null;
  /** Device nodes, by path. */
  readonly nodes: readonly string[];
  readonly cuda: {
    readonly available: boolean;
    readonly devices: readonly SeenGpu[];
    readonly error: string | null;
    readonly warnings: readonly string[];
  } | null;
  readonly matmul: readonly ({ readonly device: number } & Tried<{
    readonly maxError: number;
    readonly milliseconds: number;
  }>)[];
  readonly dataloader: Tried<{
    readonly workers: number;
    readonly batches: number;
    readonly batchBytes: number;
    readonly peakShmBytes: number;
    readonly seconds: number;
  }> | null;
  readonly allreduce: Tried<{ readonly ranks: number; readonly backend: string }> | null;
  readonly limits: {
    readonly shmTotalBytes: number;
    readonly shmFreeBytes: number;
    /** Bytes; null: unlimited. */
    readonly memlockBytes: number | null;
    readonly stackBytes: number | null;
  } | null;
}

export interface BannerWarning {
  /** e.g. `driver-missing` */
  readonly id: string;
  readonly text: string;
}

const mark = '@ngc-doctor ';

/** Reads what the script said among whatever else was printed; lines of another run or half ones do not count. */
export function readAnswers(output: string, nonce: string): LaunchMeasured {
  const lines = output.split('\n').flatMap((line) => {
    const answer = line.startsWith(mark) ? parseObject(line.slice(mark.length)) : null;
    return answer !== null && stringAt(answer, 'nonce') === nonce ? [answer] : [];
  });
  const last = (step: string) => lines.findLast((line) => stringAt(line, 'step') === step) ?? null;
  const start = last('start');
  return {
    started: start !== null,
    complete: last('end') !== null,
    python: start === null ? null : stringAt(start, 'python'),
    torch: torchOf(last('torch')),
    nodes: stringsIn(listAt(last('devices') ?? {}, 'nodes')),
    cuda: cudaOf(last('cuda')),
    matmul: lines.filter((line) => stringAt(line, 'step') === 'matmul').map(matmulOf),
    dataloader: dataloaderOf(last('dataloader')),
    allreduce: allreduceOf(last('allreduce')),
    limits: limitsOf(last('limits')),
  };
}

function tried<T extends object>(line: JsonObject, seen: T): Tried<T> {
  if (booleanAt(line, 'ok')) return { ok: true, ...seen };
  return { ok: false, error: [stringAt(line, 'error'), stringAt(line, 'detail')].filter(Boolean).join('\n') };
}

const number = (line: JsonObject, key: string): number => numberAt(line, key) ?? 0;

function torchOf(line: JsonObject | null): LaunchMeasured['torch'] {
  if (line === null) return null;
  return tried(line, {
    version: stringAt(line, 'version') ?? '',
    cuda: stringAt(line, 'cuda'),
    architectures: stringsIn(listAt(line, 'architectures')),
  });
}

function cudaOf(line: JsonObject | null): LaunchMeasured['cuda'] {
  if (line === null) return null;
  return {
    available: booleanAt(line, 'available'),
    devices: objectsIn(listAt(line, 'devices')).map((device) => ({
      name: stringAt(device, 'name') ?? '',
      computeCapability: stringAt(device, 'computeCapability') ?? '',
      memoryBytes: numberAt(device, 'memoryBytes'),
    })),
    error: stringAt(line, 'error'),
    warnings: stringsIn(listAt(line, 'warnings')),
  };
}

const matmulOf = (line: JsonObject): LaunchMeasured['matmul'][number] => ({
  device: number(line, 'device'),
  ...tried(line, { maxError: number(line, 'maxError'), milliseconds: number(line, 'milliseconds') }),
  ...(booleanAt(line, 'ok') || stringAt(line, 'error') !== null
    ? {}
    : { error: `its result differs from the processor's by ${number(line, 'maxError')}` }),
});

function dataloaderOf(line: JsonObject | null): LaunchMeasured['dataloader'] {
  if (line === null) return null;
  return tried(line, {
    workers: number(line, 'workers'),
    batches: number(line, 'batches'),
    batchBytes: number(line, 'batchBytes'),
    peakShmBytes: number(line, 'peakShmBytes'),
    seconds: number(line, 'seconds'),
  });
}

function allreduceOf(line: JsonObject | null): LaunchMeasured['allreduce'] {
  if (line === null) return null;
  return tried(line, { ranks: number(line, 'ranks'), backend: stringAt(line, 'backend') ?? '' });
}

function limitsOf(line: JsonObject | null): LaunchMeasured['limits'] {
  if (line === null) return null;
  return {
    shmTotalBytes: number(line, 'shmTotalBytes'),
    shmFreeBytes: number(line, 'shmFreeBytes'),
    memlockBytes: numberAt(line, 'memlockBytes'),
    stackBytes: numberAt(line, 'stackBytes'),
  };
}

/** What NVIDIA's start script warns of, by telling words of images from 18.09 to 26.09. */
const bannerWords: readonly (readonly [string, RegExp])[] = [
  ['driver-missing', /NVIDIA Driver was not detected/i],
  ['cuda-init-failed', /CUDA failed to initialize/i],
  ['gpu-too-old', /Detected .{1,100} GPU, which is not supported by this container/i],
  ['gpu-maybe', /Detected .{1,100} GPU, which may not yet be supported/i],
  ['gpu-too-new', /Detected .{1,100} GPU, which is not yet supported/i],
  ['no-supported-gpu', /No supported GPU\(s\) detected/i],
  ['forward-compatibility', /CUDA Forward Compatibility mode ENABLED|Legacy NVIDIA Driver detected/i],
  ['minor-version-compatibility', /CUDA Minor Version Compatibility mode ENABLED/i],
  ['compatibility-unavailable', /compatibility mode is UNAVAILABLE/i],
  ['avx', /supporting at least the AVX instruction set/i],
  ['shmem', /SHMEM allocation limit is set to the default/i],
];

const longest = 300;

/** The paragraphs of the start script that warn of something, each once, bounded. */
export function bannerWarnings(output: string): readonly BannerWarning[] {
  const paragraphs = output
    .slice(0, 100_000)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  return bannerWords.flatMap(([id, pattern]) => {
    const text = paragraphs.find((paragraph) => !paragraph.includes(mark) && pattern.test(paragraph));
    return text === undefined ? [] : [{ id, text: text.slice(0, longest) }];
  });
}
