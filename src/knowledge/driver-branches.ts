import { majorOf, parseVersion } from '../version.ts';

/**
 * Branches to upgrade to. R580 is supported longest, and the last that drives Maxwell, Pascal and Volta; R595 and those
 * after it are for what needs a later CUDA version.
 * Source: https://docs.nvidia.com/datacenter/tesla/drivers/index.html
 */
const branches = [470, 580, 595, 610, 615] as const;

export const driverBranchesPage = 'https://docs.nvidia.com/datacenter/tesla/drivers/index.html';

/** The last branch for GPUs of a compute capability (`7.0`); null for those that are not dropped yet. */
export function lastBranchFor(computeCapability: string | null): number | null {
  const version = computeCapability === null ? null : parseVersion(computeCapability);
  if (version === null) return null;
  const [major = 0, minor = 0] = version.parts;
  if (major < 3) return 390;
  if (major < 5) return 470;
  return major < 7 || (major === 7 && minor < 5) ? 580 : null;
}

/** The branch to install for a driver of at least this version on these GPUs; null where none drives them all. */
export function branchFor(needs: string, computeCapabilities: readonly (string | null)[]): number | null {
  const version = parseVersion(needs);
  if (version === null) return null;
  const least = majorOf(version);
  const limits = computeCapabilities.flatMap((one) => lastBranchFor(one) ?? []);
  const branch = branches.find((one) => one >= least) ?? least;
  return limits.some((limit) => branch > limit) ? null : branch;
}
