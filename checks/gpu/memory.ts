import type { Finding, Fix } from '../../src/check.ts';
import type { GpuUsersFact } from '../../src/probes/gpu-users.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { resetOrReboot } from '../fixes/gpu.ts';
import { byHand } from '../fixes/steps.ts';
import { asEvidence, gone } from './holders.ts';
import { nameGpus, seenGpus } from './selected.ts';

const mebibyte = 1024 ** 2;

/** A CUDA context with the code of its libraries needs more than this: not even an empty program starts. Bytes. */
const hopeless = 128 * mebibyte;

/** Share of a GPU's memory below which little is left for a job. */
const little = 0.2;

/** What nobody seems to hold may be the driver's own, up to about this much. Bytes, and share of the whole. */
const ownBytes = 1024 * mebibyte;
const ownShare = 0.05;

export interface Around {
  readonly users: GpuUsersFact | null;
  /** nvidia-smi lists every process of this machine: no container, no guest, no WSL2. */
  readonly listsAll: boolean;
  /** Windows moves memory out of the way (WSL2), so that a full GPU may yet take a program. */
  readonly windows: boolean;
}

export function inUse(selected: readonly Gpu[], around: Around): readonly Finding<'gpu-memory-in-use'>[] {
  const full = selected.filter((gpu) => !isOrphaned(gpu, around) && leftShare(gpu) < little);
  if (full.length === 0) return [];
  const none = full.filter((gpu) => isHopeless(gpu, around));
  const free = full.map(({ state }) => `${Math.round((state.memoryFreeBytes ?? 0) / mebibyte)} MiB`);
  return [
    {
      code: 'gpu-memory-in-use',
      severity: none.length > 0 ? 'error' : 'warning',
      message: `The memory of ${nameGpus(full)} is taken by other programs: ${free.join(', ')} left.`,
      seen: {
        gpus: seenGpus(full),
        freeBytes: full.map(({ state }) => state.memoryFreeBytes),
        holders: asEvidence(full, ({ state }) => state.processes),
      },
      fixes: [freeMemory],
    },
  ];
}

export function orphaned(
  selected: readonly Gpu[],
  around: Around,
): readonly Finding<'gpu-memory-orphaned'>[] {
  const held = selected.filter((gpu) => isOrphaned(gpu, around));
  if (held.length === 0) return [];
  return [
    {
      code: 'gpu-memory-orphaned',
      severity: 'warning',
      message: `Memory of ${nameGpus(held)} is held, and no process that could hold it runs on this machine.`,
      seen: {
        gpus: seenGpus(held),
        usedBytes: held.map(({ state }) => state.memoryUsedBytes),
        gone: asEvidence(held, (gpu) => gone(gpu, around.users)),
      },
      fixes: [findHolder, ...resetOrReboot(held)],
    },
  ];
}

/** A virtual GPU keeps some for itself, and its hypervisor tells no more. */
const isHopeless = ({ state }: Gpu, { windows }: Around): boolean =>
  !windows && state.virtualization !== 'guest' && (state.memoryFreeBytes ?? hopeless) < hopeless;

const used = ({ state }: Gpu): number => state.memoryUsedBytes ?? 0;

/** One where the GPU does not tell; MIG divides the memory, and the sum says nothing of an instance. */
function leftShare({ memoryTotalBytes, mig, state }: Gpu): number {
  if (memoryTotalBytes === null || state.memoryFreeBytes === null || mig === 'enabled') return 1;
  return memoryTotalBytes === 0 ? 1 : state.memoryFreeBytes / memoryTotalBytes;
}

function isOrphaned(gpu: Gpu, { users, listsAll }: Around): boolean {
  const { state, memoryTotalBytes, mig } = gpu;
  if (!listsAll || mig === 'enabled' || state.virtualization === 'host' || state.memoryOfSystem) return false;
  if (used(gpu) < Math.max(ownBytes, ownShare * (memoryTotalBytes ?? 0))) return false;
  if (state.processes.length > 0) return gone(gpu, users).length === state.processes.length;
  // A GPU that works has a process somewhere, though it be in a place where nvidia-smi does not look.
  return state.utilizationPercent === 0 && state.displayActive === false;
}

const freeMemory: Fix = {
  id: 'free-gpu-memory',
  title: 'Make room on the GPU',
  risk: 'manual',
  steps: [
    byHand(
      'Ask those who run the programs above to end them, or choose GPUs that are free: --gpus device=N. `ps -o user,etime,args -p PID` tells whose they are; `docker top CONTAINER` shows those of a container.',
    ),
  ],
  verify: ['nvidia-smi', '--query-gpu=index,memory.used,memory.total', '--format=csv'],
};

const findHolder: Fix = {
  id: 'find-gpu-holder',
  title: 'Find what still holds the GPU',
  risk: 'manual',
  steps: [
    byHand(
      'List who has the device open: sudo fuser -v /dev/nvidia*. A job that was killed leaves children behind, often in a container: end those, and the memory is free.',
    ),
  ],
  verify: ['nvidia-smi', '--query-gpu=index,memory.used,memory.total', '--format=csv'],
};
