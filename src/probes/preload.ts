import { type Probe, read, unread } from '../probe.ts';

/** Libraries that the loader puts into every program of this machine (ld.so(8)). */
export interface PreloadFact {
  /** Paths in /etc/ld.so.preload. */
  readonly libraries: readonly string[];
  /** Citrix Workspace (the package icaclient) is installed. */
  readonly citrix: boolean;
}

export const preload: Probe<PreloadFact> = {
  title: 'Preloaded libraries',
  cost: 'local',
  async ask(host) {
    const [file, citrix] = await Promise.all([
      host.readText('/etc/ld.so.preload'),
      host.stat('/opt/Citrix/ICAClient'),
    ]);
    if (file.kind !== 'ok' && file.kind !== 'absent') return unread('/etc/ld.so.preload could not be read');
    const text = file.kind === 'ok' ? file.value : '';
    const words = text.replace(/#.*/g, '').split(/[\s:]+/);
    return read({ libraries: words.filter((word) => word !== ''), citrix: citrix.kind === 'ok' });
  },
};
