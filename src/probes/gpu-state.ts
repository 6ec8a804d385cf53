/**
 * How a GPU is set up and how it fares. Null everywhere means not known: the field is younger than the driver, the GPU
 * lacks what it tells of, or the document is sparse.
 */
export interface GpuState {
  /** e.g. `NVIDIA`, `GeForce`, `Tesla`. */
  readonly brand: string | null;
  /** e.g. `Ampere`; from R510 on. */
  readonly architecture: string | null;
  readonly persistence: boolean | null;
  readonly computeMode: 'default' | 'exclusive' | 'prohibited' | null;
  readonly displayActive: boolean | null;
  readonly virtualization: 'none' | 'pass-through' | 'guest' | 'host' | null;
  /** Of a virtual GPU in a guest, e.g. `Licensed (Expiry: N/A)`. */
  readonly licence: string | null;
  readonly memoryUsedBytes: number | null;
  readonly memoryFreeBytes: number | null;
  /** Linux itself uses the GPU's memory as its own (Grace Hopper, Grace Blackwell): then some of it is always in use. */
  readonly memoryOfSystem: boolean;
  /** Memory under the protection of confidential computing; 0 where that is off. */
  readonly protectedMemoryBytes: number | null;
  readonly utilizationPercent: number | null;
  /** `P0` is the fastest; P8 and beyond are idle. */
  readonly performanceState: string | null;
  readonly link: PcieLink;
  readonly errors: MemoryErrors;
  /** What the driver asks for, in lower case, e.g. `none`, `reset`, `reboot`, `drain and reset`. */
  readonly recovery: string | null;
  readonly fabric: Fabric | null;
  readonly migPending: boolean | null;
  /** Instances with compute instances, as programs can use them; null where the document does not tell. */
  readonly migInstances: readonly MigInstance[] | null;
  readonly processes: readonly GpuProcess[];
  /** The document has a field for the power that is drawn, and a figure in it. */
  readonly powerKnown: boolean | null;
  /** Fields in which the GPU itself gave no answer, e.g. `fan_speed`. */
  readonly failedFields: readonly string[];
}

/** Generations and lanes; `max` is what this GPU and this slot are capable of. */
export interface PcieLink {
  readonly generation: number | null;
  readonly maxGeneration: number | null;
  readonly width: number | null;
  readonly maxWidth: number | null;
}

/** Errors of the memory that a GPU counted. */
export interface MemoryErrors {
  /** Since the driver was loaded. */
  readonly uncorrectable: number | null;
  /** A remapped row, a retired page or another repair waits for a reset. */
  readonly repairPending: boolean | null;
  /** A repair failed: a row could not be remapped. */
  readonly repairFailed: boolean | null;
  /** SRAM had more uncorrectable errors than NVIDIA lets a GPU have; from R550 on. */
  readonly beyondThreshold: boolean | null;
}

/** The GPU's place in the NVLink fabric of an NVSwitch system. */
export interface Fabric {
  /** e.g. `Completed`, `In Progress`, `Not Started`. */
  readonly state: string;
  /** e.g. `Success`; an NVML error otherwise. */
  readonly status: string | null;
  /** Fields of its health that are not as they should be. */
  readonly troubles: readonly string[];
}

/** A part of a GPU, in MIG mode. */
export interface MigInstance {
  readonly gpuInstance: number | null;
  readonly computeInstance: number | null;
  readonly uuid: string | null;
}

/** A process that has memory on a GPU. */
export interface GpuProcess {
  readonly pid: number;
  /** `C` computes, `G` draws, `M` is a client of MPS; combined by `+`. */
  readonly type: string;
  /** Path or name; null where this user may not see it. */
  readonly name: string | null;
  readonly memoryBytes: number | null;
}
