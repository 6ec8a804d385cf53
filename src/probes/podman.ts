import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, valueIn } from '../probe.ts';

/** How Podman is set up, asked only where it stands in for Docker. */
export interface PodmanFact {
  /** The runtime that containers.conf chooses for every container; null: Podman's own choice. */
  readonly runtime: string | null;
  /** Runtimes that containers.conf makes known beside those that Podman knows. */
  readonly runtimes: readonly string[];
  /** The user namespace that containers.conf chooses for every container, e.g. `nomap`; null: none. */
  readonly userns: string | null;
  /** The file that says so; null where there is none. */
  readonly path: string | null;
}

export const podman: Probe<PodmanFact> = {
  title: "Podman's configuration",
  cost: 'local',
  needs: ['system', 'dockerCli', 'engine'],
  async ask(host, _target, facts) {
    const cli = valueIn(facts.dockerCli);
    const engine = valueIn(facts.engine);
    const stands =
      (cli?.kind === 'present' && cli.podman) || (engine?.kind === 'running' && engine.product === 'podman');
    if (!stands) return notAsked('Podman does not stand in for Docker');
    const home = valueIn(facts.system)?.home ?? '';
    const config = host.env('XDG_CONFIG_HOME') || `${home}/.config`;
    // The user's own files come last and hold (containers.conf(5)).
    const folders = ['/usr/share/containers', '/etc/containers', `${config}/containers`];
    const paths = await Promise.all(folders.map((folder) => filesIn(host, folder)));
    const files = await Promise.all(paths.flat().map((path) => tableIn(host, path)));
    return read(merged(files.filter((file) => file !== null)));
  },
};

/** The file and, after it, the drop-ins by name. */
async function filesIn(host: Host, folder: string): Promise<readonly string[]> {
  const list = await host.list(`${folder}/containers.conf.d`);
  const names = list.kind === 'ok' ? list.value.filter((name) => name.endsWith('.conf')).slice(0, 20) : [];
  return [`${folder}/containers.conf`, ...names.map((name) => `${folder}/containers.conf.d/${name}`)];
}

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tableAt = (table: Table, key: string): Table => {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return isTable(value) ? value : {};
};

async function tableIn(host: Host, path: string): Promise<{ path: string; table: Table } | null> {
  const file = await host.readText(path);
  if (file.kind !== 'ok') return null;
  const { parse } = await import('smol-toml');
  try {
    return { path, table: parse(file.value) };
  } catch {
    return null;
  }
}

function merged(files: readonly { path: string; table: Table }[]): PodmanFact {
  let fact: PodmanFact = { runtime: null, runtimes: [], userns: null, path: null };
  for (const { path, table } of files) {
    const engine = tableAt(table, 'engine');
    const runtime = engine['runtime'];
    const userns = tableAt(table, 'containers')['userns'];
    const says = typeof runtime === 'string' || typeof userns === 'string';
    fact = {
      runtime: typeof runtime === 'string' ? runtime : fact.runtime,
      runtimes: [...new Set([...fact.runtimes, ...Object.keys(tableAt(engine, 'runtimes'))])].sort(),
      userns: typeof userns === 'string' ? userns : fact.userns,
      path: says ? path : fact.path,
    };
  }
  return fact;
}
