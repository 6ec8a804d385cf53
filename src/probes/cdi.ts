import type { Host } from '../host/host.ts';
import { cdiDir, usualCdiDirs } from '../knowledge/cdi-dirs.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import { type CdiSpec, specAt } from './cdi-spec.ts';

/** The CDI specifications of this host. */
export interface CdiFact {
  /** Where was looked: the usual directories and the engine's. Of one name, the definition in a later one counts. */
  readonly dirs: readonly string[];
  readonly specs: readonly CdiSpec[];
}

export const cdi: Probe<CdiFact> = {
  title: 'CDI specifications',
  cost: 'local',
  needs: ['engine'],
  async ask(host, _target, facts) {
    const engine = valueIn(facts.engine);
    const asked = engine?.kind === 'running' ? (engine.cdiSpecDirs ?? []) : [];
    const dirs = [...new Set([...usualCdiDirs, ...asked.map(cdiDir)])];
    return read({ dirs, specs: (await Promise.all(dirs.map((dir) => specsIn(host, dir)))).flat() });
  },
};

/** The CDI library reads `.json` and `.yaml`; a file that ends in `.yml` is none to it (spec-dirs.go). */
async function specsIn(host: Host, dir: string): Promise<readonly CdiSpec[]> {
  const names = await host.list(dir);
  if (names.kind === 'denied' || names.kind === 'failed') return [{ kind: 'unread', path: dir }];
  if (names.kind !== 'ok') return [];
  const files = names.value.filter((name) => /\.(json|ya?ml)$/.test(name)).slice(0, 100);
  return Promise.all(files.map((name) => fileAt(host, `${dir}/${name}`)));
}

const fileAt = async (host: Host, path: string): Promise<CdiSpec> =>
  path.endsWith('.yml')
    ? { kind: 'invalid', path, why: 'engines read files that end in .yaml or .json alone' }
    : specAt(host, path);
