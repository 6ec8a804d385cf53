import type { Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';

/** The files of keys that apt's sources name. */
export interface AptKeysFact {
  /** Named, and not in its folder. What could not be looked at is not among them. */
  readonly missing: readonly string[];
}

export const aptKeys: Probe<AptKeysFact> = {
  title: "Keys of apt's sources",
  cost: 'local',
  needs: ['os'],
  async ask(host, _target, facts) {
    const sources = valueIn(facts.os)?.aptSources ?? [];
    const named = sources.flatMap(({ signedBy }) => signedBy?.split(',') ?? []);
    const paths = [...new Set(named.filter((name) => name.startsWith('/')))];
    const missing = await Promise.all(
      paths.map(async (path) => ((await isMissing(host, path)) ? [path] : [])),
    );
    return read({ missing: missing.flat() });
  },
};

/** By its folder's list: that the folder could be read makes an absence certain. */
async function isMissing(host: Host, path: string): Promise<boolean> {
  const at = path.lastIndexOf('/');
  const names = await host.list(path.slice(0, at));
  return names.kind === 'ok' && !names.value.includes(path.slice(at + 1));
}
