/** What the user wants launched and how, as asked on the command line or by a program. */
export interface Target {
  /** An image reference, or `auto`: chosen from what the host has (see `imageChoice`). */
  readonly image: string;
  /** As `docker run --gpus` takes it, e.g. `all`, `2`, `device=0,1`; null: NVIDIA_VISIBLE_DEVICES, else all. */
  readonly gpus: string | null;
  readonly volumes: readonly VolumeRequest[];
  /** Bytes for the container's /dev/shm; null: chosen. */
  readonly shmSizeBytes: number | null;
  readonly ipcHost: boolean;
  /** Number of data-loader processes that the job will use. */
  readonly workers: number;
  /** The command to run in the container; empty: interactive. */
  readonly command: readonly string[];
  /** A terminal is at hand, so that `-it` makes sense. */
  readonly terminal: boolean;
  readonly launch: 'auto' | 'always' | 'never';
  /** Why nothing can be launched there, whatever `launch` says; absent: nothing is known that stands against it. */
  readonly noLaunch?: string;
  /** The image may be pulled if it is not local. */
  readonly pull: boolean;
  /** How long the test launch may take, a pull not counted. Milliseconds. */
  readonly launchTimeoutMs: number;
  /** Nothing on the network is asked. */
  readonly offline: boolean;
  readonly thresholds: Thresholds;
  /** Stands in for `nvcr.io` where the image is chosen here, e.g. `registry.example/ngc`; null: nvcr.io itself. */
  readonly registry: string | null;
}

/** What the user wants beyond what the launch needs. */
export interface Thresholds {
  /** Must stay free where images are kept, with the image there. Bytes. */
  readonly freeDiskBytes: number;
  /** The least shared memory; null: as much as the loaders need. Bytes. */
  readonly shmBytes: number | null;
}

/** One `-v SRC:DST[:OPTIONS]`. A source without a slash names a volume of the engine's. */
export interface VolumeRequest {
  readonly source: string;
  readonly destination: string;
  /** As given, e.g. `ro`; empty if none. */
  readonly options: string;
}

export const defaultTarget: Target = {
  image: 'auto',
  gpus: null,
  volumes: [],
  shmSizeBytes: null,
  ipcHost: false,
  workers: 4,
  command: [],
  terminal: false,
  launch: 'auto',
  pull: false,
  launchTimeoutMs: 300_000,
  offline: false,
  thresholds: { freeDiskBytes: 0, shmBytes: null },
  registry: null,
};

/** Batches that each worker of a PyTorch DataLoader keeps ready (`prefetch_factor`'s default; PyTorch, torch.utils.data). */
export const prefetchFactor = 2;

/** A float32 image of 3 x 224 x 224, the usual ImageNet sample. */
const sampleBytes = 3 * 224 * 224 * 4;

/** Images in the batch below which no job of interest goes: not even these fit means certainly too small. */
const smallBatch = 32;

/** Images in a generous batch, for choosing a comfortable size. */
const largeBatch = 256;

export const smallBatchBytes = smallBatch * sampleBytes;

/** Below this much shared memory, `workers` loaders die of a bus error with even small batches. Bytes. */
export const leastShmBytes = ({ workers, thresholds }: Target): number =>
  Math.max(workers * prefetchFactor * smallBatchBytes, thresholds.shmBytes ?? 0);

/** With this much, `workers` loaders of large batches fit. Bytes. */
export const comfortableShmBytes = ({ workers, thresholds }: Target): number =>
  Math.max(workers * prefetchFactor * largeBatch * sampleBytes, thresholds.shmBytes ?? 0);
