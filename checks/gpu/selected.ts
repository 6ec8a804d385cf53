import { gpuSelection } from '../../src/gpu-selection.ts';
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
  const { visibleDevices } = gpuSelection(target.gpus, valueIn(system)?.visibleDevices ?? null);
  if (visibleDevices === 'all') return gpus;
  if (visibleDevices === 'void') return [];
  const devices = visibleDevices.split(',').map((device) => device.trim());
  return gpus.filter((gpu) => devices.some((device) => names(device, gpu)));
}

/** A device is named by index, by UUID (its beginning is enough), or `GPU:INSTANCE` for a MIG instance. */
function names(device: string, { index, uuid, state }: Gpu): boolean {
  if (device === String(index) || device.startsWith(`${index}:`)) return true;
  if (uuid !== null && /^GPU-./i.test(device) && uuid.toLowerCase().startsWith(device.toLowerCase())) {
    return true;
  }
  if (!/^MIG-/i.test(device)) return false;
  if (uuid !== null && device.startsWith(`MIG-${uuid}/`)) return true;
  // Where nvidia-smi does not tell the UUIDs of instances, it may be on any GPU that has some.
  return (state.migInstances ?? []).some((instance) => instance.uuid === null || instance.uuid === device);
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
