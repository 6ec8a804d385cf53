import type { Step } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { installPackages } from './packages.ts';

/** What DKMS needs to build a module for a kernel; null where this is not how the distribution does it. */
export function headerPackages(os: Reading<OsFact>, kernel: string): readonly Step[] | null {
  const name = os.ok ? packageFor(os.value, kernel) : null;
  return name === null ? null : installPackages(os, name);
}

function packageFor({ packages, family }: OsFact, kernel: string): string | null {
  if (packages === 'apt') return headerName(kernel);
  if (family === 'suse') return suse(kernel);
  if (family === 'amazon') return amazonPackage(kernel, 'devel');
  if (family !== 'rhel' && family !== 'fedora') return null;
  // Oracle's own kernel stands beside that of Red Hat.
  return `${/uek/.test(kernel) ? 'kernel-uek-devel' : 'kernel-devel'}-${kernel}`;
}

/** Of Debian's relations. Proxmox VE is a Debian whose kernel comes with headers of its own name. */
export const headerName = (kernel: string): string =>
  `${/-pve$/.test(kernel) ? 'proxmox' : 'linux'}-headers-${kernel}`;

/** Amazon Linux 2023 has later kernels beside its first, 6.1: `kernel6.12-devel-6.12.…` is the package of one. */
export function amazonPackage(kernel: string, part: string): string {
  const [, series = ''] = /^(\d+\.\d+)\..*\.amzn2023\b/.exec(kernel) ?? [];
  return `kernel${series === '6.1' ? '' : series}-${part}-${kernel}`;
}

/** `6.4.0-150600.23.42-default` is of the flavour `default`, which the package is named by. */
function suse(kernel: string): string | null {
  const [, version, flavour] = /^(.{1,80})-([a-z0-9]{1,20})$/.exec(kernel) ?? [];
  return version === undefined || flavour === undefined ? null : `kernel-${flavour}-devel=${version}`;
}

/**
 * What a person must install on Arch, which has the headers of its newest kernels alone: those come together with the
 * kernel, which is then started.
 */
export function archHeaders(os: Reading<OsFact>, kernel: string): string | null {
  if (!os.ok || os.value.family !== 'arch') return null;
  const kind = /-(zen|lts|hardened|rt)\b/.exec(kernel)?.[1];
  const name = kind === undefined ? 'linux' : `linux-${kind}`;
  return `Bring kernel and headers to the same version, which builds the module as well, and restart: sudo pacman -Syu ${name} ${name}-headers.`;
}
