import type { OsFact } from '../../../src/probes/os.ts';
import { hasStreams } from './cuda-repository.ts';
import { branchOfDebian } from './debian-driver.ts';

/**
 * Where a newer driver is in reach of the packages, by the driver installation guide: the newest of a branch, or of all
 * (null). Which of them the present driver came from is not known; empty where there is nothing to say.
 */
export function waysTo(branch: number | null, os: OsFact | null | undefined): string {
  if (os == null || os.immutable) return '';
  const debian = os.id === 'debian' ? branchOfDebian(os) : null;
  const short = debian !== null && (branch === null || branch > debian);
  const own = short ? ` Debian ${os.versionId} itself has none after branch ${debian}.` : '';
  const command = commandFor(branch, os);
  return command === null ? own : `${own} ${command}`;
}

function commandFor(branch: number | null, os: OsFact): string | null {
  if (os.packages === 'pacman') return 'Arch has the newest: sudo pacman -Syu.';
  const flavours = 'nvidia-open (or cuda-drivers, for the proprietary module)';
  const from = "From NVIDIA's repository it is:";
  if (hasStreams(os)) {
    const streams = branch === null ? ['open-dkms', 'latest-dkms'] : [`${branch}-open`, `${branch}-dkms`];
    return `${from} sudo dnf -y module switch-to nvidia-driver:${streams[0]} --allowerasing (or ${streams[1]}, for the proprietary module).`;
  }
  if (os.packages === 'apt') {
    const pin = branch === null ? '' : `nvidia-driver-pinning-${branch} `;
    return `${from} sudo apt-get update, then sudo apt-get install ${pin}${flavours}.`;
  }
  const newest = os.family === 'rhel' || os.family === 'fedora';
  return newest && os.packages === 'dnf'
    ? `${from} sudo dnf upgrade --refresh ${flavours}, its newest.`
    : null;
}
