import type { Finding } from '../../src/check.ts';
import type { ToolkitPath } from '../../src/knowledge/toolkit-path.ts';
import { skipsMounted } from '../../src/knowledge/toolkit-releases.ts';
import type { PersistencedFact } from '../../src/probes/persistenced.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { VolumeFact } from '../../src/probes/volumes.ts';
import { isBefore } from '../../src/version.ts';
import { mountLess } from '../fixes/gpu-request.ts';
import type { HostForFix } from '../fixes/toolkit.ts';
import { upgradeToolkit } from '../fixes/toolkit-upgrade.ts';

const socket = '/run/nvidia-persistenced/socket';

/**
 * The CLI makes the socket's place in the container, and before 1.12 it opened what was there already: to open a socket
 * fails (ENXIO). So it is where the host's own /run is mounted.
 */
export function hiddenSocket(
  { libraryVersion }: ToolkitFact,
  path: ToolkitPath,
  volumes: readonly VolumeFact[],
  persistenced: PersistencedFact | null,
  host: HostForFix,
): readonly Finding<'run-bind-hides-persistenced'>[] {
  const there = persistenced?.socket ?? null;
  if (path !== 'cli' || there === false || !isBefore(libraryVersion, skipsMounted)) return [];
  const hiding = volumes.find(coversSocket);
  if (hiding === undefined) return [];
  const { source } = hiding;
  const how = `where libnvidia-container ${libraryVersion} has to make it anew: a launch ends in "file creation failed"`;
  return [
    {
      code: 'run-bind-hides-persistenced',
      ...(there === true ? { severity: 'error' } : { severity: 'warning', undecided: true }),
      message:
        there === true
          ? `The volume ${source} brings the socket of the host's persistence daemon into the container, ${how}.`
          : `Whether the host's persistence daemon has its socket below ${source} could not be seen. If it has, this volume brings it into the container, ${how}.`,
      seen: { source, destination: hiding.request.destination, library: libraryVersion, socket: there },
      fixes: [mountLess(hiding), upgradeToolkit(host)],
    },
  ];
}

/** /var/run is a link to /run, on hosts and in images alike. */
const plain = (path: string): string => path.replace(/^\/var\/run(?=\/|$)/, '/run').replace(/\/$/, '');

function coversSocket({ kind, source, request }: VolumeFact): boolean {
  const destination = plain(request.destination);
  if (kind !== 'host' || !socket.startsWith(`${destination}/`)) return false;
  return plain(source) + socket.slice(destination.length) === socket;
}

/** Why it is not known whether the library opens what is mounted there; null: it does not, or nothing is. */
export function libraryUntold(
  { libraryVersion }: ToolkitFact,
  path: ToolkitPath,
  volumes: readonly VolumeFact[],
  persistenced: PersistencedFact | null,
): string | null {
  if (path !== 'cli' || libraryVersion !== null || persistenced?.socket === false) return null;
  return volumes.some(coversSocket) ? 'the version of libnvidia-container is not known' : null;
}
