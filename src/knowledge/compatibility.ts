import { atLeast, compareVersions, majorOf, parseVersion, type Version } from '../version.ts';
import { type Release, releases, versionOf } from './releases.ts';

/** A GPU as far as compatibility goes. */
export interface GpuTraits {
  readonly name: string;
  /** e.g. `8.0`; null where nothing tells. */
  readonly computeCapability: string | null;
  /** Eligible for forward compatibility; null where nothing tells. */
  readonly dataCenter: boolean | null;
}

export type DriverVerdict =
  | { readonly kind: 'native' }
  | { readonly kind: 'forward-compatible'; readonly branch: number }
  | { readonly kind: 'minor-compatible'; readonly floor: string }
  /** `certain`: every figure that led here is NVIDIA's own. */
  | { readonly kind: 'too-old'; readonly needs: string; readonly certain: boolean }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * How a driver serves a release: natively; by forward compatibility, which the image prefers and data-center GPUs
 * alone have; by minor-version compatibility; or not at all.
 * Sources: https://docs.nvidia.com/deploy/cuda-compatibility/ and the release notes of each month.
 */
export function judgeDriver(driver: Version, release: Release, gpus: readonly GpuTraits[]): DriverVerdict {
  const needed = versionOf(release.minDriver);
  if (needed === null || release.minDriver === null) {
    return { kind: 'unknown', why: `NVIDIA's driver requirement of ${release.release} is not known here` };
  }
  if (atLeast(driver, needed)) return { kind: 'native' };
  const branch = forwardBranch(driver, release);
  if (branch !== null && gpus.length > 0 && gpus.every(({ dataCenter }) => dataCenter === true)) {
    return { kind: 'forward-compatible', branch };
  }
  const floor = versionOf(release.minorCompatFloor);
  if (floor !== null && release.minorCompatFloor !== null && atLeast(driver, floor)) {
    return { kind: 'minor-compatible', floor: release.minorCompatFloor };
  }
  // A branch that may be listed, on GPUs that may be eligible: not certain.
  const maybeForward = gpus.some(({ dataCenter }) => dataCenter !== false);
  const certain =
    release.sourced.minDriver && (!maybeForward || (release.sourced.forwardBranches && branch === null));
  return { kind: 'too-old', needs: release.minDriver, certain };
}

function forwardBranch(driver: Version, { forwardBranches }: Release): number | null {
  const listed = forwardBranches.find(({ branch }) => branch === majorOf(driver));
  if (listed === undefined) return null;
  const least = versionOf(listed.min);
  return least === null || atLeast(driver, least) ? listed.branch : null;
}

export type GpuVerdict =
  | { readonly kind: 'fits' }
  /** Newer than the newest that the release was made for, of the same generation: its code runs as a rule. */
  | { readonly kind: 'same-family' }
  | { readonly kind: 'too-new' | 'too-old'; readonly certain: boolean }
  | { readonly kind: 'unknown' };

/** Whether a release has code for a GPU's compute capability. */
export function judgeGpu(computeCapability: string | null, release: Release): GpuVerdict {
  const own = computeCapability === null ? null : parseVersion(computeCapability);
  const least = parseVersion(release.computeCapabilities.min);
  const most = parseVersion(release.computeCapabilities.max);
  if (own === null || least === null || most === null) return { kind: 'unknown' };
  const certain = release.sourced.computeCapabilities;
  if (compareVersions(own, least) < 0) return { kind: 'too-old', certain };
  if (compareVersions(own, most) <= 0) return { kind: 'fits' };
  return majorOf(own) === majorOf(most) ? { kind: 'same-family' } : { kind: 'too-new', certain };
}

/** The newest release that this driver serves natively, and that has code for all of these GPUs and this processor. */
export function newestNativeRelease(
  driver: Version,
  gpus: readonly GpuTraits[],
  architecture: string,
): Release | null {
  const runs = (release: Release): boolean =>
    release.architectures.includes(architecture) &&
    judgeDriver(driver, release, gpus).kind === 'native' &&
    gpus.every(({ computeCapability }) => judgeGpu(computeCapability, release).kind === 'fits');
  return releases.findLast(runs) ?? null;
}
