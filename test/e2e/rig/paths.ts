import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the rig's own files. */
export const rigDir = fileURLToPath(new URL('.', import.meta.url));
export const programsDir = join(rigDir, 'programs');
/** The checkout, which every rig host sees read-only at the same path. */
export const checkoutDir = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** What is built once and kept between runs: images, registry content, the real nvidia-smi. */
export const cacheDir = process.env['NGC_DOCTOR_RIG_CACHE'] ?? join(tmpdir(), 'ngc-doctor-rig');

/** Certificates and the images that a host's registry serves, made once. */
export const registryDir = join(cacheDir, 'registry');
/** The tag of the small image, under which the registry keeps it. */
export const storedTag = '23.10-py3';

const neededPrograms = [
  '/usr/bin/unshare',
  '/usr/bin/nsenter',
  '/usr/bin/setpriv',
  '/usr/bin/docker',
  '/usr/sbin/dockerd',
  '/usr/bin/containerd',
  '/usr/sbin/runc',
  '/usr/bin/tini',
  '/usr/bin/curl',
  '/usr/bin/docker-registry',
  '/usr/bin/mmdebstrap',
  '/usr/bin/openssl',
  '/usr/bin/tinyproxy',
  '/usr/bin/podman',
  '/usr/bin/rootlesskit',
  '/usr/bin/slirp4netns',
  '/usr/bin/newuidmap',
] as const;

/**
 * Why the rig cannot run here, as a sentence for the reader of a skipped test; null: it can. Where everything must run
 * (NGC_DOCTOR_ALL=1) it throws instead.
 */
export function rigMissing(): string | null {
  const missing = whatIsMissing();
  if (missing !== null && process.env['NGC_DOCTOR_ALL'] === '1') throw new Error(missing);
  return missing;
}

function whatIsMissing(): string | null {
  if (process.platform !== 'linux') return 'The rig needs Linux.';
  if (process.getuid?.() !== 0) return 'The rig needs root: it makes namespaces and mounts.';
  const absent = neededPrograms.find((program) => !existsSync(program));
  if (absent !== undefined) return `The rig needs ${absent}: run test/e2e/rig/install.sh.`;
  const parts = ['nvidia-smi', 'podman-docker', 'libnvidia-ml.so', 'libcuda.so'].map((name) =>
    join(cacheDir, name),
  );
  const unbuilt = parts.find((part) => !existsSync(part));
  return unbuilt === undefined ? null : `The rig needs ${unbuilt}: run test/e2e/rig/install.sh.`;
}
