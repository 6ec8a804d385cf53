import type { Fix, Step } from '../../../src/check.ts';
import { dgxBranchFor } from '../../../src/knowledge/dgx-drivers.ts';
import { branchFor, driverBranchesPage } from '../../../src/knowledge/driver-branches.ts';
import { links } from '../../../src/knowledge/links.ts';
import { byHand } from '../steps.ts';
import { waysTo } from './branch-ways.ts';
import { type DriverHost, ownWay } from './own-way.ts';
import { ubuntuBranch } from './ubuntu-driver.ts';

/** What an upgrade of the driver depends on. */
export interface Upgrade {
  /** The least version that does, e.g. `550.54.14`; or the CUDA version that it must serve, e.g. `CUDA 12.4`. */
  readonly needs: string;
  /** Of the GPUs that it must drive. */
  readonly computeCapabilities: readonly (string | null)[];
  readonly host: DriverHost;
}

/** The driver to install on this host; null where no driver that is new enough drives these GPUs. */
export function upgradeDriver({ needs, computeCapabilities, host }: Upgrade): Fix | null {
  const byCuda = needs.startsWith('CUDA ');
  const branch = byCuda ? null : branchFor(needs, computeCapabilities);
  if (branch === null && !byCuda) return null;
  const own = ownWay(host);
  const text = own === null ? null : `${own.text}${onDgx(needs, host)} It must be one ${wanted(needs)}.`;
  const steps =
    text === null ? packages(needs, branch, host) : [byHand(text, own?.source ?? links.driverInstall)];
  const manual = steps.some(({ kind }) => kind === 'do');
  const drives = own === null && branch !== null ? ` (branch ${branch} drives these GPUs)` : '';
  return {
    id: 'upgrade-driver',
    title: `Upgrade the driver to ${byCuda ? `one that serves ${needs}` : needs} or later${drives}`,
    risk: manual ? 'manual' : 'disruptive',
    interrupts: 'every program on the GPUs stops, and the machine restarts at the end',
    ...(own === null ? { then: 'reboot' as const } : {}),
    steps,
    verify: ['nvidia-smi'],
    source: own?.source ?? (manual ? links.driverInstall : links.ubuntuDrivers),
  };
}

const wanted = (needs: string): string =>
  needs.startsWith('CUDA ') ? `that serves ${needs} or later` : `of ${needs} or later`;

/** Which of the branches that a DGX OS offers does it, where that is known. */
function onDgx(needs: string, { os, platform }: DriverHost): string {
  if (os?.dgxOs == null || needs.startsWith('CUDA ')) return '';
  const branch = dgxBranchFor(os.dgxOs, platform?.name ?? null, needs);
  return branch === null
    ? ` DGX OS ${os.dgxOs} is not known to offer one that is new enough.`
    : ` Branch R${branch} of DGX OS ${os.dgxOs} does.`;
}

/** By the distribution's packages, where they are chosen by branch. */
function packages(needs: string, branch: number | null, { os, platform }: DriverHost): readonly Step[] {
  if (os?.id !== 'ubuntu' || branch === null) {
    const which = branch === null ? '' : ` of branch ${branch}`;
    const text = `Install a driver${which}, ${wanted(needs).replace(/^of /, '')}, in the way in which the present one was installed.${waysTo(branch, os)}`;
    return [byHand(text, driverBranchesPage)];
  }
  return ubuntuBranch(branch, platform?.kind === 'workstation');
}
