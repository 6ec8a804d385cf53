import type { Gpu, NvidiaSmiFact } from './probes/nvidia-smi.ts';

/** Which GPUs a container gets, in the two ways of saying so. */
export interface GpuSelection {
  /** The value of `--gpus`; null: none at all. */
  readonly flag: string | null;
  /** The value of NVIDIA_VISIBLE_DEVICES for the NVIDIA runtime. */
  readonly visibleDevices: string;
  /** The full names of the CDI devices, e.g. `nvidia.com/gpu=all`; none where no GPU is wanted. */
  readonly cdiDevices: readonly string[];
}

const all: GpuSelection = { flag: 'all', visibleDevices: 'all', cdiDevices: ['nvidia.com/gpu=all'] };
const none: GpuSelection = { flag: null, visibleDevices: 'void', cdiDevices: [] };

/**
 * What `--gpus` of the doctor asks for, else what NVIDIA_VISIBLE_DEVICES of the shell names, else all that compute. A
 * list of devices keeps the double quotes that Docker's own parser (CSV) needs around it.
 */
export function gpuSelection(
  asked: string | null,
  visibleDevices: string | null,
  smi: NvidiaSmiFact | null = null,
): GpuSelection {
  if (asked !== null) return fromGpusFlag(asked);
  const devices = visibleDevices?.trim() ?? '';
  if (devices === '') return allThatCompute(smi);
  if (devices === 'all') return all;
  if (devices === 'none' || devices === 'void') return none;
  return fromDevices(devices);
}

/** A DGX Station A100 has a fifth GPU for its display alone; its guide leaves that out of containers. */
export const isDisplayOnly = ({ name }: Pick<Gpu, 'name'>): boolean => /\bDGX Display\b/.test(name);

/** MIG is on: instances have names of their own, so that no GPU can be left out by its index. */
export const hasInstances = (smi: NvidiaSmiFact | null): boolean =>
  smi?.kind === 'answered' && smi.gpus.some(({ mig }) => mig === 'enabled');

function allThatCompute(smi: NvidiaSmiFact | null): GpuSelection {
  const gpus = smi?.kind === 'answered' ? smi.gpus : [];
  if (!gpus.some(isDisplayOnly)) return all;
  const others = gpus.filter((gpu) => !isDisplayOnly(gpu)).map(({ index }) => index);
  return others.length === 0 ? all : fromDevices(others.join(','));
}

function fromGpusFlag(asked: string): GpuSelection {
  const bare = asked.trim().replace(/^"([^"]*)"$/, '$1');
  // Docker itself takes `device=0,1` for a device and a count, and refuses it; what is meant is plain.
  if (/^device=[^"]*$/.test(bare) && !furtherOption.test(bare))
    return fromDevices(bare.slice('device='.length));
  const fields = csvFields(asked.trim());
  const devices = fields.find((field) => field.startsWith('device='));
  const count =
    fields.find((field) => /^(?:count=)?(?:all|-?\d+)$/.test(field))?.replace('count=', '') ?? '1';
  const chosen = devices === undefined ? fromCount(count) : fromDevices(devices.slice('device='.length));
  return fields.length === 1 && count === bare ? chosen : { ...chosen, flag: asked };
}

/** The other keys of `--gpus` (docker/cli, opts/gpus.go). */
const furtherOption = /,(?:driver|count|capabilities|options)=/;

/** The fields of a line of CSV, in which double quotes keep commas together. */
const csvFields = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|([^,"]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

const fromDevices = (devices: string): GpuSelection => ({
  flag: devices.includes(',') ? `"device=${devices}"` : `device=${devices}`,
  visibleDevices: devices,
  cdiDevices: devices.split(',').map(cdiName),
});

/** A name with an equals sign is a full one already (moby, daemon/devices_nvidia_linux.go). */
const cdiName = (device: string): string =>
  device.includes('=') ? device.trim() : `nvidia.com/gpu=${device.trim()}`;

/** A count: the NVIDIA runtime knows devices alone, so the first so many. */
function fromCount(text: string): GpuSelection {
  const count = Number(text);
  if (text === 'all' || count < 0) return all;
  if (count === 0) return none;
  const devices = [...Array(Math.min(count, 1024)).keys()].map(String);
  return { ...fromDevices(devices.join(',')), flag: text };
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
  const { visibleDevices } = gpuSelection(asked, visible, smi);
  if (visibleDevices === 'void') return 0;
  if (visibleDevices !== 'all') return visibleDevices.split(',').length;
  if (smi?.kind !== 'answered') return held;
  // With MIG the instances count, and these are not listed here.
  return smi.gpus.some((gpu) => gpu.mig === 'enabled') ? null : smi.gpus.length;
}

/** What a launch command asks for, in the words of `--gpus`; null: it does not say. */
export function gpusIn(command: readonly string[]): string | null {
  const flag = command.indexOf('--gpus');
  if (flag !== -1) return command[flag + 1] ?? null;
  const cdi = command.flatMap((word) => /^nvidia\.com\/gpu=(.+)$/.exec(word)?.[1] ?? []);
  if (cdi.length > 0) return cdi.includes('all') ? 'all' : `device=${cdi.join(',')}`;
  const variable = 'NVIDIA_VISIBLE_DEVICES=';
  const devices = command.find((word) => word.startsWith(variable))?.slice(variable.length) ?? null;
  if (devices === null || devices === 'all') return devices;
  return devices === 'void' ? '0' : `device=${devices}`;
}

/** The GPUs that the container is to get; `visible` is NVIDIA_VISIBLE_DEVICES of the shell. */
export function gpusSelected(
  gpus: readonly Gpu[],
  asked: string | null,
  visible: string | null,
): readonly Gpu[] {
  const { visibleDevices } = gpuSelection(asked, visible);
  const unnamed = asked === null && (visible?.trim() ?? '') === '';
  if (visibleDevices === 'all') return unnamed ? gpus.filter((gpu) => !isDisplayOnly(gpu)) : gpus;
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
