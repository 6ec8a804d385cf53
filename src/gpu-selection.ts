import type { NvidiaSmiFact } from './probes/nvidia-smi.ts';

/** Which GPUs a container gets, in the two ways of saying so. */
export interface GpuSelection {
  /** The value of `--gpus`; null: none at all. */
  readonly flag: string | null;
  /** The value of NVIDIA_VISIBLE_DEVICES for the NVIDIA runtime. */
  readonly visibleDevices: string;
}

const all: GpuSelection = { flag: 'all', visibleDevices: 'all' };
const none: GpuSelection = { flag: null, visibleDevices: 'void' };

/**
 * What `--gpus` of the doctor asks for, else what NVIDIA_VISIBLE_DEVICES of the shell names, else all. A list of
 * devices keeps the double quotes that Docker's own parser (CSV) needs around it.
 */
export function gpuSelection(asked: string | null, visibleDevices: string | null): GpuSelection {
  if (asked !== null) return fromGpusFlag(asked);
  const devices = visibleDevices?.trim() ?? '';
  if (devices === '' || devices === 'all') return all;
  if (devices === 'none' || devices === 'void') return none;
  return fromDevices(devices);
}

function fromGpusFlag(asked: string): GpuSelection {
  const bare = asked.trim().replace(/^"(.*)"$/, '$1');
  if (bare === 'all') return all;
  if (bare.startsWith('device=')) return fromDevices(bare.slice('device='.length));
  // A count: the NVIDIA runtime knows devices alone, so the first so many.
  const count = Number(bare);
  if (Number.isInteger(count) && count >= 0) return fromCount(count);
  return { flag: asked, visibleDevices: 'all' };
}

const fromDevices = (devices: string): GpuSelection => ({
  flag: devices.includes(',') ? `"device=${devices}"` : `device=${devices}`,
  visibleDevices: devices,
});

function fromCount(count: number): GpuSelection {
  if (count === 0) return none;
  return { flag: String(count), visibleDevices: [...Array(count).keys()].join(',') };
}

/**
 * How many GPUs must be inside; null: at least one. Where nvidia-smi gave no answer, as of a GPU that hangs, those count
 * that the kernel's driver holds.
 */
export function gpusWanted(
  asked: string | null,
  visible: string | null,
  smi: NvidiaSmiFact | null,
  held: number | null,
): number | null {
  const { visibleDevices } = gpuSelection(asked, visible);
  if (visibleDevices === 'void') return 0;
  if (visibleDevices !== 'all') return visibleDevices.split(',').length;
  if (smi?.kind !== 'answered') return held;
  // With MIG the instances count, and these are not listed here.
  return smi.gpus.some((gpu) => gpu.mig === 'enabled') ? null : smi.gpus.length;
}
