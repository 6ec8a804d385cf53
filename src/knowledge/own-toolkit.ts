import type { DockerdFact } from '../probes/dockerd.ts';

/**
 * Why the toolkit of this machine has nothing to do with the engine that answers; null where that engine uses it. The
 * snap (canonical/docker-snap) and Docker Desktop on WSL 2 (docs.docker.com, GPU support) bring their own.
 */
export function ownToolkit(dockerd: DockerdFact | null): string | null {
  if (dockerd?.flavour === 'snap') return 'the Docker snap brings a toolkit of its own';
  if (dockerd?.flavour === 'desktop') return 'Docker Desktop brings a toolkit of its own';
  return null;
}
