import type { FileResult, Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import { commandLineOption } from './dockerd-options.ts';
import type { DockerdProcess } from './dockerd-process.ts';
import { daemonAt, notedProcesses } from './dockerd-processes.ts';
import { type EngineFlavour, type EngineHere, flavourOf } from './engine-flavour.ts';
import type { SystemFact } from './system.ts';

export type { DockerdProcess } from './dockerd-process.ts';
export type { EngineFlavour, EngineHere } from './engine-flavour.ts';

/** The engine's daemon as it is installed and as it runs on this machine, asked of the system and not of itself. */
export interface DockerdFact {
  /** Where the program is; null: in none of the usual places. */
  readonly binary: string | null;
  /** What the program says its version is, e.g. `20.10.24+dfsg1`; asked where no engine tells; null: not known. */
  readonly version: string | null;
  /** Of the engine that the docker command speaks to. */
  readonly flavour: EngineFlavour;
  /** The service that the system starts it by, e.g. `docker`; null if there is none. */
  readonly service: string | null;
  /** Of the engine that the docker command speaks to; null where it does not run, or not on this machine. */
  readonly process: DockerdProcess | null;
  /** Its configuration file, whether it exists or not. */
  readonly configFile: string;
  /** Engines on this machine beside the one that the docker command speaks to. */
  readonly others: readonly OtherEngine[];
}

/** An engine on this machine beside the one that the docker command speaks to. */
export interface OtherEngine {
  readonly flavour: EngineHere;
  /** Of its process; null where it is installed and does not run. */
  readonly pid: number | null;
}

export const dockerd: Probe<DockerdFact> = {
  title: 'Docker daemon process',
  cost: 'local',
  needs: ['system', 'engineEndpoint', 'engine'],
  async ask(host, _target, facts) {
    const system = valueIn(facts.system);
    const folders = foldersOf(host, system);
    const [binary, traces, running, managed] = await Promise.all([
      binaryOf(host, system),
      tracesOf(host, folders),
      notedProcesses(host, system, folders.runtime),
      isManaged(host),
    ]);
    const installed: readonly EngineHere[] = binary === null ? traces : ['package', ...traces];
    const endpoint = valueIn(facts.engineEndpoint)?.endpoint ?? '';
    const flavour = flavourOf(endpoint, valueIn(facts.engine), system, {
      installed,
      running: new Set([...running.keys()]),
    });
    const here = flavour === 'desktop' || flavour === 'elsewhere' || flavour === 'unknown' ? null : flavour;
    const noted = here === null ? null : (running.get(here) ?? null);
    const daemon = here === null ? null : await daemonAt(host, system, { kind: here, noted, endpoint });
    return read({
      binary,
      version: valueIn(facts.engine)?.kind === 'running' ? null : await versionOf(host, binary),
      flavour,
      // What the service starts is the one that noted its number.
      service: noted !== null && daemon?.pid !== noted.pid ? null : serviceOf(flavour, managed),
      process: daemon,
      configFile: configFileOf(flavour, daemon, folders),
      others: othersOf(flavour, installed, running),
    });
  },
};

interface Folders {
  readonly home: string;
  /** Of the user's own configuration. */
  readonly config: string;
  /** Of what the user's programs keep while they run. */
  readonly runtime: string;
}

function foldersOf(host: Host, system: SystemFact | null): Folders {
  const home = system?.home ?? '';
  return {
    home,
    config: host.env('XDG_CONFIG_HOME') || `${home}/.config`,
    runtime: host.env('XDG_RUNTIME_DIR') || `/run/user/${system?.uid ?? ''}`,
  };
}

const usualDirs = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];

async function binaryOf(host: Host, system: SystemFact | null): Promise<string | null> {
  const dirs = new Set([...(system?.path ?? []), ...usualDirs, `${system?.home ?? ''}/bin`]);
  const paths = [...dirs].map((dir) => `${dir}/dockerd`);
  const stats = await Promise.all(paths.map((path) => host.stat(path)));
  return paths.find((_, index) => stats[index]?.kind === 'ok') ?? null;
}

async function versionOf(host: Host, binary: string | null): Promise<string | null> {
  if (binary === null) return null;
  const result = await host.run([binary, '--version']);
  return result.kind === 'exited' ? (/version ([\d.]+[^\s,]*)/.exec(result.stdout)?.[1] ?? null) : null;
}

/** What shows that an engine of another kind was set up on this machine. */
async function tracesOf(host: Host, { config }: Folders): Promise<readonly EngineHere[]> {
  const [snap, rootless, desktop, wsl] = await Promise.all([
    host.stat('/snap/docker/current'),
    host.stat(`${config}/systemd/user/docker.service`),
    host.stat('/opt/docker-desktop'),
    host.readLink('/usr/bin/docker'),
  ]);
  // Docker Desktop puts a link to its own client into the distributions of WSL.
  const linked = wsl.kind === 'ok' && wsl.value.includes('docker-desktop');
  return [
    ...when(snap, 'snap'),
    ...when(rootless, 'rootless'),
    ...(desktop.kind === 'ok' || linked ? (['desktop'] as const) : []),
  ];
}

const when = (stat: FileResult<unknown>, flavour: EngineHere): readonly EngineHere[] =>
  stat.kind === 'ok' ? [flavour] : [];

async function isManaged(host: Host): Promise<boolean> {
  const stats = await Promise.all(
    [
      '/lib/systemd/system/docker.service',
      '/usr/lib/systemd/system/docker.service',
      '/etc/systemd/system/docker.service',
      '/etc/init.d/docker',
    ].map((path) => host.stat(path)),
  );
  return stats.some((stat) => stat.kind === 'ok');
}

function serviceOf(flavour: EngineFlavour, managed: boolean): string | null {
  if (flavour === 'snap') return 'snap.docker.dockerd';
  return managed && (flavour === 'package' || flavour === 'unknown') ? 'docker' : null;
}

function configFileOf(
  flavour: EngineFlavour,
  daemon: DockerdProcess | null,
  { home, config }: Folders,
): string {
  const named = daemon === null ? null : commandLineOption(daemon.argv, '--config-file');
  if (named !== null) return named;
  if (flavour === 'snap') return '/var/snap/docker/current/config/daemon.json';
  if (flavour === 'desktop') return `${home}/.docker/daemon.json`;
  return flavour === 'rootless' ? `${config}/docker/daemon.json` : '/etc/docker/daemon.json';
}

function othersOf(
  flavour: EngineFlavour,
  installed: readonly EngineHere[],
  running: ReadonlyMap<EngineHere, DockerdProcess>,
): readonly OtherEngine[] {
  const all = new Set([...running.keys(), ...installed]);
  return [...all]
    .filter((one) => one !== flavour)
    .map((one) => ({ flavour: one, pid: running.get(one)?.pid ?? null }));
}
