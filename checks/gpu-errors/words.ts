import { meaningOf, type XidCode } from '../../src/knowledge/xids.ts';
import type { KernelEvent } from '../../src/probes/kernel-log-lines.ts';
import type { Trouble } from './troubles.ts';

interface Words {
  /** While it lasts; `RESET` stands for what the driver asks for. */
  readonly now: string;
  /** When it is over, or nobody can tell. */
  readonly past: string;
}

const words: Readonly<Record<XidCode, Words>> = {
  'gpu-fell-off-bus': {
    now: 'fell off the PCIe bus and does not answer',
    past: 'fell off the PCIe bus since this boot, and answers again',
  },
  'gpu-power-missing': {
    now: 'has no power: its power cable is not connected, or gives none',
    past: 'had no power from its own cable since this boot: it may run slowly, or stop',
  },
  'gsp-rpc-timeout': {
    now: 'does not answer: its system processor (GSP) hangs',
    past: 'had its system processor (GSP) hang since this boot, and answers again',
  },
  'nvlink-uncorrectable': {
    now: 'had an NVLink error, and needs RESET before it can be used again',
    past: 'had an NVLink error since this boot: programs on several GPUs may hang or fail',
  },
  'ecc-uncorrectable': {
    now: 'had a memory error that could not be corrected, and needs RESET before it can be used again',
    past: 'had a memory error that could not be corrected since this boot: a reset clears it',
  },
  'ecc-row-remap-failure': {
    now: 'has bad memory that it could not replace by spare memory',
    past: 'has bad memory that it could not replace by spare memory',
  },
  'ecc-row-remap': {
    now: 'has bad memory that is replaced by spare memory at the next reset',
    past: 'had a memory error that was kept to one program, or has bad memory that is replaced at the next reset',
  },
  'gpu-busy-or-bad': {
    now: 'needs RESET before it can be used again',
    past: 'had an error since this boot that asks for a reset',
  },
};

/** The catalogue's immediate actions for these events, each once; null where it names none. */
export const actionsFor = (events: readonly KernelEvent[]): readonly (string | null)[] => [
  ...new Set(
    events.flatMap(({ kind, number }) => {
      const meaning = kind === 'xid' && number !== null ? meaningOf(number) : null;
      return meaning === null ? [] : [meaning.action];
    }),
  ),
];

/** What is said of a GPU with this problem. */
export function sayOf({ code, now, reboot, events }: Trouble): string {
  if (now) return words[code].now.replace('RESET', reboot ? 'a restart of the machine' : 'a reset');
  if (code !== 'gpu-busy-or-bad') return words[code].past;
  const [action, ...others] = actionsFor(events);
  if (others.length > 0) return words[code].past;
  if (action === null) return "had an error since this boot for which NVIDIA's catalogue names no action";
  if (action === 'RESTART_VM')
    return 'had an error since this boot that asks for a restart of this virtual machine';
  return words[code].past;
}
