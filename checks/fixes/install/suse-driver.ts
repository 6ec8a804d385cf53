import type { Step } from '../../../src/check.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { isAtLeast } from '../../../src/version.ts';
import { asRoot, byHand } from '../steps.ts';
import { allTakeOpen, type Machine } from './machine.ts';

/** Whoever makes the packages of SUSE's modules tells there how they are used, by release of the system. */
export const susePage = 'https://sndirsch.github.io/';

const repositories = 'https://developer.download.nvidia.com/compute/cuda/repos/suse16';
const folders: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'sbsa' };

const isFrom16 = ({ id, versionId }: OsFact): boolean =>
  id === 'opensuse-tumbleweed' ||
  ((id === 'sles' || id === 'opensuse-leap') && versionId !== '' && isAtLeast(versionId, '16'));

/**
 * SUSE's own module, signed and ready, which may be behind NVIDIA's newest driver: so the rest must be of its version.
 * Null for what it does not drive, and for other systems.
 */
export function suseDriver(os: OsFact, machine: Machine): readonly Step[] | null {
  const folder = folders[machine.architecture];
  if (!isFrom16(os) || folder === undefined || !allTakeOpen(machine)) return null;
  const flavour = /-(longterm|azure|64kb)$/.exec(machine.kernel)?.[1] ?? 'default';
  const module = `nvidia-open-driver-G07-signed-cuda-kmp-${flavour}`;
  return [
    asRoot('zypper', '--non-interactive', 'addrepo', `${repositories}/${folder}/`, 'cuda'),
    asRoot('zypper', '--non-interactive', '--gpg-auto-import-keys', 'refresh'),
    asRoot('zypper', '--non-interactive', 'install', '--auto-agree-with-licenses', module),
    byHand(
      `Install what else belongs to the driver, of the very version of that module (rpm -q --queryformat '%{VERSION}' ${module} tells it, before the _k): sudo zypper install nvidia-compute-utils-G07 == VERSION nvidia-persistenced == VERSION`,
      susePage,
    ),
  ];
}
