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
    // The user's own file comes last and holds.
    const paths = [
      '/usr/share/containers/containers.conf',
      '/etc/containers/containers.conf',
      `${config}/containers/containers.conf`,
    ];
    const files = await Promise.all(paths.map((path) => tableIn(host, path)));
    return read(merged(files.filter((file) => file !== null)));
  },
};

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
