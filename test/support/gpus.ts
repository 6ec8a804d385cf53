import type { Fabric, GpuProcess, GpuState } from '../../src/probes/gpu-state.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { stateOf } from '../../src/probes/nvidia-smi-state.ts';
import { healthy } from '../../src/testing/healthy.ts';

export const gibibyte = 1024 ** 3;

const [first] = healthy.nvidiaSmi.kind === 'answered' ? healthy.nvidiaSmi.gpus : [];
if (first === undefined) throw new Error('The healthy machine has GPUs.');
const model: Gpu = first;

/** A document that tells nothing: every field unknown. */
export const unknownState: GpuState = stateOf({});

/** The figures of an idle data-center GPU with nothing wrong. */
export const idle: GpuState = {
  ...unknownState,
  persistence: true,
  computeMode: 'default',
  displayActive: false,
  virtualization: 'none',
  memoryUsedBytes: 0,
  memoryFreeBytes: 80 * gibibyte,
  protectedMemoryBytes: 0,
  utilizationPercent: 0,
  performanceState: 'P0',
  link: { generation: 4, maxGeneration: 4, width: 16, maxWidth: 16 },
  errors: { uncorrectable: 0, repairPending: false, repairFailed: false, beyondThreshold: false },
  recovery: 'none',
  migPending: false,
  migInstances: [],
};

export interface GpuChange extends Partial<Omit<Gpu, 'state'>> {
  readonly state?: Partial<GpuState>;
}

/** The answer of nvidia-smi with these GPUs, each the healthy machine's with some changes. */
export const smi = (...changes: readonly GpuChange[]): { nvidiaSmi: NvidiaSmiFact } => ({
  nvidiaSmi: {
    kind: 'answered',
    driverVersion: '550.163.01',
    cudaVersion: '12.4',
    gpus: changes.map((change, index) => ({
      ...model,
      index,
      uuid: `GPU-00000000-0000-0000-0000-00000000000${index}`,
      busId: index === 0 ? '0000:3b:00.0' : '0000:86:00.0',
      ...change,
      state: { ...idle, ...change.state },
    })),
  },
});

export const failedSmi = (problem: 'gpu-lost', text: string): { nvidiaSmi: NvidiaSmiFact } => ({
  nvidiaSmi: { kind: 'failed', problem, exitCode: 255, text, libraryVersion: null },
});

export const process = (pid: number, type: string, name: string, memoryBytes = gibibyte): GpuProcess => ({
  pid,
  type,
  name,
  memoryBytes,
});

export const fabric = (state: string, more: Partial<Fabric> = {}): Fabric => ({
  state,
  status: 'Success',
  troubles: [],
  ...more,
});
