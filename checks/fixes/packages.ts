import type { Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { OsFact, PackageManager } from '../../src/probes/os.ts';
import { asRoot, byHand } from './steps.ts';

/** Without a known package manager a person must look the way up. */
const lookUp = (what: string, url: string): readonly Step[] => [
  byHand(`Install ${what} in the way of this distribution.`, url),
];

type Install = (...packages: readonly string[]) => readonly Step[];

const installers: Readonly<
  Record<Exclude<PackageManager, 'none'>, { install: Install; reinstall: Install }>
> = {
  apt: {
    install: (...packages) => [asRoot('apt-get', 'update'), asRoot('apt-get', 'install', '-y', ...packages)],
    reinstall: (...packages) => [
      asRoot('apt-get', 'update'),
      asRoot('apt-get', 'install', '-y', '--reinstall', ...packages),
    ],
  },
  dnf: {
    install: (...packages) => [asRoot('dnf', 'install', '-y', ...packages)],
    reinstall: (...packages) => [asRoot('dnf', 'reinstall', '-y', ...packages)],
  },
  yum: {
    install: (...packages) => [asRoot('yum', 'install', '-y', ...packages)],
    reinstall: (...packages) => [asRoot('yum', 'reinstall', '-y', ...packages)],
  },
  zypper: {
    install: (...packages) => [asRoot('zypper', '--non-interactive', 'install', ...packages)],
    reinstall: (...packages) => [asRoot('zypper', '--non-interactive', 'install', '--force', ...packages)],
  },
  pacman: {
    install: (...packages) => [asRoot('pacman', '-S', '--needed', '--noconfirm', ...packages)],
    reinstall: (...packages) => [asRoot('pacman', '-S', '--noconfirm', ...packages)],
  },
};

const installerOf = (os: Reading<OsFact>) =>
  os.ok && os.value.packages !== 'none' ? installers[os.value.packages] : null;

const toolkitPackageNames = [
  'nvidia-container-toolkit',
  'nvidia-container-toolkit-base',
  'libnvidia-container-tools',
];

/** NVIDIA's packages, from its repository; that must be configured first (Arch has them in its own). */
export function toolkitPackages(os: Reading<OsFact>, how: 'install' | 'reinstall'): readonly Step[] {
  const installer = installerOf(os);
  if (installer === null || !os.ok)
    return lookUp('the package nvidia-container-toolkit', links.toolkitInstall);
  const repository =
    os.value.toolkitRepository || os.value.packages === 'pacman' ? [] : toolkitRepository(os.value);
  const packages =
    how === 'install' || os.value.packages === 'pacman' ? ['nvidia-container-toolkit'] : toolkitPackageNames;
  return [...repository, ...installer[how](...packages)];
}

const origin = 'https://nvidia.github.io/libnvidia-container';

/** NVIDIA's documented set-up of its repository, step by step and without a shell. */
function toolkitRepository({ packages }: OsFact): readonly Step[] {
  if (packages === 'apt') {
    const keyring = '/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg';
    const list = '/etc/apt/sources.list.d/nvidia-container-toolkit.list';
    return [
      asRoot('curl', '-fsSL', '-o', '/run/nvidia-container-toolkit.asc', `${origin}/gpgkey`),
      asRoot('gpg', '--batch', '--yes', '--dearmor', '-o', keyring, '/run/nvidia-container-toolkit.asc'),
      asRoot('curl', '-fsSL', '-o', list, `${origin}/stable/deb/nvidia-container-toolkit.list`),
      asRoot('sed', '-i', `s#deb https://#deb [signed-by=${keyring}] https://#`, list),
    ];
  }
  const repo = `${origin}/stable/rpm/nvidia-container-toolkit.repo`;
  if (packages === 'zypper') return [asRoot('zypper', 'ar', repo)];
  return [asRoot('curl', '-fsSL', '-o', '/etc/yum.repos.d/nvidia-container-toolkit.repo', repo)];
}

/** The driver in the way of the distribution, where that is one command; elsewhere a person must choose. */
export function driverPackages(os: Reading<OsFact>): readonly Step[] {
  const manual = [byHand("Install NVIDIA's driver in the way of this distribution.", links.driverInstall)];
  if (!os.ok) return manual;
  const { id, dgxOs } = os.value;
  if (dgxOs !== null) {
    return [
      byHand(
        'Install the driver packages of DGX OS as its user guide says; do not mix in others.',
        'https://docs.nvidia.com/base-os/',
      ),
    ];
  }
  if (id === 'ubuntu') {
    return [
      asRoot('apt-get', 'update'),
      asRoot('apt-get', 'install', '-y', 'ubuntu-drivers-common'),
      asRoot('ubuntu-drivers', 'install', '--gpgpu'),
    ];
  }
  if (id === 'debian')
    return [asRoot('apt-get', 'update'), asRoot('apt-get', 'install', '-y', 'nvidia-driver')];
  if (id === 'arch') return [asRoot('pacman', '-S', '--needed', '--noconfirm', 'nvidia', 'nvidia-utils')];
  return manual;
}

/** What DKMS needs to build a module for a kernel; null where this is not how the distribution does it. */
export function headerPackages(os: Reading<OsFact>, kernel: string): readonly Step[] | null {
  const installer = installerOf(os);
  if (installer === null || !os.ok) return null;
  const { packages, family } = os.value;
  if (packages === 'apt') return installer.install(`linux-headers-${kernel}`);
  const redHat = family === 'rhel' || family === 'fedora' || family === 'amazon';
  return redHat ? installer.install(`kernel-devel-${kernel}`) : null;
}

/** Docker Engine: the distribution's own package where there is one, since it needs no further repository. */
export function dockerPackages(os: Reading<OsFact>): readonly Step[] {
  const installer = installerOf(os);
  const own = os.ok ? ownDocker[os.value.packages] : undefined;
  if (installer === null || own === undefined || !os.ok || os.value.family === 'rhel') {
    return lookUp('Docker Engine', links.dockerInstall);
  }
  return installer.install(own);
}

const ownDocker: Partial<Readonly<Record<PackageManager, string>>> = {
  apt: 'docker.io',
  zypper: 'docker',
  pacman: 'docker',
};
