import type { EngineFact, RunningEngine } from '../probes/engine.ts';
import type { PlatformFact } from '../probes/platform.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { isBefore } from '../version.ts';
import { cdiDeviceWorks } from './cdi-host.ts';
import { gpuRoute, type LaunchHost, unknownHost } from './gpu-route.ts';
import { firstGpusClient, hasNvidiaRuntime, isDesktop, isSnap, knowsGpus } from './running-engine.ts';

/**
 * How a container gets its GPUs on this host: `--gpus`, `--runtime=nvidia`, `--device` with names of CDI devices, the
 * `nvidia-docker` wrapper of Docker 19.02 and earlier, or `mounts` of the driver's folder and nodes one by one.
 */
export interface LaunchWay {
  readonly kind: 'gpus' | 'runtime' | 'device' | 'nvidia-docker' | 'mounts';
  readonly why: string;
}

/** Of an engine that does not answer, the usual way. */
export function launchWay(
  engine: EngineFact | null,
  toolkit: ToolkitFact | null,
  platform: PlatformFact | null,
  host: LaunchHost = unknownHost,
): LaunchWay {
  if (platform?.kind === 'jetson') {
    return { kind: 'runtime', why: 'On Jetson the NVIDIA runtime injects the GPU, not --gpus.' };
  }
  // https://cloud.google.com/container-optimized-os/docs/how-to/run-gpus
  if (host.osId === 'cos') {
    return {
      kind: 'mounts',
      why: 'Container-Optimized OS gives containers its driver by mounts and device nodes, without the toolkit.',
    };
  }
  const running = engine?.kind === 'running' ? engine : null;
  const ofKind = running === null ? null : wayOfKind(running, host);
  return ofKind ?? wayOfClient(running, host) ?? wayOfEngine(running, toolkit, host);
}

/** Engines that leave no choice: from before `--gpus`, or made up by others. */
function wayOfKind(engine: RunningEngine, { client }: LaunchHost): LaunchWay | null {
  if (!knowsGpus(engine)) {
    const why = `API ${engine.apiVersion} does not know --gpus (19.03 and later do).`;
    // The wrapper does no more than to name the runtime.
    const bare = client?.kind === 'present' && !client.nvidiaDocker;
    return { kind: bare && hasNvidiaRuntime(engine) ? 'runtime' : 'nvidia-docker', why };
  }
  if (isSnap(engine)) {
    return { kind: 'runtime', why: 'The Docker snap gives GPUs by its NVIDIA runtime, not by --gpus alone.' };
  }
  return isDesktop(engine) ? { kind: 'gpus', why: 'Docker Desktop gives GPUs by --gpus.' } : null;
}

/** A client from before `--gpus` reaches a newer engine by the runtime, or by the wrapper. */
function wayOfClient(running: RunningEngine | null, { client }: LaunchHost): LaunchWay | null {
  if (client?.kind !== 'present' || client.podman || !isBefore(client.version, firstGpusClient)) return null;
  const why = `The docker command ${client.version} does not know --gpus (19.03 and later do).`;
  if (running !== null && hasNvidiaRuntime(running)) return { kind: 'runtime', why };
  return client.nvidiaDocker ? { kind: 'nvidia-docker', why } : null;
}

function wayOfEngine(
  running: RunningEngine | null,
  toolkit: ToolkitFact | null,
  host: LaunchHost,
): LaunchWay {
  const route = running === null ? null : gpuRoute(running, toolkit, host);
  if (route?.kind === 'cdi') return { kind: 'gpus', why: 'This engine gives GPUs by --gpus, from CDI.' };
  const mode = toolkit?.config.kind === 'valid' ? toolkit.config.mode : 'auto';
  // In these modes the hook that --gpus calls refuses to work and points at the runtime, unless it is told not to look.
  const refused = ['cdi', 'csv', 'jit-cdi'].includes(mode) && toolkit?.settings.skipModeDetection !== true;
  const registered = running !== null && hasNvidiaRuntime(running);
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
