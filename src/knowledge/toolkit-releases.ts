import type { ToolkitFact } from '../probes/toolkit.ts';
import { isAtLeast, isBefore } from '../version.ts';
import type { ToolkitPath } from './toolkit-path.ts';

const toolkitRepository = 'https://github.com/NVIDIA/nvidia-container-toolkit';
const changelog = `${toolkitRepository}/blob/main/CHANGELOG.md`;

/** What a release is used for, as far as its bugs depend on it. */
export interface ToolkitUse {
  /** Version of the hook or nvidia-ctk; null: not known. */
  readonly toolkit: string | null;
  /** Version of libnvidia-container; null: not known. */
  readonly library: string | null;
  readonly path: ToolkitPath;
  /** The family of the distribution (`OsFact.family`), where known. */
  readonly family: string | null;
  /** The engine runs in a container itself. */
  readonly nested: boolean;
  /** config.toml sets what the launch depends on: a driver root or no-cgroups. */
  readonly configured: boolean;
}

/** A bug of some releases that has kept containers from starting, or from finding their GPUs. */
export interface KnownBug {
  readonly part: 'toolkit' | 'library';
  /** First release that has it; `0`: it was always there. */
  readonly from: string;
  /** First release without it. */
  readonly fixed: string;
  readonly text: string;
  readonly source: string;
  readonly matters: (use: ToolkitUse) => boolean;
}

const throughCli = ({ path }: ToolkitUse): boolean => path === 'cli';
const throughCdi = ({ path }: ToolkitUse): boolean => path === 'cdi';

const bugs: readonly KnownBug[] = [
  {
    part: 'library',
    from: '0',
    fixed: '1.0.2',
    text: 'a launch ends in "mount error: stat failed: /GeForce" on some GPUs',
    source: 'https://github.com/NVIDIA/nvidia-docker/issues/957',
    matters: throughCli,
  },
  {
    part: 'library',
    from: '1.8.0',
    fixed: '1.8.1',
    text: 'it takes the wrong cgroup where Docker itself runs in a container',
    source: `${toolkitRepository}/releases/tag/v1.8.1`,
    matters: (use) => throughCli(use) && use.nested,
  },
  {
    part: 'toolkit',
    from: '1.14.0',
    fixed: '1.14.1',
    text: 'its hook ignores config.toml, and what is set there',
    source: changelog,
    matters: (use) => throughCli(use) && use.configured,
  },
  {
    part: 'toolkit',
    from: '1.17.0',
    fixed: '1.17.1',
    text: 'containers of images with certain symbolic links, and those on Jetson, do not start',
    source: changelog,
    matters: throughCdi,
  },
  {
    part: 'library',
    from: '1.17.7',
    fixed: '1.17.8',
    text: 'nvidia-container-cli dies of a segmentation fault as Arch Linux first built it',
    source: `${toolkitRepository}/issues/1101`,
    matters: (use) => throughCli(use) && use.family === 'arch',
  },
  {
    part: 'toolkit',
    from: '1.18.0',
    fixed: '1.18.1',
    text: 'the driver is not found in a container of another distribution than the host',
    source: `${toolkitRepository}/pull/1496`,
    matters: (use) => throughCdi(use) && use.family !== 'debian',
  },
];

/** The known bugs that this host has, by the releases that are installed. */
export const knownBugs = (use: ToolkitUse): readonly KnownBug[] =>
  bugs.filter(({ part, from, fixed, matters }) => {
    const version = part === 'toolkit' ? use.toolkit : use.library;
    return isAtLeast(version, from) && isBefore(version, fixed) && matters(use);
  });

/** An option that the hook gives to nvidia-container-cli from one release on, and that the CLI knows from another on. */
export const cliOption = {
  option: '--cuda-compat-mode',
  /** Both learned it in the same release: pull request 1082 of the toolkit, 307 of libnvidia-container. */
  since: '1.17.7',
  source: `${toolkitRepository}/pull/1082`,
} as const;

/** From here on toolkit and libnvidia-container carry the same number ("unified release", release notes of 1.8.1). */
export const unifiedSince = '1.8.0';

/** libnvidia-container learned cgroup v2 in 1.8.0 (changelog, v1.8.0-rc.1). */
export const firstWithCgroupV2 = '1.8.0';

/** From here on the hook takes ldconfig with or without `.real`, whichever is there (changelog, v1.15.0-rc.1). */
export const normalisesLdconfig = '1.15.0';

/**
 * From 1.17.3 on an ldconfig that is not the host's (`@`) is refused, and the whole configuration with it (pull request 812
 * of the toolkit).
 */
export const refusesLdconfig = ({ version, settings }: ToolkitFact): boolean =>
  settings.ldconfig !== null &&
  !settings.ldconfig.startsWith('@') &&
  !settings.ldconfigFromContainer &&
  isAtLeast(version, '1.17.3');

/** From here on the CLI leaves alone what is mounted already (changelog, v1.12.0-rc.2; utils.c, file_create). */
export const skipsMounted = '1.12.0';

/** From here on an image that asks for nothing gets compute as well (changelog, v1.4.0). */
export const computeByDefault = '1.4.0';
