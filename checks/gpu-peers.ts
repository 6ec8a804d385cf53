import { defineCheck } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { LaunchFact } from '../src/probes/launch.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import { letPeersThrough } from './fixes/peers.ts';

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
    const { domains = [], acs = null } = valueIn(iommu) ?? {};
    const translates = domains.filter((domain) => domain.startsWith('DMA')).length > 1;
    const bridges = acs ?? [];
    if (!translates && bridges.length === 0) return [];
    // Both are common and mostly harmless: they count once the GPUs failed to work together.
    if (!failedTogether(launch) || !overPci(valueIn(nvidiaSmi))) return [];
    return [
      {
        code: 'nccl-acs-iommu',
        severity: 'warning',
        message: `The GPUs failed to work together, and ${obstacle(translates, bridges)}: that makes NCCL hang or slow on many machines. NCCL_P2P_DISABLE=1 decides: if the job runs with it, this is the cause.`,
        seen: { domains, acs },
        fixes: [letPeersThrough(translates, bridges)],
      },
    ];
  },
});

function obstacle(translates: boolean, bridges: readonly string[]): string {
  const translated = 'the IOMMU translates what they send to each other over PCIe';
  if (bridges.length === 0) return translated;
  const detour = `Access Control Services (ACS) of ${bridges.length === 1 ? `the bridge ${bridges[0]}` : `${bridges.length} bridges`} above them send it round by the processor`;
  return translates
    ? `${translated}, and ${detour}`
    : detour.replace('send it', 'send what they write to each other');
}

const failedTogether = (launch: LaunchFact): boolean =>
  launch.kind === 'ran' && launch.measured.allreduce !== null && !launch.measured.allreduce.ok;

/** On bare metal, and not joined by NVSwitches. In a virtual machine the IOMMU is the host's. */
const overPci = (smi: NvidiaSmiFact | null): boolean =>
  smi?.kind === 'answered' &&
  smi.gpus.every(
    ({ state }) =>
      state.fabric === null && (state.virtualization === null || state.virtualization === 'none'),
  );
