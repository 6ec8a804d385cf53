import { madeForCdi } from '../../src/knowledge/cdi-host.ts';
import { engineGeneration } from '../../src/knowledge/engine-generations.ts';
import { gpuRoute, type LaunchHost } from '../../src/knowledge/gpu-route.ts';
import { launchWay } from '../../src/knowledge/launch-way.ts';
import { hookState } from '../../src/knowledge/toolkit-hook.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { parseVersion } from '../../src/version.ts';

/** Without a hook, specifications that could not be read may be what this engine gives GPUs by. */
export function mayGoByCdi(
  engine: EngineFact | null,
  toolkit: ToolkitFact,
  dockerd: DockerdFact | null,
): boolean {
  const version = engine?.kind === 'running' ? parseVersion(engine.version) : null;
  const knowsCdi = version === null || engineGeneration(version).cdi !== 'none';
  return knowsCdi && hookState(toolkit, dockerd).kind === 'absent';
}

/** What this launch needs of the toolkit: where the GPUs come by CDI, a specification and what that names do. */
export function hookNeeded(
  engine: EngineFact | null,
  toolkit: ToolkitFact,
  platform: PlatformFact,
  launch: LaunchHost,
): 'hook' | 'no-hook' | 'nothing' {
  const way = launchWay(engine, toolkit, platform, launch);
  if (way.kind === 'device' || way.kind === 'mounts') return 'nothing';
  // Whether an engine that does not run needs a hook is seen when it does.
  if (engine?.kind === 'unreachable' && madeForCdi(toolkit, launch) !== null) return 'nothing';
  if (way.kind !== 'gpus' || engine?.kind !== 'running') return 'hook';
  const route = gpuRoute(engine, toolkit, launch);
  return route?.kind === 'cdi' || (route?.kind === 'none' && route.cdiDriver) ? 'no-hook' : 'hook';
}
