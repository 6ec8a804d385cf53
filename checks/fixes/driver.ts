import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import { nodeSteps } from './device-nodes.ts';
import { type DriverWay, driverWay } from './install/driver.ts';
import type { Machine } from './install/machine.ts';
import { type DriverHost, ownWay } from './install/own-way.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

export const loadSteps = (gpus: number): readonly Step[] => [
  asRoot('modprobe', 'nvidia'),
  asRoot('modprobe', 'nvidia-uvm'),
  ...nodeSteps([...Array(Math.max(gpus, 1)).keys()]),
];

/** The driver in the way of this system, for these GPUs. */
export function installDriver(os: Reading<OsFact>, machine: Machine): Fix {
  const way: DriverWay = os.ok
    ? driverWay(os.value, machine)
    : {
        steps: [byHand("Install NVIDIA's driver in the way of this distribution.", links.driverInstall)],
        source: links.driverInstall,
      };
  const { steps, source, verify = nvidiaSmi } = way;
  const restart = way.restart !== false;
  const manual = steps.some(({ kind }) => kind === 'do');
  const fromDebian = steps.some((step) => step.kind === 'run' && step.argv.includes('nvidia-driver'));
  return {
    id: 'install-driver',
    title: fromDebian ? "Install the NVIDIA driver (from Debian's non-free)" : 'Install the NVIDIA driver',
    risk: manual ? 'manual' : 'disruptive',
    ...(restart ? { interrupts: 'the machine restarts at the end', then: 'reboot' as const } : {}),
    steps,
    verify,
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
  host: DriverHost,
): Fix {
  return {
    id: 'install-driver-libraries',
    title: "Install the driver's libraries",
    risk: 'manual',
    steps: [byHand(libraryAdvice(platform, module, os, host), links.driverInstall)],
    verify: ['ldconfig', '-p'],
    source: links.driverInstall,
  };
}

function libraryAdvice(
  platform: PlatformFact,
  module: KernelModuleFact,
  os: Reading<OsFact>,
  host: DriverHost,
): string {
  if (platform.kind === 'jetson')
    return 'Install JetPack again: its package nvidia-l4t-cuda brings the libraries.';
  const version = module.kind === 'loaded' ? ` ${module.version}` : '';
  const own = ownWay(host);
  if (own !== null)
    return `${own.text} The libraries that are missing must be of exactly the version of the module${version}.`;
  return `Install the driver's compute libraries of exactly the version of the module${version}${os.ok ? whence(os.value) : '.'}`;
}

/** Where the packages, or what stands in their place, are found; names as the distributions' and NVIDIA's own have them. */
function whence({ id, packages, immutable, prettyName }: OsFact): string {
  if (id === 'cos')
    return ': sudo cos-extensions install gpu puts them into /var/lib/nvidia/lib64, at each start anew.';
  if (id === 'nixos')
    return ': they come with hardware.graphics.enable = true and the driver, by nixos-rebuild switch.';
  if (immutable) return `: ${prettyName} takes them with its driver, in the way in which that came into it.`;
  const by = search[id] ?? search[packages];
  return by === undefined ? '; your package manager finds them.' : `; find the packages by: ${by}`;
}

const search: Readonly<Record<string, string>> = {
  debian: 'apt-cache policy libcuda1 libnvidia-ml1',
  apt: "apt-cache policy 'libnvidia-compute*'",
  dnf: 'dnf list --showduplicates "nvidia-driver*-libs"',
  zypper: 'zypper search --details nvidia-compute',
  pacman: 'pacman -Qi nvidia-utils',
};
