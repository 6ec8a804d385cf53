import type { EngineFact, RunningEngine } from '../probes/engine.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { cdiDevices, type ValidSpec } from './cdi.ts';
import { usualCdiDirs } from './cdi-dirs.ts';
import { doesCdi, engineKnows, gpuRoute, isWhole, type LaunchHost, specsFor } from './gpu-route.ts';
import { hookState, type ProgramState, programState } from './toolkit-hook.ts';

/**
 * `--device nvidia.com/gpu=…` is this host's way: the toolkit is there for CDI alone (its hook is not installed, or not
 * where dockerd looks), so that `--gpus` cannot work, and the engine resolves the devices from a specification in which
 * nothing is missing.
 */
export function cdiDeviceWorks(
  engine: RunningEngine,
  toolkit: ToolkitFact | null,
  host: LaunchHost,
): boolean {
  if (toolkit === null || !engineKnows(engine, host)) return false;
  const specs = specsFor(engine, host);
  if (specs.length === 0 || !specs.every((spec) => isWhole(spec, host.devices))) return false;
  const notThere = ({ kind }: ProgramState): boolean => kind === 'absent' || kind === 'not-on-path';
  const route = gpuRoute(engine, toolkit, host);
  if (!notThere(hookState(toolkit, host.dockerd))) return false;
  // An engine that would turn to CDI by itself was only started too early.
  return (
    route?.generation.needs !== 'hook-or-cdi' ||
    notThere(programState('nvidia-cdi-hook', toolkit, host.dockerd))
  );
}

/**
 * The specification of a host that is made for `--device nvidia.com/gpu=…`: there is no hook, and nothing is missing of
 * what the specification names, the programs that it calls among it. Null for any other host.
 */
export function madeForCdi(toolkit: ToolkitFact | null, host: LaunchHost): ValidSpec | null {
  if (toolkit === null || hookState(toolkit, host.dockerd).kind !== 'absent') return null;
  const known = cdiDevices(host.cdi?.specs ?? [], usualCdiDirs);
  const meanings = host.devices.map((name) => known.get(name));
  const [first] = meanings;
  if (first?.kind !== 'device' || meanings.some((meaning) => meaning?.kind !== 'device')) return null;
  return isWhole(first.spec, host.devices) ? first.spec : null;
}

/** Such a host, on which the engine could do CDI and is not told to. */
export const lacksCdiAlone = (
  engine: EngineFact | null,
  toolkit: ToolkitFact | null,
  host: LaunchHost,
): boolean => {
  const route = engine?.kind === 'running' ? gpuRoute(engine, toolkit, host) : null;
  const could = route?.kind === 'none' && route.generation.cdi !== 'none';
  return could && !doesCdi(engine) && madeForCdi(toolkit, host) !== null;
};
