import type { Host } from '../host/host.ts';
import { mountInfoPath, mountsAt } from '../host/mount-info.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import { type PackageSources, packageSources } from './package-sources.ts';
import { shellVariables } from './shell-variables.ts';

/** The distribution's relations, as far as packages and paths differ between them. */
export type OsFamily =
  | 'debian'
  | 'rhel'
  | 'fedora'
  | 'suse'
  | 'amazon'
  | 'azure'
  | 'arch'
  | 'nixos'
  | 'other';
/** What installs packages here. */
export type PackageManager = 'apt' | 'dnf' | 'yum' | 'tdnf' | 'zypper' | 'pacman' | 'none';
/** What starts and stops services here; `none`: processes are started by hand. */
export type ServiceManager = 'systemd' | 'openrc' | 'sysv' | 'none';

/** The distribution, and how packages and services are handled on it. */
export interface OsFact extends PackageSources {
  /** `ID` of os-release, e.g. `ubuntu`; empty if there is none. */
  readonly id: string;
  readonly idLike: readonly string[];
  /** `VERSION_ID`, e.g. `22.04`; empty for rolling releases. */
  readonly versionId: string;
  /** `VERSION_CODENAME`, e.g. `jammy`. */
  readonly codename: string;
  readonly prettyName: string;
  readonly family: OsFamily;
  /** The package manager whose program is really there. */
  readonly packages: PackageManager;
  readonly services: ServiceManager;
  readonly sudo: boolean;
  /** Version of /etc/dgx-release, if this is DGX OS. */
  readonly dgxOs: string | null;
  /** The system comes as an image, or by ostree or transactions: packages are not simply installed into it. */
  readonly immutable: boolean;
  /** Which of these cannot be written to, since what is mounted there is read-only; none where that is not known. */
  readonly readOnly: readonly Folder[];
}

const folders = ['/etc', '/usr'] as const;
type Folder = (typeof folders)[number];

export const os: Probe<OsFact> = {
  title: 'Operating system',
  cost: 'local',
  needs: ['system'],
  async ask(host, _target, facts) {
    const path = searchPath(valueIn(facts.system)?.path ?? []);
    const [release, dgx, managers, services, sudo, ostree, mounts] = await Promise.all([
      osRelease(host),
      dgxOs(host),
      packageManagers(host, path),
      serviceManager(host, path),
      isProgram(host, path, 'sudo'),
      host.stat('/run/ostree-booted'),
      host.readText(mountInfoPath),
    ]);
    const id = release['ID'] ?? '';
    const idLike = (release['ID_LIKE'] ?? '').split(' ').filter((word) => word !== '');
    const family = familyOf(id, idLike);
    const packages = packagesOf(family, managers);
    const sources = await packageSources(host, packages, valueIn(facts.system)?.architecture ?? 'amd64');
    return read({
      id,
      idLike,
      versionId: release['VERSION_ID'] ?? '',
      codename: release['VERSION_CODENAME'] ?? '',
      prettyName: release['PRETTY_NAME'] ?? (id === '' ? 'unknown Linux' : id),
      family,
      packages,
      services,
      sudo,
      dgxOs: dgx,
      ...sources,
      toolkitRepository: dgx !== null || sources.toolkitRepository,
      immutable: ostree.kind === 'ok' || isImageBased(id),
      readOnly: mounts.kind === 'ok' ? readOnlyIn(mounts.value) : [],
    });
  },
};

/** A folder is on the mount of its own, or on the root. */
const readOnlyIn = (mountinfo: string): readonly Folder[] =>
  folders.filter((folder) => mountsAt(mountinfo, [folder, '/'])[0]?.readOnly === true);

async function osRelease(host: Host): Promise<Readonly<Record<string, string>>> {
  const file = await host.readText('/etc/os-release');
  if (file.kind === 'ok') return shellVariables(file.value);
  const other = await host.readText('/usr/lib/os-release');
  return other.kind === 'ok' ? shellVariables(other.value) : {};
}

