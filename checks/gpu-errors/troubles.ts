import { isHarmlessLink, meaningOf, recoveryXid, type XidCode, xidCodes } from '../../src/knowledge/xids.ts';
import type { Reading } from '../../src/probe.ts';
import type { KernelEvent } from '../../src/probes/kernel-log-lines.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { answering, asksNothing } from '../driver/answering.ts';

/** One problem, on one or more GPUs. */
export interface Trouble {
  readonly code: XidCode;
  /** It lasts: the driver says so itself, or the GPU does not answer. */
  readonly now: boolean;
  readonly events: readonly KernelEvent[];
  /** The driver asks for a restart of the machine: a reset is not enough. */
  readonly reboot: boolean;
  /** The driver asks for a reset of the bus, since one of the GPU's function is not enough. */
  readonly busReset: boolean;
  /** Everything that it happened to had fallen off the bus. */
  readonly afterFall: boolean;
}

/**
 * What a GPU must go through before it can be used again, in the driver's own words (Xid 154): "GPU Reset Required" and
 * "Node Reboot Required", in drivers 610 and 615 "PF FLR" (a reset of its physical function) and "OS Reboot".
 */
const unusable = /^(?!drain).*(?:reset|reboot|\bFLR\b)/i;
/** "Drain and Reset" only recommends it: the GPU works on. */
const asksFor = /reset|reboot|\bFLR\b/i;

/** The problems that the log tells of, but not those from which the driver says the GPU has recovered. */
export function troublesIn(events: readonly KernelEvent[], smi: Reading<NvidiaSmiFact>): readonly Trouble[] {
  const recovery = new Map(
    events.flatMap(({ number, address, detail }) =>
      number === recoveryXid && detail !== null && !(asksFor.test(detail) && asksNothing(smi, address))
        ? [[address, detail] as const]
        : [],
    ),
  );
  const rated = events.flatMap((event) => {
    const code = codeOf(event);
    const asked = recovery.get(event.address);
    if (code === null || asked === 'None') return [];
    if (isHarmlessLink(event.detail) && !asksFor.test(asked ?? '')) return [];
    if (event.kind === 'power-missing' && answering(smi, event.address) === 'yes') return [];
    return [{ code, event, now: lasts(code, event, asked, smi) }];
  });
  const explained = new Set(rated.map(({ event }) => event.address));
  // The summary counts by itself where the log no longer holds what it sums up.
  const alone = events.filter(
    ({ number, address, detail }) =>
      number === recoveryXid &&
      asksFor.test(detail ?? '') &&
      recovery.has(address) &&
      !explained.has(address),
  );
  const all = [
    ...rated,
    ...alone.map((event) => ({
      code: 'gpu-busy-or-bad' as const,
      event,
      now: unusable.test(event.detail ?? ''),
    })),
  ];
  const fallen = new Set(
    all.filter(({ code }) => code === 'gpu-fell-off-bus').map(({ event }) => event.address),
  );
  return xidCodes.flatMap((code) => {
    const ours = all.filter((one) => one.code === code);
    const isAsked = (word: RegExp) => ours.some(({ event }) => word.test(recovery.get(event.address) ?? ''));
    if (ours.length === 0) return [];
    return [
      {
        code,
        now: ours.some(({ now }) => now),
        events: ours.map(({ event }) => event),
        reboot: isAsked(/reboot/i),
        busReset: isAsked(/\bbus\b/i),
        afterFall: ours.every(({ event }) => fallen.has(event.address)),
      },
    ];
  });
}

/** Null for what a program did to itself, and for what asks for nothing. */
function codeOf({ kind, number, detail }: KernelEvent): XidCode | null {
  if (kind === 'fell-off-bus') return 'gpu-fell-off-bus';
  if (kind === 'power-missing') return 'gpu-power-missing';
  if (kind === 'sxid') return detail?.toLowerCase() === 'fatal' ? 'nvlink-uncorrectable' : null;
  return kind === 'xid' && number !== null ? (meaningOf(number)?.code ?? null) : null;
}

/** A log is of the past: only what the driver or the GPU says now makes an error of it. */
function lasts(
  code: XidCode,
  { kind, address }: KernelEvent,
  recovery: string | undefined,
  smi: Reading<NvidiaSmiFact>,
): boolean {
  if (code === 'ecc-row-remap' || kind === 'sxid') return false;
  if (recovery !== undefined && unusable.test(recovery)) return true;
  const answer = answering(smi, address);
  // Nothing but a new start of the machine brings such a GPU back.
  const forGood = code === 'gpu-fell-off-bus' || kind === 'power-missing';
  return answer === 'no' || (answer === 'unknown' && forGood);
}
