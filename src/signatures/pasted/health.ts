import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** A GPU that answers in part. */
const half: readonly TextCause[] = [
  {
    code: 'gpu-faulty',
    decides:
      'Does the kernel log tell of no Xid (sudo dmesg | grep -i xid)? Then reset the GPU, and have it tested if it stays.',
  },
  { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79?' },
  { code: 'gsp-rpc-timeout', decides: 'Does the kernel log tell of Xid 119 or 120?' },
];

const retired = 'Does nvidia-smi -q -d ROW_REMAPPER,PAGE_RETIREMENT say pending? Then it is this.';

/** What nvidia-smi shows of the health of a GPU, in its table, in its report (-q) and in its lists. */
export const healthSignatures: readonly Signature[] = [
  ...[['err! on |'], ['err! off |'], ['| err! |'], ['err! err!'], ['err! /'], ['|err!', 'n/a / n/a']].map(
    (words) => ({
      words,
      reach: 30,
      causes: half,
      example: `|${words.join('   46C    P0            ').replace('|', '')}  |      0MiB / 81920MiB |    ERR!      Default |`,
      counterExample: '|ERR!   59C    P0    66W / 480W |    120MiB / 24564MiB |      0%      Default |',
    }),
  ),
  {
    words: ['[unknown error]'],
    causes: half,
    example: '0, NVIDIA A100-SXM4-40GB, [Unknown Error], 0 MiB',
    counterExample: 'Failed to initialize NVML: Unknown Error',
  },
  ...['gpu current temp', 'performance state', 'product name'].map((field) => ({
    words: [`${field} : unknown error`],
    causes: half,
    example: `        ${field}                  : Unknown Error`,
    counterExample: '    Fan Speed                             : Unknown Error',
  })),
  {
    words: ['inforom is corrupted'],
    causes: likely(
      'gpu-faulty',
      'Is it still said after the machine was powered off and on? Then the board must be looked at by who sold it.',
    ),
    example: 'WARNING: infoROM is corrupted at gpu 0000:3B:00.0',
    counterExample: '    Inforom Version',
  },
  ...[
    ['gpu requires reset'],
    ['reset required : yes'],
    ['recovery action : gpu reset'],
    ['recovery action : reset'],
    ['recovery action : node reboot'],
    ['recovery action : reboot'],
    ['recovery action : drain'],
    ['nvml_error_reset_required'],
  ].map((words) => ({
    words,
    reach: 14,
    causes: proof('gpu-busy-or-bad'),
    example: `    GPU ${words.join('              ')}`,
    counterExample:
      '    GPU Reset Status\n        Reset Required                    : No\n    GPU Recovery Action : None',
  })),
  {
    words: ['unable to determine the device handle', 'gpu is lost'],
    reach: 80,
    causes: proof('gpu-fell-off-bus'),
    example:
      'Unable to determine the device handle for GPU1: 0000:0A:00.0: GPU is lost.  Reboot the system to recover this GPU',
    counterExample: 'Unable to determine the device handle for GPU 0000:05:00.0: Unknown Error',
  },
  {
    words: ['unable to determine the device handle', 'insufficient permissions'],
    reach: 80,
    causes: [
      {
        code: 'device-node-permissions',
        decides: 'Does ls -l /dev/nvidia* show a mode that keeps this user out?',
      },
      { code: 'selinux-denial', decides: 'Does ausearch -m avc show denials of /dev/nvidia*?' },
    ],
    example: 'Unable to determine the device handle for GPU 0000:05:00.0: Insufficient Permissions',
    counterExample: 'Unable to determine the device handle for GPU 0000:05:00.0: Unknown Error',
  },
  {
    words: ['unable to determine the device handle'],
    causes: [
      {
        code: 'gpu-device-handle-unknown',
        decides:
          'Does the kernel log say why one GPU cannot be reached (sudo dmesg | grep -i nvrm)? Nothing but that: it is this.',
      },
      {
        code: 'gpu-fell-off-bus',
        decides: 'Does the kernel log say "fallen off the bus" or Xid 79? Then it is this.',
      },
      { code: 'gpu-init-failed', decides: 'Does it say RmInitAdapter failed?' },
      { code: 'gsp-rpc-timeout', decides: 'Does it tell of Xid 119 or 120?' },
      { code: 'gpu-faulty', decides: 'Does the GPU stay unreachable after a power cycle?' },
    ],
    example: 'Unable to determine the device handle for GPU0000:25:00.0: Unknown Error',
    examples: ['Unable to determine the device handle for GPU 0000:01:00.0: Not Found'],
    counterExample: 'Unable to determine the version of the driver',
  },
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
  {
    words: ['remapped rows', 'pending : yes', 'remapping failure occurred : no'],
    reach: 110,
    causes: proof('ecc-row-remap'),
    example:
      '    Remapped Rows\n        Correctable Error                 : 0\n        Uncorrectable Error               : 1\n        Pending                           : Yes\n        Remapping Failure Occurred        : No',
    counterExample:
      '    Remapped Rows\n        Correctable Error                 : 0\n        Uncorrectable Error               : 0\n        Pending                           : No\n        Remapping Failure Occurred        : No',
  },
  {
    words: ['remapping failure occurred : yes'],
    causes: proof('ecc-row-remap-failure'),
    example: '        Remapping Failure Occurred        : Yes',
    counterExample: '        Remapping Failure Occurred        : No',
  },
  ...['pending page blacklist', 'pending page retirement'].map((field) => ({
    words: [`${field} : yes`],
    causes: proof('ecc-row-remap'),
    example: `        ${field}            : Yes`,
    counterExample: `        ${field}            : No`,
  })),
  ...['row remapper: new row', 'new retired page, reload the driver', 'marked for remapping, reset gpu'].map(
    (word) => ({
      words: [word],
      causes: proof('ecc-row-remap'),
      example: `NVRM: ${word} to activate.`,
      counterExample: 'Row Remapper: fatal error, unable to remap',
    }),
  ),
  ...[['row remap', 'fail'], ['unable to retire page']].map((words) => ({
    words,
    reach: 20,
    causes: likely(
      'ecc-row-remap-failure',
      'Does nvidia-smi -q -d ROW_REMAPPER say Remapping Failure Occurred: Yes? Then the board must be replaced.',
    ),
    example: `GPU 3: ${words.join('ping has ')}`,
    counterExample: 'Row Remapper: New row marked for remapping, reset gpu to activate.',
  })),
  ...[
    ['row remap', 'pending'],
    ['pending row remap'],
    ['pending page retirement'],
    ['pages pending retirement'],
  ].map((words) => ({
    words,
    reach: 20,
    causes: likely('ecc-row-remap', retired),
    example: `GPU 3: ${words.join('ping is ')}`,
    counterExample: 'Row Remapper: New row marked for remapping, reset gpu to activate.',
  })),
  ...[
    'uncorrectable ecc error encountered',
    'error_ecc_uncorrectable',
    'erroreccuncorrectable',
    'uncorrectable double bit error',
    'volatile dbes in gpu',
    'double bit ecc error',
  ].map((word) => ({
    words: [word],
    causes: proof('ecc-uncorrectable'),
    example: `CUDA error: ${word} encountered`,
    counterExample: '    Volatile Uncorr. ECC',
  })),
  {
    words: ['uncorrectable ecc error'],
    causes: likely(
      'ecc-uncorrectable',
      "Is it a GPU's memory (nvidia-smi -q -d ECC counts uncorrectable errors)? Then it is this.",
    ),
    example: 'GPU 3 has an uncorrectable ECC error',
    counterExample: '    Volatile Uncorr. ECC',
  },
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
