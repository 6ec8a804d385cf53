import type { Gpu } from '../probes/nvidia-smi.ts';
import type { GpuTraits } from './compatibility.ts';
import data from './gpus.json' with { type: 'json' };

/** What a GPU's name tells. */
export interface GpuModel {
  readonly names: readonly string[];
  /** e.g. `8.0` */
  readonly computeCapability: string;
  readonly architecture: string;
  /** Eligible for forward compatibility; null: not known. */
  readonly dataCenter: boolean | null;
  readonly sourced: boolean;
}

const models: readonly GpuModel[] = data.gpus;

/** The model whose name, as whole words, is the longest within the given one; null for a GPU that is in no table. */
export function gpuByName(name: string): GpuModel | null {
  const found = models.flatMap((model) =>
    model.names.filter((part) => holdsWord(name, part)).map((part) => ({ model, length: part.length })),
  );
  return found.sort((a, b) => b.length - a.length)[0]?.model ?? null;
}

function holdsWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at === -1) return false;
  const around = `${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`;
  return !/[A-Za-z0-9]/.test(around);
}

/** What compatibility asks of a GPU: by nvidia-smi where it tells, and by its name where not. */
export function traitsOf({
  name,
  computeCapability,
  vgpu,
}: Pick<Gpu, 'name' | 'computeCapability' | 'vgpu'>): GpuTraits {
  const model = gpuByName(name);
  return {
    name,
    computeCapability: computeCapability ?? model?.computeCapability ?? null,
    dataCenter: vgpu ? null : eligibility(name, model),
  };
}

/**
 * Forward compatibility is for data-center GPUs and for select RTX cards in servers; of the other professional ones
 * NVIDIA does not say which, but lets them through in its images' NVIDIA_REQUIRE_CUDA. GeForce and TITAN never have it.
 * Source: https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html
 */
function eligibility(name: string, model: GpuModel | null): boolean | null {
  if (/\b(?:GeForce|TITAN|GTX)\b/i.test(name)) return false;
  if (model === null || model.dataCenter === true) return model?.dataCenter ?? null;
  return /\bServer Edition\b/.test(name) ? true : null;
}
