import type { Finding, Fix } from '../../src/check.ts';
import { meaningOf, type XidCode } from '../../src/knowledge/xids.ts';
import { isAtLeast, isBefore } from '../../src/version.ts';
import { powerCycle, replaceGpu, resetGpus } from '../fixes/gpu-errors.ts';
import type { Trouble } from './troubles.ts';

export type XidFinding = Finding<XidCode>;

const messages: Readonly<Record<XidCode, { readonly now: string; readonly past: string }>> = {
  'gpu-fell-off-bus': {
    now: 'fell off the PCIe bus and does not answer',
    past: 'fell off the PCIe bus since this boot, and answers again',
  },
  'gsp-rpc-timeout': {
    now: 'does not answer: its system processor (GSP) hangs',
    past: 'had its system processor (GSP) hang since this boot, and answers again',
  },
  'nvlink-uncorrectable': {
    now: 'had an NVLink error, and needs a reset before it can be used again',
    past: 'had an NVLink error since this boot: programs on several GPUs may hang or fail',
  },
  'ecc-uncorrectable': {
    now: 'had a memory error that could not be corrected, and needs a reset before it can be used again',
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
    now: 'must be reset before it can be used again',
    past: 'had an error since this boot that asks for a reset',
  },
};

/** What an Xid that lasts, or lasted, means for the host, under a driver of this version. */
export function findingOf({ code, now, events, afterFall }: Trouble, driver: string): XidFinding {
  const addresses = [...new Set(events.flatMap(({ address }) => address ?? []))];
  const who = addresses.length === 0 ? 'A GPU' : `GPU ${addresses.join(', ')}`;
  const finding: XidFinding = {
    code,
    severity: now ? 'error' : 'warning',
    message: `${who} ${messages[code][now ? 'now' : 'past']}.`,
    seen: {
      gpus: addresses,
      log: events.map(({ text, count }) => ({ text, count })),
      xids: [
        ...new Set(events.flatMap(({ number, kind }) => (number === null || kind === 'sxid' ? [] : number))),
      ].map((xid) => ({ xid, means: meaningOf(xid)?.means ?? null, action: meaningOf(xid)?.action ?? null })),
    },
    fixes: [fixOf(code, addresses, driver)],
  };
  // What a GPU met after it had left the bus is gone once it is back.
  return afterFall ? { ...finding, ...consequence(code) } : finding;
}

function consequence(code: XidCode): Pick<XidFinding, 'explainedBy'> {
  const fall = [
    { code: 'gsp-rpc-timeout', explainedBy: ['gpu-fell-off-bus'] },
    { code: 'nvlink-uncorrectable', explainedBy: ['gpu-fell-off-bus'] },
    { code: 'gpu-busy-or-bad', explainedBy: ['gpu-fell-off-bus'] },
  ];
  const found = fall.find((one) => one.code === code);
  return found === undefined ? {} : { explainedBy: found.explainedBy };
}

function fixOf(code: XidCode, addresses: readonly string[], driver: string): Fix {
  if (code === 'gpu-fell-off-bus') return powerCycle();
  if (code === 'ecc-row-remap-failure') return replaceGpu();
  return resetGpus(addresses, code === 'gsp-rpc-timeout' && isEarly525(driver) ? early525 : advice[code]);
}

/**
 * NVIDIA's release notes of 525.105.17: "an issue specific to GSP-RM that could lead to GSP RPC timeout errors (Xid 119)",
 * new with the first driver of the branch.
 */
function isEarly525(driver: string): boolean {
  return isAtLeast(driver, '525') && isBefore(driver, '525.105.17');
}

const early525 =
  'Then update the driver to 525.105.17 or later: the first releases of branch 525 had a fault that looks like this.';

const advice: Readonly<Record<Exclude<XidCode, 'gpu-fell-off-bus' | 'ecc-row-remap-failure'>, string>> = {
  'gsp-rpc-timeout': 'If it happens again, update the driver, then have the GPU tested.',
  'nvlink-uncorrectable':
    'GPUs that NVLink joins are reset together. If it happens again, nvidia-smi nvlink -e shows which link counts errors; the cause may be at its other end.',
  'ecc-uncorrectable':
    'If it happens again, nvidia-smi -q -d ECC,ROW_REMAPPER shows whether the GPU must be replaced.',
  'ecc-row-remap': 'There is time until the next free window: programs may go on running.',
  'gpu-busy-or-bad': 'If it happens again, have the GPU tested.',
};
