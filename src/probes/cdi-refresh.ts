import { type Host, limits } from '../host/host.ts';
import { cdiDir } from '../knowledge/cdi-dirs.ts';
import { type Probe, read, valueIn } from '../probe.ts';

/** The service that writes the CDI specification when the machine starts and when the driver changes. */
export interface CdiRefreshFact {
  /** Its unit, e.g. `nvidia-cdi-refresh.service`; null where there is none. */
  readonly unit: string | null;
  /** How it failed since the machine was started, asked only where it left no specification; null: it tells of none. */
  readonly failure: { readonly problem: 'driver-not-loaded' | 'other'; readonly text: string } | null;
}

/** NVIDIA's, which comes with the toolkit since 1.18; that of NixOS. */
const units = ['nvidia-cdi-refresh.service', 'nvidia-container-toolkit-cdi-generator.service'] as const;
const unitDirs = ['/usr/lib/systemd/system', '/lib/systemd/system', '/etc/systemd/system'];

export const cdiRefresh: Probe<CdiRefreshFact> = {
  title: 'Service that writes the CDI specification',
  cost: 'local',
  needs: ['cdi'],
  async ask(host, _target, facts) {
    const found = await Promise.all(units.map((unit) => isThere(host, unit)));
    const unit = units.find((_, index) => found[index]) ?? null;
    if (unit === null) return read({ unit, failure: null });
    const specs = valueIn(facts.cdi)?.specs ?? [];
    const written = specs.some(({ path }) => cdiDir(path).startsWith('/var/run/cdi/nvidia'));
    return read({ unit, failure: written ? null : await failureOf(host, unit) });
  },
};

async function isThere(host: Host, unit: string): Promise<boolean> {
  const stats = await Promise.all(unitDirs.map((dir) => host.stat(`${dir}/${unit}`)));
  return stats.some((stat) => stat.kind === 'ok');
}

async function failureOf(host: Host, unit: string): Promise<CdiRefreshFact['failure']> {
  const log = await host.run(
    ['journalctl', '--boot', `--unit=${unit}`, '--output=cat', '--lines=100', '--no-pager', '--quiet'],
    { timeoutMs: limits.tool },
  );
  return log.kind === 'exited' && log.code === 0 ? refreshFailureIn(log.stdout) : null;
}

/** The last failure in its log; null where a later run wrote the specification, or nothing tells of one. */
export function refreshFailureIn(log: string): CdiRefreshFact['failure'] {
  const lines = log.split('\n');
  const at = lines.findLastIndex((line) => /failed to generate CDI spec/i.test(line));
  if (at === -1 || lines.slice(at).some((line) => /Generated CDI spec/i.test(line))) return null;
  const line = lines[at] ?? '';
  const text = /failed to generate CDI spec:?\s*(.*)/i.exec(line)?.[1]?.replace(/"?\s*$/, '') ?? '';
  const unloaded = /driver[ _]not[ _]loaded/i.test(line);
  return { problem: unloaded ? 'driver-not-loaded' : 'other', text: text.slice(0, 500) };
}
