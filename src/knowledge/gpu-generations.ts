/**
 * Generations of GPUs by PCI device id: NVIDIA gives them out in rising blocks. Turing begins at 1e02, the first in the
 * list of the open kernel modules, and Blackwell at 2900 (2901 is the B200).
 * https://github.com/NVIDIA/open-gpu-kernel-modules#compatible-gpus
 * https://www.nvidia.com/en-us/drivers/unix/legacy-gpu/
 * https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/kernel-modules.html
 *
 * Kernel module flavours that can drive a GPU: those before Turing lack the processor that the open one needs.
 */
export type Generation = 'before-turing' | 'turing-to-hopper' | 'blackwell-or-later' | 'unknown';

/** By four hexadecimal digits, e.g. `20b2`. */
export function generationOf(deviceId: string): Generation {
  if (!/^[0-9a-f]{4}$/i.test(deviceId)) return 'unknown';
  const id = Number.parseInt(deviceId, 16);
  if (id < 0x1e00) return 'before-turing';
  return id < 0x2900 ? 'turing-to-hopper' : 'blackwell-or-later';
}

/** Hopper has the block 23xx amid those of Ampere, Ada 26xx to 28xx. */
export const isAdaOrLater = (deviceId: string): boolean => /^(?:23|2[6-9a-f]|[3-9a-f].)..$/i.test(deviceId);

/**
 * The last driver branch for a GPU: R470 for Kepler and what came before it, R580 for Maxwell (from 1340 on), Pascal and
 * Volta; null for what is not dropped yet. Branches are in steps of five or more, so a greater number has dropped it.
 */
export function lastBranchOf(deviceId: string): number | null {
  if (generationOf(deviceId) !== 'before-turing') return null;
  return Number.parseInt(deviceId, 16) < 0x1340 ? 470 : 580;
}

/**
 * The branch from which on every driver supports these data-center GPUs (A100 and H100), by PCI device id; no other is
 * looked up, since cards that come late carry numbers of earlier blocks.
 * Source: the supported GPUs of each driver, https://www.nvidia.com/en-us/drivers/
 */
const firstBranches: ReadonlyMap<string, number> = new Map([
  ['20b0', 450],
  ['20b2', 470],
  ['20b5', 470],
  ['2330', 525],
  ['2331', 525],
]);

/** Null where that is not known. */
export const firstBranchOf = (deviceId: string): number | null =>
  firstBranches.get(deviceId.toLowerCase()) ?? null;
