import type { Signature } from '../../signature.ts';
import { harmless } from './harmless.ts';

/** nvidia-smi and nvtop. */
export const ofTools: readonly Signature[] = [
  harmless(
    'gpu-fan-err-only',
    ['|err!', 'w /'],
    '|ERR!   51C    P8    12W / 450W |    120MiB / 24564MiB |      0%      Default |',
    '|ERR!   46C    P0            N/A  /  N/A  |       0MiB /  81920MiB |     N/A      Default |',
    12,
  ),
  ...['gen 1@16x', 'gen 2@16x', 'gen 1@8x'].map((word) =>
    harmless(
      'pcie-link-idle-false-positive',
      [`pcie ${word}`],
      `Device 0 [NVIDIA GeForce RTX 3080] PCIe ${word} RX: 0.000 KiB/s`,
      'Device 0 [NVIDIA GeForce RTX 3080] PCIe GEN 4@16x',
    ),
  ),
  ...['2', '3', '4', '5', '6'].map((most) =>
    harmless(
      'pcie-link-idle-false-positive',
      ['pcie generation', `max : ${most}`, 'current : 1 '],
      `            PCIe Generation\n                Max                       : ${most}\n                Current                   : 1\n            Link Width`,
      `            PCIe Generation\n                Max                       : ${most}\n                Current                   : ${most}\n`,
      20,
    ),
  ),
];
