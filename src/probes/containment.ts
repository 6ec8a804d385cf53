import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { type Container, containerOf } from './container-marks.ts';

/** What this program runs inside of, and where the engine is seen from there. */
export interface ContainmentFact extends Container {
  /** Root here is not the machine's root (user_namespaces(7)); null where that cannot be read. */
  readonly userNamespace: boolean | null;
  /** The engine's daemon runs elsewhere: its files, paths and limits are not those that are seen here. */
  readonly engineOutside: boolean;
}

export const containment: Probe<ContainmentFact> = {
  title: 'Container around this program',
  cost: 'local',
  needs: ['engine', 'dockerd'],
  async ask(host, _target, facts) {
    const [userNamespace, found] = await Promise.all([hasUserNamespace(host), containerOf(host)]);
    if (found === null) return unread('it could not be told whether a container is around this program');
    const [engine, dockerd] = [facts.engine, facts.dockerd];
    if (found.container === 'application' && !(engine?.ok === true && dockerd?.ok === true))
      return unread('it is not known whether the engine runs inside of this container');
    const pid = valueIn(dockerd)?.process?.pid ?? null;
    const elsewhere = found.container === 'application' && pid !== null && (await seesOtherFiles(host, pid));
    return read({ ...found, userNamespace, engineOutside: elsewhere || isOutside(found, facts) });
  },
};

/** The first user namespace maps all ids to themselves. */
async function hasUserNamespace(host: Host): Promise<boolean | null> {
  const file = await host.readText('/proc/self/uid_map');
  // A kernel that knows no user namespaces has no such file.
  if (file.kind === 'absent') return false;
  if (file.kind !== 'ok') return null;
  const numbers = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(file.value);
  if (numbers === null) return /^(?:\s*\d+\s+\d+\s+\d+\s*)+$/.test(file.value) ? true : null;
  return !(numbers[1] === '0' && numbers[2] === '0' && numbers[3] === '4294967295');
}

/** A container may share the machine's processes and not its files (--pid=host). Not told to everybody. */
async function seesOtherFiles(host: Host, pid: number): Promise<boolean> {
  const [its, ours] = await Promise.all([
    host.readLink(`/proc/${pid}/ns/mnt`),
    host.readLink('/proc/self/ns/mnt'),
  ]);
  return its.kind === 'ok' && ours.kind === 'ok' && its.value !== ours.value;
}

/** A daemon that runs in a container's own system is seen among its processes, or its program is at least there. */
function isOutside({ container, manager }: Container, facts: Readings): boolean {
  if (container === 'none') return false;
  const dockerd = valueIn(facts.dockerd);
  if (dockerd === null) return false;
  if (manager === 'toolbox') return true;
  if (dockerd.process !== null) return false;
  return (
    valueIn(facts.engine)?.kind === 'running' || (container === 'application' && dockerd.binary === null)
  );
}
