import { likely, proof, type Signature } from '../signature.ts';

/** What nvidia-smi and others show of a GPU's licence, link and settings. */
export const gpuSettingsSignatures: readonly Signature[] = [
  {
    words: ['license status : unlicensed'],
    causes: proof('vgpu-unlicensed'),
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
    ['nvidia-gridd', 'failed to renew license'],
    ['nvidia-gridd', 'license', 'expired'],
    ['nvidia-gridd', 'token', 'invalid'],
    ['nvidia-gridd', 'failed to validate', 'token'],
    ['vgpu', 'performance', 'degraded'],
    ['vgpu', 'unlicensed state'],
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
  {
    words: ['persistence mode for gpu', 'disabled'],
    reach: 40,
    causes: proof('persistence-mode-off'),
    example:
      "Persistence mode for GPU 0 is disabled. Enable persistence mode by running 'nvidia-smi -i 0 -pm 1'",
    counterExample: 'Enabled persistence mode for GPU 00000000:3B:00.0.',
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
];
