import type { CdiDevice, CdiSpec } from '../probes/cdi-spec.ts';
import type { EngineFact, RunningEngine } from '../probes/engine.ts';
import { isAtLeast, parseVersion } from '../version.ts';
import { cdiDir } from './cdi-dirs.ts';

/** A CDI specification that can be read. */
export type ValidSpec = Extract<CdiSpec, { kind: 'valid' }>;
/** The kind that `--gpus` and NVIDIA's runtime in mode cdi add to a bare name. */
export const gpuKind = 'nvidia.com/gpu';

/** What a name of a device stands for to one who reads some directories. */
export type CdiMeaning =
  | { readonly kind: 'device'; readonly spec: ValidSpec; readonly device: CdiDevice }
  /** Two specifications of one directory define it, so it is nothing. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] };

interface Defined {
  readonly spec: ValidSpec;
  readonly device: CdiDevice;
  readonly priority: number;
}

/**
 * The devices that somebody who reads these directories knows, by full name, as the CDI library makes them out
 * (container-device-interface, pkg/cdi/cache.go): a later directory wins, and a name that is defined twice in one
 * directory is unresolvable, even if a later one defines it as well.
 */
export function cdiDevices(
  specs: readonly CdiSpec[],
  dirs: readonly string[],
): ReadonlyMap<string, CdiMeaning> {
  const known = new Map<string, Defined>();
  const conflicts = new Map<string, readonly string[]>();
  for (const [priority, dir] of dirs.map(cdiDir).entries()) {
    for (const { name, spec, device } of definitionsIn(specs, dir)) {
      const before = known.get(name);
      if (before?.priority !== priority) known.set(name, { spec, device, priority });
      else conflicts.set(name, [...(conflicts.get(name) ?? [before.spec.path]), spec.path]);
    }
  }
  const meanings = [...known].map(([name, { spec, device }]): [string, CdiMeaning] => {
    const paths = conflicts.get(name);
    return [name, paths === undefined ? { kind: 'device', spec, device } : { kind: 'conflict', paths }];
  });
  return new Map(meanings);
}

function definitionsIn(specs: readonly CdiSpec[], dir: string) {
  return specs.flatMap((spec) =>
    spec.kind === 'valid' && cdiDir(spec.path.slice(0, spec.path.lastIndexOf('/'))) === dir
      ? spec.devices.map((device) => ({ name: `${spec.deviceKind}=${device.name}`, spec, device }))
      : [],
  );
}

/** `GET /info` lists the CDI devices since this version of the API (Docker 28.2), and leaves out an empty list. */
const firstListing = '1.50';

/** The names that the engine itself lists; null where it does not list any. */
export function listedByEngine(engine: RunningEngine): ReadonlySet<string> | null {
  if (engine.cdiDevices !== null) return new Set(engine.cdiDevices);
  return isAtLeast(engine.apiVersion, firstListing) ? new Set() : null;
}

/** Where the engine looks; empty where it does not do CDI at all. */
export const engineCdiDirs = (engine: EngineFact | null): readonly string[] =>
  engine?.kind === 'running' ? (engine.cdiSpecDirs ?? []) : [];

/**
 * The newest version of specifications that a Docker Engine reads, by what its releases carry of the CDI library.
 * The versions say when a change was made to the library, not what was tested: hence `weak`.
 */
const readers: readonly { readonly from: string; readonly reads: string; readonly source: string }[] = [
  { from: '25.0', reads: '0.6.0', source: 'https://github.com/moby/moby/pull/47706' },
  { from: '26.1', reads: '0.7.0', source: 'https://github.com/moby/moby/pull/47706' },
  { from: '27.4', reads: '0.8.0', source: 'https://github.com/moby/moby/pull/48886' },
  { from: '28.2', reads: '1.0.0', source: 'https://github.com/moby/moby/pull/49738' },
];

/** Null where nothing is known: an engine without CDI. */
export function newestReadBy(version: string): { readonly reads: string; readonly source: string } | null {
  return readers.findLast(({ from }) => isAtLeast(version, from)) ?? null;
}

/** A version that cannot be parsed is newer than nothing. */
export const isNewer = (version: string, than: string): boolean =>
  parseVersion(version) !== null && !isAtLeast(than, version);
