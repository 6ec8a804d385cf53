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

/** The `<gpu>` element of `nvidia-smi -q -x`: the fields that tools read, in the driver's order. */
export function gpuXml(gpu: PlacedGpu): string {
  const [domain, bus] = gpu.address.split(':');
  const megabytes = (n: number) => `${n} MiB`;
  return `	<gpu id="0000${gpu.address.toUpperCase()}">
		<product_name>${gpu.name}</product_name>
		<product_brand>${gpu.name.startsWith('Tesla') ? 'Tesla' : 'NVIDIA'}</product_brand>
		<product_architecture>${gpu.architecture}</product_architecture>
		<display_mode>Enabled</display_mode>
		<display_active>Disabled</display_active>
		<persistence_mode>Enabled</persistence_mode>
		<addressing_mode>None</addressing_mode>
		<mig_mode>
			<current_mig>${gpu.architecture === 'Ampere' ? 'Disabled' : 'N/A'}</current_mig>
			<pending_mig>${gpu.architecture === 'Ampere' ? 'Disabled' : 'N/A'}</pending_mig>
		</mig_mode>
		<mig_devices>
			None
		</mig_devices>
		<accounting_mode>Disabled</accounting_mode>
		<accounting_mode_buffer_size>4000</accounting_mode_buffer_size>
		<driver_model>
			<current_dm>N/A</current_dm>
			<pending_dm>N/A</pending_dm>
		</driver_model>
		<serial>156372000000${gpu.index}</serial>
		<uuid>${gpu.uuid}</uuid>
		<minor_number>${gpu.index}</minor_number>
		<vbios_version>92.00.45.00.03</vbios_version>
		<multigpu_board>No</multigpu_board>
		<gpu_virtualization_mode>
			<virtualization_mode>None</virtualization_mode>
			<host_vgpu_mode>N/A</host_vgpu_mode>
		</gpu_virtualization_mode>
		<gpu_reset_status>
			<reset_required>No</reset_required>
			<drain_and_reset_recommended>No</drain_and_reset_recommended>
		</gpu_reset_status>
		<pci>
			<pci_bus>${bus?.toUpperCase()}</pci_bus>
			<pci_device>00</pci_device>
			<pci_domain>${domain}</pci_domain>
			<pci_device_id>${gpu.pciDevice.toUpperCase()}10DE</pci_device_id>
			<pci_bus_id>0000${gpu.address.toUpperCase()}</pci_bus_id>
			<pci_sub_system_id>${gpu.pciSubsystem.toUpperCase()}10DE</pci_sub_system_id>
		</pci>
		<fan_speed>N/A</fan_speed>
		<performance_state>P0</performance_state>
		<fb_memory_usage>
			<total>${megabytes(gpu.memoryMiB)}</total>
			<reserved>${megabytes(512)}</reserved>
			<used>${megabytes(4)}</used>
			<free>${megabytes(gpu.memoryMiB - 516)}</free>
		</fb_memory_usage>
		<compute_mode>Default</compute_mode>
		<utilization>
			<gpu_util>0 %</gpu_util>
			<memory_util>0 %</memory_util>
		</utilization>
		<ecc_mode>
			<current_ecc>Enabled</current_ecc>
			<pending_ecc>Enabled</pending_ecc>
		</ecc_mode>
		<temperature>
			<gpu_temp>31 C</gpu_temp>
		</temperature>
		<processes>
		</processes>
	</gpu>
`;
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
    'mig.mode.current': gpu.architecture === 'Ampere' ? 'Disabled' : '[N/A]',
    persistence_mode: 'Enabled',
    compute_mode: 'Default',
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
