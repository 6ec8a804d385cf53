import type { Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import type { SystemFact } from './system.ts';

/** The engine's daemon as it is installed and as it runs on this machine, asked of the system and not of itself. */
export interface DockerdFact {
  /** Where the program is; null: in none of the usual places. */
  readonly binary: string | null;
  readonly flavour: 'package' | 'snap' | 'rootless' | 'desktop' | 'unknown';
  /** The service that the system starts it by, e.g. `docker`; null if there is none. */
  readonly service: string | null;
  readonly process: DockerdProcess | null;
  /** Its configuration file, whether it exists or not. */
  readonly configFile: string;
}

export interface DockerdProcess {
  readonly pid: number;
  /** Milliseconds since 1970; null where not readable. */
  readonly startedMs: number | null;
  readonly argv: readonly string[];
  /** Directories of its PATH; null where its environment may not be read. */
  readonly path: readonly string[] | null;
  /** Limits of the process, which containers inherit: bytes, null for unlimited; absent if not readable. */
  readonly memlockHardBytes?: number | null;
  /** It may raise limits (CAP_SYS_RESOURCE); null where not readable. */
  readonly mayRaiseLimits: boolean | null;
}

export const dockerd: Probe<DockerdFact> = {
  title: 'Docker daemon process',
  cost: 'local',
  needs: ['system', 'engineEndpoint'],
  async ask(host, _target, facts) {
    const system = valueIn(facts.system);
    const endpoint = valueIn(facts.engineEndpoint)?.endpoint ?? '';
    const [binary, daemon, snap, unit, script] = await Promise.all([
      binaryOf(host, system),
      processOf(host, system?.bootMs ?? null),
      host.stat('/snap/docker/current'),
      anyOf(host, [
        '/lib/systemd/system/docker.service',
        '/usr/lib/systemd/system/docker.service',
        '/etc/systemd/system/docker.service',
      ]),
      host.stat('/etc/init.d/docker'),
    ]);
    const flavour = flavourOf(endpoint, daemon, snap.kind === 'ok' && binary === null);
    const managed = unit || script.kind === 'ok';
    return read({
      binary,
      flavour,
      service: flavour === 'snap' ? 'snap.docker.dockerd' : managed ? 'docker' : null,
      process: daemon,
      configFile: configFileOf(flavour, daemon, system),
    });
  },
};

const usualDirs = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];

async function binaryOf(host: Host, system: SystemFact | null): Promise<string | null> {
  const dirs = new Set([...(system?.path ?? []), ...usualDirs, `${system?.home ?? ''}/bin`]);
  const paths = [...dirs].map((dir) => `${dir}/dockerd`);
  const stats = await Promise.all(paths.map((path) => host.stat(path)));
  return paths.find((_, index) => stats[index]?.kind === 'ok') ?? null;
}

async function anyOf(host: Host, paths: readonly string[]): Promise<boolean> {
  const stats = await Promise.all(paths.map((path) => host.stat(path)));
  return stats.some((stat) => stat.kind === 'ok');
}

function flavourOf(
  endpoint: string,
  daemon: DockerdProcess | null,
  snapOnly: boolean,
): DockerdFact['flavour'] {
  if (/desktop/.test(endpoint)) return 'desktop';
  if (snapOnly || daemon?.argv[0]?.startsWith('/snap/')) return 'snap';
  if (/^unix:\/\/(\/run\/user\/|\/home\/)/.test(endpoint)) return 'rootless';
  return 'package';
}

function configFileOf(
  flavour: DockerdFact['flavour'],
  daemon: DockerdProcess | null,
  system: SystemFact | null,
): string {
  const named = daemon === null ? null : optionOf(daemon.argv, '--config-file');
  if (named !== null) return named;
  if (flavour === 'snap') return '/var/snap/docker/current/config/daemon.json';
  return flavour === 'rootless'
    ? `${system?.home ?? ''}/.config/docker/daemon.json`
    : '/etc/docker/daemon.json';
}

function optionOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((word) => word.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  return at === -1 ? null : (argv[at + 1] ?? null);
}

/** By its pid file, which is enough as a rule; else by looking for its name. */
async function processOf(host: Host, bootMs: number | null): Promise<DockerdProcess | null> {
  const file = await host.readText('/var/run/docker.pid');
  const pid = file.kind === 'ok' ? Number.parseInt(file.value, 10) : Number.NaN;
  const noted = Number.isNaN(pid) ? null : await describe(host, pid, bootMs);
  if (noted !== null) return noted;
  const found = await host.run(['pgrep', '-x', 'dockerd']);
  const first = found.kind === 'exited' ? Number.parseInt(found.stdout, 10) : Number.NaN;
  return Number.isNaN(first) ? null : describe(host, first, bootMs);
}

/** Null where no process of that number is dockerd. */
async function describe(host: Host, pid: number, bootMs: number | null): Promise<DockerdProcess | null> {
  const file = (name: string) => host.readText(`/proc/${pid}/${name}`);
  const [name, cmdline, environ, stat, limits, status] = await Promise.all([
    file('comm'),
    file('cmdline'),
    file('environ'),
    file('stat'),
    file('limits'),
    file('status'),
  ]);
  if (name.kind !== 'ok' || name.value.trim() !== 'dockerd') return null;
  const text = (result: typeof stat) => (result.kind === 'ok' ? result.value : '');
  return {
    pid,
    startedMs: startOf(text(stat), bootMs),
    argv: text(cmdline)
      .split('\0')
      .filter((word) => word !== ''),
    path: environ.kind === 'ok' ? pathIn(environ.value) : null,
    ...memlockIn(text(limits)),
    mayRaiseLimits: capabilityIn(text(status)),
  };
}

/** Linux counts the start in ticks of 1/100 s since boot (field 22 of /proc/PID/stat, proc(5)). */
function startOf(stat: string, bootMs: number | null): number | null {
  // The name, in parentheses, may itself hold blanks and parentheses.
  const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  return bootMs !== null && Number.isFinite(ticks) ? bootMs + ticks * 10 : null;
}

const pathIn = (environ: string): readonly string[] =>
  (
    environ
      .split('\0')
      .find((entry) => entry.startsWith('PATH='))
      ?.slice('PATH='.length) ?? ''
  )
    .split(':')
    .filter((dir) => dir !== '');

function memlockIn(limits: string): { memlockHardBytes?: number | null } {
  const hard = /^Max locked memory\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  if (hard === undefined) return {};
  return { memlockHardBytes: hard === 'unlimited' ? null : Number(hard) };
}

/** CAP_SYS_RESOURCE (24) among the effective capabilities. */
function capabilityIn(status: string): boolean | null {
  const mask = /^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1];
  return mask === undefined ? null : ((BigInt(`0x${mask}`) >> 24n) & 1n) === 1n;
}
