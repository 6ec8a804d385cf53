import type { ImageChoiceFact } from '../probes/image-choice.ts';
import type { ImageConfig, LocalImageFact } from '../probes/local-image.ts';
import type { RegistryFact } from '../probes/registry.ts';
import { majorOf, parseVersion } from '../version.ts';
import type { Needs } from './compatibility.ts';
import { cudaTable, driverForCuda, minorFloorOf, minorOf } from './cuda.ts';
import { type Release, releaseNamed, releases, versionOf } from './releases.ts';
import { forIntegrated } from './verdict.ts';

/** A figure on which the image and the table do not agree. */
export interface Difference {
  readonly what: 'release' | 'cuda' | 'driver';
  readonly image: string;
  readonly table: string;
}

/** What is known about an image before it runs. */
export interface ImageFacts extends Needs {
  /** The NGC PyTorch release that it is, or is made from; null for anything else. */
  readonly release: Release | null;
  /** Made from the release that `release` names by somebody else. */
  readonly derived: boolean;
  /** Made for the integrated GPU of Jetson (`-igpu`). */
  readonly integrated: boolean;
  /** The expressions of NVIDIA_REQUIRE_*, all of which must hold (see `judgeRequirement`). */
  readonly requirements: readonly string[];
  readonly basis: Basis;
  /** Pages and places that the figures are from. */
  readonly sources: readonly string[];
  /** Where these are not none, the image itself is believed. */
  readonly differences: readonly Difference[];
}

/** What is known of an image rests on this. */
export type Basis = 'local image' | 'registry' | 'table';

/** The configuration of the copy on this host, else the one in the registry, which is read before any pull. */
export function seenOf(local: LocalImageFact | null, registry: RegistryFact | null): Seen | null {
  if (local?.kind === 'present') return { config: local, basis: 'local image' };
  return registry?.kind === 'found' ? { config: registry.config, basis: 'registry' } : null;
}

/** The configuration of the image itself, and where it was read. */
export interface Seen {
  readonly config: ImageConfig;
  readonly basis: Exclude<Basis, 'table'>;
}

/** What the image itself says, else the table of releases; null where neither says a thing about CUDA. */
export function imageFacts(choice: ImageChoiceFact, seen: Seen | null): ImageFacts | null {
  const env = seen?.config.env ?? {};
  const own = releaseNamed(releaseIn(env) ?? '');
  const named = choice.release === null ? null : releaseNamed(choice.release);
  const release = own ?? named;
  const needs = needsOf(release, env);
  const requirements = requirementsIn(env, release);
  if (needs === null && requirements.length === 0) return null;
  const integrated = choice.tag?.endsWith('-igpu') ?? false;
  return {
    ...(integrated ? forIntegrated(needs ?? nothingKnown) : (needs ?? nothingKnown)),
    release,
    derived: own !== null && named === null && !isPytorchRepository(choice),
    integrated,
    requirements,
    basis: needs !== null && hasFigures(env) && seen !== null ? seen.basis : 'table',
    sources: [
      ...(seen === null ? [] : [`configuration of the image (${seen.basis})`]),
      ...sourcesOf(release),
    ],
    differences: differences(named, release, env),
  };
}

type Env = ImageConfig['env'];

const isPytorchRepository = ({ repository }: ImageChoiceFact): boolean =>
  /(?:^|\/)nvidia\/pytorch$/.test(repository);

/** `24.01` of NVIDIA_PYTORCH_VERSION; images that are made from NVIDIA's keep it. */
const releaseIn = (env: Env): string | null =>
  /^\d\d\.\d\d/.exec(env['NVIDIA_PYTORCH_VERSION'] ?? '')?.[0] ?? null;

const cudaIn = (env: Env): string | null =>
  /^\d+\.\d+(?:\.\d+)*/.exec(env['CUDA_VERSION'] ?? '')?.[0] ?? null;

const hasFigures = (env: Env): boolean => cudaIn(env) !== null;

const sourcesOf = (release: Release | null): readonly string[] => release?.sources ?? [cudaTable];

const nothingKnown: Needs = {
  cuda: null,
  minDriver: null,
  minorCompatFloor: null,
  forwardBranches: [],
  computeCapabilities: null,
  sourced: { minDriver: false, forwardBranches: false, computeCapabilities: false, architectures: false },
};

function needsOf(release: Release | null, env: Env): Needs | null {
  const cuda = cudaIn(env);
  if (cuda === null) return release;
  const same = release !== null && minorOf(release.cuda) === minorOf(cuda);
  return same ? confirmed(release, cuda, env) : ofCuda(cuda, env, release);
}

