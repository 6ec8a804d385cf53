import type { Finding, Fix } from '../../src/check.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { rebootMachine, recoverImex, replaceGpu, resetOrReboot } from '../fixes/gpu.ts';
import { nameGpus, seenGpus, severityFor } from './selected.ts';

/**
 * A fan whose speed cannot be read does no harm: some boards of 2022 and later never tell it. Where the power is not told
 * either, the GPU's system processor may hang: such rows stand in tables of GPUs that need a reset.
 */
const failed = ({ state }: Gpu): readonly string[] =>
  state.failedFields.filter((field) => field !== 'fan_speed' || state.powerKnown === false);

/** A reset that the driver asks for clears what these GPUs show besides. */
export const waitForReset = (gpus: readonly Gpu[]): boolean => gpus.every(isStopped);

/** "Drain and reset" is a GPU that goes on with less until it is reset; the others take no new work. */
const isStopped = ({ state: { recovery } }: Gpu): boolean =>
  recovery !== null && /reset|reboot|p2p/.test(recovery) && !recovery.includes('and reset');

/** What a GPU that works always tells: its memory, its identity, and how it is set up. */
const vital = new Set(['uuid', 'product_name', 'fb_memory_usage', 'mig_mode', 'compute_mode', 'pci']);

const certain = (gpu: Gpu): boolean => {
  const fields = failed(gpu);
  return fields.length > 2 || fields.some((field) => vital.has(field));
};

export function faulty(gpus: readonly Gpu[], selected: readonly Gpu[]): readonly Finding<'gpu-faulty'>[] {
  const troubled = gpus.filter((gpu) => failed(gpu).length > 0);
  if (troubled.length === 0) return [];
  return [
    {
      code: 'gpu-faulty',
      severity: severityFor(troubled.filter(certain), selected),
      message: `${nameGpus(troubled)} cannot be read in full: where nvidia-smi asks the hardware, no answer comes.`,
      seen: {
        gpus: seenGpus(troubled),
        unreadable: troubled.map((gpu) => [gpu.index, ...failed(gpu)]),
      },
      ...(waitForReset(troubled) ? { explainedBy: ['gpu-busy-or-bad'] } : {}),
      fixes: [...resetOrReboot(troubled), replaceGpu(troubled)],
    },
  ];
}

/** The driver says itself that a GPU takes no work until it is reset, or the machine restarted. */
export function needsReset(
  gpus: readonly Gpu[],
  selected: readonly Gpu[],
): readonly Finding<'gpu-busy-or-bad'>[] {
  const troubled = gpus.filter(({ state }) => state.recovery !== null && state.recovery !== 'none');
  if (troubled.length === 0) return [];
  const stopped = troubled.filter(isStopped);
  const wish = wishOf(troubled);
  return [
    {
      code: 'gpu-busy-or-bad',
      severity: severityFor(stopped, selected),
      message: `The driver asks for ${wish.words} because of ${nameGpus(troubled)}.`,
      seen: { gpus: seenGpus(troubled), recovery: troubled.map(({ state }) => state.recovery) },
      fixes: wish.fixes,
    },
  ];
}

interface Wish {
  readonly words: string;
  readonly fixes: readonly Fix[];
}

/** By nvmlDeviceGpuRecoveryAction_t; what asks for most is done for all. */
function wishOf(gpus: readonly Gpu[]): Wish {
  const asked = (word: string) => gpus.filter(({ state }) => state.recovery?.includes(word));
  if (asked('reboot').length > 0) return { words: 'a restart of the machine', fixes: [rebootMachine] };
  if (asked('imex').length === gpus.length)
    return { words: 'the recovery of the IMEX domain', fixes: [recoverImex] };
  return { words: 'a reset', fixes: resetOrReboot(gpus, asked('bus').length > 0 ? 'bus' : 'function') };
}
