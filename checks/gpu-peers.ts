import { defineCheck, type Fix } from '../src/check.ts';
import { links } from '../src/knowledge/links.ts';
import { valueIn } from '../src/probe.ts';
import type { LaunchFact } from '../src/probes/launch.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import { byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'gpu-peers',
  title: 'Nothing stands between the GPUs',
  needs: ['pci', 'launch'],
  uses: ['iommu', 'nvidiaSmi'],
  codes: ['nccl-acs-iommu'],
  applies({ pci }) {
    return pci.devices.filter(({ kind }) => kind === 'gpu').length > 1 || 'there are not several GPUs';
  },
  examine({ iommu, launch, nvidiaSmi }) {
    const domains = valueIn(iommu)?.domains ?? [];
    const translated = domains.filter((domain) => domain.startsWith('DMA'));
    // An IOMMU that translates is common and mostly harmless: it counts once the GPUs failed to work together.
    if (translated.length < 2 || !failedTogether(launch) || !overPci(valueIn(nvidiaSmi))) return [];
    return [
      {
        code: 'nccl-acs-iommu',
        severity: 'warning',
        message:
          'The GPUs failed to work together, and the IOMMU translates what they send to each other over PCIe: that makes NCCL hang or slow on many machines. NCCL_P2P_DISABLE=1 decides: if the job runs with it, this is the cause.',
        seen: { domains },
        fixes: [letPeersThrough],
      },
    ];
  },
});

const failedTogether = (launch: LaunchFact): boolean =>
  launch.kind === 'ran' && launch.measured.allreduce !== null && !launch.measured.allreduce.ok;

/** On bare metal, and not joined by NVSwitches. In a virtual machine the IOMMU is the host's. */
const overPci = (smi: NvidiaSmiFact | null): boolean =>
  smi?.kind === 'answered' &&
  smi.gpus.every(
    ({ state }) =>
      state.fabric === null && (state.virtualization === null || state.virtualization === 'none'),
  );

const letPeersThrough: Fix = {
  id: 'let-gpus-through',
  title: 'Let the GPUs reach each other directly',
  risk: 'manual',
  then: 'reboot',
  steps: [
    byHand(
      'Make sure first: run the job with -e NCCL_P2P_DISABLE=1. It costs speed alone, and is a way to go on without a restart.',
      links.ncclTroubleshooting,
    ),
    byHand(
      'Then add iommu=pt to the parameters of the kernel, or switch the IOMMU (VT-d, AMD-Vi) off in the firmware if no virtual machine needs it, and restart. Where it stays, switch ACS off on the PCIe bridges above the GPUs: sudo lspci -vvv | grep -i acsctl shows it (SrcValid+).',
      links.ncclTroubleshooting,
    ),
  ],
  verify: ['nvidia-smi', 'topo', '-p2p', 'r'],
  source: links.ncclTroubleshooting,
};
