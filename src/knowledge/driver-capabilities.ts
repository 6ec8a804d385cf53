import type { ToolkitFact } from '../probes/toolkit.ts';
import { isBefore } from '../version.ts';
import { computeByDefault } from './toolkit-releases.ts';

/** Driver capabilities by name (nvidia-container-toolkit, internal/config/image/capabilities.go). */
const known = ['compute', 'compat32', 'graphics', 'utility', 'video', 'display', 'ngx'] as const;

/** What PyTorch needs of them: libcuda.so.1, and libnvidia-ml.so.1 for nvidia-smi and NCCL. */
export const neededCapabilities = 'compute,utility';

/** How the driver capabilities that an image asks for end on this host, where its hook deals with them. */
export type Capabilities =
  | { readonly kind: 'fine' }
  /** No libcuda.so.1 gets in. `by`: the image asks for others, asks for nothing, or config.toml offers no compute. */
  | {
      readonly kind: 'no-compute';
      readonly by: 'image' | 'default' | 'config';
      readonly asked: string | null;
    }
  /** The hook refuses the launch. `by`: nobody knows the names, or config.toml does not offer them. */
  | { readonly kind: 'refused'; readonly by: 'image' | 'config'; readonly words: readonly string[] };

const variable = 'NVIDIA_DRIVER_CAPABILITIES';

export function capabilitiesOf(env: Readonly<Record<string, string>>, toolkit: ToolkitFact): Capabilities {
  const offered = toolkit.settings.capabilities;
  if (offered !== null && !offered.includes('compute')) {
    return { kind: 'no-compute', by: 'config', asked: env[variable] ?? null };
  }
  const asked = env[variable] ?? '';
  if (asked === '') return withoutWish(env, toolkit);
  const words = asked.split(',').flatMap((word) => word.trim() || []);
  if (words.includes('all')) return { kind: 'fine' };
  const strange = words.filter((word) => !known.some((one) => one === word));
  if (strange.length > 0) return { kind: 'refused', by: 'image', words: strange };
  const closed = words.filter((word) => offered?.includes(word) === false);
  if (closed.length > 0) return { kind: 'refused', by: 'config', words: closed };
  return words.includes('compute') ? { kind: 'fine' } : { kind: 'no-compute', by: 'image', asked };
}

/** An old kind of image, with CUDA_VERSION and no requirement, gets everything; others the hook's default. */
function withoutWish(env: Readonly<Record<string, string>>, { version }: ToolkitFact): Capabilities {
  const legacy = env['CUDA_VERSION'] !== undefined && env['NVIDIA_REQUIRE_CUDA'] === undefined;
  return isBefore(version, computeByDefault) && !legacy
    ? { kind: 'no-compute', by: 'default', asked: null }
    : { kind: 'fine' };
}
