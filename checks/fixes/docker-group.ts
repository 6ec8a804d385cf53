import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DockerGroupFact } from '../../src/probes/docker-group.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { asRoot, byHand } from './steps.ts';

/** What the way of a restart depends on; null: not known. */
interface Engine {
  readonly dockerd: DockerdFact | null;
  readonly os: OsFact | null;
}

/** Lets the user use the socket: by group docker, or by whichever group owns it. */
export function joinSocketGroup(
  user: string,
  reading: Reading<DockerGroupFact>,
  engine: Engine = { dockerd: null, os: null },
): Fix {
  const group = valueIn(reading);
  const owner = group?.owner ?? null;
  if (owner !== null && owner.gid !== 0)
    return owner.name === null ? askForGroup(user, owner.gid) : join(user, owner.name, [], []);
  if (owner !== null && group?.active === true) return giveSocketToGroup(engine);
  const create = group?.exists === false ? [asRoot('groupadd', '--system', 'docker')] : [];
  // The engine gives its socket to the group when it starts, if the group is there then.
  return join(user, 'docker', create, owner !== null || create.length > 0 ? restarts(engine) : []);
}

function join(user: string, name: string, before: readonly Step[], after: readonly Step[]): Fix {
  return {
    id: 'join-docker-group',
    title: `Add ${user} to group ${name} (its members are as good as root)`,
    ...(after.length === 0
      ? { risk: 'safe' }
      : { risk: riskOf(after), interrupts: 'running containers stop' }),
    then: 'relogin',
    steps: [...before, asRoot('usermod', '-aG', name, user), ...after],
    verify: ['id', '-nG', user],
    source: links.dockerPostInstall,
  };
}

const riskOf = (steps: readonly Step[]): Fix['risk'] =>
  steps.some(({ kind }) => kind === 'do') ? 'manual' : 'disruptive';

/** The group was made after the engine had started. */
function giveSocketToGroup(engine: Engine): Fix {
  const steps = restarts(engine);
  return {
    id: 'give-socket-to-group',
    title: 'Restart the Docker Engine, so that group docker gets its socket',
    risk: riskOf(steps),
    interrupts: 'running containers stop',
    steps,
    verify: ['ls', '-l', '/var/run/docker.sock'],
    source: links.dockerPostInstall,
  };
}

/** One of a directory service, where a user is added in another way. */
const askForGroup = (user: string, gid: number): Fix => ({
  id: 'join-docker-group',
  title: `Have ${user} added to the group that owns the socket (its members are as good as root)`,
  risk: 'manual',
  then: 'relogin',
  steps: [
    byHand(
      `The socket belongs to the group with number ${gid}, which /etc/group does not have (getent group ${gid} names it). Ask its administrator to add ${user}.`,
      links.dockerPostInstall,
    ),
  ],
  verify: ['id', '-nG', user],
  source: links.dockerPostInstall,
});

function restarts({ dockerd, os }: Engine): readonly Step[] {
  if (dockerd?.flavour === 'snap')
    return [asRoot('snap', 'disable', 'docker'), asRoot('snap', 'enable', 'docker')];
  if (dockerd?.service != null && os?.services === 'systemd')
    return [asRoot('systemctl', 'restart', 'docker.socket', 'docker.service')];
  return [byHand('Restart the Docker Engine: it gives its socket to the group when it starts.')];
}

export const startNewSession = (group: string): Fix => ({
  id: 'start-new-session',
  title: 'Begin a session in which the group holds',
  risk: 'manual',
  interrupts: 'this login session ends',
  steps: [byHand(`Log out and in again, or open a shell with the group by: newgrp ${group}`)],
  verify: ['id', '-nG'],
  source: links.dockerPostInstall,
});
