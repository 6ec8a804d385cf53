import type { Finding } from '../../src/check.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { replaceGpu, resetOrReboot } from '../fixes/gpu.ts';
import { waitForReset } from './faults.ts';
import { nameGpus, seenGpus } from './selected.ts';

type Code = 'ecc-uncorrectable' | 'ecc-row-remap' | 'ecc-row-remap-failure';

/**
 * All of these warn: a GPU with such marks takes work, and what must not go on is told by the driver's own recovery
 * action. NVIDIA GPU Memory Error Management: new work can be launched while a row remapping is pending.
 */
export const memoryErrors = (gpus: readonly Gpu[]): readonly Finding<Code>[] => [
  ...uncorrectable(gpus),
  ...repairPending(gpus),
  ...repairFailed(gpus),
];

/**
 * Counts since the driver was loaded: those of a GPU's whole life speak of repairs long done. But SRAM is not repaired,
 * and the driver tells when it has failed more often than NVIDIA's field diagnostic lets pass.
 * Source: nvmlEccSramErrorStatus_v1_t in NVML's reference.
 */
function uncorrectable(gpus: readonly Gpu[]): readonly Finding<Code>[] {
  const beyond = gpus.filter(({ state }) => state.errors.beyondThreshold === true);
  const recent = gpus.filter(({ state }) => (state.errors.uncorrectable ?? 0) > 0);
  const troubled = gpus.filter((gpu) => beyond.includes(gpu) || recent.includes(gpu));
  if (troubled.length === 0) return [];
  return [
    {
      code: 'ecc-uncorrectable',
      severity: 'warning',
      message:
        beyond.length > 0
          ? `${nameGpus(beyond)} had more memory errors that could not be corrected than NVIDIA's field diagnostic lets pass: the card is due for a test.`
          : `${nameGpus(recent)} had memory errors that could not be corrected since the driver was loaded: a program that met one was stopped.`,
      seen: {
        gpus: seenGpus(troubled),
        errors: troubled.map(({ state }) => state.errors.uncorrectable),
        beyondThreshold: beyond.map(({ index }) => index),
      },
      ...(waitForReset(troubled) && beyond.length === 0 ? { explainedBy: ['gpu-busy-or-bad'] } : {}),
      fixes: beyond.length > 0 ? [replaceGpu(troubled)] : [...resetOrReboot(troubled), replaceGpu(troubled)],
    },
  ];
}

function repairPending(gpus: readonly Gpu[]): readonly Finding<Code>[] {
  const troubled = gpus.filter(({ state }) => state.errors.repairPending === true);
  if (troubled.length === 0) return [];
  return [
    {
      code: 'ecc-row-remap',
      severity: 'warning',
      message: `${nameGpus(troubled)} will replace damaged memory at the next reset. New programs can run until then.`,
      seen: { gpus: seenGpus(troubled) },
      ...(waitForReset(troubled) ? { explainedBy: ['gpu-busy-or-bad'] } : {}),
      fixes: resetOrReboot(troubled),
    },
  ];
}

function repairFailed(gpus: readonly Gpu[]): readonly Finding<Code>[] {
  const troubled = gpus.filter(({ state }) => state.errors.repairFailed === true);
  if (troubled.length === 0) return [];
  return [
    {
      code: 'ecc-row-remap-failure',
      severity: 'warning',
      message: `${nameGpus(troubled)} could not replace damaged memory: the card is due for replacement, and programs on it may be stopped by memory errors.`,
      seen: { gpus: seenGpus(troubled) },
      fixes: [replaceGpu(troubled)],
    },
  ];
}
