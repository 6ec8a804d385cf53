import type { Step } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { OsFact, PackageManager } from '../../src/probes/os.ts';
import { asRoot } from './steps.ts';

type Install = (...packages: readonly string[]) => readonly Step[];

export interface Installer {
  readonly install: Install;
  readonly reinstall: Install;
  /** Brings packages that are there to the newest release that the repositories have. */
  readonly upgrade: Install;
}

const aptUpdate = asRoot('apt-get', 'update');

/** Their `reinstall` leaves out what is not installed, so what is missing is installed first. */
const bothWays =
  (manager: 'dnf' | 'yum' | 'tdnf'): Install =>
  (...packages) => [
    asRoot(manager, 'install', '-y', ...packages),
    asRoot(manager, 'reinstall', '-y', ...packages),
  ];

const installers: Readonly<Record<Exclude<PackageManager, 'none'>, Installer>> = {
  apt: {
    install: (...packages) => [aptUpdate, asRoot('apt-get', 'install', '-y', ...packages)],
    reinstall: (...packages) => [aptUpdate, asRoot('apt-get', 'install', '-y', '--reinstall', ...packages)],
    upgrade: (...packages) => [aptUpdate, asRoot('apt-get', 'install', '-y', ...packages)],
  },
  dnf: {
    install: (...packages) => [asRoot('dnf', 'install', '-y', ...packages)],
    reinstall: bothWays('dnf'),
    upgrade: (...packages) => [asRoot('dnf', 'upgrade', '-y', '--refresh', ...packages)],
  },
  yum: {
    install: (...packages) => [asRoot('yum', 'install', '-y', ...packages)],
    reinstall: bothWays('yum'),
    upgrade: (...packages) => [asRoot('yum', 'update', '-y', ...packages)],
  },
  tdnf: {
    install: (...packages) => [asRoot('tdnf', 'install', '-y', ...packages)],
    reinstall: bothWays('tdnf'),
    upgrade: (...packages) => [asRoot('tdnf', 'update', '-y', ...packages)],
  },
  zypper: {
    install: (...packages) => [asRoot('zypper', '--non-interactive', 'install', ...packages)],
    reinstall: (...packages) => [asRoot('zypper', '--non-interactive', 'install', '--force', ...packages)],
    upgrade: (...packages) => [
      asRoot('zypper', '--non-interactive', '--gpg-auto-import-keys', 'refresh'),
      asRoot('zypper', '--non-interactive', 'update', ...packages),
    ],
  },
  pacman: {
    install: (...packages) => [asRoot('pacman', '-S', '--needed', '--noconfirm', ...packages)],
    reinstall: (...packages) => [asRoot('pacman', '-S', '--noconfirm', ...packages)],
    // Arch knows no upgrade of a part: https://wiki.archlinux.org/title/System_maintenance#Partial_upgrades_are_unsupported
    upgrade: () => [asRoot('pacman', '-Syu', '--noconfirm')],
  },
};

/** Null where no package manager does it simply. */
export const installerOf = (os: Reading<OsFact>): Installer | null =>
  os.ok && os.value.packages !== 'none' && !os.value.immutable ? installers[os.value.packages] : null;

/** Steps that install packages; null where no package manager does it simply. */
export const installPackages = (
  os: Reading<OsFact>,
  ...packages: readonly string[]
): readonly Step[] | null => installerOf(os)?.install(...packages) ?? null;
