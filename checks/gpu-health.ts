import { defineCheck } from '../src/check.ts';
import { faulty, needsReset } from './gpu/faults.ts';
import { slowLink } from './gpu/link.ts';
import { memoryErrors } from './gpu/memory-errors.ts';
import { missing } from './gpu/missing.ts';
import { selectedGpus } from './gpu/selected.ts';

export default defineCheck({
  id: 'gpu-health',
  title: 'The GPUs are in good health',
  needs: ['nvidiaSmi', 'pci', 'platform'],
  uses: ['system'],
  codes: [
    'gpu-faulty',
    'gpu-busy-or-bad',
    'gpu-missing',
    'ecc-uncorrectable',
    'ecc-row-remap',
    'ecc-row-remap-failure',
    'pcie-link-degraded',
  ],
  applies({ nvidiaSmi }) {
    return (nvidiaSmi.kind === 'answered' && nvidiaSmi.gpus.length > 0) || 'nvidia-smi tells of no GPU';
  },
  examine({ nvidiaSmi, pci, platform, system }, target) {
    if (nvidiaSmi.kind !== 'answered') return [];
    const { gpus } = nvidiaSmi;
    const selected = selectedGpus(gpus, target, system);
    return [
      ...faulty(gpus, selected),
      ...needsReset(gpus, selected),
      ...missing(pci, platform, gpus),
      ...memoryErrors(gpus),
      ...slowLink(gpus),
    ];
  },
});
