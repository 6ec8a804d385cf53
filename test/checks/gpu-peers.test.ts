import gpuPeers from '../../checks/gpu-peers.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { fabric, smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const ran = healthy.launch.kind === 'ran' ? healthy.launch : null;
if (ran === null) throw new Error('The healthy machine launched.');
const failed = {
  launch: {
    ...ran,
    measured: { ...ran.measured, allreduce: { ok: false, error: 'no end within 60 s' } },
  } as const,
};
const translating = { iommu: { domains: ['DMA-FQ', 'DMA-FQ'] } };

testCheck(gpuPeers, {
  passes: {
    'an IOMMU that translates does mostly no harm': { facts: translating },
    'it failed, and the IOMMU lets all through': {
      facts: { ...failed, iommu: { domains: ['identity', 'identity'] } },
    },
    'it failed, and there is no IOMMU': { facts: failed },
    'joined by NVSwitches': {
      facts: { ...failed, ...translating, ...smi({ state: { fabric: fabric('Completed') } }, {}) },
    },
    'in a virtual machine': {
      facts: { ...failed, ...translating, ...smi({ state: { virtualization: 'pass-through' } }, {}) },
    },
    'nobody knows of an IOMMU': { facts: failed, unread: ['iommu'] },
  },
  skips: {
    'one GPU': { facts: { pci: { bus: true, devices: healthy.pci.devices.slice(0, 1) } } },
  },
  finds: {
    'it failed, and the IOMMU translates': {
      facts: { ...failed, ...translating },
      codes: ['nccl-acs-iommu?'],
      fixes: ['let-gpus-through'],
    },
  },
});
