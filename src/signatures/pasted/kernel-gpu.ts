import { likely, proof, type Signature, type TextCause } from '../signature.ts';
import { barProofSignatures } from './kernel-bars.ts';
import { lostSignatures } from './kernel-bus.ts';
import { refused, refusedSignatures } from './kernel-refused.ts';

/** The driver is loaded and could not start a GPU. */
export const notStarted: readonly TextCause[] = [
  {
    code: 'gpu-init-failed',
    decides:
      'Does the kernel log say no more than RmInitAdapter failed? Then update the driver, and power the machine off and on.',
  },
  {
    code: 'open-kernel-module-unsupported',
    decides:
      'Does cat /proc/driver/nvidia/version say Open Kernel Module on a GPU older than Turing, or not say it on Blackwell?',
    hints: ['open nvidia.ko', 'nvidia-open', 'open kernel module'],
  },
  {
    code: 'bar-space-above-4g',
    decides: 'Does the kernel log say "BAR1 is 0M"?',
    hints: ['is 0m @ 0x0', 'above 4g', 'resizable bar', '64bit pref]: failed', 'no space for [mem size'],
  },
  {
    code: 'gpu-power-missing',
    decides: 'Does the kernel log say "does not have the necessary power cables connected"?',
    hints: ['power cables connected'],
  },
  {
    code: 'gpu-fell-off-bus',
    decides: 'Does the kernel log say "fallen off the bus" or Xid 79?',
    hints: ['fallen off the bus'],
  },
  {
    code: 'gsp-rpc-timeout',
    decides: 'Does the kernel log tell of Xid 119 or 120, or of GSP?',
    hints: ['rpc response from gpu', 'rpc from gsp'],
  },
  {
    code: 'cc-mode-stuck',
    decides: 'Does the kernel log say "FSP command timed out"?',
    hints: ['fsp command timed out'],
  },
];

