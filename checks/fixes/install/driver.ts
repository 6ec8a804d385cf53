import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { asRoot, byHand } from '../steps.ts';
import { cudaDriver, cudaRepository } from './cuda-repository.ts';
import type { Machine } from './machine.ts';
import { ownWay } from './own-way.ts';

/** How a kind of system gets its driver, and the page that says so. */
export interface DriverWay {
  readonly steps: readonly Step[];
  readonly source: string;
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
  return own === null ? null : personal(own.source, own.text);
};

const byId: Readonly<Record<string, Way>> = {
  cos: () => ({ steps: [asRoot('cos-extensions', 'install', 'gpu')], source: links.cosGpus }),
  flatcar: () =>
    personal(
      links.flatcarGpus,
      'Enable the nvidia system extension of Flatcar; it builds or fetches the driver at the next start.',
    ),
  nixos: () =>
    personal(
      links.nixos,
      'Set services.xserver.videoDrivers = [ "nvidia" ] and hardware.nvidia.open (true from Turing on) in the configuration, then: nixos-rebuild boot.',
    ),
  ubuntu: () => ({
    steps: [
      asRoot('apt-get', 'update'),
      asRoot('apt-get', 'install', '-y', 'ubuntu-drivers-common'),
      asRoot('ubuntu-drivers', 'install', '--gpgpu'),
    ],
    source: links.ubuntuDrivers,
  }),
  debian: ({ nonFree }) => ({
    steps: [
      ...(nonFree === false
        ? [
            byHand(
              'Debian keeps the driver in its component non-free, which apt does not read here: add contrib, non-free and non-free-firmware to the components in /etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources.',
              links.debianDriver,
            ),
          ]
        : []),
      asRoot('apt-get', 'update'),
      asRoot('apt-get', 'install', '-y', 'nvidia-driver'),
    ],
    source: links.debianDriver,
  }),
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

const azureLinux: Way = ({ family, prettyName }) =>
  family === 'azure'
    ? personal(
        links.azureLinux,
        `Install the driver that Microsoft packages for ${prettyName} in its nvidia repository (cuda, or cuda-open from Turing on); it must be the one for this very kernel.`,
      )
    : null;

const ways: readonly Way[] = [elsewhere, byName, immutable, amazon2, azureLinux, fromNvidia];
