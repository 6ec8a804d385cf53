import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import { nodeSteps } from './device-nodes.ts';
import { driverWay } from './install/driver.ts';
import type { Machine } from './install/machine.ts';
import { headerPackages } from './packages.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

export const loadSteps = (gpus: number): readonly Step[] => [
  asRoot('modprobe', 'nvidia'),
  asRoot('modprobe', 'nvidia-uvm'),
  ...nodeSteps([...Array(Math.max(gpus, 1)).keys()]),
];

/** The driver in the way of this system, for these GPUs. */
export function installDriver(os: Reading<OsFact>, machine: Machine): Fix {
  const { steps, source } = os.ok
    ? driverWay(os.value, machine)
    : {
        steps: [byHand("Install NVIDIA's driver in the way of this distribution.", links.driverInstall)],
        source: links.driverInstall,
      };
  const manual = steps.some(({ kind }) => kind === 'do');
  return {
    id: 'install-driver',
    title:
      os.ok && os.value.id === 'debian'
        ? `Install the NVIDIA driver (from Debian's non-free)`
        : 'Install the NVIDIA driver',
    risk: manual ? 'manual' : 'disruptive',
    ...(manual ? {} : { interrupts: 'the machine restarts at the end' }),
    then: 'reboot',
    steps,
    verify: nvidiaSmi,
    source,
  };
}

export const loadKernelModule = (gpus: number): Fix => ({
  id: 'load-kernel-module',
  title: 'Load the NVIDIA kernel module',
  risk: 'safe',
  steps: loadSteps(gpus),
  verify: nvidiaSmi,
});

/** Builds the module for the kernel that runs, where DKMS is how this distribution does it, and loads it. */
export function buildKernelModule(os: Reading<OsFact>, kernel: string, gpus: number): Fix {
  const headers = headerPackages(os, kernel);
  const steps: readonly Step[] =
    headers === null
      ? [byHand(`Install the NVIDIA kernel module for kernel ${kernel}, or start a kernel that has one.`)]
      : [...headers, asRoot('dkms', 'autoinstall', '-k', kernel), ...loadSteps(gpus)];
  return {
    id: 'build-kernel-module',
    title: 'Build the kernel module for the running kernel',
    risk: headers === null ? 'manual' : 'safe',
    steps,
    verify: nvidiaSmi,
    source: links.driverInstall,
  };
}

export const examineKernelLog = (): Fix => ({
  id: 'examine-kernel-log',
  title: 'Read what the driver says in the kernel log',
  risk: 'manual',
  steps: [
    byHand(
      'Read the lines that begin with NVRM: sudo dmesg | grep -i nvrm. They say which GPU fails, and why.',
    ),
  ],
  verify: nvidiaSmi,
  source: 'https://docs.nvidia.com/deploy/xid-errors/index.html',
});

/** The libraries must be of exactly the module's version. */
export function installDriverLibraries(
  platform: PlatformFact,
  module: KernelModuleFact,
  os: Reading<OsFact>,
): Fix {
  return {
    id: 'install-driver-libraries',
    title: "Install the driver's libraries",
    risk: 'manual',
    steps: [byHand(libraryAdvice(platform, module, os), links.driverInstall)],
    verify: ['ldconfig', '-p'],
    source: links.driverInstall,
  };
}

function libraryAdvice(platform: PlatformFact, module: KernelModuleFact, os: Reading<OsFact>): string {
  if (platform.kind === 'jetson')
    return 'Install JetPack again: its package nvidia-l4t-cuda brings the libraries.';
  const version = module.kind === 'loaded' ? ` ${module.version}` : '';
  const search =
    os.ok && os.value.packages === 'apt' ? 'apt-cache policy libnvidia-compute-*' : 'your package manager';
  return `Install the driver's compute libraries of exactly the version of the module${version}; find the package by ${search}.`;
}

/** The newest driver of a branch, or the newest of all where the GPU is newer than the driver (null). */
export const installBranch = (branch: number | null): Fix => ({
  id: branch === null ? 'install-newer-driver' : 'install-legacy-driver',
  title: branch === null ? 'Install a newer driver' : `Install a driver of branch ${branch}`,
  risk: 'manual',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [
    byHand(
      branch === null
        ? "Install a driver that knows the GPU: NVIDIA's download page names the first one for each model."
        : `Install the newest driver of branch ${branch} in the place of this one, and keep the packages from being upgraded past it. Where the distribution has none, use one that has, or another GPU.`,
      branch === null
        ? 'https://www.nvidia.com/drivers'
        : 'https://www.nvidia.com/en-us/drivers/unix/legacy-gpu/',
    ),
  ],
  verify: nvidiaSmi,
  source: links.driverInstall,
});

/** Packages differ by distribution, and both flavours come in the same version. */
export const switchFlavour = (to: 'open' | 'proprietary', os: Reading<OsFact>): Fix => ({
  id: to === 'open' ? 'install-open-module' : 'install-proprietary-module',
  title: `Install the ${to} kernel module in the place of the other`,
  risk: 'manual',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [byHand(flavourAdvice(to, os), links.driverFlavours)],
  verify: nvidiaSmi,
  source: links.driverFlavours,
});

function flavourAdvice(to: 'open' | 'proprietary', os: Reading<OsFact>): string {
  const id = os.ok ? os.value.id : '';
  if (id === 'ubuntu') {
    return to === 'open'
      ? "Install the package of the driver's branch whose name ends in -open (nvidia-driver-BRANCH-open, or nvidia-headless-BRANCH-server-open); apt takes the other away."
      : "Install the package of the driver's branch whose name does not end in -open (nvidia-driver-BRANCH, or nvidia-headless-BRANCH-server); apt takes the other away.";
  }
  if (id === 'debian') {
    return to === 'open'
      ? 'Install nvidia-open-kernel-dkms; it takes the place of nvidia-kernel-dkms.'
      : 'Install nvidia-kernel-dkms; it takes the place of nvidia-open-kernel-dkms.';
  }
  return `Install the ${to} flavour of the kernel module in the way of this distribution; with NVIDIA's .run file that is --kernel-module-type=${to}.`;
}
