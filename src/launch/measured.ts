import type { Tried } from './answer-fields.ts';

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
