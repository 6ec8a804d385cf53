import type { NvidiaSmiFact } from '../../probes/nvidia-smi.ts';
import { type NvidiaPciDevice, type PciFact, pciKindOf } from '../../probes/pci.ts';
import { covers, type Evidence, type Output, outputsOf } from '../evidence.ts';

const device = /^((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) ([^:[\]]+?)(?: \[([0-9a-f]{4})\])?: (.*)$/;

/** The classes of NVIDIA's devices as lspci names them (pci.ids), and their numbers. */
const classes: Readonly<Record<string, string>> = {
  'VGA compatible controller': '0300',
  '3D controller': '0302',
  Bridge: '0680',
};

/** NVIDIA's devices as lspci lists them, or as nvidia-smi does, where nothing but GPUs can be among them. */
export function pciIn(evidence: Evidence, smi: NvidiaSmiFact | null): PciFact | null {
  const listings = outputsOf(evidence, 'lspci').filter(
    ({ argv }) => !argv.some((word) => /^-\w*[tmxs]/.test(word) && !/xxx/.test(word)),
  );
  const lists = listings.map(devicesIn);
  const devices = merged(lists);
  if (devices.length > 0) return { bus: true, devices };
  if (listings.some(isWholeBus) || listings.some(isEmptySearch)) return { bus: true, devices: [] };
  return ofGpus(smi);
}

/** A machine's bus has a bridge at least; `lspci -d` shows what is asked for alone. */
const isWholeBus = (output: Output): boolean =>
  covers(output, '') && !output.argv.includes('-d') && /^(?:0000:)?00:00\.0 /m.test(output.text);

const isEmptySearch = (output: Output): boolean =>
  output.kept !== 'all' && output.text.trim() === '' && covers(output, 'NVIDIA Corporation');

function devicesIn({ text }: Output): readonly NvidiaPciDevice[] {
  const found: NvidiaPciDevice[] = [];
  let ours = false;
  for (const line of text.split('\n')) {
    const [, address, kind = '', number, rest = ''] = device.exec(line) ?? [];
    const last = found.length - 1;
    if (address !== undefined) {
      ours = /^NVIDIA\b/.test(rest) || rest.includes('[10de:');
      if (ours) found.push(listed(address, number ?? classes[kind] ?? '', rest));
    }
    const driver = /^\s+Kernel driver in use: (\S+)\s*$/.exec(line)?.[1];
    const own = found[last];
    if (address === undefined && ours && driver !== undefined && own !== undefined)
      found[last] = { ...own, driver };
  }
  return found;
}

const listed = (address: string, number: string, rest: string): NvidiaPciDevice => ({
  address: address.length > 7 ? address : `0000:${address}`,
  deviceId: /\[10de:([0-9a-f]{4})\]/.exec(rest)?.[1] ?? /\bDevice ([0-9a-f]{4})\b/.exec(rest)?.[1] ?? '',
  kind: number === '' ? 'other' : pciKindOf(`0x${number}`),
  driver: null,
});

/** Each device once: its number and its driver may stand in different listings. */
function merged(lists: readonly (readonly NvidiaPciDevice[])[]): readonly NvidiaPciDevice[] {
  const all = new Map<string, NvidiaPciDevice>();
  for (const one of lists.flat()) {
    const before = all.get(one.address) ?? one;
    const deviceId = before.deviceId === '' ? one.deviceId : before.deviceId;
    all.set(one.address, { ...before, deviceId, driver: before.driver ?? one.driver });
  }
  return [...all.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Systems with NVSwitches have others of NVIDIA's devices on their bus, which nvidia-smi does not list. */
const mayHaveSwitches = /SXM|HGX|DGX|HBM3|NVL|GB[23]00|B[23]00|H[12]00/;

function ofGpus(smi: NvidiaSmiFact | null): PciFact | null {
  if (smi?.kind !== 'answered' || smi.gpus.length === 0) return null;
  if (smi.gpus.some(({ name, busId }) => mayHaveSwitches.test(name) || busId === '')) return null;
  const devices = smi.gpus.map(
    ({ busId }) => ({ address: busId, deviceId: '', kind: 'gpu', driver: 'nvidia' }) as const,
  );
  return { bus: true, devices };
}
