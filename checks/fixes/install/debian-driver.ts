import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { headerName } from '../headers.ts';
import { asRoot, byHand } from '../steps.ts';
import type { Machine } from './machine.ts';

/** The branches in Debian's non-free (packages.debian.org, nvidia-driver). */
const branches: Readonly<Record<string, number>> = { '11': 470, '12': 535, '13': 550 };

/** Null for a release that is not known. */
export const branchOfDebian = ({ versionId }: OsFact): number | null => branches[versionId] ?? null;

/** Debian's own driver, or NVIDIA's repository where that one is older than a GPU. */
export function debianDriver(os: OsFact, machine: Machine): readonly Step[] {
  const branch = branches[os.versionId];
  const needed = firstBranch(machine);
  if (branch === undefined || needed <= branch) return [...nonFree(os), ...own(machine)];
  return os.versionId === '11' || machine.architecture !== 'amd64'
    ? [byAnother(os, branch, needed)]
    : fromNvidia(os, machine, branch, needed);
}

/** Blackwell came with branch 570, Ada and Hopper with 525 among those for data centers. */
function firstBranch({ generations, adaOrLater }: Machine): number {
  if (generations.includes('blackwell-or-later')) return 570;
  return adaOrLater === true ? 525 : 0;
}

const older = ({ versionId }: OsFact, branch: number, needed: number): string =>
  `The driver of Debian ${versionId} (branch ${branch}) is older than this GPU, which takes branch ${needed} or later`;

const byAnother = (os: OsFact, branch: number, needed: number): Step =>
  byHand(
    `${older(os, branch, needed)}: upgrade Debian, or install NVIDIA's own driver as its page says for this system.`,
    links.driverInstall,
  );

/** By the driver installation guide, "Debian": a package brings its repository and the key of that. */
function fromNvidia(os: OsFact, machine: Machine, branch: number, needed: number): readonly Step[] {
  const keyring = 'cuda-keyring_1.1-1_all.deb';
  const origin = `https://developer.download.nvidia.com/compute/cuda/repos/debian${os.versionId}/x86_64`;
  return [
    byHand(
      `${older(os, branch, needed)}: it comes from NVIDIA's repository. See that apt reads Debian's component contrib, which that one needs (/etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources).`,
      links.driverInstall,
    ),
    asRoot('apt-get', 'update'),
    asRoot('apt-get', 'install', '-y', 'ca-certificates', 'curl'),
    asRoot('curl', '-fsSL', '-o', `/run/${keyring}`, `${origin}/${keyring}`),
    asRoot('dpkg', '-i', `/run/${keyring}`),
    asRoot('apt-get', 'update'),
    asRoot('apt-get', 'install', '-y', ...kernelPackages(machine.kernel), 'nvidia-open'),
  ];
}

const nonFree = (os: OsFact): readonly Step[] =>
  os.nonFree === false
    ? [
        byHand(
          'Debian keeps the driver in its component non-free, which apt does not read here: add contrib, non-free and non-free-firmware to the components in /etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources.',
          links.debianDriver,
        ),
      ]
    : [];

/** The module is built on this machine, and nothing that the driver depends on brings the kernel's headers. */
const own = ({ kernel }: Machine): readonly Step[] => [
  asRoot('apt-get', 'update'),
  asRoot('apt-get', 'install', '-y', ...kernelPackages(kernel), 'nvidia-driver'),
];

const stock = /^\d+\.\d+\.\d+(?:-\d+|\+deb\d+(?:\.\d+)*)-((?:cloud-|rt-)?(?:amd64|arm64))$/;

/** Kernel and headers of one version: those of a kernel that has been replaced are no longer in the archive. */
function kernelPackages(kernel: string): readonly string[] {
  const flavour = stock.exec(kernel)?.[1];
  return flavour === undefined
    ? [headerName(kernel)]
    : [`linux-image-${flavour}`, `linux-headers-${flavour}`];
}
