import type { FileStat, Host, SystemInfo } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import type { VolumeRequest } from '../target.ts';

/** A volume that is asked for, and what lies at its path. */
export interface VolumeFact {
  readonly request: VolumeRequest;
  /** `named`: a volume of the engine's, made when it is first used. */
  readonly kind: 'host' | 'named';
  /** The absolute host path, or the volume's name. */
  readonly source: string;
  readonly state: 'directory' | 'file' | 'missing' | 'unreadable' | 'unknown' | 'named';
  /** By its mode everybody may read it: so may whatever user the container runs as. */
  readonly worldReadable: boolean;
}

export const volumes: Probe<readonly VolumeFact[]> = {
  title: 'Volumes',
  cost: 'local',
  needs: ['system'],
  async ask(host, target, facts) {
    const system = valueIn(facts.system);
    if (target.volumes.length === 0) return read([]);
    if (system === null) return unread('the working directory is not known');
    const found = await Promise.all(target.volumes.map((request) => look(host, request, system)));
    const certain = found.some(({ state }) => state === 'missing');
    const unclear = found.find(({ state }) => state === 'unknown');
    // What certainly fails comes first; without such, one that keeps silent must not pass for one that is there.
    return certain || unclear === undefined
      ? read(found)
      : unread(`${unclear.source} could not be looked at`);
  },
};

/** Of what is to be mounted the paths that mean the same wherever one is. */
export const pathsToMount = (requests: readonly VolumeRequest[]): readonly string[] =>
  requests.flatMap(({ source }) => (source.startsWith('/') ? [absolute(source, '/')] : []));

/** What Docker accepts as the name of a volume (moby, volume/local); all else is meant as a path of the host. */
const volumeName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

async function look(host: Host, request: VolumeRequest, user: SystemInfo): Promise<VolumeFact> {
  if (volumeName.test(request.source)) {
    return { request, kind: 'named', source: request.source, state: 'named', worldReadable: false };
  }
  const source = absolute(request.source, user.workingDirectory);
  const stat = await host.stat(source);
  const head = { request, kind: 'host', source } as const;
  if (stat.kind === 'absent') return { ...head, state: 'missing', worldReadable: false };
  if (stat.kind === 'denied') return { ...head, state: 'unreadable', worldReadable: false };
  if (stat.kind !== 'ok') return { ...head, state: 'unknown', worldReadable: false };
  const directory = stat.value.type === 'directory';
  // To enter a directory takes the execute bit as well.
  const bits = directory ? 0o005 : 0o004;
  const worldReadable = (stat.value.mode & bits) === bits;
  const readable = directory
    ? await listable(host, source)
    : await fileReadable(host, source, stat.value, user);
  const state = readable === 'yes' ? (directory ? 'directory' : 'file') : readable;
  return { ...head, state, worldReadable };
}

type Readable = 'yes' | 'missing' | 'unreadable' | 'unknown';

/** A network share that went away still answers to stat. */
async function listable(host: Host, path: string): Promise<Readable> {
  const { kind } = await host.list(path);
  return kind === 'ok' ? 'yes' : kind === 'denied' ? 'unreadable' : kind === 'absent' ? 'missing' : 'unknown';
}

/** Access is asked for reading and writing at once, so a refusal leaves the mode to decide about reading. */
async function fileReadable(host: Host, path: string, stat: FileStat, user: SystemInfo): Promise<Readable> {
  if (user.uid === 0 || (await host.access(path)).kind === 'ok') return 'yes';
  const bit = stat.uid === user.uid ? 0o400 : user.gids.includes(stat.gid) ? 0o040 : 0o004;
  return (stat.mode & bit) === 0 ? 'unreadable' : 'yes';
}

/** `.` and `..` are taken out as the docker command does. */
function absolute(path: string, base: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
