import type { CdiFact } from '../probes/cdi.ts';
import type { EngineFact } from '../probes/engine.ts';
import type { PlatformFact } from '../probes/platform.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { isAtLeast } from '../version.ts';
import { unknownHost } from './gpu-route.ts';
import { launchWay } from './launch-way.ts';

/**
 * Whether a launch on this host goes through the hook and nvidia-container-cli (`cli`), through a CDI specification or a
 * Jetson's files (`cdi`), or through the one or the other as the engine chooses (`either`).
 */
export type ToolkitPath = 'cli' | 'cdi' | 'either';

/** The first toolkit whose runtime makes its own CDI specification in mode auto (jit-cdi; release notes of 1.18.0). */
const firstJit = '1.18.0';

/** The first Docker Engine whose --gpus tries CDI before the hook (moby, daemon/nvidia_linux.go). */
const firstEngineCdi = '29.2';

export function toolkitPath(
  engine: EngineFact | null,
  toolkit: ToolkitFact,
  platform: PlatformFact | null,
  cdi: CdiFact | null,
): ToolkitPath {
  const devices = ['nvidia.com/gpu=all'];
  const way = launchWay(engine, toolkit, platform, { ...unknownHost, cdi, devices });
  if (way.kind === 'device') return 'cdi';
  if (way.kind === 'gpus' && !replacesHook(engine, toolkit)) return gpusFlagPath(engine, toolkit, cdi);
  return runtimePath(toolkit, platform);
}

/** As the default runtime it sees every launch, and takes the hook of --gpus out again (release notes of 1.17.5). */
const replacesHook = (engine: EngineFact | null, { version }: ToolkitFact): boolean =>
  engine?.kind === 'running' && engine.defaultRuntime === 'nvidia' && isAtLeast(version, firstJit);

function gpusFlagPath(engine: EngineFact | null, toolkit: ToolkitFact, cdi: CdiFact | null): ToolkitPath {
  const triesCdi = engine?.kind === 'running' && isAtLeast(engine.version, firstEngineCdi);
  const cdiHook = toolkit.binaries['nvidia-cdi-hook'] !== null;
  const spec = cdi?.specs.some((one) => one.kind === 'valid' && one.deviceKind === 'nvidia.com/gpu');
  return triesCdi && cdiHook && spec === true ? 'either' : 'cli';
}

function runtimePath(toolkit: ToolkitFact, platform: PlatformFact | null): ToolkitPath {
  const mode = toolkit.config.kind === 'valid' ? toolkit.config.mode : 'auto';
  if (mode === 'legacy') return 'cli';
  if (mode !== 'auto' || platform?.kind === 'jetson') return 'cdi';
  return isAtLeast(toolkit.version, firstJit) ? 'cdi' : 'cli';
}
