import { type Probe, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { librariesIn } from './preloaded-words.ts';

/** Libraries that the loader puts into the toolkit's programs beside their own (ld.so(8)). */
export interface PreloadFact {
  /** Paths in /etc/ld.so.preload: in every program of this machine. */
  readonly libraries: readonly string[];
  /**
   * What LD_PRELOAD of dockerd names: it hands its own environment to the hook (moby, daemon/devices_nvidia_linux.go).
   * Null: not known.
   */
  readonly daemon: readonly string[] | null;
  /** Citrix Workspace (the package icaclient) is installed. */
  readonly citrix: boolean;
}

export const preload: Probe<PreloadFact> = {
  title: 'Preloaded libraries',
  cost: 'local',
  needs: ['dockerd', 'dockerUnit'],
  async ask(host, _target, facts) {
    const [file, citrix] = await Promise.all([
      host.readText('/etc/ld.so.preload'),
      host.stat('/opt/Citrix/ICAClient'),
    ]);
    if (file.kind !== 'ok' && file.kind !== 'absent') return unread('/etc/ld.so.preload could not be read');
    const text = file.kind === 'ok' ? file.value : '';
    return read({
      libraries: librariesIn(text.replace(/#.*/g, '')),
      daemon: ofDaemon(facts),
      citrix: citrix.kind === 'ok',
    });
  },
};

/** By its process, whose environment root alone may read; else by its unit. */
function ofDaemon(facts: Readings): readonly string[] | null {
  const unit = valueIn(facts.dockerUnit);
  const start = unit === null || unit.kind === 'absent' ? null : unit.start;
  return valueIn(facts.dockerd)?.process?.preloaded ?? start?.preloaded ?? null;
}
