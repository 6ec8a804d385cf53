import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { asRoot, byHand } from '../steps.ts';
import { cudaDriver, cudaRepository } from './cuda-repository.ts';
import { debianDriver } from './debian-driver.ts';
import type { Machine } from './machine.ts';
import { ownWay } from './own-way.ts';
import { suseDriver, susePage } from './suse-driver.ts';
import { ubuntuDriver } from './ubuntu-driver.ts';

/** How a kind of system gets its driver, and the page that says so. */
export interface DriverWay {
  readonly steps: readonly Step[];
  readonly source: string;
  /** False: the driver works at once, and a restart would undo it; else the machine restarts at the end. */
  readonly restart?: boolean;
  /** Where nvidia-smi is not on the PATH. */
  readonly verify?: readonly string[];
}

type Way = (os: OsFact, machine: Machine) => DriverWay | null;

/** The first way that is for this system. */
export function driverWay(os: OsFact, machine: Machine): DriverWay {
  for (const way of ways) {
    const found = way(os, machine);
    if (found !== null) return found;
  }
  const text = "Install NVIDIA's driver in the way of this distribution.";
  return { steps: [byHand(text, links.driverInstall)], source: links.driverInstall };
}

const personal = (source: string, text: string): DriverWay => ({ steps: [byHand(text, source)], source });

/** Where the driver is no matter of the distribution's packages. */
const elsewhere: Way = (os, machine) => {
  const own = ownWay({ ...machine.host, os });
  return own === null ? null : { ...personal(own.source, own.text), restart: own.restart !== false };
};

const byId: Readonly<Record<string, Way>> = {
  cos: () => ({
    steps: [
      asRoot('cos-extensions', 'install', 'gpu'),
      asRoot('mount', '--bind', '/var/lib/nvidia', '/var/lib/nvidia'),
      asRoot('mount', '-o', 'remount,exec', '/var/lib/nvidia'),
      byHand(
        'All three hold until the machine restarts: have its startup script, or cloud-init, run them at each start.',
        links.cosGpus,
      ),
    ],
    source: links.cosGpus,
    restart: false,
    verify: ['/var/lib/nvidia/bin/nvidia-smi'],
  }),
  bottlerocket: () => ({
    ...personal(
      links.bottlerocket,
      'Bottlerocket has the driver in its variants for NVIDIA GPUs alone (their names end in -nvidia): start the machine from such a variant.',
    ),
    restart: false,
  }),
  flatcar: () =>
    personal(
      links.flatcarGpus,
      'Write the name of a driver extension of Flatcar, such as nvidia-drivers-570-open (without -open before Turing; the page lists them by release), as a line into /etc/flatcar/enabled-sysext.conf: the driver is fetched at the next start.',
    ),
  nixos: () =>
    personal(
      links.nixos,
      'Set services.xserver.videoDrivers = [ "nvidia" ] and hardware.nvidia.open (true from Turing on) in the configuration, with nixpkgs.config.allowUnfree = true, then: nixos-rebuild boot.',
    ),
  ubuntu: (_, machine) => ({ steps: ubuntuDriver(machine), source: links.ubuntuDrivers }),
  debian: (os, machine) => ({ steps: debianDriver(os, machine), source: links.debianDriver }),
  arch: archWay,
};

/** Since branch 590 the packages of Arch hold the open module alone (archlinux.org, news of 20 December 2025). */
function archWay(_: OsFact, machine: Machine): DriverWay {
  if (machine.generations.includes('before-turing')) {
    return personal(
      links.archDriver,
      'Install nvidia-580xx-dkms and nvidia-580xx-utils from the AUR: this GPU is older than Turing, and the packages of Arch no longer drive it.',
    );
  }
  const stock = /-arch\d/.test(machine.kernel);
  const packages = stock ? ['nvidia-open', 'nvidia-utils'] : ['nvidia-open-dkms', 'nvidia-utils'];
  const headers = stock
    ? []
    : [byHand('Install the headers package of the kernel in use first, e.g. linux-lts-headers.')];
  return {
    steps: [...headers, asRoot('pacman', '-S', '--needed', '--noconfirm', ...packages)],
    source: links.archDriver,
  };
}

const byName: Way = (os, machine) =>
  Object.hasOwn(byId, os.id) ? (byId[os.id]?.(os, machine) ?? null) : null;

const immutable: Way = ({ immutable: whole, prettyName }) =>
  whole
    ? personal(
        links.driverInstall,
        `${prettyName} does not take packages the usual way: layer the driver as its documentation says, or use an image of it that has one.`,
      )
    : null;

/** NVIDIA's own repository, for distributions that it serves. */
const fromNvidia: Way = (os, machine) => {
  const repository = cudaRepository(os, machine.architecture);
  if (repository === null) return null;
  const steps = cudaDriver(os, machine, repository);
  return steps === null ? null : { steps, source: links.driverFlavours };
};

const amazon2: Way = ({ family, versionId }) =>
  family === 'amazon' && versionId === '2'
    ? personal(
        links.amazonDriver,
        "Install Amazon's build of the driver, or launch an AMI that has it: NVIDIA's repositories do not serve Amazon Linux 2.",
      )
    : null;

const azureLinux: Way = ({ family, prettyName, versionId }, { architecture }) => {
  if (family !== 'azure') return null;
  const folder = architecture === 'arm64' ? 'aarch64' : 'x86_64';
  // The repository as Microsoft's images for HPC set it up (Azure/azhpc-images).
  const at = versionId.startsWith('3')
    ? ` (https://packages.microsoft.com/azurelinux/3.0/prod/nvidia/${folder}/config.repo, put into /etc/yum.repos.d)`
    : '';
  return personal(
    links.azureLinux,
    `Install the driver that Microsoft packages for ${prettyName} in its nvidia repository${at}: sudo tdnf install cuda-open, or cuda for GPUs before Turing. It must be the one for this very kernel.`,
  );
};

const suse: Way = (os, machine) => {
  const steps = suseDriver(os, machine);
  return steps === null ? null : { steps, source: susePage };
};

const ways: readonly Way[] = [elsewhere, byName, immutable, amazon2, azureLinux, suse, fromNvidia];
