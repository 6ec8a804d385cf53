import type { EngineFact } from '../probes/engine.ts';
import type { PlatformFact } from '../probes/platform.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { isAtLeast } from '../version.ts';
import { gpuRoute, type LaunchHost } from './gpu-route.ts';
import { launchWay } from './launch-way.ts';

/**
 * Whether a launch on this host goes through the hook and nvidia-container-cli (`cli`), or past them (`cdi`): by a CDI
 * specification, a Jetson's files, or mounts.
 */
export type ToolkitPath = 'cli' | 'cdi';

/** The first toolkit whose runtime makes its own CDI specification in mode auto (jit-cdi; release notes of 1.18.0). */
const firstJit = '1.18.0';

export function toolkitPath(
  engine: EngineFact | null,
  toolkit: ToolkitFact,
  platform: PlatformFact | null,
  host: LaunchHost,
): ToolkitPath {
  const way = launchWay(engine, toolkit, platform, host);
  if (way.kind === 'device' || way.kind === 'mounts') return 'cdi';
  if (way.kind !== 'gpus' || replacesHook(engine, toolkit)) return runtimePath(toolkit, platform);
  const route = engine?.kind === 'running' ? gpuRoute(engine, toolkit, host) : null;
  return route?.kind === 'cdi' ? 'cdi' : 'cli';
}

/** As the default runtime it sees every launch, and takes the hook of --gpus out again (release notes of 1.17.5). */
const replacesHook = (engine: EngineFact | null, { version }: ToolkitFact): boolean =>
  engine?.kind === 'running' && engine.defaultRuntime === 'nvidia' && isAtLeast(version, firstJit);

function runtimePath(toolkit: ToolkitFact, platform: PlatformFact | null): ToolkitPath {
  const mode = toolkit.config.kind === 'valid' ? toolkit.config.mode : 'auto';
  if (mode === 'legacy') return 'cli';
  if (mode !== 'auto' || platform?.kind === 'jetson') return 'cdi';
  return isAtLeast(toolkit.version, firstJit) ? 'cdi' : 'cli';
}
