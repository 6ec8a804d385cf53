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

/** Branches that a DGX OS offers, by its major version, as its release notes give them. */
const dgxBranches: Readonly<Record<string, readonly number[]>> = {
  '4': [418, 450],
  '5': [450, 470, 525, 535],
  '6': [525, 535, 550],
  '7': [570, 580],
};

/** Those of a release, such as `6.3.1`, oldest first; which one is in use there, the release decides. Empty: not known. */
export const dgxBranchesOf = (dgxOs: string): readonly number[] =>
  dgxBranches[dgxOs.split('.')[0] ?? ''] ?? [];

/** The least branch of this DGX OS that is new enough; null where none is, or they are not known. */
export function dgxBranchFor(dgxOs: string, needs: string): number | null {
  const version = parseVersion(needs);
  if (version === null) return null;
  return dgxBranchesOf(dgxOs).find((branch) => branch >= majorOf(version)) ?? null;
}
