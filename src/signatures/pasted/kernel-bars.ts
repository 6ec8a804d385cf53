import { likely, proof, type Signature } from '../signature.ts';

/** The driver or the kernel says that the GPU's memory has no place among the addresses of the machine. */
export const barProofSignatures: readonly Signature[] = [
  {
    words: ['is 0m @ 0x0'],
    causes: proof('bar-space-above-4g'),
    example:
      'NVRM: This PCI I/O region assigned to your NVIDIA device is invalid:\nNVRM: BAR1 is 0M @ 0x0 (PCI:0000:03:00.0)',
    counterExample: 'nvidia 0000:03:00.0: BAR 1 [mem 0x4000000000-0x5fffffffff 64bit pref]',
  },
  ...[
    ['not enough mmio'],
    ['memory at <unassigned>'],
    ['insufficient mmio'],
    ['mmio', 'not enough resources'],
  ].map((words) => ({
    words,
    reach: 40,
    causes: likely(
      'bar-space-above-4g',
      'Is it said of the GPU (lspci -d 10de:), and does the driver fail with RmInitAdapter? Then it is this.',
    ),
    example: `Region 1: ${words.join(' for the GPU: ')} (64-bit, prefetchable)`,
    counterExample: 'Region 1: Memory at 4000000000 (64-bit, prefetchable)',
  })),
  {
    words: ['region assigned to your nvidia device is invalid'],
    causes: proof('bar-space-above-4g'),
    example: 'NVRM: This PCI I/O region assigned to your NVIDIA device is invalid:',
    counterExample: 'the address assigned to your device is invalid',
  },
  {
    words: ['this is a 64-bit bar mapped above', 'by the system'],
    reach: 100,
    causes: proof('bar-space-above-4g'),
    example: 'NVRM: This is a 64-bit BAR mapped above 16 TB by the system\nNVRM: BIOS or the Linux kernel.',
    counterExample: 'pci 0000:03:00.0: reg 0x14: [mem 0x4000000000-0x5fffffffff 64bit pref]',
  },
  ...['0', '1', '2', '3'].flatMap((bar) =>
    [
      [`bar ${bar}: no space for [mem size`, '64bit pref]'],
      [`bar ${bar}: failed to assign [mem size`, '64bit pref]'],
      [`bar ${bar} [mem size`, "64bit pref]: can't assign"],
      [`bar ${bar} [mem size`, '64bit pref]: failed to assign'],
    ].map(([first = '', second = '']) => ({
      words: [first, second],
      reach: 50,
      causes: likely(
        'bar-space-above-4g',
        'Is the address that of the GPU (lspci -d 10de:), and does the driver fail with RmInitAdapter? Then it is this.',
      ),
      example: `pci 0000:03:00.0: ${first} 0x400000000 ${second}`,
      counterExample: `pci 0000:03:00.0: BAR ${bar} [mem 0x4000000000-0x5fffffffff 64bit pref]: assigned`,
    })),
  ),
];

/** Further words for it, of a virtual machine too. */
export const barSignatures: readonly Signature[] = [
  ...[
    ['nvidia 0000:', "can't ioremap bar"],
    ['nvrm: bar', ' @ 0x0 '],
    ['nvidia 0000:', "bar 0: can't reserve"],
    ['nvidia 0000:', "bar 1: can't reserve"],
    ["can't assign mem pref (size 0x"],
    ['not enough pci address space for a device'],
    ['pcipassthru.64bitmmiosizegb'],
    ['pci passthru device', 'power on failed'],
    ['above 4g decoding', ' not '],
    ['above 4g decoding', ' disabled'],
    ['not ', 'above 4g decoding'],
    ['pcibios: ', 'conflicts with', '10de:'],
    ['the system bios may have misconfigured your gpu'],
    ['bar 1', 'not assigned', 'nvidia'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: likely(
      'bar-space-above-4g',
      'Is it said of the GPU (lspci -d 10de:), and does the driver fail with RmInitAdapter or "BAR1 is 0M"? Then it is this.',
    ),
    example: `kernel: ${words.join('0000:05:00.0: 32768M 1')}`,
    counterExample: 'nvidia 0000:03:00.0: BAR 1 [mem 0x4000000000-0x5fffffffff 64bit pref]',
  })),
];
