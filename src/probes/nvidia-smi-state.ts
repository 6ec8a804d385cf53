import type { Fabric, GpuProcess, GpuState, MemoryErrors, MigInstance, PcieLink } from './gpu-state.ts';
import { at, bytesAt, child, flagAt, listAt, numberAt, textAt } from './nvidia-smi-fields.ts';

/** Reads one `<gpu>` of `nvidia-smi -q -x`. */
export function stateOf(gpu: unknown): GpuState {
  return {
    brand: known(textAt(gpu, 'product_brand')),
    architecture: known(textAt(gpu, 'product_architecture')),
    persistence: flagAt(gpu, 'persistence_mode'),
    computeMode: computeModeOf(textAt(gpu, 'compute_mode')),
    displayActive: flagAt(gpu, 'display_active'),
    virtualization: virtualizationOf(textAt(gpu, 'gpu_virtualization_mode', 'virtualization_mode')),
    licence: known(textAt(gpu, 'vgpu_software_licensed_product', 'license_status')),
    memoryUsedBytes: bytesAt(gpu, 'fb_memory_usage', 'used'),
    memoryFreeBytes: bytesAt(gpu, 'fb_memory_usage', 'free'),
    memoryOfSystem: textAt(gpu, 'addressing_mode') === 'ATS',
    protectedMemoryBytes: bytesAt(gpu, 'cc_protected_memory_usage', 'total'),
    utilizationPercent: numberAt(gpu, 'utilization', 'gpu_util'),
    performanceState: known(textAt(gpu, 'performance_state')),
    link: linkOf(at(gpu, 'pci', 'pci_gpu_link_info')),
    errors: errorsOf(gpu),
    recovery: recoveryOf(gpu),
    fabric: fabricOf(child(gpu, 'fabric')),
    migPending: flagAt(gpu, 'mig_mode', 'pending_mig'),
    migInstances: instancesOf(child(gpu, 'mig_devices')),
    processes: listAt(gpu, 'processes', 'process_info').flatMap(processOf),
    powerKnown: powerKnownOf(gpu),
    failedFields: failedFieldsOf(gpu),
  };
}

/** Under `power_readings`, from R530 on under `gpu_power_readings`, where R560 has two of them. */
function powerKnownOf(gpu: unknown): boolean | null {
  const draws = ['power_readings', 'gpu_power_readings'].flatMap((group) =>
    ['power_draw', 'average_power_draw', 'instant_power_draw'].flatMap(
      (name) => textAt(gpu, group, name) ?? [],
    ),
  );
  return draws.length === 0 ? null : draws.some((draw) => /^\d/.test(draw));
}

const known = (text: string | null): string | null =>
  text === null || /^(?:N\/A|\[?Not Supported\]?|Unknown)$|deprecated/i.test(text) ? null : text;

function computeModeOf(text: string | null): GpuState['computeMode'] {
  if (text === 'Default') return 'default';
  // `Exclusive_Process`, and `Exclusive_Thread` of old drivers.
  if (text?.startsWith('Exclusive')) return 'exclusive';
  return text === 'Prohibited' ? 'prohibited' : null;
}

/** `Host VGPU` and `Host VSGA` are physical GPUs that serve virtual machines. */
function virtualizationOf(text: string | null): GpuState['virtualization'] {
  if (text === null) return null;
  if (/^vgpu$/i.test(text)) return 'guest';
  if (/^host/i.test(text)) return 'host';
  return text === 'Pass-Through' ? 'pass-through' : text === 'None' ? 'none' : null;
}

const linkOf = (link: unknown): PcieLink => ({
  generation: numberAt(link, 'pcie_gen', 'current_link_gen'),
  maxGeneration: numberAt(link, 'pcie_gen', 'max_link_gen'),
  width: numberAt(link, 'link_widths', 'current_link_width'),
  maxWidth: numberAt(link, 'link_widths', 'max_link_width'),
});

