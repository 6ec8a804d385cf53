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
  tdnf: {
    install: (...packages) => [asRoot('tdnf', 'install', '-y', ...packages)],
    reinstall: (...packages) => [asRoot('tdnf', 'reinstall', '-y', ...packages)],
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
  os.ok && os.value.packages !== 'none' && !os.value.immutable ? installers[os.value.packages] : null;

const toolkitPackageNames = [
  'nvidia-container-toolkit',
  'nvidia-container-toolkit-base',
  'libnvidia-container-tools',
];

/** Steps that install packages; null where no package manager does it simply. */
export const installPackages = (
  os: Reading<OsFact>,
  ...packages: readonly string[]
): readonly Step[] | null => installerOf(os)?.install(...packages) ?? null;

/** NVIDIA's packages, from its repository; that must be configured first (Arch has them in its own). */
export function toolkitPackages(os: Reading<OsFact>, how: 'install' | 'reinstall'): readonly Step[] {
  const installer = installerOf(os);
  if (installer === null || !os.ok) return withoutPackages(os);
  const repository =
    os.value.toolkitRepository || os.value.packages === 'pacman' ? [] : toolkitRepository(os.value);
  const packages =
    how === 'install' || os.value.packages === 'pacman' ? ['nvidia-container-toolkit'] : toolkitPackageNames;
  return [...repository, ...installer[how](...packages)];
}

/** Systems into which nothing is simply installed bring the toolkit, or have a way of their own. */
function withoutPackages(os: Reading<OsFact>): readonly Step[] {
  if (os.ok && os.value.id === 'nixos') {
    return [
      byHand(
        'Set hardware.nvidia-container-toolkit.enable = true in the configuration, then: nixos-rebuild switch.',
        links.nixos,
      ),
    ];
  }
  if (os.ok && os.value.id === 'cos') {
    return [
      byHand(
        'Container-Optimized OS mounts its GPU driver into containers without the toolkit; see the page for the docker run command.',
        links.cosGpus,
      ),
    ];
  }
  if (os.ok && os.value.immutable) {
    return [
      byHand(
        `${os.value.prettyName} does not take packages the usual way: layer nvidia-container-toolkit, or use an image of it that has it.`,
        links.toolkitInstall,
      ),
    ];
  }
  return lookUp('the package nvidia-container-toolkit', links.toolkitInstall);
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
  if (packages === 'zypper') {
    return [
      asRoot('zypper', '--non-interactive', 'addrepo', repo),
      asRoot('zypper', '--non-interactive', '--gpg-auto-import-keys', 'refresh'),
    ];
  }
  return [asRoot('curl', '-fsSL', '-o', '/etc/yum.repos.d/nvidia-container-toolkit.repo', repo)];
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
