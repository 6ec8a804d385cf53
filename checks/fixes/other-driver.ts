import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { waysTo } from './install/branch-ways.ts';
import { hasStreams, lastBranch as lastProprietary } from './install/cuda-repository.ts';
import { type DriverHost, type OwnWay, ownWay } from './install/own-way.ts';
import { ubuntuBranch, ubuntuNewest } from './install/ubuntu-driver.ts';
import { byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

/** The newest driver of a branch, or the newest of all where the GPU is newer than the driver (null). */
export function installBranch(branch: number | null, host: DriverHost): Fix {
  const own = ownWay(host);
  const steps = own === null ? branchSteps(branch, host) : [byOwnWay(branch, own)];
  const manual = steps.some(({ kind }) => kind === 'do');
  return {
    id: branch === null ? 'install-newer-driver' : 'install-legacy-driver',
    title: branch === null ? 'Install a newer driver' : `Install a driver of branch ${branch}`,
    risk: manual ? 'manual' : 'disruptive',
    interrupts: 'every program on the GPUs stops, and the machine restarts at the end',
    then: 'reboot',
    steps,
    verify: nvidiaSmi,
    source: own?.source ?? (host.os?.id === 'ubuntu' ? links.ubuntuDrivers : links.driverInstall),
  };
}

function byOwnWay(branch: number | null, own: OwnWay): Step {
  const wanted = branch === null ? 'one that knows the GPU' : `the newest of branch ${branch}`;
  return byHand(`${own.text} It must be ${wanted}.`, own.source);
}

/** Ubuntu chooses the newest by itself, and offers each branch; elsewhere the way of the present driver decides. */
function branchSteps(branch: number | null, { os, platform }: DriverHost): readonly Step[] {
  const desk = platform?.kind === 'workstation';
  if (os?.id === 'ubuntu') return branch === null ? ubuntuNewest(desk) : ubuntuBranch(branch, desk);
  if (branch === null) {
    const text = `Install a driver that knows the GPU: NVIDIA's download page names the first one for each model.${waysTo(null, os)}`;
    return [byHand(text, 'https://www.nvidia.com/drivers')];
  }
  const way = os == null ? null : fromNvidia(branch, os);
  const where = way === null ? '' : ` Where the driver is of NVIDIA's repository: ${way}.`;
  return [
    byHand(
      `Install the newest driver of branch ${branch} in the place of this one, and keep the packages from being upgraded past it.${where} Where the distribution has none, use one that has, or another GPU.`,
      'https://www.nvidia.com/en-us/drivers/unix/legacy-gpu/',
    ),
  ];
}

/** By the driver installation guide: streams of a branch, and packages that hold one. */
function fromNvidia(branch: number, os: OsFact): string | null {
  if (hasStreams(os)) return `sudo dnf -y module switch-to nvidia-driver:${branch}-dkms --allowerasing`;
  if (os.packages !== 'apt') return null;
  return `sudo apt-get install nvidia-driver-pinning-${branch}, then install cuda-drivers anew`;
}

/** Packages differ by distribution, and both flavours come in the same version. */
export const switchFlavour = (to: 'open' | 'proprietary', host: DriverHost): Fix => ({
  id: to === 'open' ? 'install-open-module' : 'install-proprietary-module',
  title: `Install the ${to} kernel module in the place of the other`,
  risk: 'manual',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [byHand(flavourAdvice(to, host), links.driverFlavours)],
  verify: nvidiaSmi,
  source: links.driverFlavours,
});

function flavourAdvice(to: 'open' | 'proprietary', host: DriverHost): string {
  const id = host.os?.id ?? '';
  const own = ownWay(host);
  if (own !== null) return `${own.text} It must be the ${to} flavour of the kernel module.`;
  if (id === 'ubuntu') {
    return to === 'open'
      ? "Install the package of the driver's branch whose name ends in -open (nvidia-driver-BRANCH-open, or nvidia-headless-BRANCH-server-open); apt takes the other away."
      : "Install the package of the driver's branch whose name does not end in -open (nvidia-driver-BRANCH, or nvidia-headless-BRANCH-server); apt takes the other away.";
  }
  if (id === 'debian') {
    return to === 'open'
      ? "Install nvidia-open-kernel-dkms, which takes the place of nvidia-kernel-dkms; where the driver is of NVIDIA's repository: sudo apt-get install --autoremove --purge nvidia-open"
      : "Install nvidia-kernel-dkms, which takes the place of nvidia-open-kernel-dkms; where the driver is of NVIDIA's repository: sudo apt-get install --autoremove --purge cuda-drivers";
  }
  const run = `with NVIDIA's .run file it is --kernel-module-type=${to}.`;
  const rpm = rpmAdvice(to, host);
  if (rpm !== null) return `Where the driver is of NVIDIA's repository: ${rpm}; ${run}`;
  return `Install the ${to} flavour of the kernel module in the way of this distribution; ${run}`;
}

/** By the driver installation guide, "Switching between Driver Module Flavors". */
function rpmAdvice(to: 'open' | 'proprietary', { os }: DriverHost): string | null {
  if (os == null || os.packages !== 'dnf') return null;
  if (hasStreams(os)) {
    const stream = to === 'open' ? 'open-dkms' : `${lastProprietary}-dkms`;
    return `sudo dnf -y module switch-to nvidia-driver:${stream} --allowerasing`;
  }
  if (os.family !== 'rhel' && os.family !== 'fedora') return null;
  return `sudo dnf install --allowerasing ${to === 'open' ? 'nvidia-open' : 'cuda-drivers'}`;
}
