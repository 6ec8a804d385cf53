import { likely, proof, type Signature } from '../signature.ts';

/** nouveau fails with a GPU, so it has it. */
const nouveauSignatures: readonly Signature[] = [
  ['nouveau 0000:', 'failed'],
  ['nouveau 0000:', 'unknown chipset'],
  ['nouveau: probe of', 'failed'],
  ['nouveau 0000:', 'fault at'],
  ['nouveau', 'ctxsw_timeout'],
  ['nouveau', 'sched_error'],
].map((words) => ({
  words,
  reach: 80,
  causes: likely(
    'nouveau-conflict',
    'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
  ),
  example: `${words.join('3b:00.0: gr: init ')}, -16`,
  counterExample: 'nouveau 0000:3b:00.0: DRM: VRAM: 8192 MiB',
}));

/** Another driver holds the GPU. */
export const otherDriverSignatures: readonly Signature[] = [
  {
    words: [' novacore 0000:'],
    causes: likely(
      'nova-core-conflict',
      'Does lspci -nnk -d 10de: say "Kernel driver in use: NovaCore"? Then it is this.',
    ),
    example: 'kernel: NovaCore 0000:01:00.0: NVIDIA (Chipset: GB203, Architecture: Blackwell, Revision: a.1)',
    counterExample: 'kernel: nvidia 0000:01:00.0: enabling device',
  },
  ...nouveauSignatures,
  {
    words: ['already bound to nouveau'],
    causes: proof('nouveau-conflict'),
    example: 'NVRM: GPU 0000:01:00.0 is already bound to nouveau.',
    counterExample: 'NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.',
  },
  {
    words: ['already bound to nova'],
    causes: proof('nova-core-conflict'),
    example: 'NVRM: GPU 0000:01:00.0 is already bound to NovaCore.',
    counterExample: 'NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.',
  },
  {
    words: ['already bound to vfio'],
    causes: proof('gpu-bound-to-vfio'),
    example: 'NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.',
    counterExample: 'NVRM: GPU 0000:01:00.0 is already bound to nouveau.',
  },
  {
    words: ['nouveau', 'currently in use by your system'],
    reach: 60,
    causes: proof('nouveau-conflict'),
    example:
      'ERROR: The Nouveau kernel driver is currently in use by your system.  This driver is incompatible with the NVIDIA driver, and must be disabled before proceeding.',
    counterExample: 'nouveau 0000:01:00.0: DRM: VRAM: 8192 MiB',
  },
  ...['module nouveau is in use', 'could not unload nouveau driver kernel module'].map((word) => ({
    words: [word],
    causes: proof('nouveau-conflict'),
    example: `modprobe: FATAL: ${word}.`,
    counterExample: 'rmmod: ERROR: Module nouveau is not currently loaded',
  })),
  ...['nouveau, rivafb', 'rivatv'].map((word) => ({
    words: ['when a driver such as', word],
    reach: 300,
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      {
        code: 'gpu-bound-to-vfio',
        decides: 'Does it say vfio-pci? Then the GPU is set aside for a virtual machine.',
        hints: ['vfio-pci', 'vfio_pci'],
      },
      {
        code: 'nova-core-conflict',
        decides: 'Does it say nova_core or NovaCore?',
        hints: ['nova_core', 'novacore'],
      },
    ],
    example: `NVRM: This can occur when a driver such as:\nNVRM: ${word}\nNVRM: was loaded and obtained ownership of the NVIDIA device(s).`,
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  })),
  {
    words: ['nvidia probe routine was not called'],
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      {
        code: 'gpu-bound-to-vfio',
        decides: 'Does it say vfio-pci? Then the GPU is set aside for a virtual machine.',
        hints: ['vfio-pci', 'vfio_pci'],
      },
      {
        code: 'nova-core-conflict',
        decides: 'Does it say nova_core or NovaCore?',
        hints: ['nova_core', 'novacore'],
      },
    ],
    example: 'NVRM: The NVIDIA probe routine was not called for 1 device(s).',
    counterExample: 'nvidia: probe of 0000:01:00.0 failed with error -1',
  },
  ...[
    ['nouveau', 'nouveau-conflict'],
    ['nova', 'nova-core-conflict'],
    ['vfio-pci', 'gpu-bound-to-vfio'],
  ].map(([driver = '', code = '']) => ({
    words: ['nvidia corporation', `kernel driver in use: ${driver}`],
    reach: 200,
    causes: likely(code, 'Is it the GPU that the container shall use? Then it is this.'),
    example: `01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204] (rev a1)\n\tSubsystem: Acme Device [1458:4043]\n\tKernel driver in use: ${driver}`,
    counterExample:
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204] (rev a1)\n\tKernel driver in use: nvidia',
  })),
  ...[
    ['nouveau', 'nouveau-conflict'],
    ['nova', 'nova-core-conflict'],
  ].map(([driver = '', code = '']) => ({
    words: [`kernel driver in use: ${driver}`],
    causes: likely(code, 'Is it the GPU that the container shall use? Then it is this.'),
    example: `\tKernel driver in use: ${driver}`,
    counterExample: '\tKernel driver in use: nvidia',
  })),
];
