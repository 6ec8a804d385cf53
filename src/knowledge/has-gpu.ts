import type { NvidiaSmiFact } from '../probes/nvidia-smi.ts';
import type { PciFact } from '../probes/pci.ts';

/**
 * There is an NVIDIA GPU, whoever tells of it: where the bus cannot be seen in full, as in a sandbox, nvidia-smi's list
 * is none the less true.
 */
export const hasGpu = (pci: PciFact, smi: NvidiaSmiFact | null): boolean =>
  pci.devices.some(({ kind }) => kind === 'gpu') || (smi?.kind === 'answered' && smi.gpus.length > 0);
