import type { Reading } from '../../src/probe.ts';
import type { Gpu, NvidiaSmiFact, SmiProblem } from '../../src/probes/nvidia-smi.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import { isAtLeast } from '../../src/version.ts';

/** Whether the driver can reach a GPU now, as far as nvidia-smi tells. */
export type Answering = 'yes' | 'no' | 'unknown';

/** Failures that a GPU which does not answer can cause. */
const byGpu: ReadonlySet<SmiProblem> = new Set(['gpu-lost', 'device-handle', 'no-devices', 'other']);

/**
 * By address in the kernel's form; null: some GPU. nvidia-smi that hangs is the sign of a GPU that hangs; one that says
 * something unreadable is the sign of nothing.
 */
export function answering(smi: Reading<NvidiaSmiFact>, address: string | null): Answering {
  if (!smi.ok) return hangs(smi) ? 'no' : 'unknown';
  const fact = smi.value;
  if (fact.kind === 'answered') {
    if (address === null) return 'unknown';
    return gpuAt(fact.gpus, address) === undefined ? 'no' : 'yes';
  }
  if (fact.kind !== 'failed' || !byGpu.has(fact.problem)) return 'unknown';
  const named = addressesIn(fact.text);
  return named.length === 0 || address === null || named.includes(kernelForm(address)) ? 'no' : 'unknown';
}

const gpuAt = (gpus: readonly Gpu[], address: string): Gpu | undefined =>
  gpus.find(({ busId }) => kernelForm(busId) === kernelForm(address));

/**
 * The driver asks for nothing on behalf of this GPU now, whatever it wrote into the log before: from R565 on nvidia-smi shows
 * what Xid 154 tells of.
 */
export function asksNothing(smi: Reading<NvidiaSmiFact>, address: string | null): boolean {
  if (!smi.ok || smi.value.kind !== 'answered' || address === null) return false;
  if (!isAtLeast(smi.value.driverVersion, '565')) return false;
  return gpuAt(smi.value.gpus, address)?.state.recovery === 'none';
}

/** It was run, and gave no answer in time. */
export const hangs = (smi: Reading<NvidiaSmiFact>): boolean =>
  !smi.ok && smi.asked && /\b(?:no answer|does not answer)\b/.test(smi.why);

/** Addresses in nvidia-smi's words, such as `GPU0000:65:00.0` and `00000000:8C:00.0`, as the kernel writes them. */
export const addressesIn = (text: string): readonly string[] =>
  [...text.matchAll(/[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]/gi)].map(([address]) =>
    kernelForm(address),
  );

/** The kernel writes a domain with four digits, or as many as it needs (beyond ffff on some hosts). */
function kernelForm(address: string): string {
  const [domain = '', ...rest] = address.toLowerCase().split(':');
  return [domain.replace(/^0+/, '').padStart(4, '0'), ...rest].join(':');
}

/** GPUs on the bus that are left to the NVIDIA driver, and that nvidia-smi does not list. */
export function unlisted(pci: PciFact, smi: NvidiaSmiFact): PciFact['devices'] {
  if (smi.kind !== 'answered') return [];
  const listed = new Set(smi.gpus.map(({ busId }) => kernelForm(busId)));
  return pci.devices.filter(
    ({ kind, address, driver }) =>
      kind === 'gpu' && !listed.has(kernelForm(address)) && (driver === 'nvidia' || driver === null),
  );
}
