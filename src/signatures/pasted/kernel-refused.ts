import { proof, type Signature, type TextCause } from '../signature.ts';

/** The driver refuses a GPU by its kind. */
export const refused: readonly TextCause[] = [
  {
    code: 'gpu-not-supported-by-driver',
    decides: 'Is the GPU younger than the driver? Then a newer driver knows it.',
    hints: ['nvidia 3', 'nvidia 510.', 'nvidia 515.', 'nvidia 520.'],
  },
  {
    code: 'gpu-legacy-for-driver',
    decides: 'Is it much older? Then the driver has dropped it.',
  },
  {
    code: 'cc-unsupported-device',
    decides:
      'Does this driver serve such GPUs elsewhere (A100, H100)? Then the state of the GPU is at fault, as after passing it to a virtual machine.',
    hints: ['10de:20b', '10de:20f', '10de:23', '10de:29', '10de:26b9', '10de:27b8', '10de:1eb8', '10de:1db'],
  },
];

/** What the driver says of a GPU that it does not serve, by its kind. */
export const refusedSignatures: readonly Signature[] = [
  {
    words: ['is not supported', ' open ', 'nvidia.ko'],
    reach: 400,
    causes: proof('open-kernel-module-unsupported'),
    example:
      'NVRM: The NVIDIA GPU 0000:03:00.0 (PCI ID: 10de:1bb3)\nNVRM: installed in this system is not supported by open\nNVRM: nvidia.ko because it does not include the required GPU\nNVRM: System Processor (GSP).',
    counterExample:
      'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2684)\nNVRM: installed in this system is not supported by the\nNVRM: NVIDIA 470.10 driver release.',
  },
  {
    words: ['not supported by open nvidia.ko'],
    causes: proof('open-kernel-module-unsupported'),
    example: 'this GPU: not supported by open nvidia.ko',
    counterExample: 'NVIDIA UNIX Open Kernel Module for x86_64  570.86.10',
  },
  {
    words: ['does not have the necessary power cables connected'],
    causes: proof('gpu-power-missing'),
    example: 'NVRM: GPU 0000:13:00.0: GPU does not have the necessary power cables connected.',
    counterExample: 'NVRM: GPU 0000:13:00.0: RmInitAdapter failed! (0x24:0x1c:1603)',
  },
  {
    words: ['open nvidia.ko is only ready for use'],
    causes: proof('open-kernel-module-unsupported'),
    example: 'NVRM: Open nvidia.ko is only ready for use on Data Center GPUs.',
    counterExample: 'NVIDIA UNIX Open Kernel Module for x86_64  570.86.10',
  },
  {
    words: ['requires use of', 'open', 'kernel modules'],
    reach: 300,
    causes: proof('open-kernel-module-unsupported'),
    example:
      'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2b85)\nNVRM: installed in this system requires use of the NVIDIA open kernel modules.',
    counterExample: 'this program requires use of the open ports',
  },
  {
    words: ['supported through the nvidia', 'legacy'],
    reach: 200,
    causes: proof('gpu-legacy-for-driver'),
    example:
      'NVRM: The NVIDIA GeForce GTX 680 GPU installed in this system is\nNVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please',
    examples: [
      'WARNING: The NVIDIA GeForce 9600 GT GPU installed in this system is supported through the NVIDIA 340.xx legacy Linux graphics drivers.',
    ],
    counterExample:
      'NVRM: installed in this system is not supported by the\nNVRM: NVIDIA 470.10 driver release.',
  },
  ...[
    ['is only supported', 'legacy driver'],
    ['supported up to', 'legacy drivers series'],
    ['nvidia driver will ignore', 'this gpu'],
    ['this gpu. continuing probe'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: proof('gpu-legacy-for-driver'),
    example: `Your card ${words.join(' by the 470 ')}.`,
    counterExample: 'Your card is supported by all driver versions.',
  })),
  {
    words: ['installed in this vgpu', 'is not supported by'],
    reach: 60,
    causes: refused,
    example:
      'NVRM: The NVIDIA GPU 0000:00:10.0 (PCI ID: 10de:1eb8)\nNVRM: installed in this vGPU host system is not supported by\nNVRM: proprietary nvidia.ko.',
    counterExample: 'vGPU is supported',
  },
  {
    words: ['not supported by any driver version'],
    causes: refused,
    example: 'Uh oh. Your card is not supported by any driver version up to 525.147.05.',
    counterExample: 'Your card is supported by all driver versions.',
  },
  {
    words: ['in this system is not supported by the'],
    causes: refused,
    example:
      'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2684)\nNVRM: installed in this system is not supported by the\nNVRM: NVIDIA 470.10 driver release.',
    examples: [
      'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:1080) installed\nNVRM: in this system is not supported by the 270.10 NVIDIA Linux\nNVRM: graphics driver release.',
    ],
    counterExample: 'NVRM: installed in this system is not supported by open\nNVRM: nvidia.ko because',
  },
  {
    words: ['do not appear to have an nvidia gpu supported by'],
    causes: [
      ...refused.slice(0, 1),
      { code: 'no-nvidia-gpu', decides: 'Does lspci -d 10de: list nothing? Then there is no GPU at all.' },
      ...refused.slice(1),
    ],
    example:
      'WARNING: You do not appear to have an NVIDIA GPU supported by the 470.10 NVIDIA Linux graphics driver installed in this system.',
    counterExample: 'WARNING: nvidia-installer was forced to guess the X library path',
  },
  {
    words: ['does not support confidential compute'],
    causes: [
      {
        code: 'cc-unsupported-device',
        decides:
          'Does the GPU work elsewhere, or before it was passed to a virtual machine? Then it is this.',
      },
      { code: 'cc-mode-stuck', decides: 'Was the confidential mode of the GPU switched on?' },
    ],
    example: 'NVRM: confComputeConstructEngine_IMPL: CPU does not support confidential compute.',
    counterExample: 'Confidential Compute GPUs Ready state: ready',
  },
];
