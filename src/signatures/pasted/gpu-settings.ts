import { likely, proof, type Signature } from '../signature.ts';

/** What nvidia-smi and others show of a GPU's licence, link and settings. */
export const gpuSettingsSignatures: readonly Signature[] = [
  {
    words: ['virtualization mode : vgpu', 'license status : unlicensed'],
    reach: 400,
    causes: proof('vgpu-unlicensed'),
    example:
      '    GPU Virtualization Mode\n        Virtualization Mode               : VGPU\n        Host VGPU Mode                    : N/A\n    vGPU Software Licensed Product\n        License Status                    : Unlicensed (Unrestricted)',
    counterExample:
      '        Virtualization Mode               : Pass-Through\n        License Status                    : Unlicensed (Expiry: N/A)',
  },
  {
    // A whole GPU says it too, and computes all the same.
    words: ['license status : unlicensed'],
    causes: likely(
      'vgpu-unlicensed',
      'Does nvidia-smi -q say "Virtualization Mode : VGPU"? Then it is this; a whole GPU needs no licence to compute.',
    ),
    example: '        License Status                    : Unlicensed (Unrestricted)',
    counterExample: '        License Status                    : Licensed (Expiry: 2027-1-1 10:00:00 GMT)',
  },
  ...[
    ['nvidia-gridd', 'failed to acquire license'],
    ['nvidia-gridd', 'license not found'],
    ['nvidia-gridd', 'failed to register client'],
    ['nvidia-gridd', 'trusted store'],
    ['nvidia-gridd', 'unlicensed'],
    ['nvidia-gridd', 'lost license'],
    ['nvidia-gridd', 'failed server communication'],
    ['nvidia-gridd', 'license request timed out'],
    ['nvidia-gridd', 'license server not responding'],
    ['nvidia-gridd', 'failed to renew license'],
    ['nvidia-gridd', 'license', 'expired'],
    ['nvidia-gridd', 'token', 'invalid'],
    ['nvidia-gridd', 'failed to validate', 'token'],
    ['vgpu', 'performance', 'degraded'],
    ['vgpu', 'unlicensed state'],
    ['vgpu license state: unlicensed'],
    ['vgpu', 'license', 'not acquired'],
    ['nvidia-gridd', 'failed to fetch'],
    ['nvidia-gridd', 'failed to connect'],
    ['nvidia-gridd', 'failed to validate'],
    ['nvidia-gridd', 'unable to acquire'],
    ['nvidia-gridd', 'license', 'restricted'],
    ['nvidia-gridd', 'error: license'],
    ['nvidia-gridd', 'no such', 'token'],
    ['nvidia-gridd', 'client configuration token', 'not'],
  ].map((words) => ({
    words,
    reach: 160,
    causes: proof('vgpu-unlicensed'),
    example: `host ${words.join('[612]: ')} from licence.example`,
    counterExample:
      'nvidia-gridd[612]: License acquired successfully. (Info: licence.example, NVIDIA RTX Virtual Workstation)',
  })),
  ...['1x', '2x', '4x', '8x'].map((width) => ({
    words: ['link width', 'max : 16x', `current : ${width}`],
    reach: 40,
    causes: likely(
      'pcie-link-degraded',
      'Is it so while the GPU works, and has the slot more lanes (sudo lspci -vv, LnkCap of the port above it)? Then it is this.',
    ),
    example: `            Link Width\n                Max                       : 16x\n                Current                   : ${width}`,
    counterExample:
      '            Link Width\n                Max                       : 16x\n                Current                   : 16x',
  })),
  {
    words: ['lnksta:', ', width', '(downgraded)'],
    reach: 48,
    causes: likely(
      'pcie-link-degraded',
      'Is the device a GPU, and has the slot more lanes (LnkCap of the port above it)? Then it is this.',
    ),
    example: '\t\tLnkSta:\tSpeed 8GT/s (ok), Width x4 (downgraded)',
    counterExample: '\t\tLnkSta:\tSpeed 2.5GT/s (downgraded), Width x16 (ok)',
  },
  ...[' failed to ', ' unable to ', ' error: ', ' not licensed', ' timed out', ' refused'].map((word) => ({
    words: ['nvidia-gridd', word],
    reach: 60,
    causes: likely(
      'vgpu-unlicensed',
      'Does nvidia-smi -q say "License Status : Unlicensed"? Then it is this; else the service has nothing to do here.',
    ),
    example: `nvidia-gridd[812]: this one${word} do`,
    counterExample: 'nvidia-gridd[612]: License acquired successfully.',
  })),
  ...[1, 2, 4, 8].map((lanes) => ({
    words: ['pcie.link.width.current', ` ${lanes}, 16 `],
    reach: 100,
    causes: likely(
      'pcie-link-degraded',
      'Is it so while the GPU works, and has the slot more lanes (sudo lspci -vv, LnkCap of the port above it)? Then it is this.',
    ),
    example: `nvidia-smi --query-gpu=pcie.link.width.current,pcie.link.width.max --format=csv\n${lanes}, 16`,
    counterExample: 'nvidia-smi --query-gpu=pcie.link.width.current,pcie.link.width.max --format=csv\n16, 16',
  })),
  ...[...Array(50).keys()].map((over) => ({
    words: ['time nvidia-smi', ` 0m${over + 10}.`],
    reach: 3000,
    causes: likely(
      'persistence-mode-off',
      'Does nvidia-smi answer at once after sudo nvidia-smi -pm 1? Then it is this.',
    ),
    example: `$ time nvidia-smi\nreal\t0m${over + 10}.120s`,
    counterExample: '$ time nvidia-smi\nreal\t0m1.120s',
  })),
  {
    words: ['persistence mode for gpu', 'disabled'],
    reach: 40,
    causes: proof('persistence-mode-off'),
    example:
      "Persistence mode for GPU 0 is disabled. Enable persistence mode by running 'nvidia-smi -i 0 -pm 1'",
    counterExample: 'Enabled persistence mode for GPU 00000000:3B:00.0.',
  },
  {
    words: ['persistence mode is disabled on device'],
    causes: likely(
      'persistence-mode-off',
      'Do containers start slowly, or fail with "timed out"? Then it is this: sudo nvidia-smi -pm 1.',
    ),
    example: 'Warning: persistence mode is disabled on device 00000000:04:00.0.',
    counterExample: 'Persistence mode is already Enabled for GPU 00000000:04:00.0.',
  },
  {
    words: ['gpus ready state', 'not ready'],
    reach: 20,
    causes: proof('cc-not-ready'),
    example: 'Confidential Compute GPUs Ready state: not ready',
    counterExample: 'Confidential Compute GPUs Ready state: ready',
  },
  {
    words: ['gpus ready state', 'not-ready'],
    reach: 20,
    causes: proof('cc-not-ready'),
    example: 'Confidential Compute GPUs Ready state: not-ready',
    counterExample: 'Confidential Compute GPUs Ready state: ready',
  },
  {
    words: ['prime-select query', 'intel'],
    reach: 6,
    causes: proof('prime-intel-selected'),
    example: '$ prime-select query\nintel',
    counterExample: '$ prime-select query\non-demand',
  },
  {
    words: ['lnksta: speed', '(downgraded), width x16'],
    reach: 40,
    causes: [
      {
        code: 'pcie-link-idle-false-positive',
        decides: 'Does the speed rise while the GPU works? Then it is this: an idle GPU lowers it.',
      },
      {
        code: 'pcie-link-degraded',
        decides: 'Does it stay so under load (nvidia-smi -q -d PERFORMANCE beside it)? Then it is this.',
        hints: ['under load', 'riser'],
      },
    ],
    example: '\t\tLnkSta:\tSpeed 2.5GT/s (downgraded), Width x16 (ok)',
    counterExample: '\t\tLnkSta:\tSpeed 8GT/s (ok), Width x4 (downgraded)',
  },
  {
    words: ['running at pci link width', 'below the minimum'],
    reach: 80,
    causes: proof('pcie-link-degraded'),
    example:
      "GPU 3 is running at PCI link width 8X, which is below the minimum allowed link width of 16 (parameter 'min_pci_width')",
    counterExample: 'GPU 3 is running at PCI link width 16X',
  },
  ...[
    ['[not found]', 'mib'],
    ['mb |', '(null)'],
  ].map((words) => ({
    words,
    reach: 12,
    causes: [
      {
        code: 'gpu-memory-orphaned',
        decides:
          'Was it said on the host, and does ps know no such process? Then a dead program holds the memory: sudo fuser -v /dev/nvidia* finds what is left of it.',
      },
      {
        code: 'gpu-memory-in-use',
        decides: 'Was it said in a container? It cannot name programs of others; the host can.',
        hints: ['docker exec', 'inside the container', 'in the container', '/workspace#'],
      },
    ],
    example: `|    0   N/A  N/A      4711      C   ${words.join('       10151')} |`,
    counterExample: '|    0   N/A  N/A      4711      C   python3       10151MiB |',
  })),
  ...[0, 1, 2, 3].map((link) => ({
    words: [`link ${link}: <inactive>`],
    causes: likely(
      'nvlink-bridge-faulty',
      'Is a bridge mounted between the GPUs? Then it is not seated well or defective; without a bridge this is as it should be.',
    ),
    example: `GPU 0: NVIDIA RTX A6000 (UUID: GPU-5e8f1c5c)\n\t Link ${link}: <inactive>`,
    counterExample: `GPU 0: NVIDIA RTX A6000 (UUID: GPU-5e8f1c5c)\n\t Link ${link}: 14.062 GB/s`,
  })),
  {
    words: ['1073741816'],
    causes: likely(
      'nofile-limit-huge',
      'Is it what ulimit -n says in the container, and does a program go through all of them (apt, rpm, Python 2, xinetd)? Then it is this.',
    ),
    example: '$ docker run --rm ubuntu:22.04 bash -c "ulimit -n"\n1073741816',
    counterExample: '1048576',
  },
  ...['selecting the intel profile', 'intel is selected', 'is already set to: intel'].map(
    (word): Signature => ({
      words: [word],
      causes: likely('prime-intel-selected', 'Does prime-select query say intel?'),
      example: `Info: ${word}`,
      counterExample: 'Info: selecting the nvidia profile',
    }),
  ),
];
