import { likely, type Signature } from '../signature.ts';

/** The GPU's memory has no place among the addresses of the machine, or of a virtual one. */
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
