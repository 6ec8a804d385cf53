import type { Finding, Fix } from '../../src/check.ts';
import { dgxGpus } from '../../src/knowledge/dgx.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import { rebootMachine } from '../fixes/gpu.ts';
import { byHand } from '../fixes/steps.ts';

/**
 * GPUs that the driver holds and does not list, or fewer on the bus than this model has. It warns: the rest works, a GPU
 * may be excluded on purpose (NVreg_ExcludedGpus), and a DGX may be divided among virtual machines.
 */
export function missing(
  gpus: readonly Gpu[],
  pci: PciFact,
  platform: PlatformFact,
): readonly Finding<'gpu-missing'>[] {
  if (platform.inContainer || !pci.bus || gpus.some(({ busId }) => busId === '')) return [];
  const onBus = pci.devices.filter(({ kind }) => kind === 'gpu');
  const listed = new Set(gpus.map(({ busId }) => busId));
  const unlisted = onBus
    .filter(({ driver, address }) => driver === 'nvidia' && !listed.has(address))
    .map(({ address }) => address);
  const expected = platform.kind === 'dgx' ? dgxGpus(platform.name) : null;
  const short = expected !== null && onBus.length < expected;
  if (unlisted.length === 0 && !short) return [];
  const message = short
    ? `A ${platform.name} has ${expected} GPUs, and ${onBus.length} of them are on the PCI bus.`
    : `The driver holds GPUs that nvidia-smi does not list: ${unlisted.join(', ')}.`;
  return [
    {
      code: 'gpu-missing',
      severity: 'warning',
      message,
      seen: { onBus: onBus.length, listed: gpus.length, expected, unlisted },
      fixes: [findGpu, rebootMachine],
    },
  ];
}

/** One GPU gives no handle, and nvidia-smi gives up for all. */
export function noHandle(smi: NvidiaSmiFact): readonly Finding<'gpu-device-handle-unknown'>[] {
  if (smi.kind !== 'failed' || smi.problem !== 'device-handle') return [];
  const address = /(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.\d/i.exec(smi.text)?.[0] ?? null;
  return [
    {
      code: 'gpu-device-handle-unknown',
      severity: 'error',
      message: `The driver cannot reach ${address === null ? 'one of the GPUs' : `the GPU at ${address}`}, and nvidia-smi gives up on all of them because of it.`,
      seen: { address, exitCode: smi.exitCode, text: smi.text },
      fixes: [findGpu, rebootMachine],
    },
  ];
}

const findGpu: Fix = {
  id: 'examine-kernel-log',
  title: 'Read what the driver says in the kernel log',
  risk: 'manual',
  steps: [
    byHand(
      'Read the lines that hold NVRM: sudo dmesg | grep NVRM. Xid 79 is a GPU that fell off the bus; RmInitAdapter failed is one that does not start. A restart with the power off for a minute often brings it back; if it goes again, have the card, its power and its slot examined.',
      links.xidErrors,
    ),
  ],
  verify: ['nvidia-smi', '-L'],
  source: links.gpuDebug,
};
