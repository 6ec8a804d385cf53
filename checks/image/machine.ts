import type { Finding } from '../../src/check.ts';
import type { DriverTraits, GpuTraits } from '../../src/knowledge/compatibility.ts';
import { traitsOf } from '../../src/knowledge/gpus.ts';
import type { ImageFacts } from '../../src/knowledge/image-facts.ts';
import { bestRelease, type Judged } from '../../src/knowledge/verdict.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import type { DriverHost } from '../fixes/install/own-way.ts';

/** A GPU that the container is to get. */
export interface HostGpu extends GpuTraits {
  readonly index: number;
  /** e.g. `Tesla`, `GeForce`; null where nvidia-smi does not tell. */
  readonly brand: string | null;
  /** MIG is on: not the GPU is named for a launch, but its instances. */
  readonly mig: boolean;
}

export const hostGpu = (gpu: Gpu): HostGpu => ({
  ...traitsOf(gpu),
  index: gpu.index,
  brand: gpu.state.brand,
  mig: gpu.mig === 'enabled',
});

/** All that the judgement of an image rests on, and what its fixes depend on. */
export interface Case {
  readonly choice: ImageChoiceFact;
  readonly facts: ImageFacts;
  readonly driver: DriverTraits;
  readonly judged: readonly Judged<HostGpu>[];
  readonly architecture: string;
  /** A Jetson up to JetPack 6, whose images are those for its integrated GPU (`-igpu`). */
  readonly integratedHere: boolean;
  /** Where NVIDIA's images are had from here, e.g. `nvcr.io/nvidia/pytorch`. */
  readonly repository: string;
  /** Where this machine has its driver from. */
  readonly host: DriverHost;
  /** The user named no GPUs, so that the launch command leaves out those that the image does not run on. */
  readonly restricts: boolean;
}

/** GPUs on which the image runs, as far as is known. */
export const usable = ({ judged }: Case): readonly HostGpu[] =>
  judged.filter(({ runs }) => runs === 'yes').map(({ gpu }) => gpu);

/** The newest release for this host as it is. */
export const bestHere = ({ driver, judged, architecture, integratedHere }: Case) =>
  bestRelease(
    driver,
    judged.map(({ gpu }) => gpu),
    architecture,
    integratedHere,
  );

/**
 * An error where nothing is left to run on, or not what the user asked for; where figures that are not NVIDIA's say so, it
 * is left to a launch to decide.
 */
export function weightOf(certain: boolean, one: Case): Pick<Finding, 'severity' | 'undecided'> {
  if (usable(one).length > 0 && one.restricts) return { severity: 'warning' };
  return certain ? { severity: 'error' } : { severity: 'warning', undecided: true };
}

/** e.g. `Release 24.01`, or the reference of an image that is none. */
export const nameOf = ({ facts, choice }: Case): string => {
  if (facts.release === null) return choice.reference;
  const name = `${facts.integrated ? 'the Jetson image of ' : ''}release ${facts.release.release}`;
  return facts.derived ? `${choice.reference} (made from ${name})` : name;
};

/** The evidence that each finding about an image carries. */
export const seenImage = ({ facts, choice }: Case) => ({
  image: choice.reference,
  release: facts.release?.release ?? null,
  cuda: facts.cuda,
  basis: facts.basis,
  sources: facts.sources,
});

/** Each kind of GPU once, e.g. `Tesla V100 (compute capability 7.0)`. */
export const kindsOf = (gpus: readonly HostGpu[]): readonly string[] => [
  ...new Set(
    gpus.map(({ name, computeCapability }) =>
      computeCapability === null ? name : `${name} (compute capability ${computeCapability})`,
    ),
  ),
];
