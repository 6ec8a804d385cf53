import {
  type CdiMeaning,
  cdiDevices,
  engineCdiDirs,
  gpuKind,
  listedByEngine,
  type ValidSpec,
} from '../../src/knowledge/cdi.ts';
import { cdiDir, usualCdiDirs } from '../../src/knowledge/cdi-dirs.ts';
import { gpuRoute, type LaunchHost } from '../../src/knowledge/gpu-route.ts';
import { launchWay } from '../../src/knowledge/launch-way.ts';
import type { CdiFact } from '../../src/probes/cdi.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';

/** Who reads CDI specifications in this launch, and what they say to it. */
export interface CdiView {
  readonly engine: RunningEngine;
  readonly toolkit: ToolkitFact;
  readonly cdi: CdiFact;
  /** Who reads the specifications for this launch; null: nobody. */
  readonly reader: 'engine' | 'runtime' | null;
  /** It may be that nobody does: what this engine prefers is not known. */
  readonly uncertain: boolean;
  /** Where that one looks. */
  readonly dirs: readonly string[];
  readonly known: ReadonlyMap<string, CdiMeaning>;
  /** The names that the engine itself says it knows; null where it does not say, or is not the reader. */
  readonly listed: ReadonlySet<string> | null;
  /** The devices asked for, by full name. */
  readonly devices: readonly string[];
}

export function viewOf(
  engine: RunningEngine,
  toolkit: ToolkitFact,
  platform: PlatformFact | null,
  cdi: CdiFact,
  host: LaunchHost,
): CdiView {
  const reader = readerOf(engine, toolkit, platform, host);
  const dirs = reader === 'runtime' ? usualCdiDirs : engineCdiDirs(engine);
  return {
    engine,
    toolkit,
    cdi,
    reader,
    uncertain: gpuRoute(engine, toolkit, host)?.uncertain === true,
    dirs,
    known: cdiDevices(cdi.specs, dirs),
    listed: reader === 'runtime' ? null : listedByEngine(engine),
    devices: host.devices,
  };
}

function readerOf(
  engine: RunningEngine,
  toolkit: ToolkitFact,
  platform: PlatformFact | null,
  host: LaunchHost,
): CdiView['reader'] {
  const way = launchWay(engine, toolkit, platform, host);
  if (way.kind === 'device') return 'engine';
  const mode = toolkit.config.kind === 'valid' ? toolkit.config.mode : 'auto';
  if (way.kind === 'runtime') return mode === 'cdi' ? 'runtime' : null;
  const route = way.kind === 'gpus' ? gpuRoute(engine, toolkit, host) : null;
  // Where the hook is not there either, CDI is the way that this engine would go.
  return route?.kind === 'cdi' || (route?.kind === 'none' && route.cdiDriver) ? 'engine' : null;
}

/** The devices asked for that the reader does not know. */
export const unresolved = ({ devices, known, listed }: CdiView): readonly string[] =>
  devices.filter((name) => (listed === null ? known.get(name)?.kind !== 'device' : !listed.has(name)));

/** Why it cannot be told whether they are known: a file that this user could not read, and nobody's word for it. */
export function undecided(view: CdiView): { readonly unknown: string } | null {
  const unread = view.cdi.specs.filter(({ kind }) => kind === 'unread');
  const nameless = view.listed === null && unresolved(view).length > 0;
  const [first] = nameless ? unread : unread.filter(({ path }) => mayRuleOut(view, path));
  return first === undefined ? null : { unknown: `${first.path} could not be read by this user` };
}

/** Of one name, the definition in a later directory counts, and two in one directory are none. */
function mayRuleOut(view: CdiView, path: string): boolean {
  const rank = (file: string): number => {
    const dir = view.dirs.map(cdiDir).findIndex((one) => file === one || file.startsWith(`${one}/`));
    return dir === -1 ? Number.NEGATIVE_INFINITY : dir;
  };
  return specsUsed(view).some((spec) => rank(path) >= rank(spec.path));
}

/** The specifications that define the devices asked for. */
export function specsUsed({ devices, known }: CdiView): readonly ValidSpec[] {
  const specs = devices.flatMap((name) => {
    const meaning = known.get(name);
    return meaning?.kind === 'device' ? [meaning.spec] : [];
  });
  return [...new Set(specs)];
}

export const specsOfGpus = ({ specs }: CdiFact): readonly ValidSpec[] =>
  specs.filter((spec) => spec.kind === 'valid').filter(({ deviceKind }) => deviceKind === gpuKind);
