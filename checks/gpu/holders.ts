import type { JsonObject } from '../../src/check.ts';
import type { GpuProcess } from '../../src/probes/gpu-state.ts';
import type { GpuUsersFact } from '../../src/probes/gpu-users.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';

/** `C`, and `M+C` of a client of MPS; `G` alone draws the desktop. */
export const computes = ({ type }: GpuProcess): boolean => type.includes('C');

const fileName = (path: string): string => path.split(' ')[0]?.split('/').at(-1) ?? '';

export const isMpsServer = ({ name }: GpuProcess): boolean =>
  name !== null && fileName(name).startsWith('nvidia-cuda-mps');

/** Nobody reads a longer list. */
const most = 16;

/** The program's name alone: a command line may hold what nobody else should read. */
export const asEvidence = (
  gpus: readonly Gpu[],
  of: (gpu: Gpu) => readonly GpuProcess[],
): readonly JsonObject[] =>
  gpus
    .flatMap((gpu) =>
      of(gpu).map(({ pid, name, memoryBytes }) => ({
        gpu: gpu.index,
        pid,
        program: name === null ? null : fileName(name),
        memoryBytes,
      })),
    )
    .slice(0, most);

/** Processes that nvidia-smi lists and the kernel does not know. */
export const gone = (gpu: Gpu, users: GpuUsersFact | null): readonly GpuProcess[] =>
  gpu.state.processes.filter(({ pid }) => users?.alive[pid] === false);
