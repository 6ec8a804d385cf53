import { gpusSelected } from '../../src/gpu-selection.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import type { Target } from '../../src/target.ts';

/** The GPUs of this host that the container is to get. */
export function selectedGpus(
  gpus: readonly Gpu[],
  target: Target,
  system: Reading<SystemFact>,
): readonly Gpu[] {
  return gpusSelected(gpus, target.gpus, valueIn(system)?.visibleDevices ?? null);
}

/** A trouble of a GPU that is asked for stops the launch; one of another is worth knowing. */
export const severityFor = (troubled: readonly Gpu[], selected: readonly Gpu[]): 'error' | 'warning' =>
  troubled.some((gpu) => selected.includes(gpu)) ? 'error' : 'warning';

/** `GPU 3` or `GPUs 0, 3`. */
export const nameGpus = (gpus: readonly Pick<Gpu, 'index'>[]): string =>
  `GPU${gpus.length === 1 ? '' : 's'} ${gpus.map(({ index }) => index).join(', ')}`;

/** The evidence that every finding about GPUs carries. */
export const seenGpus = (gpus: readonly Gpu[]) =>
  gpus.map(({ index, name, busId }) => ({ index, name, busId }));
