import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, valueIn } from '../probe.ts';
import { dockerdPath } from './dockerd-path.ts';

/** A runtime as the engine has it registered, and whether dockerd could start its program. */
export interface RuntimeBinary {
  readonly name: string;
  /** As registered. */
  readonly path: string;
  /** `unknown`: a bare name, and dockerd's PATH could not be read; `unread`: its place could not be looked at. */
  readonly state: 'ok' | 'missing' | 'unknown' | 'unread';
}

export const runtimeBinaries: Probe<readonly RuntimeBinary[]> = {
  title: "Programs of the engine's runtimes",
  cost: 'local',
  needs: ['engine', 'dockerd', 'dockerUnit'],
  async ask(host, _target, facts) {
    const engine = valueIn(facts.engine);
    if (engine?.kind !== 'running') return notAsked('no Docker Engine answers');
    if (valueIn(facts.dockerd)?.flavour === 'desktop')
      return notAsked("the engine's programs are not on this machine");
    const path = dockerdPath(facts);
    const found = engine.runtimes.map(async (runtime) =>
      runtime.path === null
        ? null
        : { name: runtime.name, path: runtime.path, state: await stateOf(host, runtime.path, path) },
    );
    return read((await Promise.all(found)).filter((runtime) => runtime !== null));
  },
};

async function stateOf(
  host: Host,
  program: string,
  path: readonly string[] | null,
): Promise<RuntimeBinary['state']> {
  if (program.includes('/')) return isExecutable(host, program);
  if (path === null) return 'unknown';
  const states = await Promise.all(path.map((dir) => isExecutable(host, `${dir}/${program}`)));
  if (states.includes('ok')) return 'ok';
  return states.includes('unread') ? 'unread' : 'missing';
}

async function isExecutable(host: Host, path: string): Promise<RuntimeBinary['state']> {
  const stat = await host.stat(path);
  if (stat.kind === 'absent') return 'missing';
  if (stat.kind !== 'ok') return 'unread';
  return stat.value.type === 'file' && (stat.value.mode & 0o111) !== 0 ? 'ok' : 'missing';
}
