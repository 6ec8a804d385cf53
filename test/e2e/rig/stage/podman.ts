import { join } from 'node:path';
import { cacheDir } from '../paths.ts';
import type { Settled } from '../settle.ts';
import type { Writer } from './writer.ts';

/** What a host without Podman must not have. */
export const podmanFiles: readonly string[] = ['/usr/bin/podman', '/usr/bin/crun', '/usr/bin/conmon'];

/**
 * The real Podman. No systemd runs in a host, so that Podman is told to make control groups and to keep its log itself;
 * and containers take the network of the host.
 */
export function stagePodman({ podman }: Settled, put: Writer): void {
  if (podman === null) return;
  put.text(
    '/etc/containers/containers.conf',
    '[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n\n[containers]\nnetns = "host"\n',
  );
  put.text('/etc/containers/nodocker', '');
  if (podman === 'as-docker')
    put.copy('/opt/stand-in/packages/podman-docker', join(cacheDir, 'podman-docker'), 0o755);
}