const families: Readonly<Record<string, OsFamily>> = {
  debian: 'debian',
  ubuntu: 'debian',
  rhel: 'rhel',
  centos: 'rhel',
  rocky: 'rhel',
  almalinux: 'rhel',
  ol: 'rhel',
  fedora: 'fedora',
  amzn: 'amazon',
  azurelinux: 'azure',
  mariner: 'azure',
  sles: 'suse',
  suse: 'suse',
  opensuse: 'suse',
  arch: 'arch',
  nixos: 'nixos',
};

/** Systems that come whole, by their `ID`. */
const imageBased: ReadonlySet<string> = new Set([
  'cos',
  'flatcar',
  'bottlerocket',
  'talos',
  'opensuse-microos',
  'suse-microos',
  'sle-micro',
  'sl-micro',
]);

/** Whether a system with this `ID` comes as a whole. */
export const isImageBased = (id: string): boolean => imageBased.has(id);

/** Its own id decides, then its relations in their order; Amazon Linux calls itself like fedora and is not. */
export function familyOf(id: string, idLike: readonly string[]): OsFamily {
  const known = [id, ...idLike].flatMap((name) => families[name] ?? families[name.replace(/-.*$/, '')] ?? []);
  return known[0] ?? 'other';
}

/** The last update says which version it is by now; the file's serial number is never looked at. */
async function dgxOs(host: Host): Promise<string | null> {
  const file = await host.readText('/etc/dgx-release');
  if (file.kind !== 'ok') return null;
  const variables = shellVariables(file.value);
  return variables['DGX_OTA_VERSION'] ?? variables['DGX_SWBUILD_VERSION'] ?? 'unknown';
}

const searchPath = (path: readonly string[]): readonly string[] => [
  ...new Set([...path, '/usr/bin', '/usr/sbin']),
];

async function isProgram(host: Host, path: readonly string[], name: string): Promise<boolean> {
  const stats = await Promise.all(path.map((dir) => host.stat(`${dir}/${name}`)));
  return stats.some((stat) => stat.kind === 'ok' && stat.value.type === 'file');
}

const packagePrograms = [
  ['apt-get', 'apt'],
  ['dnf', 'dnf'],
  ['yum', 'yum'],
  ['tdnf', 'tdnf'],
  ['zypper', 'zypper'],
  ['pacman', 'pacman'],
] as const;

async function packageManagers(host: Host, path: readonly string[]): Promise<readonly PackageManager[]> {
  const there = await Promise.all(packagePrograms.map(([program]) => isProgram(host, path, program)));
  return packagePrograms.flatMap(([, manager], index) => (there[index] ? [manager] : []));
}

const ownPackages: Readonly<Partial<Record<OsFamily, readonly PackageManager[]>>> = {
  debian: ['apt'],
  rhel: ['dnf', 'yum'],
  fedora: ['dnf', 'yum'],
  amazon: ['dnf', 'yum'],
  azure: ['tdnf', 'dnf'],
  suse: ['zypper'],
  arch: ['pacman'],
};

/** The family's own first: Fedora packages apt-get and Debian dnf, and neither installs anything there. */
function packagesOf(family: OsFamily, there: readonly PackageManager[]): PackageManager {
  const own = (ownPackages[family] ?? []).find((manager) => there.includes(manager));
  return own ?? there[0] ?? 'none';
}

/** What really runs this system, not what happens to be installed: containers often have systemctl and no systemd. */
async function serviceManager(host: Host, path: readonly string[]): Promise<ServiceManager> {
  const [systemd, openrc, scripts, service] = await Promise.all([
    host.stat('/run/systemd/system'),
    host.stat('/run/openrc'),
    host.list('/etc/init.d'),
    isProgram(host, path, 'service'),
  ]);
  if (systemd.kind === 'ok') return 'systemd';
  if (openrc.kind === 'ok') return 'openrc';
  return service && scripts.kind === 'ok' && scripts.value.length > 0 ? 'sysv' : 'none';
}
