import { likely, proof, type Signature } from '../signature.ts';

const free =
  'Does nvidia-smi -L list no MIG device below a GPU with MIG on? Then it is this: make GPU and compute instances.';

/** What nvidia-smi, the toolkit and NVIDIA's tools for Kubernetes say of GPUs that are cut into instances (MIG). */
export const migSignatures: readonly Signature[] = [
  ...[
    'no mig devices found',
    'no gpu instances found',
    'no compute instances found',
    'possible mig misconfiguration',
  ].map((word) => ({
    words: [word],
    causes: proof('mig-no-instances'),
    example: `|  ${word}                                                       |`,
    counterExample: 'Successfully created GPU instance ID  9 on GPU  0 using profile MIG 3g.20gb (ID  9)',
  })),
  {
    words: ['at least one device', 'migenabled=true', 'was not configured correctly'],
    reach: 120,
    causes: proof('mig-no-instances'),
    example:
      'invalid MIG configuration: At least one device with migEnabled=true was not configured correctly: error visiting device: device 0 has an invalid MIG configuration',
    counterExample: 'MIG configuration applied successfully',
  },
  ...['has an invalid mig configuration', 'no mig-enabled devices found'].map((word) => ({
    words: [word],
    causes: likely('mig-no-instances', free),
    example: `error visiting device: device 0 ${word}`,
    counterExample: 'MIG configuration applied successfully',
  })),
  ...[1, 2, 3].map((slices) => ({
    words: [`mig ${slices}g.`, ` 0/${{ 1: 7, 2: 3, 3: 2 }[slices]} `],
    reach: 14,
    causes: likely('mig-no-instances', free),
    example: `|   0  MIG ${slices}g.10gb       19     0/${{ 1: 7, 2: 3, 3: 2 }[slices]}        9.50       No     14     0     0   |`,
    counterExample: `|   0  MIG ${slices}g.10gb       19     2/7        9.50       No     14     0     0   |`,
  })),
  ...['missing mig gpu instance capability path', 'missing mig compute instance capability path'].map(
    (word) => ({
      words: [word],
      causes: proof('mig-caps-missing'),
      example: `panic: Fatal: ${word}: /proc/driver/nvidia/capabilities/gpu0/mig/gi3/access`,
      counterExample: 'stat failed: /dev/nvidia0: no such file or directory',
    }),
  ),
  ...['/proc/driver/nvidia/capabilities', '/dev/nvidia-caps/'].map((path) => ({
    words: [path, 'no such file or directory'],
    reach: 100,
    causes: likely(
      'mig-caps-missing',
      'Does nvidia-smi -L list the instance, and ls of that path on the host show nothing? Then it is this; nvidia-modprobe makes the nodes.',
    ),
    example: `mount error: stat failed: ${path}/gpu0/mig/gi7/access: no such file or directory`,
    counterExample: 'stat failed: /dev/nvidia0: no such file or directory',
  })),
  {
    words: ['/dev/nvidia-caps/', 'not permitted'],
    reach: 100,
    causes: likely(
      'mig-created-after-start',
      'Was the instance made after the container was started? Then start the container again.',
    ),
    example: '/dev/nvidia-caps/nvidia-cap21: Operation not permitted',
    counterExample: '/dev/nvidia0: Operation not permitted',
  },
  ...[
    ['unable to', ' mig mode ', 'insufficient permissions'],
    ['gpu instance', 'insufficient permissions'],
    ['compute instance', 'insufficient permissions'],
    [' mig ', 'insufficient permissions'],
    [' mig ', 'lack of permissions'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: likely(
      'mig-permission',
      'Does the same command work as root, or the container with --privileged or CAP_SYS_ADMIN and NVIDIA_MIG_CONFIG_DEVICES? Then it is this.',
    ),
    example: words.join(' on GPU 0: '),
    counterExample: 'Failed to initialize NVML: Insufficient Permissions',
  })),
  {
    words: ['unable to', ' mig mode ', 'in use by another client'],
    reach: 120,
    causes: likely(
      'mig-mode-pending',
      'Does a program, DCGM or nvidia-persistenced use the GPU? When they have ended, or after a reset, the mode changes.',
    ),
    example: 'Unable to enable MIG Mode for GPU 00000000:65:00.0: In use by another client',
    counterExample: 'Enabled MIG Mode for GPU 00000000:65:00.0',
  },
  {
    words: ['mig mode is in pending'],
    causes: proof('mig-mode-pending'),
    example: 'Warning: MIG mode is in pending enable state for GPU 00000000:65:00.0:In use by another client',
    counterExample: 'Enabled MIG Mode for GPU 00000000:65:00.0',
  },
  ...[
    ['enabled', 'disabled'],
    ['disabled', 'enabled'],
  ].map(([now = '', then = '']) => ({
    words: ['mig mode', `current : ${now}`, `pending : ${then}`],
    reach: 40,
    causes: proof('mig-mode-pending'),
    example: `    MIG Mode\n        Current                           : ${now}\n        Pending                           : ${then}`,
    counterExample: `    MIG Mode\n        Current                           : ${now}\n        Pending                           : ${now}`,
  })),
  ...['enabled*', 'disabled*'].map((word) => ({
    words: [`| ${word} |`],
    reach: 1,
    causes: likely(
      'mig-mode-pending',
      'Does nvidia-smi -q -d MIG show another mode as pending than as current?',
    ),
    example: `|                               |                      |             ${word} |`,
    counterExample: '|                               |                      |              Enabled |',
  })),
  ...[
    ['cannot set mig_', 'non privileged container'],
    ['mig_config_devices', 'privilege'],
    ['mig_monitor_devices', 'privilege'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: proof('mig-permission'),
    example: `stderr: panic: ${words.join('CONFIG_DEVICES in ')}`,
    counterExample: 'Failed to initialize NVML: Insufficient Permissions',
  })),
  {
    words: ['duplicate gpu detected'],
    causes: [
      {
        code: 'cuda-visible-devices-wrong',
        decides:
          'Do several ranks run on one GPU, since CUDA_VISIBLE_DEVICES or the local rank is the same for all? Then it is this.',
      },
      {
        code: 'mig-single-instance-per-process',
        decides: 'Are they MIG instances? A process sees one, and NCCL does not join instances of one GPU.',
        hints: ['mig-', 'mig 1g', 'mig 2g', 'mig 3g'],
      },
    ],
    example: 'init.cc:782 NCCL WARN Duplicate GPU detected : rank 1 and rank 0 both on CUDA device 3b000',
    counterExample: 'duplicate key detected',
  },
  {
    words: ['mig-gpu-', 'no cuda-capable device'],
    reach: 400,
    causes: likely(
      'mig-uuid-format',
      'Does nvidia-smi -L name instances by MIG- and a UUID? Then the driver no longer takes the older names MIG-GPU-….',
    ),
    example: 'CUDA_VISIBLE_DEVICES=MIG-GPU-5e8f1c5c-0000/7/0: no CUDA-capable device is detected',
    counterExample: 'CUDA_VISIBLE_DEVICES=2: no CUDA-capable device is detected',
  },
  {
    words: ['mig-gpu-', 'no cuda gpus are available'],
    reach: 400,
    causes: likely(
      'mig-uuid-format',
      'Does nvidia-smi -L name instances by MIG- and a UUID? Then the driver no longer takes the older names MIG-GPU-….',
    ),
    example: 'CUDA_VISIBLE_DEVICES=MIG-GPU-5e8f1c5c-0000/7/0: RuntimeError: No CUDA GPUs are available',
    counterExample: 'CUDA_VISIBLE_DEVICES=2: No CUDA GPUs are available',
  },
  {
    words: ['visible_devices=mig-gpu-'],
    causes: likely(
      'mig-uuid-format',
      'Does nvidia-smi -L name instances by MIG- and a UUID? Then the driver no longer takes the older names MIG-GPU-….',
    ),
    example: 'CUDA_VISIBLE_DEVICES=MIG-GPU-5e8f1c5c-0000/7/0 python3 train.py',
    counterExample: 'CUDA_VISIBLE_DEVICES=MIG-5e8f1c5c-0000 python3 train.py',
  },
];
