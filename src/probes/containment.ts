import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';

/** What this program runs inside of, and where the engine is seen from there. */
export interface ContainmentFact {
  /**
   * `application`: a container that holds one program and files of its own, such as Docker's or a pod's. `system`: one
   * that holds a whole system with its own services (LXC, systemd-nspawn).
   */
  readonly container: 'none' | 'application' | 'system';
  /** What made the container, as far as it shows: `docker`, `podman`, `kubernetes`, `toolbox`, `lxc`, …; else null. */
  readonly manager: string | null;
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
    return read({ ...found, userNamespace, engineOutside: isOutside(found, facts) });
  },
};

/**
 * Something of the driver that a container has only where it was given GPUs: that it is missing here says nothing of the
 * machine that the engine runs on.
 */
export const unlessOutside = <T>(probe: Probe<T>, isMissing: (value: T) => boolean): Probe<T> => ({
  ...probe,
  needs: [...(probe.needs ?? []), 'containment'],
  async ask(host, target, facts) {
    const reading = await probe.ask(host, target, facts);
    const outside = valueIn(facts.containment)?.engineOutside === true;
    return outside && reading.ok && isMissing(reading.value) ? unread(elsewhere) : reading;
  },
});

/** A question about the machine that the engine runs on: where that is not this one, its files say nothing here. */
export const besideTheEngine = <T>(
  probe: Probe<T>,
  asks: (target: Target) => boolean = () => true,
): Probe<T> => ({
  ...probe,
  needs: [...(probe.needs ?? []), 'containment'],
  async ask(host, target, facts) {
    const outside = valueIn(facts.containment)?.engineOutside === true && asks(target);
    return outside ? unread(elsewhere) : probe.ask(host, target, facts);
  },
});

const elsewhere = 'the engine runs outside this container, and its files are not seen from inside';

type Found = Pick<ContainmentFact, 'container' | 'manager'>;

const application = (manager: string | null): Found => ({ container: 'application', manager });
const system = (manager: string | null): Found => ({ container: 'system', manager });

/** Where container managers leave a mark (systemd's CONTAINER_INTERFACE, moby, Podman, kubelet, LXD, Incus). */
const markPaths = {
  toolbox: '/run/.toolboxenv',
  hostFiles: '/run/host/etc',
  docker: '/.dockerenv',
  podman: '/run/.containerenv',
  pod: '/var/run/secrets/kubernetes.io',
  lxd: '/dev/lxd/sock',
  incus: '/dev/incus/sock',
} as const;

async function containerOf(host: Host): Promise<Found> {
  const [there, bySystemd, byInit, cgroup, disk] = await Promise.all([
    Promise.all(Object.values(markPaths).map((path) => isThere(host, path))),
    wordIn(host, '/run/systemd/container'),
    containerVariable(host),
    host.readText('/proc/1/cgroup'),
    hasDiskOfItsOwn(host),
  ]);
  const marks = new Set(Object.keys(markPaths).filter((_, index) => there[index]));
  // An image of Docker's that was made the disk of a machine keeps the mark.
  if (disk) marks.delete('docker');
  const groups = cgroup.kind === 'ok' ? cgroup.value : '';
  const named = bySystemd ?? byInit;
  return applicationIn(marks, groups) ?? systemIn(marks, groups, named) ?? otherwise(named);
}

function applicationIn(marks: ReadonlySet<string>, groups: string): Found | null {
  const engine = ['docker', 'podman'].find((name) => marks.has(name)) ?? null;
  // Distrobox and toolbox show the machine's files there, and its processes.
  if (marks.has('toolbox') || (marks.has('hostFiles') && engine !== null)) return application('toolbox');
  if (marks.has('pod') || /[/:]kubepods/.test(groups)) return application('kubernetes');
  return engine === null ? null : application(engine);
}

function systemIn(marks: ReadonlySet<string>, groups: string, named: string | null): Found | null {
  if (named === 'systemd-nspawn') return system(named);
  const lxc = named === 'lxc' || named === 'lxc-libvirt' || marks.has('lxd') || marks.has('incus');
  return lxc || /\/(?:lxc|lxc\.payload)[./]/.test(groups) ? system('lxc') : null;
}

/** WSL calls itself a container as well, and is a machine of its own. */
const otherwise = (named: string | null): Found =>
  named === null || named === 'wsl' ? { container: 'none', manager: null } : application(named);

const isThere = async (host: Host, path: string): Promise<boolean> => (await host.stat(path)).kind === 'ok';

/** The root is the whole of a block device, as no container's is (proc_pid_mountinfo(5)). */
async function hasDiskOfItsOwn(host: Host): Promise<boolean> {
  const file = await host.readText('/proc/self/mountinfo');
  const mounts = file.kind === 'ok' ? file.value.split('\n') : [];
  const root = mounts.findLast((line) => line.split(' ')[4] === '/');
  return root !== undefined && root.split(' ')[3] === '/' && / - \S+ \/dev\/\S+ /.test(root);
}

/** A name as systemd has them; anything else is none. */
const nameIn = (text: string): string | null => /^[a-z][a-z0-9-]{0,30}$/.exec(text.trim())?.[0] ?? null;

async function wordIn(host: Host, path: string): Promise<string | null> {
  const file = await host.readText(path);
  return file.kind === 'ok' ? nameIn(file.value) : null;
}

/** Container managers tell the first process so; root alone may read it. */
async function containerVariable(host: Host): Promise<string | null> {
  const file = await host.readText('/proc/1/environ');
  if (file.kind !== 'ok') return null;
  const entry = file.value.split('\0').find((one) => one.startsWith('container='));
  return entry === undefined ? null : nameIn(entry.slice('container='.length));
}

/** The first user namespace maps all ids to themselves. */
async function hasUserNamespace(host: Host): Promise<boolean | null> {
  const file = await host.readText('/proc/self/uid_map');
  if (file.kind !== 'ok') return null;
  const numbers = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(file.value);
  if (numbers === null) return /^(?:\s*\d+\s+\d+\s+\d+\s*)+$/.test(file.value) ? true : null;
  return !(numbers[1] === '0' && numbers[2] === '0' && numbers[3] === '4294967295');
}

/** A daemon that runs in a container's own system is seen among its processes, or its program is at least there. */
function isOutside({ container, manager }: Found, facts: Readings): boolean {
  if (container === 'none') return false;
  const dockerd = valueIn(facts.dockerd);
  if (dockerd === null) return false;
  if (manager === 'toolbox') return true;
  if (dockerd.process !== null) return false;
  return (
    valueIn(facts.engine)?.kind === 'running' || (container === 'application' && dockerd.binary === null)
  );
}
