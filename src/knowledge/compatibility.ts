import { atLeast, compareVersions, majorOf, parseVersion, type Version } from '../version.ts';
import { minorOf } from './cuda.ts';
import { type Release, versionOf } from './releases.ts';

/** A GPU as far as compatibility goes. */
export interface GpuTraits {
  readonly name: string;
  /** e.g. `8.0`; null where nothing tells. */
  readonly computeCapability: string | null;
  /** Eligible for forward compatibility; null where nothing tells. */
  readonly dataCenter: boolean | null;
}

/** A driver as far as compatibility goes. */
export interface DriverTraits {
  readonly version: Version;
  /** The newest CUDA version that it serves, as nvidia-smi says, e.g. `12.4`; null where it does not. */
  readonly cuda: string | null;
  /**
   * Its number is none of NVIDIA's Linux table, as that of Windows under WSL2 and of Jetson: only the CUDA version that
   * it serves can be compared.
   */
  readonly byCuda: boolean;
}

/** What an image asks of driver and GPU: the figures of a release, or those of the image itself. */
export interface Needs {
  /** e.g. `12.3.2`; null where nothing tells. */
  readonly cuda: string | null;
  readonly minDriver: string | null;
  readonly minorCompatFloor: string | null;
  readonly forwardBranches: Release['forwardBranches'];
  readonly computeCapabilities: Release['computeCapabilities'] | null;
  readonly sourced: Release['sourced'];
}

/** Whether a driver serves an image. */
export type DriverVerdict =
  | { readonly kind: 'native' }
  | { readonly kind: 'forward-compatible'; readonly branch: number }
  /** `floor`: the driver, or (`CUDA 12.0`) what it must serve at least. */
  | { readonly kind: 'minor-compatible'; readonly floor: string }
  /**
   * `certain`: every figure that led here is NVIDIA's own. `branch`: data-center GPUs would run it on this driver, by
   * forward compatibility; null: they would not, either.
   */
  | {
      readonly kind: 'too-old';
      readonly needs: string;
      readonly certain: boolean;
      readonly branch: number | null;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * How a driver serves an image on a GPU: natively; by forward compatibility, which the image prefers and data-center
 * GPUs alone have; by minor-version compatibility; or not at all.
 * Sources: https://docs.nvidia.com/deploy/cuda-compatibility/ and the release notes of each month.
 */
export function judgeDriver(driver: DriverTraits, needs: Needs, gpu: GpuTraits): DriverVerdict {
  if (driver.byCuda) return judgeByCuda(driver, needs);
  const { version } = driver;
  const native = versionOf(needs.minDriver);
  if (native !== null && atLeast(version, native)) return { kind: 'native' };
  const branch = forwardBranch(version, needs);
  if (branch !== null && gpu.dataCenter === true) return { kind: 'forward-compatible', branch };
  const floor = versionOf(needs.minorCompatFloor);
  if (floor !== null && needs.minorCompatFloor !== null && atLeast(version, floor)) {
    return { kind: 'minor-compatible', floor: needs.minorCompatFloor };
  }
  const least = needs.minDriver ?? needs.minorCompatFloor;
  if (least === null) return { kind: 'unknown', why: 'its driver requirement is not known here' };
  const maybeForward = gpu.dataCenter !== false && !forwardIsOut(needs, branch, version);
  // The floor of a CUDA version is NVIDIA's, whatever else of the row is not.
  const figure = needs.sourced.minDriver || (needs.minDriver === null && floor !== null);
  return { kind: 'too-old', needs: least, certain: figure && !maybeForward, branch };
}

/**
 * No branch of this driver is listed, and NVIDIA says which are; or the feature was not there yet: it came with CUDA 10,
 * for drivers from branch 384 on.
 */
const forwardIsOut = ({ cuda, sourced }: Needs, branch: number | null, driver: Version): boolean => {
  const version = versionOf(cuda);
  const tooEarly = majorOf(driver) < 384 || (version !== null && majorOf(version) < 10);
  return tooEarly || (sourced.forwardBranches && branch === null);
};

function forwardBranch(driver: Version, { forwardBranches }: Needs): number | null {
  const listed = forwardBranches.find(({ branch }) => branch === majorOf(driver));
  if (listed === undefined) return null;
  const least = versionOf(listed.min);
  return least === null || atLeast(driver, least) ? listed.branch : null;
}

/** By the CUDA version that the driver serves: the same or a later one is native, another of the same major compatible. */
function judgeByCuda({ cuda }: DriverTraits, needs: Needs): DriverVerdict {
  const served = versionOf(cuda);
  const minor = needs.cuda === null ? null : minorOf(needs.cuda);
  const wanted = versionOf(minor);
  if (served === null || wanted === null || minor === null) {
    return { kind: 'unknown', why: 'it is not known which CUDA version the driver serves' };
  }
  if (atLeast(served, wanted)) return { kind: 'native' };
  const major = majorOf(wanted);
  const floor = `CUDA ${major}.0`;
  if (majorOf(served) === major && major >= 11) return { kind: 'minor-compatible', floor };
  return { kind: 'too-old', needs: `CUDA ${minor}`, certain: needs.sourced.minDriver, branch: null };
}

/** Whether an image has kernels for a GPU. */
export type GpuVerdict =
  | { readonly kind: 'fits' }
  /** Newer than the newest that the release was made for, of the same generation: its code runs as a rule. */
  | { readonly kind: 'same-family' }
  | { readonly kind: 'too-new' | 'too-old'; readonly certain: boolean }
  | { readonly kind: 'unknown' };

/**
 * Capabilities of the processors for Jetson. Code runs on later minor versions of its own major one, but never between
 * these and other GPUs. Source: https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#binary-compatibility
 */
const ofJetson: ReadonlySet<string> = new Set(['3.2', '5.3', '6.2', '7.2', '8.7', '11.0']);

/**
 * Jetson Thor: its code came with CUDA 13.0, and its guide launches NVIDIA's image for arm64 of 25.08, the first release
 * with that. Source: https://docs.nvidia.com/jetson/agx-thor-devkit/user-guide/latest/setup_docker.html
 */
function servesThor({ cuda }: Needs): boolean {
  const version = versionOf(cuda);
  return version !== null && majorOf(version) >= 13;
}

/** Whether an image has code for a GPU's compute capability. */
export function judgeGpu(computeCapability: string | null, needs: Needs): GpuVerdict {
  const own = computeCapability === null ? null : parseVersion(computeCapability);
  const range = needs.computeCapabilities;
  const least = range === null ? null : parseVersion(range.min);
  const most = range === null ? null : parseVersion(range.max);
  if (own === null || range === null || least === null || most === null) return { kind: 'unknown' };
  const certain = needs.sourced.computeCapabilities;
  if (compareVersions(own, least) < 0) return { kind: 'too-old', certain };
  if (range.all.includes(own.text)) return { kind: 'fits' };
  if (own.text === '11.0' && servesThor(needs)) return { kind: 'fits' };
  if (ofJetson.has(own.text)) return { kind: 'unknown' };
  const sameMajor = range.all.flatMap((text) => {
    const one = parseVersion(text);
    return one !== null && majorOf(one) === majorOf(own) && compareVersions(one, own) < 0 ? [one] : [];
  });
  if (sameMajor.length > 0) return { kind: compareVersions(own, most) < 0 ? 'fits' : 'same-family' };
  return compareVersions(own, most) > 0 ? { kind: 'too-new', certain } : { kind: 'unknown' };
}
