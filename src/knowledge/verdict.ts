import {
  type DriverTraits,
  type DriverVerdict,
  type GpuTraits,
  type GpuVerdict,
  judgeDriver,
  judgeGpu,
  type Needs,
} from './compatibility.ts';
import { hasIntegrated, type Release, releases } from './releases.ts';

/** Images for Jetson (`-igpu`) have code for its integrated GPU alone, that of Orin. */
export const forIntegrated = <N extends Needs>(needs: N): N => ({
  ...needs,
  computeCapabilities: { min: '8.7', max: '8.7', all: ['8.7'] },
  sourced: { ...needs.sourced, computeCapabilities: true },
});

/** What a driver and one GPU make of an image. */
export interface Judged<G extends GpuTraits = GpuTraits> {
  readonly gpu: G;
  readonly driver: DriverVerdict;
  readonly code: GpuVerdict;
  readonly runs: 'yes' | 'no' | 'unknown';
}

/** Each GPU by itself: a machine may hold several generations. */
export const judgeEach = <G extends GpuTraits>(
  driver: DriverTraits,
  needs: Needs,
  gpus: readonly G[],
): readonly Judged<G>[] =>
  gpus.map((gpu) => {
    const verdict = judgeDriver(driver, needs, gpu);
    const code = judgeGpu(gpu.computeCapability, needs);
    return { gpu, driver: verdict, code, runs: runs(verdict, code) };
  });

function runs(driver: DriverVerdict, code: GpuVerdict): Judged['runs'] {
  if (driver.kind === 'too-old' || code.kind === 'too-new' || code.kind === 'too-old') return 'no';
  return driver.kind === 'unknown' || code.kind === 'unknown' ? 'unknown' : 'yes';
}

/** How an image runs, best first. */
export const ways = ['native', 'forward-compatible', 'minor-compatible'] as const;
/** How an image runs on a driver. */
export type Way = (typeof ways)[number];

/**
 * How it runs on all of these GPUs together; null where it does not, or nobody knows. Of several ways the least natural
 * counts: a container has one driver for all its GPUs, and with GPUs that are not eligible for forward compatibility
 * minor-version compatibility is what is left.
 */
export function wayOf(judged: readonly Judged[]): Way | null {
  if (judged.length === 0 || judged.some((one) => one.runs !== 'yes')) return null;
  return ways.findLast((way) => judged.some(({ driver }) => driver.kind === way)) ?? null;
}

/**
 * The newest release for this driver, all of these GPUs and this processor: one that is made for the GPUs and runs
 * natively, else one that runs by compatibility; of figures that are NVIDIA's own, or that others show to be right. Null: none.
 */
export function bestRelease(
  driver: DriverTraits,
  gpus: readonly GpuTraits[],
  architecture: string,
  integrated = false,
): { readonly release: Release; readonly way: Way } | null {
  const here = releases.flatMap((release) => {
    if (!release.architectures.includes(architecture) || (integrated && !hasIntegrated(release))) return [];
    const judged = judgeEach(driver, integrated ? forIntegrated(release) : release, gpus);
    const way = wayOf(judged);
    if (judged.some(({ code }) => code.kind !== 'fits')) return [];
    const doubtful = !integrated && doubtsAbout(release, driver, judged).length > 0;
    return way === null || doubtful ? [] : [{ release, way }];
  });
  for (const way of ways) {
    const newest = here.findLast((one) => one.way === way);
    if (newest !== undefined) return newest;
  }
  return null;
}

/** What a verdict is not sure about. */
export type Doubt = 'driver' | 'GPU';

/**
 * Which figures that speak for a release are not NVIDIA's own; none where those of its neighbours show the same. What
 * serves a later release serves an earlier one, too; and a GPU that a release before and one after have code for is not
 * left out by those between.
 */
export function doubtsAbout(
  release: Release,
  driver: DriverTraits,
  judged: readonly Judged[],
): readonly Doubt[] {
  const spoken = judged.filter(({ runs: answer }) => answer === 'yes');
  const driverIn = spoken.some((one) => doubtfulDriver(release, driver, one));
  const codeIn = spoken.some((one) => doubtfulCode(release, one));
  return [...(driverIn ? (['driver'] as const) : []), ...(codeIn ? (['GPU'] as const) : [])];
}

function doubtfulDriver(
  { release: name, sourced }: Release,
  driver: DriverTraits,
  { gpu, driver: { kind } }: Judged,
): boolean {
  const weak =
    (kind === 'native' && !sourced.minDriver) || (kind === 'forward-compatible' && !sourced.forwardBranches);
  const shows = (one: Release): boolean =>
    one.release > name &&
    one.sourced.minDriver &&
    one.sourced.forwardBranches &&
    ['native', kind].includes(judgeDriver(driver, one, gpu).kind);
  return weak && !releases.some(shows);
}

function doubtfulCode({ release: name, sourced }: Release, { gpu }: Judged): boolean {
  if (sourced.computeCapabilities) return false;
  const sure = releases.filter(
    (one) => one.sourced.computeCapabilities && judgeGpu(gpu.computeCapability, one).kind === 'fits',
  );
  return !(sure.some((one) => one.release < name) && sure.some((one) => one.release > name));
}