/** Up to Volta counts are by bit (`double_bit`), from Turing on by memory; R550 splits those of SRAM. */
function errorsOf(gpu: unknown): MemoryErrors {
  const volatile = at(gpu, 'ecc_errors', 'volatile');
  const counts = [
    numberAt(volatile, 'double_bit', 'total'),
    numberAt(volatile, 'sram_uncorrectable'),
    numberAt(volatile, 'sram_uncorrectable_parity'),
    numberAt(volatile, 'sram_uncorrectable_secded'),
    numberAt(volatile, 'dram_uncorrectable'),
  ].filter((count) => count !== null);
  return {
    uncorrectable: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
    repairPending: anyOf([
      flagAt(gpu, 'remapped_rows', 'remapped_row_pending'),
      flagAt(gpu, 'retired_pages', 'pending_retirement'),
      flagAt(gpu, 'retired_pages', 'pending_blacklist'),
      flagAt(gpu, 'ecc_errors', 'channel_repair_pending'),
      flagAt(gpu, 'ecc_errors', 'tpc_repair_pending'),
    ]),
    repairFailed: anyOf([
      flagAt(gpu, 'remapped_rows', 'remapped_row_failure'),
      flagAt(gpu, 'ecc_errors', 'unrepairable_memory'),
    ]),
    beyondThreshold: flagAt(gpu, 'ecc_errors', 'aggregate', 'sram_threshold_exceeded'),
  };
}

function anyOf(flags: readonly (boolean | null)[]): boolean | null {
  if (flags.includes(true)) return true;
  return flags.includes(false) ? false : null;
}

/** R555 and later name the action; before, two flags told whether a reset is due. */
function recoveryOf(gpu: unknown): string | null {
  const action = known(textAt(gpu, 'gpu_recovery_action'))?.toLowerCase() ?? null;
  if (action !== null) return action;
  const required = flagAt(gpu, 'gpu_reset_status', 'reset_required');
  if (required === true) return 'reset';
  const recommended = flagAt(gpu, 'gpu_reset_status', 'drain_and_reset_recommended');
  if (recommended === true) return 'drain and reset';
  return required === false || recommended === false ? 'none' : null;
}

function fabricOf(fabric: unknown): Fabric | null {
  const state = known(textAt(fabric, 'state'));
  if (state === null) return null;
  const health = child(fabric, 'health');
  const troubles = [
    ...['route_unhealthy', 'access_timeout_recovery', 'route_recovery_in_progress'].filter(
      (name) => flagAt(health, name) === true,
    ),
    ...(textAt(health, 'bandwidth') === 'Degraded' ? ['bandwidth'] : []),
    ...(known(textAt(health, 'incorrect_configuration'))?.match(/^incorrect/i)
      ? ['incorrect_configuration']
      : []),
    ...(textAt(health, 'summary') === 'Unhealthy' ? ['summary'] : []),
  ];
  return { state, status: known(textAt(fabric, 'status')), troubles };
}

/** The element holds the word `None` where there are no instances. */
const instancesOf = (devices: unknown): readonly MigInstance[] | null =>
  devices === undefined ? null : listAt(devices, 'mig_device').map(instanceOf);

const instanceOf = (device: unknown): MigInstance => ({
  gpuInstance: numberAt(device, 'gpu_instance_id'),
  computeInstance: numberAt(device, 'compute_instance_id'),
  uuid: known(textAt(device, 'uuid')),
});

function processOf(info: unknown): readonly GpuProcess[] {
  const pid = numberAt(info, 'pid');
  if (pid === null) return [];
  return [
    {
      pid,
      type: textAt(info, 'type') ?? '',
      name: known(textAt(info, 'process_name')),
      memoryBytes: bytesAt(info, 'used_memory'),
    },
  ];
}

/** What nvidia-smi puts in place of a value that NVML did not give: nvmlErrorString, or `ERR!` in tables. */
const failure = /^\[?(?:ERR!|Unknown Error|GPU requires reset|GPU is lost)\]?$/;

/** Elements that say more than one thing are named by their own name: `fb_memory_usage`, not `total`. */
function failedFieldsOf(gpu: unknown): readonly string[] {
  if (typeof gpu !== 'object' || gpu === null) return [];
  return Object.entries(gpu)
    .filter(([, value]) => holdsFailure(value, 0))
    .map(([name]) => name);
}

/** The document is not deeper than this; an endless one shall not overflow the stack. */
const deepest = 8;

function holdsFailure(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return failure.test(value.trim());
  if (typeof value !== 'object' || value === null || depth > deepest) return false;
  return Object.values(value).some((inner) => holdsFailure(inner, depth + 1));
}
