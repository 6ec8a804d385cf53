import { valueIn } from '../../src/probe.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import type { SettlingFacts } from './scene.ts';

/** The GPUs as nvidia-smi lists them; null where it lists none. */
export function gpusOf({ nvidiaSmi }: Pick<SettlingFacts, 'nvidiaSmi'>): readonly Gpu[] | null {
  const smi = valueIn(nvidiaSmi);
  return smi?.kind === 'answered' && smi.gpus.length > 0 ? smi.gpus : null;
}
