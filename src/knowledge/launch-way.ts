import type { EngineFact } from '../probes/engine.ts';
import type { PlatformFact } from '../probes/platform.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { atLeast, parseVersion } from '../version.ts';

/**
 * How a container gets its GPUs on this host: `--gpus`, `--runtime=nvidia`, or the `nvidia-docker` wrapper of
 * Docker 19.02 and earlier.
 */
export interface LaunchWay {
  readonly kind: 'gpus' | 'runtime' | 'nvidia-docker';
  readonly why: string;
}

/** The first API version that knows `--gpus` (Docker Engine 19.03). */
const firstGpusApi = '1.40';

export function launchWay(
  engine: EngineFact | null,
  toolkit: ToolkitFact | null,
  platform: PlatformFact | null,
): LaunchWay {
  if (platform?.kind === 'jetson') {
    return { kind: 'runtime', why: 'On Jetson the NVIDIA runtime injects the GPU, not --gpus.' };
  }
  if (engine?.kind === 'running' && isBeforeGpus(engine.apiVersion)) {
    return {
      kind: 'nvidia-docker',
      why: `API ${engine.apiVersion} does not know --gpus (19.03 and later do).`,
    };
  }
  const mode = toolkit?.config.kind === 'valid' ? toolkit.config.mode : 'auto';
  if (mode === 'cdi' || mode === 'csv') {
    // In these modes the hook that --gpus calls refuses to work and points at the runtime.
    return { kind: 'runtime', why: `The toolkit is set to mode ${mode}, in which --gpus is refused.` };
  }
  return { kind: 'gpus', why: 'Docker 19.03 and later give GPUs by --gpus.' };
}

function isBeforeGpus(apiVersion: string): boolean {
  const api = parseVersion(apiVersion);
  const first = parseVersion(firstGpusApi);
  return api !== null && first !== null && !atLeast(api, first);
}
