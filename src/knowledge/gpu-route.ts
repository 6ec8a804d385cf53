import { gpuSelection } from '../gpu-selection.ts';
import { type Reading, valueIn } from '../probe.ts';
import type { CdiFact } from '../probes/cdi.ts';
import type { DockerCliFact } from '../probes/docker-cli.ts';
import type { DockerdFact } from '../probes/dockerd.ts';
import type { EngineFact, RunningEngine } from '../probes/engine.ts';
import type { OsFact } from '../probes/os.ts';
import type { SystemFact } from '../probes/system.ts';
import type { ToolkitFact } from '../probes/toolkit.ts';
import { isAtLeast, parseVersion } from '../version.ts';
import { cdiDevices, engineCdiDirs, listedByEngine, type ValidSpec } from './cdi.ts';
import { type EngineGeneration, engineGeneration } from './engine-generations.ts';
import { hookState, programState } from './toolkit-hook.ts';

/** What the way of a launch depends on besides the engine and the toolkit; null: not known. */
export interface LaunchHost {
  readonly dockerd: DockerdFact | null;
  readonly cdi: CdiFact | null;
  readonly client: DockerCliFact | null;
  /** The GPUs asked for, by their full CDI names. */
  readonly devices: readonly string[];
  /** `ID` of os-release. */
  readonly osId: string | null;
}

export const unknownHost: LaunchHost = { dockerd: null, cdi: null, client: null, devices: [], osId: null };

/** The same from readings; `gpus` as the target has it. */
export const launchHost = (
  facts: {
    readonly dockerd?: Reading<DockerdFact> | undefined;
    readonly dockerCli?: Reading<DockerCliFact> | undefined;
    readonly cdi?: Reading<CdiFact> | undefined;
    readonly system?: Reading<SystemFact> | undefined;
    readonly os?: Reading<OsFact> | undefined;
  },
  gpus: string | null,
): LaunchHost => ({
  dockerd: valueIn(facts.dockerd),
  cdi: valueIn(facts.cdi),
  client: valueIn(facts.dockerCli),
  devices: gpuSelection(gpus, valueIn(facts.system)?.visibleDevices ?? null).cdiDevices,
  osId: valueIn(facts.os)?.id ?? null,
});

/** What the engine makes of `--gpus`. */
export interface GpuRoute {
  /** `hook`: it calls NVIDIA's hook; `cdi`: it injects what a specification says; `none`: it refuses. */
  readonly kind: 'hook' | 'cdi' | 'none';
  readonly generation: EngineGeneration;
  /** The engine registered NVIDIA's CDI driver when it started, so `--gpus` turns to CDI (first, from 29.2 on). */
  readonly cdiDriver: boolean;
  /** It may be the hook after all: this engine is newer than what is known of the order of the two. */
  readonly uncertain: boolean;
}

/**
 * Docker 29.2 to 29.7 turn to CDI before the hook. A change of that order is proposed (moby#52704), so what later
 * releases do is not known here.
 */
const firstUnknownOrder = '29.8';

/** Null where the engine's version says nothing. */
export function gpuRoute(
  engine: RunningEngine,
  toolkit: ToolkitFact | null,
  host: LaunchHost,
): GpuRoute | null {
  const version = parseVersion(engine.version);
  if (version === null) return null;
  const generation = engineGeneration(version);
  const program = toolkit === null ? null : programState('nvidia-cdi-hook', toolkit, host.dockerd);
  const cdiDriver = generation.needs === 'hook-or-cdi' && program?.kind === 'ok' && doesCdi(engine);
  const hook = toolkit !== null && hookState(toolkit, host.dockerd).kind === 'ok';
  const byCdi = cdiDriver && injectable(engine, host, hook);
  const uncertain = byCdi && hook && isAtLeast(engine.version, firstUnknownOrder);
  return { kind: byCdi ? 'cdi' : hook ? 'hook' : 'none', generation, cdiDriver, uncertain };
}

export const doesCdi = (engine: EngineFact | null): boolean => engineCdiDirs(engine).length > 0;

/**
 * The engine resolves every device that is asked for. A node that is not there lets it refuse the device, and then it
 * turns to the hook where it has one; a file that is not there is found out only when the container starts.
 */
function injectable(engine: RunningEngine, host: LaunchHost, orHook: boolean): boolean {
  return engineKnows(engine, host) && !(orHook && specsFor(engine, host).some(lacksNodes(host)));
}

/** Whether the engine resolves all the devices, by its own word where it gives one. */
export function engineKnows(engine: RunningEngine, { cdi, devices }: LaunchHost): boolean {
  if (!doesCdi(engine) || devices.length === 0) return false;
  const listed = listedByEngine(engine);
  if (listed !== null) return devices.every((name) => listed.has(name));
  const known = cdiDevices(cdi?.specs ?? [], engineCdiDirs(engine));
  return devices.every((name) => known.get(name)?.kind === 'device');
}

/** The specifications that define the devices asked for, as the engine reads them. */
export function specsFor(engine: RunningEngine, { cdi, devices }: LaunchHost): readonly ValidSpec[] {
  const known = cdiDevices(cdi?.specs ?? [], engineCdiDirs(engine));
  const specs = devices.flatMap((name) => {
    const meaning = known.get(name);
    return meaning?.kind === 'device' ? [meaning.spec] : [];
  });
  return [...new Set(specs)];
}

const lacksNodes =
  ({ devices }: LaunchHost) =>
  (spec: ValidSpec) =>
    spec.common.missingNodes.length > 0 ||
    asked(spec, devices).some((device) => device.missingNodes.length > 0);

/** The devices of a specification that are among those asked for. */
export const asked = (spec: ValidSpec, devices: readonly string[]) =>
  spec.devices.filter(({ name }) => devices.includes(`${spec.deviceKind}=${name}`));

/** Nothing that the specification injects with the devices asked for is missing on the host. */
export function isWhole(spec: ValidSpec, devices: readonly string[]): boolean {
  return [spec.common, ...asked(spec, devices)].every(
    ({ missing, missingNodes }) => missing.length === 0 && missingNodes.length === 0,
  );
}
