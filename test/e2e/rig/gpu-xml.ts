import { brandOf, type PlacedGpu } from './gpu.ts';

/** The `<gpu>` element of `nvidia-smi -q -x`: the fields that tools read, in the driver's order. */
export function gpuXml(gpu: PlacedGpu): string {
  const [domain, bus] = gpu.address.split(':');
  const is = gpu.condition ?? {};
  const migs = gpu.architecture === 'Ampere';
  const mig = is.mig === undefined ? (migs ? 'Disabled' : 'N/A') : 'Enabled';
  const read = (value: string) => (is.silent ? 'Unknown Error' : value);
  const megabytes = (n: number) => `${n} MiB`;
  return `	<gpu id="0000${gpu.address.toUpperCase()}">
		<product_name>${gpu.name}</product_name>
		<product_brand>${brandOf(gpu)}</product_brand>
		<product_architecture>${gpu.architecture}</product_architecture>
		<display_mode>Enabled</display_mode>
		<display_active>Disabled</display_active>
		<persistence_mode>${is.persistence === false ? 'Disabled' : 'Enabled'}</persistence_mode>
		<addressing_mode>None</addressing_mode>
		<mig_mode>
			<current_mig>${mig}</current_mig>
			<pending_mig>${mig}</pending_mig>
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
			<reset_required>${is.resetRequired ? 'Yes' : 'No'}</reset_required>
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
		<compute_mode>${is.computeMode ?? 'Default'}</compute_mode>
		<utilization>
			<gpu_util>0 %</gpu_util>
			<memory_util>0 %</memory_util>
		</utilization>
		<ecc_mode>
			<current_ecc>Enabled</current_ecc>
			<pending_ecc>Enabled</pending_ecc>
		</ecc_mode>
		<remapped_rows>
			<remapped_row_corr>0</remapped_row_corr>
			<remapped_row_unc>${is.remapping === undefined ? 0 : 1}</remapped_row_unc>
			<remapped_row_pending>${is.remapping === 'pending' ? 'Yes' : 'No'}</remapped_row_pending>
			<remapped_row_failure>${is.remapping === 'failed' ? 'Yes' : 'No'}</remapped_row_failure>
		</remapped_rows>
		<temperature>
			<gpu_temp>${read('31 C')}</gpu_temp>
		</temperature>
		<gpu_power_readings>
			<power_state>P0</power_state>
			<power_draw>${read('52.10 W')}</power_draw>
		</gpu_power_readings>
		<clocks>
			<sm_clock>${read('1410 MHz')}</sm_clock>
		</clocks>
		<processes>
		</processes>
	</gpu>
`;
}
