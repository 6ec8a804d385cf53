import type { Finding, Fix } from '../../src/check.ts';
import { isDisplayOnly } from '../../src/gpu-selection.ts';
import { dgxGpus } from '../../src/knowledge/dgx.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import { rebootMachine } from '../fixes/gpu.ts';
import { byHand } from '../fixes/steps.ts';

/**
 * A DGX with fewer GPUs on the bus than its model has. It warns: the others work, and a DGX may be divided among virtual
 * machines that call themselves the same.
 */
export function missing(
  pci: PciFact,
  platform: PlatformFact,
  gpus: readonly Gpu[],
): readonly Finding<'gpu-missing'>[] {
  if (platform.kind !== 'dgx' || platform.name === null || !pci.bus) return [];
  const expected = dgxGpus(platform.name);
  const display = gpus.filter(isDisplayOnly).length;
  const onBus = pci.devices.filter(({ kind }) => kind === 'gpu').length - display;
  if (expected === null || onBus >= expected) return [];
  return [
    {
      code: 'gpu-missing',
      severity: 'warning',
      message: `A machine of the model ${platform.name} has ${expected} GPUs, and ${onBus} of them are on the PCI bus.`,
      seen: { model: platform.name, expected, onBus },
      fixes: [findGpu, rebootMachine],
    },
  ];
}

const findGpu: Fix = {
  id: 'find-missing-gpu',
  title: 'Find out why a GPU is not on the bus',
  risk: 'manual',
  steps: [
    byHand(
      'Look for the GPU in the log of the management controller (BMC) and in the kernel log: sudo dmesg | grep -i -e nvrm -e pcie. A restart with the power off for a minute often brings it back; if it goes again, have the card, its power and its slot examined.',
      links.gpuDebug,
    ),
  ],
  verify: ['lspci', '-d', '10de:'],
  source: links.gpuDebug,
};
