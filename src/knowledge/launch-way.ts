import type { EngineFact } from '../probes/engine.ts';
import type { PlatformFact } from '../probes/platform.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { isBefore } from '../version.ts';
import { cdiDeviceWorks } from './cdi-host.ts';
import { gpuRoute, type LaunchHost, unknownHost } from './gpu-route.ts';

/**
 * How a container gets its GPUs on this host: `--gpus`, `--runtime=nvidia`, `--device` with names of CDI devices, or
 * the `nvidia-docker` wrapper of Docker 19.02 and earlier.
 */
export interface LaunchWay {
  readonly kind: 'gpus' | 'runtime' | 'device' | 'nvidia-docker';
  readonly why: string;
}

/** The first API version that knows `--gpus` (Docker Engine 19.03), and the first such client. */
const firstGpusApi = '1.40';
const firstGpusClient = '19.03';

export function launchWay(
  engine: EngineFact | null,
  toolkit: ToolkitFact | null,
  platform: PlatformFact | null,
  host: LaunchHost = unknownHost,
): LaunchWay {
  if (platform?.kind === 'jetson') {
    return { kind: 'runtime', why: 'On Jetson the NVIDIA runtime injects the GPU, not --gpus.' };
  }
  if (engine?.kind === 'running' && isBefore(engine.apiVersion, firstGpusApi)) {
    const why = `API ${engine.apiVersion} does not know --gpus (19.03 and later do).`;
    // The wrapper does no more than to name the runtime.
    const bare = host.client?.kind === 'present' && !host.client.nvidiaDocker;
    return { kind: bare && hasRuntime(engine) ? 'runtime' : 'nvidia-docker', why };
  }
  if (engine?.kind === 'running' && engine.rootDir.startsWith('/var/snap/docker/')) {
    return { kind: 'runtime', why: 'The Docker snap gives GPUs by its NVIDIA runtime, not by --gpus alone.' };
  }
  if (engine?.kind === 'running' && engine.operatingSystem === 'Docker Desktop') {
    return { kind: 'gpus', why: 'Docker Desktop gives GPUs by --gpus.' };
  }
  return wayOfClient(engine, host) ?? wayOfEngine(engine, toolkit, host);
}

/** A client from before `--gpus` reaches a newer engine by the runtime, or by the wrapper. */
function wayOfClient(engine: EngineFact | null, { client }: LaunchHost): LaunchWay | null {
  if (client?.kind !== 'present' || client.podman || !isBefore(client.version, firstGpusClient)) return null;
  const why = `The docker command ${client.version} does not know --gpus (19.03 and later do).`;
  if (engine?.kind === 'running' && hasRuntime(engine)) return { kind: 'runtime', why };
  return client.nvidiaDocker ? { kind: 'nvidia-docker', why } : null;
}

function wayOfEngine(engine: EngineFact | null, toolkit: ToolkitFact | null, host: LaunchHost): LaunchWay {
  const running = engine?.kind === 'running' ? engine : null;
  const route = running === null ? null : gpuRoute(running, toolkit, host);
  if (route?.kind === 'cdi') return { kind: 'gpus', why: 'This engine gives GPUs by --gpus, from CDI.' };
  const mode = toolkit?.config.kind === 'valid' ? toolkit.config.mode : 'auto';
  // In these modes the hook that --gpus calls refuses to work and points at the runtime, unless it is told not to look.
  const refused = ['cdi', 'csv', 'jit-cdi'].includes(mode) && toolkit?.settings.skipModeDetection !== true;
  const registered = running !== null && hasRuntime(running);
  if (running !== null && (route?.kind === 'none' || (refused && !registered))) {
    if (cdiDeviceWorks(running, toolkit, host)) {
      return {
        kind: 'device',
        why: 'The hook for --gpus is not there, and the engine gives the GPUs as CDI devices.',
      };
    }
  }
  if (refused) {
    return { kind: 'runtime', why: `The toolkit is set to mode ${mode}, in which --gpus is refused.` };
  }
  return { kind: 'gpus', why: 'Docker 19.03 and later give GPUs by --gpus.' };
}

const hasRuntime = ({ runtimes }: Extract<EngineFact, { kind: 'running' }>): boolean =>
  runtimes.some(({ name }) => name === 'nvidia');
