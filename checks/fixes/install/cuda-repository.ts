import type { Step } from '../../../src/check.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { amazonPackage } from '../headers.ts';
import { asRoot } from '../steps.ts';
import { allTakeOpen, type Machine } from './machine.ts';

const origin = 'https://developer.download.nvidia.com/compute/cuda/repos';

/** NVIDIA's names of processors; arm64 servers are `sbsa`. */
const architectures: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'sbsa' };

/** NVIDIA's repository for a distribution that installs with rpm; null where it serves none. */
export function cudaRepository(os: OsFact, architecture: string): string | null {
  const name = distributionName(os);
  const folder = architectures[architecture];
  return name === null || folder === undefined ? null : `${origin}/${name}/${folder}/cuda-${name}.repo`;
}

/** Releases that the driver installation guide lists; NVIDIA makes one for each of these. */
function distributionName({ family, id, versionId }: OsFact): string | null {
  const major = versionId.split('.')[0] ?? '';
  if (family === 'rhel' && ['8', '9', '10'].includes(major)) return `rhel${major}`;
  if (family === 'fedora' && id === 'fedora' && Number(major) >= 41) return `fedora${major}`;
  if (family === 'amazon' && major === '2023') return 'amzn2023';
  if (id === 'sles' && major === '15') return 'sles15';
  if (id === 'opensuse-leap' && major === '15') return 'opensuse15';
  return null;
}

/** The last branch with a kernel module for GPUs before Turing. */
export const lastBranch = 580;

/** Null for what NVIDIA's packages do not offer: a GPU before Turing where there is no module stream to choose from. */
export function cudaDriver(os: OsFact, machine: Machine, repository: string): readonly Step[] | null {
  const open = allTakeOpen(machine);
  const streams = hasStreams(os);
  if (!open && !streams) return null;
  const flavour = open ? 'open-dkms' : `${lastBranch}-dkms`;
  return [
    ...packageHub(os, machine),
    ...addRepository(os, repository),
    ...headers(os, machine.kernel),
    ...(streams ? [asRoot('dnf', 'module', 'enable', '-y', `nvidia-driver:${flavour}`)] : []),
    install(os, open ? 'nvidia-open' : 'cuda-drivers'),
  ];
}

/** By the guide, for what the driver depends on; activated once more, it stays as it is. */
function packageHub({ id, versionId }: OsFact, { architecture }: Machine): readonly Step[] {
  if (id !== 'sles') return [];
  const processor = architecture === 'arm64' ? 'aarch64' : 'x86_64';
  return [asRoot('SUSEConnect', '--product', `PackageHub/${versionId}/${processor}`)];
}

/** dnf's module streams went with RHEL 10 and Fedora 39. */
export const hasStreams = ({ family, versionId }: OsFact): boolean =>
  family === 'amazon' || (family === 'rhel' && /^[89]\b/.test(versionId));

function addRepository(os: OsFact, repository: string): readonly Step[] {
  if (os.packages === 'zypper') {
    return [
      asRoot('zypper', '--non-interactive', 'addrepo', repository),
      asRoot('zypper', '--non-interactive', '--gpg-auto-import-keys', 'refresh'),
    ];
  }
  if (os.family === 'fedora') {
    return [asRoot('dnf', 'config-manager', 'addrepo', '--overwrite', `--from-repofile=${repository}`)];
  }
  return [
    ...extraPackages(os),
    asRoot('dnf', 'install', '-y', 'dnf-plugins-core'),
    ...builderPackages(os),
    asRoot('dnf', 'config-manager', '--add-repo', repository),
  ];
}

/** DKMS comes from EPEL. */
function extraPackages({ family, id, versionId }: OsFact): readonly Step[] {
  if (family !== 'rhel') return [];
  const major = versionId.split('.')[0] ?? '';
  if (id === 'ol') return [asRoot('dnf', 'install', '-y', `oracle-epel-release-el${major}`)];
  const name =
    id === 'rhel'
      ? `https://dl.fedoraproject.org/pub/epel/epel-release-latest-${major}.noarch.rpm`
      : 'epel-release';
  return [asRoot('dnf', 'install', '-y', name)];
}

/** What the guide has enabled besides; on all but Oracle's, EPEL's own script knows what it is called there. */
function builderPackages({ family, id, versionId }: OsFact): readonly Step[] {
  if (family !== 'rhel') return [];
  if (id !== 'ol') return [asRoot('/usr/bin/crb', 'enable')];
  const major = versionId.split('.')[0] ?? '';
  return [asRoot('dnf', 'config-manager', '--set-enabled', `ol${major}_codeready_builder`)];
}

function headers({ packages, family, versionId }: OsFact, kernel: string): readonly Step[] {
  if (packages === 'zypper') return [];
  // The module needs others that Amazon keeps apart (kernel-modules-extra).
  if (family === 'amazon') {
    const names = ['devel', 'modules-extra'].map((part) => amazonPackage(kernel, part));
    return [asRoot('dnf', 'install', '-y', ...names)];
  }
  if (/uek/.test(kernel)) return [asRoot('dnf', 'install', '-y', `kernel-uek-devel-${kernel}`)];
  const matched = family === 'rhel' && !/^8\b/.test(versionId);
  return [
    asRoot(
      'dnf',
      'install',
      '-y',
      ...(matched ? ['kernel-devel-matched', 'kernel-headers'] : [`kernel-devel-${kernel}`]),
    ),
  ];
}

const install = ({ packages }: OsFact, name: string): Step =>
  packages === 'zypper'
    ? asRoot('zypper', '--non-interactive', 'install', '--auto-agree-with-licenses', name)
    : asRoot('dnf', 'install', '-y', name);