/** The image says what the table says, so that the CUDA version is no longer a matter of sources. */
function confirmed(release: Release, cuda: string, env: Env): Needs {
  const minDriver = release.minDriver ?? driverForCuda(cuda) ?? driverIn(env);
  const codes = capabilitiesIn(env, release.computeCapabilities);
  return {
    ...release,
    minDriver,
    computeCapabilities: codes ?? release.computeCapabilities,
    sourced: {
      ...release.sourced,
      minDriver: minDriver !== null,
      computeCapabilities: release.sourced.computeCapabilities || codes !== null,
    },
  };
}

/** Another CUDA version than the table's, or an image that is none of NVIDIA's releases. */
function ofCuda(cuda: string, env: Env, release: Release | null): Needs {
  const minDriver = driverForCuda(cuda) ?? driverIn(env);
  const codes = capabilitiesIn(env, release?.computeCapabilities ?? null);
  const alike = isNvidias(env) ? releases.findLast((one) => minorOf(one.cuda) === minorOf(cuda)) : undefined;
  const listed = branchesIn(env);
  return {
    cuda,
    minDriver,
    minorCompatFloor: minorFloorOf(cuda),
    // The compatibility package of the same CUDA version takes the same branches.
    forwardBranches: listed ?? alike?.forwardBranches ?? [],
    computeCapabilities: codes ?? release?.computeCapabilities ?? null,
    sourced: {
      minDriver: minDriver !== null,
      forwardBranches: listed !== null,
      computeCapabilities: codes !== null,
      architectures: false,
    },
  };
}

/** Images of NVIDIA's deep learning frameworks set forward compatibility up when they start. */
const isNvidias = (env: Env): boolean =>
  env['_CUDA_COMPAT_PATH'] !== undefined ||
  releaseIn(env) !== null ||
  env['CUDA_DRIVER_VERSION'] !== undefined;

/** Images of nvidia/cuda name their branches in NVIDIA_REQUIRE_CUDA: `brand=tesla,driver>=535,driver<536`. */
function branchesIn(env: Env): Needs['forwardBranches'] | null {
  const found = [...(env['NVIDIA_REQUIRE_CUDA'] ?? '').matchAll(/brand=tesla,driver>=(\d+),driver<\d+/g)];
  const branches = [...new Set(found.map((match) => Number(match[1])))];
  return branches.length === 0 ? null : branches.map((branch) => ({ branch, min: null }));
}

const driverIn = (env: Env): string | null => versionOf(env['CUDA_DRIVER_VERSION'] ?? null)?.text ?? null;

/** TORCH_CUDA_ARCH_LIST (`7.5 8.0 9.0+PTX`); what a release is documented for goes on to hold below. */
function capabilitiesIn(env: Env, documented: Needs['computeCapabilities']): Needs['computeCapabilities'] {
  const listed = (env['TORCH_CUDA_ARCH_LIST'] ?? '').match(/\b\d{1,2}\.\d\b/g) ?? [];
  if (listed.length === 0) return null;
  const least = documented === null ? 0 : Number(documented.min);
  const all = [...new Set([...listed, ...(documented?.all ?? [])])]
    .filter((text) => Number(text) >= least)
    .sort((a, b) => Number(a) - Number(b));
  return { min: documented?.min ?? all[0] ?? '', max: all.at(-1) ?? '', all };
}

/**
 * All NVIDIA_REQUIRE_* but JetPack's; and where an image has CUDA_VERSION alone, the runtime hook asks for that version
 * (nvidia-container-toolkit, internal/config/image). NVIDIA's releases ask for next to nothing.
 */
function requirementsIn(env: Env, release: Release | null): readonly string[] {
  if (/^(?:1|true)$/i.test(env['NVIDIA_DISABLE_REQUIRE'] ?? '')) return [];
  const asked = Object.entries(env).flatMap(([name, value]) =>
    /^NVIDIA_REQUIRE_(?!JETPACK)/.test(name) && value.trim() !== '' ? [value] : [],
  );
  const cuda = cudaIn(env);
  const legacy = release === null && cuda !== null && env['NVIDIA_REQUIRE_CUDA'] === undefined;
  return legacy ? [...asked, `cuda>=${minorOf(cuda)}`] : asked;
}

function differences(named: Release | null, release: Release | null, env: Env): readonly Difference[] {
  if (release === null) return [];
  const cuda = cudaIn(env);
  const driver = driverIn(env);
  const table = release.driverInImage ?? release.minDriver;
  return [
    ...(named !== null && named !== release
      ? [{ what: 'release', image: release.release, table: named.release } as const]
      : []),
    ...(cuda !== null && minorOf(cuda) !== minorOf(release.cuda)
      ? [{ what: 'cuda', image: cuda, table: release.cuda } as const]
      : []),
    ...(driver !== null && table !== null && branchOf(driver) !== branchOf(table)
      ? [{ what: 'driver', image: driver, table } as const]
      : []),
  ];
}

const branchOf = (driver: string): number | null => {
  const version = parseVersion(driver);
  return version === null ? null : majorOf(version);
};
