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
const translating = { iommu: { domains: ['DMA-FQ', 'DMA-FQ'], acs: null } };

const bridge = '0000:00:01.0';
const redirecting = { iommu: { domains: ['identity', 'identity'], acs: [bridge] } };

testCheck(gpuPeers, {
  passes: {
    'an IOMMU that translates does mostly no harm': { facts: translating },
    'it failed, and the IOMMU lets all through': {
      facts: { ...failed, iommu: { domains: ['identity', 'identity'], acs: [] } },
    },
    'it failed, and there is no IOMMU': { facts: failed },
    'joined by NVSwitches': {
      facts: { ...failed, ...translating, ...smi({ state: { fabric: fabric('Completed') } }, {}) },
    },
    'in a virtual machine': {
      facts: { ...failed, ...translating, ...smi({ state: { virtualization: 'pass-through' } }, {}) },
    },
    'bridges that send all by the processor do mostly no harm': { facts: redirecting },
    'it failed in a virtual machine, below such bridges': {
      facts: { ...failed, ...redirecting, ...smi({ state: { virtualization: 'pass-through' } }, {}) },
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
      seen: { acs: null },
      fixes: ['let-gpus-through'],
    },
    'it failed, and a bridge sends all by the processor': {
      facts: { ...failed, ...redirecting },
      codes: ['nccl-acs-iommu?'],
      seen: { acs: [bridge] },
      fixes: ['let-gpus-through'],
      steps: [
        {
          kind: 'do',
          text: 'Make sure first: run the job with -e NCCL_P2P_DISABLE=1. It costs speed alone, and is a way to go on without a restart.',
          url: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
        },
        { kind: 'run', argv: ['setpci', '-s', bridge, 'ECAP_ACS+0x6.w=0000'], root: true },
        {
          kind: 'do',
          text: 'This holds until the next start. For good: switch ACS off in the firmware, or have these commands run at each start. Not where a virtual machine was given a device below these bridges.',
          url: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
        },
      ],
    },
    'it failed, and both stand between': {
      facts: { ...failed, iommu: { domains: ['DMA', 'DMA'], acs: [bridge, '0000:00:03.0'] } },
      codes: ['nccl-acs-iommu?'],
      fixes: ['let-gpus-through'],
    },
  },
});
