import type { KernelLogFact } from '../../src/probes/kernel-log.ts';
import type { KernelEvent, KernelEventKind } from '../../src/probes/kernel-log-lines.ts';

/** A line of the kernel log as checks see it. */
export const event = (kind: KernelEventKind, more: Partial<KernelEvent> = {}): KernelEvent => ({
  kind,
  address: null,
  number: null,
  detail: null,
  text: `a line about ${kind}`,
  count: 1,
  ...more,
});

export const log = (...events: readonly KernelEvent[]): KernelLogFact => ({ source: 'dmesg', events });
