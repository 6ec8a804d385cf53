import { isDesktop, isSnap } from '../knowledge/running-engine.ts';
import type { EngineFact, RunningEngine } from './engine.ts';
import type { SystemFact } from './system.ts';

/** Kinds of engine that live on this machine; `desktop` is one in a virtual machine or a distribution of its own. */
export type EngineHere = 'package' | 'snap' | 'rootless' | 'desktop';

/** `elsewhere`: on another machine, or in a virtual one that is not Docker Desktop's. */
export type EngineFlavour = EngineHere | 'elsewhere' | 'unknown';

interface Traces {
  readonly installed: readonly EngineHere[];
  readonly running: ReadonlySet<EngineHere>;
}

/** What kind of engine the docker command speaks to: by its own answer, else by where it would be. */
export function flavourOf(
  endpoint: string,
  engine: EngineFact | null,
  system: SystemFact | null,
  traces: Traces,
): EngineFlavour {
  if (engine?.kind === 'running') return flavourOfRunning(engine, system);
  const path = endpoint.startsWith('unix://') ? endpoint.slice('unix://'.length) : null;
  if (path === null) return endpoint === '' ? byTraces(traces) : remote(endpoint, traces);
  if (/\/desktop\//.test(path)) return 'desktop';
  if (/\/podman\//.test(path)) return 'unknown';
  if (/^\/run\/user\/|^\/var\/run\/user\/|^\/home\/|\/\.docker\/run\//.test(path)) return 'rootless';
  return byTraces(traces);
}

function flavourOfRunning(engine: RunningEngine, system: SystemFact | null): EngineFlavour {
  // Podman answers in Docker's words, and no dockerd or its settings have a part in it.
  if (engine.product === 'podman') return 'unknown';
  if (isDesktop(engine)) return 'desktop';
  // Containers share the kernel of the machine that their engine runs on.
  const kernel = engine.kernelVersion;
  if (kernel !== '' && system !== null && kernel !== system.kernelRelease) return 'elsewhere';
  if (isSnap(engine)) return 'snap';
  return engine.rootless ? 'rootless' : 'package';
}

function remote(endpoint: string, traces: Traces): EngineFlavour {
  const local =
    /^(?:tcp|https?):\/\/(?:localhost|127\.|\[?::1\]?)/.test(endpoint) || endpoint.startsWith('fd:');
  return local ? byTraces(traces) : 'elsewhere';
}

/** Who would answer at the default socket. */
function byTraces({ installed, running }: Traces): EngineFlavour {
  for (const kind of ['package', 'snap'] as const) if (running.has(kind)) return kind;
  for (const kind of ['package', 'snap', 'desktop'] as const) if (installed.includes(kind)) return kind;
  return 'package';
}
