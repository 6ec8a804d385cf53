import type { DriverVerdict, GpuTraits, GpuVerdict } from './compatibility.ts';
import type { Release } from './releases.ts';
import type { Judged } from './verdict.ts';

/** A GPU with its index on the host. */
export interface IndexedGpu extends GpuTraits {
  readonly index: number;
}

/**
 * Why a release does not run on a GPU, or what of it is not known, in words. `nameIt`: the GPU is named, since others run
 * the release.
 */
export function whyNot({ gpu, driver, code }: Judged<IndexedGpu>, release: Release, nameIt: boolean): string {
  const text = [driverWhy(driver, release), codeWhy(code, gpu)].filter((part) => part !== '').join(', ');
  return nameIt ? `GPU ${gpu.index}: ${text}` : text;
}

/** The least that would do, by compatibility too. */
function driverWhy(driver: DriverVerdict, { minorCompatFloor }: Release): string {
  if (driver.kind === 'unknown') return driver.why;
  if (driver.kind !== 'too-old') return '';
  const least = driver.needs.startsWith('CUDA') ? driver.needs : (minorCompatFloor ?? driver.needs);
  return `needs ${least.startsWith('CUDA') ? 'a driver for ' : 'driver '}${least} or later${driver.certain ? '' : ', as far as is known'}`;
}

function codeWhy(code: GpuVerdict, { computeCapability }: IndexedGpu): string {
  if (code.kind === 'too-new') return `too early for compute capability ${computeCapability}`;
  if (code.kind === 'too-old') return `without code for compute capability ${computeCapability}`;
  if (code.kind !== 'unknown') return '';
  return computeCapability === null
    ? "the GPU's compute capability is not known"
    : `not known whether it has code for compute capability ${computeCapability}`;
}
