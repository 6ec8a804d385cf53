import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, valueIn } from '../probe.ts';

/** What of the driver is in the kernel, and what holds on to it. */
export interface ModuleUseFact {
  /** Loaded modules of the driver, in the order in which they can be unloaded, e.g. `nvidia_uvm`, `nvidia`. */
  readonly modules: readonly string[];
  /** A desktop or console draws through nvidia_drm; null where its use count could not be read. */
  readonly display: boolean | null;
  /** nvidia-persistenced runs, and keeps every GPU open. */
  readonly persistenced: boolean;
}

/** Each stands before those that it builds on. */
const modules = [
  'nvidia_fs',
  'nvidia_peermem',
  'gdrdrv',
  'nvidia_drm',
  'nvidia_modeset',
  'nvidia_uvm',
  'nvidia',
];

export const moduleUse: Probe<ModuleUseFact> = {
  title: 'What uses the kernel module',
  cost: 'local',
  needs: ['kernelModule'],
  async ask(host, _target, facts) {
    if (valueIn(facts.kernelModule)?.kind !== 'loaded') return notAsked('the kernel module is not loaded');
    const [names, socket, display] = await Promise.all([
      host.list('/sys/module'),
      host.stat('/run/nvidia-persistenced/socket'),
      displayed(host),
    ]);
    if (names.kind !== 'ok') return notAsked('/sys/module is not to be seen here');
    return read({
      modules: modules.filter((name) => names.value.includes(name)),
      display,
      persistenced: socket.kind === 'ok',
    });
  },
};

async function displayed(host: Host): Promise<boolean | null> {
  const count = await host.readText('/sys/module/nvidia_drm/refcnt');
  if (count.kind === 'absent') return false;
  const number = count.kind === 'ok' ? Number.parseInt(count.value, 10) : Number.NaN;
  return Number.isNaN(number) ? null : number > 0;
}
