import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { headerName } from '../headers.ts';
import { asRoot, byHand } from '../steps.ts';
import type { Machine } from './machine.ts';

/** Debian's own driver, or NVIDIA's repository where that one is older than a GPU. */
export function debianDriver(os: OsFact, machine: Machine): readonly Step[] {
  const tooNew = machine.generations.includes('blackwell-or-later') && ['12', '13'].includes(os.versionId);
  return tooNew ? [fromNvidia(os)] : [...nonFree(os), ...own(machine)];
}

/** Blackwell came with branch 570; Debian 12 has 535, Debian 13 has 550 (packages.debian.org, nvidia-driver). */
const fromNvidia = ({ versionId }: OsFact): Step =>
  byHand(
    `The driver of Debian ${versionId} is older than this GPU, which takes branch 570 or later: set up NVIDIA's network repository for Debian ${versionId} as its page says (with Debian's component contrib), then: sudo apt-get install nvidia-open`,
    links.driverInstall,
  );

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
