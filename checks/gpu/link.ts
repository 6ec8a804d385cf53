import type { Finding, Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { byHand } from '../fixes/steps.ts';
import { nameGpus, seenGpus } from './selected.ts';

/**
 * Cards that are sold for full slots alone. Others stand in slots of eight lanes by design, and any GPU lowers its link
 * while it idles, so neither says anything there; in a virtual machine the figures are the hypervisor's.
 */
const fullSlot = /\b(?:V100|A100|A800|H100|H800|H200|H20|B200|B300)\b/;

/** Percent; below this a GPU may idle between two kernels. */
const busy = 10;

export function slowLink(gpus: readonly Gpu[]): readonly Finding<'pcie-link-degraded'>[] {
  const troubled = gpus.filter(isSlow);
  if (troubled.length === 0) return [];
  return [
    {
      code: 'pcie-link-degraded',
      severity: 'warning',
      message: `A PCIe link is slower than the GPU and its slot can do: ${nameGpus(troubled)}.`,
      seen: {
        gpus: seenGpus(troubled),
        links: troubled.map(({ state: { link } }) => ({ ...link })),
      },
      fixes: [examineLink],
    },
  ];
}

function isSlow({ name, state }: Gpu): boolean {
  if (state.virtualization !== 'none' || !fullSlot.test(name)) return false;
  const { generation, maxGeneration, width, maxWidth } = state.link;
  if (width !== null && maxWidth !== null && width < maxWidth) return true;
  const working = state.performanceState === 'P0' && (state.utilizationPercent ?? 0) >= busy;
  return working && generation !== null && maxGeneration !== null && generation < maxGeneration;
}

const examineLink: Fix = {
  id: 'examine-pcie-link',
  title: 'Look after the slot',
  risk: 'manual',
  steps: [
    byHand(
      'With a program running on the GPU compare pcie.link.gen.current and pcie.link.width.current with the max fields. If they stay low: see that the card sits firmly, look at risers and cables, and at the slot settings of the firmware.',
      links.gpuDebug,
    ),
  ],
  verify: [
    'nvidia-smi',
    '--query-gpu=index,pcie.link.gen.current,pcie.link.gen.max,pcie.link.width.current,pcie.link.width.max',
    '--format=csv',
  ],
  source: links.gpuDebug,
};
