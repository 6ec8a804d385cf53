import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { asRoot, byHand } from './steps.ts';

/** Of the two that may stand between GPUs, what does. */
export const letPeersThrough = (translates: boolean, bridges: readonly string[]): Fix => ({
  id: 'let-gpus-through',
  title: 'Let the GPUs reach each other directly',
  risk: 'manual',
  ...(translates ? { then: 'reboot' } : {}),
  interrupts: translates
    ? 'the machine restarts at the end'
    : 'virtual machines that GPUs or adapters were given to are no longer kept apart',
  steps: [
    byHand(
      'Make sure first: run the job with -e NCCL_P2P_DISABLE=1. It costs speed alone, and is a way to go on without a restart.',
      links.ncclTroubleshooting,
    ),
    ...(translates ? [passThrough] : []),
    ...(bridges.length > 0 ? switchOff(bridges) : translates ? [lookForAcs] : []),
  ],
  verify: ['nvidia-smi', 'topo', '-p2p', 'r'],
  source: links.ncclTroubleshooting,
});

const passThrough: Step = byHand(
  'Then add iommu=pt to the parameters of the kernel, or switch the IOMMU (VT-d, AMD-Vi) off in the firmware if no virtual machine needs it, and restart.',
  links.ncclTroubleshooting,
);

const lookForAcs: Step = byHand(
  'If it stays so, switch ACS off on the PCIe bridges above the GPUs: sudo lspci -vvv | grep -i acsctl shows it (SrcValid+).',
  links.ncclTroubleshooting,
);

/** The register that NCCL's guide names; the firmware sets it anew at each start. */
const switchOff = (bridges: readonly string[]): readonly Step[] => [
  ...bridges.map((bridge) => asRoot('setpci', '-s', bridge, 'ECAP_ACS+0x6.w=0000')),
  byHand(
    'This holds until the next start. For good: switch ACS off in the firmware, or have these commands run at each start. Not where a virtual machine was given a device below these bridges.',
    links.ncclTroubleshooting,
  ),
];
