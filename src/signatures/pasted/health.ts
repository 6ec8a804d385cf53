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

/** One GPU is there and does not answer. */
const handleUnknown: readonly TextCause[] = [
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
];

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
  ...[['fail - gpu: '], ['pulse test', 'fail'], ['dcgmi diag', 'fail'], ['targeted stress', 'fail']].map(
    (words) => ({
      words,
      reach: 80,
      causes: likely(
        'gpu-faulty',
        'Does it fail on the same GPU again, while nothing else runs on it? Then the board must be looked at by who sold it.',
      ),
      example: `| Memory  | ${words.join(' - GPU: ')} 2 |`,
      counterExample: '| Memory  | Pass - All |',
    }),
  ),
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
  ].map((words) => ({
    words,
    reach: 14,
    causes: proof('gpu-busy-or-bad'),
    example: `    GPU ${words.join('              ')}`,
    counterExample:
      '    GPU Reset Status\n        Reset Required                    : No\n    GPU Recovery Action : None',
  })),
  {
    words: ['unable to determine the device handle', 'insufficiently powered'],
    reach: 140,
    causes: proof('gpu-power-missing'),
    example:
      'Unable to determine the device handle for GPU 0000:86:00.0: Unable to communicate with GPU because it is insufficiently powered.',
    counterExample: 'Unable to determine the device handle for GPU 0000:05:00.0: Unknown Error',
  },
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
      {
        code: 'mig-created-after-start',
        decides: 'Were instances (MIG) made after the container was started? Then start it again.',
        hints: [' mig '],
      },
    ],
    example: 'Unable to determine the device handle for GPU 0000:05:00.0: Insufficient Permissions',
    counterExample: 'Unable to determine the device handle for GPU 0000:05:00.0: Unknown Error',
  },
  {
    // nvidia-smi adds the second where it is the only GPU.
    words: ['unable to determine the device handle', 'unknown error', 'no devices were found'],
    reach: 120,
    causes: handleUnknown,
    example:
      'Unable to determine the device handle for GPU0: 0000:81:00.0: Unknown Error\nNo devices were found',
    counterExample: 'Unable to determine the device handle for GPU0: 0000:81:00.0: Unknown Error',
  },
  {
    words: ['unable to determine the device handle', 'not found'],
    reach: 60,
    causes: [
      {
        code: 'gpu-device-handle-unknown',
        decides: 'Does the kernel log name no reason (sudo dmesg | grep -i nvrm)? Then it is this.',
      },
      { code: 'gpu-init-failed', decides: 'Does it say RmInitAdapter failed?' },
      {
        code: 'open-kernel-module-unsupported',
        decides: 'Does it speak of open nvidia.ko, or does the GPU work with the other kind of module?',
      },
      { code: 'gpu-fell-off-bus', decides: 'Does it say "fallen off the bus" or Xid 79?' },
    ],
    example: 'Unable to determine the device handle for GPU 0000:01:00.0: Not Found',
    counterExample: 'Unable to determine the device handle for GPU0000:25:00.0: Unknown Error',
  },
  {
    words: ['unable to determine the device handle'],
    causes: handleUnknown,
    example: 'Unable to determine the device handle for GPU0000:25:00.0: Unknown Error',
    counterExample: 'Unable to determine the version of the driver',
  },
];
