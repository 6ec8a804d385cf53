import { majorOf, parseVersion } from '../version.ts';

/** How sure it is that the programs of an image begin threads by the system call clone3 (glibc 2.34 and later). */
export type Clone3 = 'yes' | 'likely' | 'no';

/**
 * By the labels of Ubuntu's base image, else by the release of NVIDIA's: 23.09 and later are on Ubuntu 22.04, whose
 * glibc is 2.35 (NVIDIA's release notes); for 23.05 to 23.08 that is not shown by a page.
 */
export function usesClone3(labels: Readonly<Record<string, string>>, release: string | null): Clone3 {
  const base = labels['org.opencontainers.image.ref.name'];
  const version = parseVersion(labels['org.opencontainers.image.version'] ?? '');
  if (base === 'ubuntu' && version !== null) return majorOf(version) >= 22 ? 'yes' : 'no';
  if (release === null || release < '23.05') return 'no';
  return release < '23.09' ? 'likely' : 'yes';
}
