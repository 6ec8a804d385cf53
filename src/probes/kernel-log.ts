import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read } from '../probe.ts';
import { eventsIn, type KernelEvent } from './kernel-log-lines.ts';

/** What the kernel log of this boot tells of GPUs. */
export interface KernelLogFact {
  readonly source: 'dmesg' | 'journal';
  /** What it says of the driver and the GPUs since this boot and the module's last load, the latest last. */
  readonly events: readonly KernelEvent[];
}

/**
 * Many systems let root alone read it (kernel.dmesg_restrict), so that its silence is nobody's fault and stops no
 * check.
 */
export const kernelLog: Probe<KernelLogFact> = {
  title: "The driver's lines in the kernel log",
  cost: 'local',
  async ask(host) {
    const dmesg = await textOf(host, ['dmesg']);
    if (dmesg !== null) return read({ source: 'dmesg', events: eventsIn(dmesg) });
    const journal = await textOf(host, [
      'journalctl',
      '-k',
      '-b',
      '-q',
      '--no-pager',
      '-o',
      'short-monotonic',
    ]);
    if (journal !== null) return read({ source: 'journal', events: eventsIn(journal) });
    return notAsked('the kernel log may not be read by this user');
  },
};

/** Null where it refuses. An empty log is no answer: journalctl shows one to those who may not read it. */
async function textOf(host: Host, argv: readonly string[]): Promise<string | null> {
  const result = await host.run(argv);
  if (result.kind !== 'exited' || result.code !== 0 || result.stdout.trim() === '') return null;
  return result.stdout;
}
