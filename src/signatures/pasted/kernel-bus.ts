import { likely, proof, type Signature } from '../signature.ts';

/** What the kernel and the driver say of a GPU that no longer answers on the PCIe bus. */
export const lostSignatures: readonly Signature[] = [
  {
    words: ['fallen off the bus'],
    causes: proof('gpu-fell-off-bus'),
    example: 'NVRM: Xid (PCI:0000:01:00): 79, pid=1234, GPU has fallen off the bus.',
    examples: [
      'NVRM: The NVIDIA GPU 0000:0a:00.0\nNVRM: (PCI ID: 10de:2204) installed in this system has\nNVRM: fallen off the bus and is not responding to commands.',
    ],
    counterExample: 'the bus was reset',
  },
  ...[
    ['nvidia corporation', '(rev ff)'],
    ['nvidia corporation', 'unknown header type'],
    ['nvidia 0000:', 'change power state from d3cold', 'inaccessible'],
    ['nvidia 0000:', 'unable to change power state', 'inaccessible'],
    ['aer:', 'uncorrected (fatal) error', 'nvidia 0000:'],
    ['rc all channels for critical error 79'],
    ['nvidia gpu', 'is lost'],
    ['gpu has been lost'],
    ['gpu lost from the bus'],
    ['attempting to remove device', 'non-zero usage count'],
    ['pciehp', 'link down', 'nvrm'],
    ['nvrm', 'gpulost'],
    ['nvrm', 'gpuislost'],
    ['pciehp', 'link down', 'nvidia 0000:'],
    ['dpc: containment event', 'nvidia 0000:'],
    ['dpc: unmasked uncorrectable error', 'nvidia 0000:'],
    ['nvidia 0000:', "aer: can't recover"],
    ['nvidia 0000:', 'device recovery failed'],
    ['nvidia 0000:', ' not ready ', 'ms after'],
    ['nvidia 0000:', 'config space inaccessible'],
    ['vfio: unable to power on device', 'stuck in d3'],
    ['failed to query display engine channel state', '0x0000000f'],
  ].map((words) => ({
    words,
    reach: 160,
    causes: likely(
      'gpu-fell-off-bus',
      'Does the kernel log say "fallen off the bus" or Xid 79 (sudo dmesg | grep -i nvrm)? Then it is this.',
    ),
    example: `61:00.0 3D controller: ${words.join(' 61:00.0 ')}`,
    counterExample: '61:00.0 3D controller: NVIDIA Corporation GA100 (rev a1)',
  })),
  {
    // Not the bus error of a program.
    words: ['pcie bus error: severity=uncorrect'],
    causes: likely(
      'gpu-fell-off-bus',
      'Is the address in this line that of a GPU (lspci -d 10de:), and does the kernel log say "fallen off the bus" or Xid 79? Then it is this.',
    ),
    example: 'nvidia 0000:41:00.0: PCIe Bus Error: severity=Uncorrected (Fatal), type=Transaction Layer',
    examples: [
      'pcieport 0000:40:01.1: PCIe Bus Error: severity=Uncorrectable (Non-Fatal), type=Transaction Layer, (Requester ID)',
    ],
    counterExample:
      'pcieport 0000:00:1c.0: PCIe Bus Error: severity=Corrected, type=Physical Layer, (Receiver ID)',
  },
  ...['fell off the bus', 'fell off the pci', 'fallen off bus', 'fallen off the pci'].map((word) => ({
    words: [word],
    causes: likely(
      'gpu-fell-off-bus',
      'Does the kernel log say so, or tell of Xid 79 (sudo dmesg | grep -i xid)? Then it is this.',
    ),
    example: `the GPU ${word}`,
    counterExample: 'the GPU is on the bus',
  })),
];
