import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import type { VolumeRequest } from '../target.ts';

export interface VolumeFact {
  readonly request: VolumeRequest;
  /** `named`: a volume of the engine's, made when it is first used. */
  readonly kind: 'host' | 'named';
  /** The absolute host path, or the volume's name. */
  readonly source: string;
  readonly state: 'directory' | 'file' | 'missing' | 'unreadable' | 'unknown' | 'named';
  /** The user that root in the container becomes may not matter; others may write here. */
  readonly worldReadable: boolean;
}

export const volumes: Probe<readonly VolumeFact[]> = {
  title: 'Volumes',
  cost: 'local',
  needs: ['system'],
  async ask(host, target, facts) {
    const base = valueIn(facts.system)?.workingDirectory ?? null;
    if (base === null && target.volumes.length > 0) return unread('the working directory is not known');
    const found = await Promise.all(target.volumes.map((request) => look(host, request, base ?? '/')));
    const unclear = found.find(({ state }) => state === 'unknown');
    return unclear === undefined ? read(found) : unread(`${unclear.source} could not be looked at`);
  },
};

async function look(host: Host, request: VolumeRequest, base: string): Promise<VolumeFact> {
  if (!/[/.]/.test(request.source.slice(0, 1))) {
    return { request, kind: 'named', source: request.source, state: 'named', worldReadable: false };
  }
  const source = absolute(request.source, base);
  const stat = await host.stat(source);
  const head = { request, kind: 'host', source } as const;
  if (stat.kind === 'absent') return { ...head, state: 'missing', worldReadable: false };
  if (stat.kind === 'denied') return { ...head, state: 'unreadable', worldReadable: false };
  if (stat.kind !== 'ok') return { ...head, state: 'unknown', worldReadable: false };
  const directory = stat.value.type === 'directory';
  const inside = directory ? await host.list(source) : null;
  const worldReadable = (stat.value.mode & 0o004) !== 0;
  if (inside?.kind === 'denied') return { ...head, state: 'unreadable', worldReadable };
  return { ...head, state: directory ? 'directory' : 'file', worldReadable };
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
