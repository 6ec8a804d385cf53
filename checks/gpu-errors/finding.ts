import type { Finding, Fix } from '../../src/check.ts';
import { meaningOf, type XidCode } from '../../src/knowledge/xids.ts';
import { isAtLeast, isBefore } from '../../src/version.ts';
import { rebootMachine } from '../fixes/gpu.ts';
import { connectPower, powerCycle, replaceGpu, resetGpus } from '../fixes/gpu-errors.ts';
import type { Trouble } from './troubles.ts';
import { actionsFor, sayOf } from './words.ts';

export type XidFinding = Finding<XidCode>;

/** What the fix depends on. */
interface Machine {
  /** The version of the driver. */
  readonly driver: string;
  /** It is rented. */
  readonly cloud: boolean;
}

/** What an Xid that lasts, or lasted, means for the host. */
export function findingOf(trouble: Trouble, on: Machine): XidFinding {
  const { code, now, events, afterFall } = trouble;
  const switches = addressesOf(events.filter(({ kind }) => kind === 'sxid'));
  const gpus = addressesOf(events.filter(({ kind }) => kind !== 'sxid'));
  const who = [
    ...(gpus.length > 0 ? [`GPU ${gpus.join(', ')}`] : []),
    ...(switches.length > 0 ? [`NVSwitch ${switches.join(', ')}`] : []),
  ];
  const finding: XidFinding = {
    code,
    severity: now ? 'error' : 'warning',
    message: `${who.length === 0 ? 'A GPU' : who.join(' and ')} ${sayOf(trouble)}.`,
    seen: {
      gpus,
      ...(switches.length > 0 ? { switches } : {}),
      log: events.map(({ text, count }) => ({ text, count })),
      xids: [...new Set(events.flatMap(({ number, kind }) => (kind === 'xid' ? (number ?? []) : [])))].map(
        (xid) => {
          const { name = null, means = null, action = null } = meaningOf(xid) ?? {};
          return { xid, name, means, action };
        },
      ),
    },
    fixes: [fixOf(trouble, { gpus, switches, ...on })],
  };
  // What a GPU met after it had left the bus is gone once it is back.
  return afterFall ? { ...finding, ...consequence(code) } : finding;
}

const addressesOf = (events: Trouble['events']): readonly string[] => [
  ...new Set(events.flatMap(({ address }) => address ?? [])),
];

function consequence(code: XidCode): Pick<XidFinding, 'explainedBy'> {
  const fall = [
    { code: 'gsp-rpc-timeout', explainedBy: ['gpu-fell-off-bus'] },
    { code: 'nvlink-uncorrectable', explainedBy: ['gpu-fell-off-bus'] },
    { code: 'gpu-busy-or-bad', explainedBy: ['gpu-fell-off-bus'] },
  ];
  const found = fall.find((one) => one.code === code);
  return found === undefined ? {} : { explainedBy: found.explainedBy };
}

interface Struck extends Machine {
  readonly gpus: readonly string[];
  readonly switches: readonly string[];
}

function fixOf({ code, reboot, busReset, events }: Trouble, { gpus, switches, driver, cloud }: Struck): Fix {
  if (code === 'gpu-fell-off-bus') return powerCycle(cloud);
  if (code === 'gpu-power-missing') return connectPower();
  if (code === 'ecc-row-remap-failure') return replaceGpu();
  const actions = actionsFor(events);
  const ofMachine = actions.length > 0 && actions.every((action) => action === 'RESTART_VM');
  if (reboot || ofMachine) return rebootMachine;
  // NVSwitches are reset with all GPUs that they join, and not by an address of their own.
  const targets = switches.length > 0 ? [] : gpus;
  return resetGpus(
    targets,
    busReset,
    code === 'gsp-rpc-timeout' && isEarly525(driver) ? early525 : advice[code],
  );
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

type Resettable = Exclude<XidCode, 'gpu-fell-off-bus' | 'gpu-power-missing' | 'ecc-row-remap-failure'>;

const advice: Readonly<Record<Resettable, string>> = {
  'gsp-rpc-timeout':
    'If the GPU does not come back with it, switch the machine off for half a minute. If it happens again, update the driver, then have the GPU tested.',
  'nvlink-uncorrectable':
    'GPUs older than Ampere that NVLink joins are reset in one command; nvidia-smi names those that are missing. If it happens again, nvidia-smi nvlink -e shows which link counts errors; the cause may be at its other end.',
  'ecc-uncorrectable':
    'If it happens again, nvidia-smi -q -d ECC,ROW_REMAPPER shows whether the GPU must be replaced.',
  'ecc-row-remap': 'There is time until the next free window: programs may go on running.',
  'gpu-busy-or-bad': 'If it happens again, have the GPU tested.',
};
