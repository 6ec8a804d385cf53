import type { GpuModel } from './description.ts';

/** One GPU of a rig host, at its place. */
export interface PlacedGpu extends GpuModel {
  readonly index: number;
  /** e.g. `0000:07:00.0` */
  readonly address: string;
  readonly uuid: string;
}

const buses = [
  '07',
  '0b',
  '0f',
  '13',
  '47',
  '4b',
  '87',
  '8b',
  '90',
  '94',
  'b7',
  'bb',
  'bd',
  'c0',
  'c3',
  'c6',
];

/** Puts the models on the bus, in order; identities are fixed so that runs can be compared. */
export function place(models: readonly GpuModel[]): readonly PlacedGpu[] {
  if (models.length > buses.length) throw new Error(`The rig places at most ${buses.length} GPUs.`);
  return models.map((model, index) => ({
    ...model,
    index,
    address: `0000:${buses[index]}:00.0`,
    uuid: `GPU-5d1c2e3f-00${buses[index]}-4a5b-9c8d-0123456789${buses[index]}`,
  }));
}

/** What `--query-gpu=FIELD` answers, one `field=value` a line; numbers carry their unit. */
export function gpuFields(gpu: PlacedGpu): string {
  const fields: Readonly<Record<string, string>> = {
    index: String(gpu.index),
    name: gpu.name,
    gpu_name: gpu.name,
    uuid: gpu.uuid,
    gpu_uuid: gpu.uuid,
    compute_cap: gpu.computeCapability,
    'memory.total': `${gpu.memoryMiB} MiB`,
    'memory.used': '4 MiB',
    'memory.free': `${gpu.memoryMiB - 516} MiB`,
    'pci.bus_id': `0000${gpu.address.toUpperCase()}`,
    'mig.mode.current':
      gpu.condition?.mig === undefined ? (gpu.architecture === 'Ampere' ? 'Disabled' : '[N/A]') : 'Enabled',
    persistence_mode: gpu.condition?.persistence === false ? 'Disabled' : 'Enabled',
    compute_mode: gpu.condition?.computeMode ?? 'Default',
    brand: brandOf(gpu),
  };
  return Object.entries(fields)
    .map(([field, value]) => `${field}=${value}\n`)
    .join('');
}

/** /proc/driver/nvidia/gpus/ADDRESS/information */
export function procInformation(gpu: PlacedGpu): string {
  return `Model: 		 ${gpu.name}
IRQ:   		 ${42 + gpu.index}
GPU UUID: 	 ${gpu.uuid}
Video BIOS: 	 92.00.45.00.03
Bus Type: 	 PCIe
DMA Size: 	 47 bits
DMA Mask: 	 0x7fffffffffff
Bus Location: 	 ${gpu.address}
Device Minor: 	 ${gpu.index}
GPU Excluded:	 No
`;
}

/** As nvidia-smi names it. */
export const brandOf = ({ brand, name }: PlacedGpu): string =>
  brand ?? (name.startsWith('Tesla') ? 'Tesla' : 'NVIDIA');
