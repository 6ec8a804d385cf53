import type { FileResult, Host } from '../host/host.ts';
import { mountInfoPath, mountsAt } from '../host/mount-info.ts';

/** The container around this program. */
export interface Container {
  /**
   * `application`: a container that holds one program and files of its own, such as Docker's or a pod's. `system`: one
   * that holds a whole system with its own services (LXC, systemd-nspawn).
   */
  readonly container: 'none' | 'application' | 'system';
  /** What made the container, as far as it shows: `docker`, `podman`, `kubernetes`, `toolbox`, `lxc`, …; else null. */
  readonly manager: string | null;
}

const application = (manager: string | null): Container => ({ container: 'application', manager });
const system = (manager: string | null): Container => ({ container: 'system', manager });

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

/** Null where no mark is seen, and one that there may be keeps silent. */
export async function containerOf(host: Host): Promise<Container | null> {
  const [there, bySystemd, byInit, cgroup, disk] = await Promise.all([
    Promise.all(Object.values(markPaths).map(async (path) => (await host.stat(path)).kind)),
    wordIn(host, '/run/systemd/container'),
    containerVariable(host),
    host.readText('/proc/1/cgroup'),
    hasDiskOfItsOwn(host),
  ]);
  const marks = new Set(Object.keys(markPaths).filter((_, index) => there[index] === 'ok'));
  // An image of Docker's that was made the disk of a machine keeps the mark.
  if (disk) marks.delete('docker');
  const groups = cgroup.kind === 'ok' ? cgroup.value : '';
  const named = bySystemd.word ?? byInit;
  const found = applicationIn(marks, groups) ?? systemIn(marks, groups, named) ?? otherwise(named);
  return found.container === 'none' && [...there, bySystemd.kind].some(isSilent) ? null : found;
}

function applicationIn(marks: ReadonlySet<string>, groups: string): Container | null {
  const engine = ['docker', 'podman'].find((name) => marks.has(name)) ?? null;
  // Distrobox and toolbox show the machine's files there, and its processes.
  if (marks.has('toolbox') || (marks.has('hostFiles') && engine !== null)) return application('toolbox');
  if (marks.has('pod') || /[/:]kubepods/.test(groups)) return application('kubernetes');
  return engine === null ? null : application(engine);
}

function systemIn(marks: ReadonlySet<string>, groups: string, named: string | null): Container | null {
  if (named === 'systemd-nspawn') return system(named);
  const lxc = named === 'lxc' || named === 'lxc-libvirt' || marks.has('lxd') || marks.has('incus');
  return lxc || /\/(?:lxc|lxc\.payload)[./]/.test(groups) ? system('lxc') : null;
}

/** WSL calls itself a container as well, and is a machine of its own. */
const otherwise = (named: string | null): Container =>
  named === null || named === 'wsl' ? { container: 'none', manager: null } : application(named);

const isSilent = (kind: FileResult<unknown>['kind']): boolean => kind === 'denied' || kind === 'failed';

/** The root is the whole of a block device, as no container's is. */
async function hasDiskOfItsOwn(host: Host): Promise<boolean> {
  const file = await host.readText(mountInfoPath);
  const [root] = file.kind === 'ok' ? mountsAt(file.value, ['/']) : [];
  return root !== undefined && root.root === '/' && root.source.startsWith('/dev/');
}

/** A name as systemd has them; anything else is none. */
const nameIn = (text: string): string | null => /^[a-z][a-z0-9-]{0,30}$/.exec(text.trim())?.[0] ?? null;

async function wordIn(host: Host, path: string) {
  const file = await host.readText(path);
  return { kind: file.kind, word: file.kind === 'ok' ? nameIn(file.value) : null };
}

/** Container managers tell the first process so; root alone may read it. */
async function containerVariable(host: Host): Promise<string | null> {
  const file = await host.readText('/proc/1/environ');
  if (file.kind !== 'ok') return null;
  const entry = file.value.split('\0').find((one) => one.startsWith('container='));
  return entry === undefined ? null : nameIn(entry.slice('container='.length));
}
