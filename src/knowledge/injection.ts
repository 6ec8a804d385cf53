import type { CdiFact } from '../probes/cdi.ts';
import type { EngineFact } from '../probes/engine.ts';
import type { PlatformFact } from '../probes/platform.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { atLeast, parseVersion } from '../version.ts';
import { engineGeneration } from './engine-generations.ts';
import { unknownHost } from './gpu-route.ts';
import { launchWay } from './launch-way.ts';

type Running = Extract<EngineFact, { kind: 'running' }>;

/**
 * Who gives a container its GPUs. `hook`: nvidia-container-cli, behind the back of runc, which it tells nothing of the
 * devices. `specification`: the devices stand in what runc is given (CDI, csv). `unclear`: this engine chooses itself.
 */
export type Injection = 'hook' | 'specification' | 'unclear';

/** From this version on the NVIDIA runtime makes a CDI specification on the fly where its mode is `auto`. */
const justInTime = '1.18.0';

export function injection(
  engine: Running,
  toolkit: ToolkitFact,
  platform: PlatformFact | null,
  cdi: CdiFact | null,
): Injection {
  const devices = ['nvidia.com/gpu=all'];
  const way = launchWay(engine, toolkit, platform, { ...unknownHost, cdi, devices });
  if (way.kind === 'nvidia-docker') return 'hook';
  if (way.kind !== 'gpus') return 'specification';
  if (engine.defaultRuntime === 'nvidia' && isFrom(toolkit.version, justInTime)) return 'unclear';
  const version = parseVersion(engine.version);
  if (version === null) return 'unclear';
  return engineGeneration(version).needs === 'hook-or-cdi' && hasSpec(cdi) ? 'unclear' : 'hook';
}

function isFrom(version: string | null, first: string): boolean {
  const [now, floor] = [version === null ? null : parseVersion(version), parseVersion(first)];
  // A version that is not known may be any.
  return now === null || floor === null || atLeast(now, floor);
}

const hasSpec = (cdi: CdiFact | null): boolean =>
  cdi === null || cdi.specs.some((spec) => spec.kind === 'valid' && spec.deviceKind === 'nvidia.com/gpu');