/** What the driver says in the kernel log of a GPU: why it does not start it, and that it lost it. */
export const kernelGpuSignatures: readonly Signature[] = [
  ...refusedSignatures,
  ...barProofSignatures,
  ...lostSignatures,
  ...['error while waiting for gpu progress', 'flip event timeout'].map((word) => ({
    words: [word],
    causes: [
      {
        code: 'gsp-rpc-timeout',
        decides: 'Does the kernel log tell of Xid 119 or 120 (sudo dmesg | grep -i xid)?',
      },
      { code: 'gpu-fell-off-bus', decides: 'Does it say "fallen off the bus" or Xid 79?' },
      { code: 'gpu-faulty', decides: 'Does it tell of neither, and is it the same after a power cycle?' },
    ],
    example: `nvidia-modeset: ERROR: GPU:0: ${word}: 0x0000c77d:0`,
    counterExample: 'nvidia-modeset: Loading NVIDIA Kernel Mode Setting Driver',
  })),
  {
    words: ['fsp boot command failed'],
    causes: likely(
      'cc-mode-stuck',
      'Does the kernel log tell of FSP, and of RmInitAdapter? Then it is this.',
    ),
    example: 'NVRM: kfspSendBootCommands_HAL: FSP boot command failed. RM cannot boot.',
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  },
  {
    words: ['kfsppollforresponse', 'fsp command timed out'],
    reach: 60,
    causes: proof('cc-mode-stuck'),
    example: 'NVRM: kfspPollForResponse_IMPL: FSP command timed out',
    counterExample: 'the command timed out',
  },
  ...['kfspsend', 'kfsppoll', 'kfspwait', 'kfspprocess', 'fsp response error'].map((word) => ({
    words: ['nvrm', word],
    reach: 40,
    causes: likely(
      'cc-mode-stuck',
      'Does the kernel log tell of FSP, and of RmInitAdapter? Then it is this.',
    ),
    example: `NVRM: ${word}Message_IMPL: failed`,
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  })),
  {
    words: ['wpr2 already up'],
    causes: proof('gpu-busy-or-bad'),
    example: 'NVRM: kgspInitRm_IMPL: unexpected WPR2 already up, cannot proceed with booting GSP',
    counterExample: 'the port is already up',
  },
  {
    words: ['request_free_mem_region() err'],
    causes: proof('hmm-kaslr-802'),
    example:
      'nvidia-uvm: uvm_pmm_gpu.c:3432 devmem_alloc_pagemap[pid:1234] request_free_mem_region() err -34',
    counterExample: 'request_mem_region failed for 0M @ 0x0.',
  },
  ...[
    ['waiting for rpc', 'gsp'],
    ['rpc event history (cpu <- gsp)'],
    ['rpc history (cpu -> gsp)'],
    ['gsp rpc buffer contains function'],
    ['gspisheartbeattimedout'],
    ['kgsplogxid'],
    ['rpcrecvpoll'],
    ['gsp', 'heartbeat timed out'],
    ['gsp task exception'],
    ['gsp', '[nv_err_timeout]'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: proof('gsp-rpc-timeout'),
    example: `NVRM: GPU6 ${words.join(' response from GPU6 ')} and more`,
    counterExample: 'nvidia-container-cli: initialization error: driver rpc error: timed out',
  })),
  ...['issuerpcandwait', 'rpcsendmessage failed', 'gspmsgqueue'].map((word) => ({
    words: ['nvrm', word],
    reach: 60,
    causes: [
      {
        code: 'gsp-rpc-timeout',
        decides: 'Does the kernel log tell of Xid 119 or 120, and not of Xid 79? Then it is this.',
      },
      {
        code: 'gpu-fell-off-bus',
        decides: 'Does it say "fallen off the bus" or Xid 79? Then the GPU was lost before.',
        hints: ['0x0000000f'],
      },
      { code: 'gpu-init-failed', decides: 'Does it say RmInitAdapter failed?' },
    ],
    example: `NVRM: _${word}: failed with status 0x00000065 for fn 78!`,
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  })),
  ...[
    ['firmware load for nvidia/', 'failed'],
    ['failed to load firmware', 'nvidia/', 'gsp'],
    ['gsp_ga10x.bin', 'failed'],
    ['gsp_tu10x.bin', 'failed'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'gpu-init-failed',
      "Does /lib/firmware/nvidia/VERSION of the driver's version lack its files (gsp_*.bin)? Then install the driver's package of firmware anew.",
    ),
    example: `nvidia 0000:3b:00.0: Direct ${words.join('570.10/gsp.bin ')} with error -2`,
    counterExample:
      'amdgpu 0000:3b:00.0: Direct firmware load for amdgpu/ip_discovery.bin failed with error -2',
  })),
  {
    words: ['request_free_mem_region'],
    causes: likely(
      'hmm-kaslr-802',
      'Does CUDA say 802 on a machine without NVSwitches, and does uvm_disable_hmm=1 help? Then it is this.',
    ),
    example: 'nvidia_uvm: devm_request_free_mem_region failed',
    counterExample: 'request_mem_region failed for 16M @ 0xdd000000.',
  },
  {
    words: ['request_mem_region failed for 0m'],
    causes: proof('bar-space-above-4g'),
    example: 'NVRM: request_mem_region failed for 0M @ 0x0.',
    counterExample: 'NVRM: request_mem_region failed for 16M @ 0xdd000000.',
  },
  {
    words: ['request_mem_region failed for'],
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      { code: 'gpu-bound-to-vfio', decides: 'Does it say vfio-pci?' },
    ],
    example: 'NVRM: request_mem_region failed for 16M @ 0xdd000000.',
    counterExample: 'request_free_mem_region() err -34',
  },
  ...[
    'rminitadapter failed',
    'rm_init_adapter failed',
    'rm_init_adapter(0) failed',
    'cannot initialize gsp firmware',
    'failed to copy vbios to system memory',
    'failed to wait for gfw boot',
    'failed to initialize the nvidia gpu at pci',
    'failed to initialize the nvidia graphics device',
    'nvidia probe routine failed',
    'no firmware image found',
    "can't find an irq for your nvidia card",
    'failed to load vbios',
    'failed to bootstrap gsp',
    'failed to allocate nvkmskapidevice',
    'does not appear to be receiving interrupts generated by the nvidia gpu',
  ].map((word) => ({
    words: [word],
    causes: notStarted,
    umbrella: 'gpu-init-failed',
    example: `NVRM: GPU 0000:01:00.0: ${word}! (0x22:0x56:884)`,
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  })),
  {
    words: ['no nvidia gpu found'],
    causes: [
      { code: 'no-nvidia-gpu', decides: 'Does lspci -d 10de: list nothing? Then it is this.' },
      { code: 'nouveau-conflict', decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?' },
      {
        code: 'gpu-not-supported-by-driver',
        decides: 'Does the kernel log say that the GPU is not supported by this release?',
      },
      { code: 'gpu-bound-to-vfio', decides: 'Does lspci -nnk -d 10de: say vfio-pci?' },
      { code: 'gpu-legacy-for-driver', decides: 'Does it name a Legacy driver for the GPU?' },
      {
        code: 'open-kernel-module-unsupported',
        decides: 'Does it say that the open module does not support the GPU?',
      },
    ],
    example: 'NVRM: No NVIDIA GPU found.',
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  },
  ...['none of the nvidia devices were', 'no nvidia devices probed'].map((word) => ({
    words: [word],
    causes: [
      {
        code: 'gpu-not-supported-by-driver',
        decides: 'Does the kernel log say that the GPU is not supported by this release?',
      },
      { code: 'gpu-legacy-for-driver', decides: 'Does it name a Legacy driver for the GPU?' },
      { code: 'nouveau-conflict', decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?' },
      { code: 'gpu-init-failed', decides: 'Does it say RmInitAdapter failed?' },
      { code: 'no-nvidia-gpu', decides: 'Does lspci -d 10de: list nothing?' },
      { code: 'cc-unsupported-device', decides: 'Does this driver serve such GPUs elsewhere?' },
      { code: 'nova-core-conflict', decides: 'Does the kernel log say "already bound to NovaCore"?' },
      { code: 'gpu-bound-to-vfio', decides: 'Does lspci -nnk -d 10de: say vfio-pci?' },
    ],
    example: `NVRM: ${word}`,
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  })),
  ...[['nvidia: probe of', 'failed with error'], ['probe with driver nvidia failed with error']].map(
    (words) => ({
      words,
      reach: 60,
      causes: [
        ...refused,
        ...notStarted,
        {
          code: 'nouveau-conflict',
          decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?',
        },
      ],
      example: `nvidia 0000:01:00.0: ${words.join(' 0000:01:00.0 ')} -1`,
      counterExample: 'nouveau: probe of 0000:01:00.0 failed with error -12',
    }),
  ),
];
