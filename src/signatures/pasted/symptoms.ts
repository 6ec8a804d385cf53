import { busy, notReady } from '../cuda.ts';
import { likely, type Signature, type TextCause } from '../signature.ts';
import { ncclHangs } from './nccl.ts';
import { noGpuSeen } from './no-driver-inside.ts';

const asleep = likely(
  'uvm-module-stale',
  'Does CUDA work again when the machine is restarted, or nvidia_uvm loaded anew? Then it is this.',
);

const notSigned = likely(
  'secure-boot-unsigned',
  'Does mokutil --sb-state say enabled, and sudo modprobe nvidia that a key was rejected or is not available? Then it is this.',
);

const newInstances: readonly TextCause[] = [
  {
    code: 'mig-created-after-start',
    decides: 'Were the instances made after the container was started? Then start it again.',
  },
  {
    code: 'mig-devices-not-detected',
    decides: 'Does nvidia-smi -L on the host list them, and nvidia-container-cli list not?',
    hints: ['nvidia-container-cli'],
  },
  { code: 'mig-no-instances', decides: 'Does nvidia-smi -L list none?' },
];

/** What people say in their own words where no program says why; it is looked for last. */
export const symptomSignatures: readonly Signature[] = [
  ...[['cuda.is_available', 'false']].map(
    (words): Signature => ({
      words,
      reach: 30,
      causes: noGpuSeen,
      symptom: true,
      example: `>>> ${words.join(' =\n')}\n`,
      counterExample: '>>> torch.cuda.is_available()\nTrue',
    }),
  ),
  ...['', ')', ' = ', ' -> ', ': ', ' == ', ' returns ', ' returned ', ' gives ', ' is ', ' reports '].map(
    (between): Signature => ({
      words: [`device_count()${between}0 `],
      causes: noGpuSeen,
      symptom: true,
      example: `torch.cuda.device_count()${between} 0`,
      counterExample: 'torch.cuda.device_count() -> 8',
    }),
  ),
  ...[
    ['allreduce', 'hang'],
    ['allreduce', 'deadlock'],
    ['all_reduce_perf', 'hang'],
    ['p2pbandwidthlatencytest', 'hang'],
    ['nccl', ' hangs '],
    ['hangs', 'nccl'],
    ['multi-gpu', ' hang'],
    [' hang', 'multi-gpu'],
    ['freez', 'all_reduce'],
    ['freez', 'allreduce'],
    ['freez', 'nccl'],
    ['all_reduce', 'stuck'],
    ['nccl', ' stuck '],
    ['stuck in nccl'],
    ['stuck at nccl'],
    [' hang', 'ncclallreduce'],
    [' hang', 'nccl init'],
    ['nccl_p2p_level', ' works '],
    ['nccl_p2p_level', ' helps '],
    ['nccl_p2p_level', ' fixes '],
  ].map((words) => ({
    words,
    reach: 60,
    causes: ncclHangs,
    example: `the test ${words.join(' of two GPUs ')} and nothing more comes`,
    counterExample: 'NCCL INFO Launch mode Parallel',
  })),
  ...[
    ['cuda', 'after', 'suspend'],
    ['torch.cuda', 'suspended'],
    ['suspended', 'torch.cuda'],
    ['suspend', 'cuda', 'fail'],
    ['resum', 'cuda', 'unknown'],
  ].map((words) => ({
    words,
    reach: 100,
    causes: asleep,
    example: `it ${words.join(' no longer works, ')} error`,
    counterExample: 'nvidia-suspend.service: Deactivated successfully.',
  })),
  ...[
    ['secure boot', 'nvidia', 'not load'],
    ['nvidia', 'not load', 'secure boot'],
    ['module.sig_enforce=1', 'nvidia'],
    ['nvidia', 'keys are rejected'],
    ['nvidia', 'secure boot is enabled'],
    ['secure boot is enabled', 'nvidia'],
    ['nvidia', 'secure boot enabled'],
    ['nvidia', 'not signed', 'secure boot'],
    ['secure boot', 'nvidia', 'not signed'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: notSigned,
    example: `with ${words.join(' the module of ')} at all`,
    counterExample: 'secureboot: Secure boot disabled',
  })),
  ...[
    ["doesn't see", ' mig '],
    ['does not see', ' mig '],
    ['not detect', ' mig '],
    [' mig ', 'not detected'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: newInstances,
    example: `the container ${words.join(' the new ')} instances`,
    counterExample: 'MIG devices: 2',
  })),
  ...[
    ['device_count() returns 1 ', ' mig '],
    [' mig ', 'device_count() returns 1 '],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'mig-single-instance-per-process',
      'Are several instances given to the container? A process sees one of them.',
    ),
    example: `${words.join(' of several instances: ')} and no more`,
    counterExample: 'torch.cuda.device_count() returns 8',
  })),
  ...[
    ['nvidia-cuda-mps-control', 'hang'],
    ['hang', ' mps '],
  ].map((words) => ({
    words,
    reach: 120,
    causes: busy
      .filter(({ code }) => code === 'mps-unreachable')
      .map(({ code, decides }) => ({ code, decides })),
    example: `with ${words.join(' the programs of the host and ')} on`,
    counterExample: 'nvidia-cuda-mps-control -d',
  })),
  ...[
    ['task nvidia-smi:', 'blocked for more than'],
    ['soft lockup', '[nvidia-smi:'],
    ['soft lockup', '[irq/', '-nvidia'],
    ['task irq/', '-nvidia', 'blocked for more than'],
    ['nvidia-smi', ' hangs '],
    ['nvidia-smi', ' freezes '],
    ['nvidia-smi', ' not respond'],
  ].map((words) => ({
    words,
    reach: 40,
    causes: [
      {
        code: 'gsp-rpc-timeout',
        decides: 'Does the kernel log tell of Xid 119 or 120 (sudo dmesg | grep -i xid)?',
      },
      { code: 'gpu-fell-off-bus', decides: 'Does it say "fallen off the bus" or Xid 79?' },
      { code: 'gpu-faulty', decides: 'Does it tell of neither, and is it the same after a power cycle?' },
      {
        code: 'persistence-mode-off',
        decides: 'Does nvidia-smi answer after half a minute, and at once after sudo nvidia-smi -pm 1?',
      },
    ],
    example: `INFO: ${words.join(' 4711 ')} 120 seconds.`,
    counterExample: 'INFO: task kworker/0:1 blocked for more than 120 seconds.',
  })),
  ...[
    ['nvidia-smi', ' takes ', 'seconds'],
    ['nvidia-smi', ' very slow '],
    ['docker run', ' takes ', ' minutes '],
  ].map((words) => ({
    words,
    reach: 40,
    causes: likely(
      'persistence-mode-off',
      'Does nvidia-smi answer at once after sudo nvidia-smi -pm 1? Then it is this.',
    ),
    example: `${words.join(' 30 ')} to start`,
    counterExample: 'docker run finished in 2 seconds',
  })),
  ...[['shows err! '], ['showing err! '], [' err! in '], ['err! for '], ['err! on ', 'fan']].map((words) => ({
    words,
    reach: 60,
    causes: [
      {
        code: 'gpu-faulty',
        decides:
          'Is more than the fan in error, or does the GPU not work? Then reset it, and have it tested if it stays.',
      },
      {
        code: 'gpu-fan-err-only',
        decides: 'Is it the column of the fan alone? Then nothing is wrong.',
        hints: ['fan column'],
      },
      { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79?' },
      { code: 'gsp-rpc-timeout', decides: 'Does the kernel log tell of Xid 119 or 120?' },
    ],
    example: `nvidia-smi ${words.join(' the ')} the column`,
    counterExample: '|ERR!   59C    P0    66W / 480W |    120MiB / 24564MiB |      0%      Default |',
  })),
  ...['nouveau errors', 'nouveau driver is loaded', 'nouveau is loaded'].map((word) => ({
    words: [word],
    causes: likely(
      'nouveau-conflict',
      'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
    ),
    example: `the log is full of ${word}`,
    counterExample: 'nouveau: module blacklisted',
  })),
  ...['error 802', '802 system'].map((word) => ({
    words: [word],
    causes: notReady,
    example: `CUDA initialisation fails with ${word} error`,
    counterExample: 'Error 804',
  })),
  ...[
    ['gpu memory', 'no process'],
    ['nvidia-smi', 'no process listed'],
    ['nvidia-smi', 'no processes listed'],
    ['memory', 'but no process'],
    ['used but no process'],
    ['no running processes found', 'fuser'],
    ['fuser', 'no running processes found'],
    [' used', 'no process', 'nvidia-smi'],
    ['gpu memory', ' not freed'],
    ['gpu memory', ' not released'],
    ['gpu memory', 'kill -9'],
    ['gpu memory', 'zombie'],
    ['memory is not released', 'gpu'],
    ['fuser -v /dev/nvidia', 'f...m'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'gpu-memory-orphaned',
      'Does sudo fuser -v /dev/nvidia* find a process that nvidia-smi does not list? Then it holds the memory.',
    ),
    example: `${words.join(' in use, ')} is shown`,
    counterExample: 'GPU memory: 80 GiB',
  })),
  ...[
    [' after ', ' kernel ', 'nvidia-smi'],
    ['nvidia-smi', ' after ', ' kernel '],
    ['nvidia-smi', 'new kernel'],
    ['kernel update', 'nvidia driver'],
    ['nvidia driver', 'kernel update'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: likely(
      'kernel-upgraded-no-module',
      'Does find /lib/modules -name "nvidia.ko*" list modules of other kernels only, not of uname -r? Then it is this.',
    ),
    example: `it no longer works ${words.join(' the ')} came`,
    counterExample: 'after the reboot the kernel is 6.8.0',
  })),
  {
    words: ['no nvidia driver installed'],
    causes: likely('driver-not-installed', 'Is no package of the driver installed on the host?'),
    example: 'there is no NVIDIA driver installed',
    counterExample: 'the NVIDIA driver is installed',
  },
  {
    words: ['runtime hook directly', 'not supported'],
    causes: [
      {
        code: 'jetson-gpus-flag',
        decides: 'Is it a Jetson (/etc/nv_tegra_release)? Then it is --gpus: it takes --runtime nvidia.',
      },
      { code: 'cdi-mode-with-gpus-flag', decides: "Does config.toml say mode = 'cdi'? Then it is this." },
    ],
    example: '--gpus fails: the NVIDIA Container Runtime Hook directly is not supported',
    counterExample: 'the requested mode is not supported',
  },
];
