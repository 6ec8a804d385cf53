import { likely, proof, type Signature, type TextCause } from '../signature.ts';

export const serviceFailed: readonly TextCause[] = [
  {
    code: 'fabric-manager-version-mismatch',
    decides:
      'Do nv-fabricmanager --version and nvidia-smi name different versions? Then it is this; journalctl -u nvidia-fabricmanager says so too.',
    hints: ['match with driver version'],
  },
  {
    code: 'fabric-manager-not-needed',
    decides:
      'Does the machine have no NVSwitches (lspci -d 10de: lists no bridge)? Then the service has nothing to do.',
    hints: ['nothing_to_do', 'geforce', 'laptop', ' rtx ', 'no nvswitch'],
  },
  {
    code: 'fabric-manager-missing',
    decides:
      'Does it fail for another reason, on a machine with NVSwitches? Its log, /var/log/fabricmanager.log, says which.',
  },
];

const notRunning = likely(
  'fabric-manager-missing',
  'Does the machine have NVSwitches (lspci -d 10de: lists bridges)? Then the service is needed; without them it is not.',
);

/** What fabric manager, NVSwitches and NVLink connections say. */
export const fabricSignatures: readonly Signature[] = [
  {
    words: ['fabric manager', 'driver interface version'],
    reach: 40,
    causes: proof('fabric-manager-version-mismatch'),
    example:
      "nv-fabricmanager[812]: fabric manager NVIDIA GPU driver interface version 550.90.07 don't match with driver version 550.54.15. Please update with matching NVIDIA driver package.",
    examples: [
      'fabric manager NVIDIA GPU driver interface version 570.86 doesn’t match with driver version 570.12.',
    ],
    counterExample: 'fabric manager is using driver version 550.54.15',
  },
  {
    words: ['nvidia-nvswitch', 'version mismatch'],
    reach: 40,
    causes: proof('fabric-manager-version-mismatch'),
    example: 'nvidia-nvswitch: Version mismatch, kernel version 570.86.10 user version 570.124.06',
    counterExample: 'nvidia-nvswitch0: using MSI',
  },
  {
    words: ['fabricmanager', 'version mismatch'],
    reach: 100,
    causes: proof('fabric-manager-version-mismatch'),
    example:
      'nvidia-fabricmanager: ERROR: driver version mismatch between fabric manager 570.86 and driver 570.12',
    counterExample: 'Starting NVIDIA fabric manager service',
  },
  {
    words: ['nv_warn_nothing_to_do'],
    causes: proof('fabric-manager-not-needed'),
    example:
      'request to query NVSwitch device information from NVSwitch driver failed with error:WARNING Nothing to do [NV_WARN_NOTHING_TO_DO]',
    counterExample: 'nothing to do.',
  },
  ...[
    ['nv-fabricmanager', 'incompatible'],
    ['fabric manager version', 'driver version'],
    ['incompatible', 'fabric manager version'],
  ].map((words) => ({
    words,
    reach: 300,
    causes: likely(
      'fabric-manager-version-mismatch',
      'Are the two versions not the same? Then install the fabric manager of the driver.',
    ),
    example: `${words.join(' is : 535.161.08, an ')} 535.183.01`,
    counterExample: 'fabric manager is using driver version 550.54.15',
  })),
  {
    words: ['fabric', 'state : in progress'],
    reach: 20,
    causes: proof('fabric-not-completed'),
    example:
      '    Fabric\n        State                             : In Progress\n        Status                            : N/A',
    counterExample:
      '    Fabric\n        State                             : Completed\n        Status                            : Success',
  },
  ...['route unhealthy', 'route recovery in progress', 'access timeout recovery'].map((word) => ({
    words: [`${word} : true`],
    causes: proof('fabric-degraded'),
    example: `        ${word}                   : True`,
    counterExample: `        ${word}                   : False`,
  })),
  {
    words: ['health', 'bandwidth : degraded'],
    reach: 60,
    causes: proof('fabric-degraded'),
    example: '        Health\n            Bandwidth                     : Degraded',
    counterExample: '        Health\n            Bandwidth                     : Full',
  },
  ...[
    'uncorrectable nvlink error',
    'nvlink_uncorrectable',
    'nvlink: fatal error detected',
    'nvlinkuncorrectable',
  ].map((word) => ({
    words: [word],
    causes: proof('nvlink-uncorrectable'),
    example: `CUDA error: ${word} detected during the execution`,
    counterExample: 'GPU 0: NVIDIA H100 Link 0: 26.562 GB/s',
  })),
  ...[
    ['fabricmanager', 'control process exited'],
    ['fabricmanager', 'main process exited', 'status=1/failure'],
    ['status nvidia-fabricmanager', 'failed'],
    ['fabricmanager', "failed with result 'exit-code'"],
    ['failed to start', 'fabricmanager service'],
    ['fabricmanager', 'active: failed'],
  ].map((words) => ({
    words,
    reach: 300,
    causes: serviceFailed,
    example: `systemd[1]: ${words.join(' - ')}`,
    counterExample: 'systemd[1]: Started FabricManager service.',
  })),
  {
    words: ['fabricmanager', 'no nvswitch'],
    reach: 120,
    causes: likely('fabric-manager-not-needed', 'Does lspci -d 10de: list no bridge? Then it is this.'),
    example: 'nv-fabricmanager[980]: failed to open NVSwitch driver: no NVSwitch devices found',
    counterExample: 'nv-fabricmanager[980]: Connected to 4 NVSwitch devices',
  },
  ...[
    ['nvidia-fabricmanager', 'not be found'],
    ['nvidia-fabricmanager.service not found'],
    ['nvidia-fabricmanager', 'active: inactive (dead)'],
    ['fabric manager', 'is not running'],
    ['fabric manager is not initialized'],
    ['is-active nvidia-fabricmanager', 'inactive'],
    ['fabricmanager', 'inactive (dead)'],
    ['unable to locate package nvidia-fabricmanager'],
    ['unable to locate package nvidia-fabric-manager'],
    ['no match for argument: nvidia-fabric'],
    ['fabricmanager', 'nvlsm', 'not'],
    ['fabricmanager', 'nvlsm', 'no such file'],
    ['fabricmanager', 'ib_umad'],
    ['nvlsm', 'failed to start'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: notRunning,
    example: words.join('.service '),
    counterExample: 'nvidia-fabricmanager.service: Active: active (running)',
  })),
  ...[
    ['nvlink', 'link failure'],
    ['nvlink', 'not trained'],
    ['nvlink', 'training failed'],
    ['nvlink', 'failed to train'],
    ['nvlink', 'recovery error'],
    ['nvlink', 'in error state'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: likely(
      'nvlink-uncorrectable',
      'Does the kernel log tell of Xid 74 or 144 to 150, or of SXids? Then it is this.',
    ),
    example: `[ERROR] detected ${words.join(' trunk ')}s on node 0`,
    counterExample: 'NVLink is supported',
  })),
  {
    words: ['fabric.state', 'in progress'],
    reach: 60,
    causes: proof('fabric-not-completed'),
    example: '$ nvidia-smi --query-gpu=fabric.state,fabric.status --format=csv\nIn Progress, N/A',
    counterExample: '$ nvidia-smi --query-gpu=fabric.state,fabric.status --format=csv\nCompleted, Success',
  },
  ...[
    ['fabric manager', 'does not match', 'driver'],
    ['fabric manager', 'mismatch', 'driver'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'fabric-manager-version-mismatch',
      'Do nv-fabricmanager --version and nvidia-smi name different versions? Then it is this.',
    ),
    example: `the version of ${words.join(' ')} of the host`,
    counterExample: 'fabric manager is using driver version 550.54.15',
  })),
];
