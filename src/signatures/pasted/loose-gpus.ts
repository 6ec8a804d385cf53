import { versionMismatch } from '../driver.ts';
import type { Signature, TextCause } from '../signature.ts';
import { serviceFailed } from './fabric.ts';
import { notStarted } from './kernel-gpu.ts';
import {
  build,
  cause,
  faulty,
  fellOff,
  gsp,
  headers,
  hostMemory,
  links,
  memory,
  noModule,
  nouveau,
  program,
  stale,
  tooAged,
  tooNew,
  tooOld,
  unsigned,
  wheel,
} from './loose-gpu-causes.ts';
import { ncclGaveUp, ncclHangs } from './nccl.ts';
import { noDriverInside } from './no-driver-inside.ts';
import { noDriver, notAllowed } from './nvml-causes.ts';
import { sharedMemory } from './shared-memory.ts';

const failures: readonly string[] = [
  ' failed',
  ' failure',
  ' fails ',
  ' failing',
  ' errors ',
  ' error ',
  ' cannot ',
  ' could not ',
  ' unable to ',
  " can't ",
  " couldn't ",
  ' not found ',
  ' is missing',
  ' not work',
  ' not available',
  ' not detected',
  ' not recogni',
  ' not visible',
  ' broken',
  ' crash',
  ' refuses ',
];

/** What stands before the name of a thing that failed. */
const before: readonly string[] = [
  'failed to ',
  'failure to ',
  'could not ',
  'cannot ',
  'error in ',
  'error while ',
];

/** What a text is about, the words of failure that make it one, and what it comes from. */
type Topic = readonly [about: readonly string[], ends: readonly string[], causes: readonly TextCause[]];

const topics: readonly Topic[] = [
  [
    ['nvlink', 'nvswitch'],
    [...failures, ' is down ', ' went down'],
    [links, ...serviceFailed],
  ],
  [['fabric manager'], failures, serviceFailed],
  [[' gsp '], [...failures, ' timeout', ' timed out'], [gsp, ...notStarted]],
  [
    ['/dev/shm', 'shared memory', 'shm_', 'shmem'],
    [...failures, ' is full', ' exceed', ' exhaust', ' increase'],
    sharedMemory,
  ],
  [
    ['nccl'],
    [' error ', ' failure ', ' timeout', ' timed out', ' abort'],
    [...ncclGaveUp, ...ncclHangs.filter(({ code }) => !ncclGaveUp.some((one) => one.code === code))],
  ],
  [
    ['pcie width', 'link width', 'pcie lanes', 'pcie x16', 'pcie gen'],
    [' expected', ' instead of', ' degraded', ' only x', ' below', ' running at x'],
    [cause('pcie-link-degraded', 'Is it so while the GPU works, and has the slot more lanes?')],
  ],
  [
    ['persistence mode', 'persistence-m', 'persistenced'],
    [' is off ', ' off ', ' not running', ' not enabled', ' timed out'],
    [cause('persistence-mode-off', 'Does nvidia-smi answer at once after sudo nvidia-smi -pm 1?')],
  ],
  [
    ['nvidia-fabricmanager', 'fabric manager'],
    [' disabled', ' inactive', ' not running', ' not installed', ' stopped', ' held back'],
    [
      cause('fabric-manager-missing', 'Are there NVSwitches, and does nvidia-fabricmanager not run?'),
      ...serviceFailed.filter(({ code }) => code !== 'fabric-manager-missing'),
    ],
  ],
  [
    ['gpu license', 'grid licen', 'vgpu licen'],
    [' valid', ' expired', ' not ', ' no '],
    [cause('vgpu-unlicensed', 'Does nvidia-smi -q say "License Status : Unlicensed"?')],
  ],
  [
    ['valid gpu license', 'valid grid license', 'valid vgpu license'],
    [' '],
    [cause('vgpu-unlicensed', 'Does nvidia-smi -q say "License Status : Unlicensed"?')],
  ],
  [
    ['nvidia driver', 'this driver', 'driver 5'],
    [' no longer support', ' dropped support', ' drops support'],
    [cause('gpu-legacy-for-driver', 'Does the kernel log name a Legacy driver for the GPU?')],
  ],
  [
    ['gpu ', 'tesla ', 'pascal', 'maxwell', 'kepler', 'volta'],
    [' no longer supported', ' not supported anymore', ' is deprecated'],
    [
      cause('gpu-too-old-for-image', 'Has the image dropped this generation? Then an older tag serves it.'),
      cause('gpu-legacy-for-driver', 'Does the kernel log name a Legacy driver for the GPU?'),
    ],
  ],
  [
    ['libnvidia-ml', 'libcuda', 'nvml library', 'driver version'],
    [' does not match', " doesn't match", ' mismatch', ' differs from'],
    versionMismatch,
  ],
  [
    ['linux-headers', 'headers for', '-headers '],
    [' not installed', ' are missing', ' not match'],
    [headers, noModule],
  ],
  [['nccl', 'all_gather', 'broadcast'], [' hanging', ' deadlock', ' never returns'], ncclHangs],
  [
    ['gpu instance', 'compute instance', 'mig device', 'mig mode', 'mig config'],
    [...failures.filter((end) => end !== ' not detected'), ' not applied'],
    [
      cause('mig-no-instances', 'Does nvidia-smi -L list no MIG device below a GPU with MIG on?'),
      cause('mig-permission', 'Does the same command work as root?'),
      cause('mig-created-after-start', 'Were the instances made after the container was started?'),
      cause('mig-mode-pending', 'Does nvidia-smi -q -d MIG show another mode as pending than as current?'),
    ],
  ],
  [
    ['ecc error', 'gpu memory error', 'page retirement'],
    [' detected', ' reported', ' encountered', 'uncorrectable', ' failed', ' exceeded'],
    [
      cause('ecc-uncorrectable', 'Does nvidia-smi -q -d ECC count uncorrectable errors?'),
      cause('ecc-row-remap', 'Does nvidia-smi -q -d ROW_REMAPPER,PAGE_RETIREMENT say pending?'),
      cause('ecc-row-remap-failure', 'Does it say that a remapping failed?'),
    ],
  ],
  [
    ['vgpu ', 'nvidia grid', 'virtual gpu'],
    ['unlicensed', ' expired', ...failures],
    [cause('vgpu-unlicensed', 'Does nvidia-smi -q say "License Status : Unlicensed"?')],
  ],
  [
    ['mps server', 'mps daemon', 'mps control'],
    [...failures, ' hangs ', ' refused'],
    [cause('mps-unreachable', 'Does nvidia-cuda-mps-server run on the host?')],
  ],
  [['secure boot'], [...failures, ' nvidia driver', ' nvidia module', ' rejected'], [unsigned]],
  [['nouveau'], [...failures, ' conflict', ' in use'], [nouveau]],
  [['linux-headers', 'kernel headers', 'kernel-devel', 'kernel source'], failures, [headers, build]],
  [
    ['dkms', 'akmods', 'nvidia kernel module', 'nvidia.ko', 'nvidia-x11'],
    failures,
    [build, headers, noModule, unsigned, nouveau],
  ],
  [
    ['compute capability', ' sm_', 'gpu architecture'],
    [' not support', ' unsupported', ' incompatible', ' not compatible', ' too old', ' requires'],
    [wheel, tooNew, tooAged],
  ],
  [
    ['p2p bandwidth', 'peer-to-peer', 'p2p write', 'p2p access', 'p2p copies'],
    [' iommu', ' hangs ', ' slow', ' wrong', ' garbage', ' failed', ' failure', ' is 0.0', ' not support'],
    [
      cause(
        'nccl-acs-iommu',
        'Do GPUs hang or fail together and run alone, and does NCCL_P2P_DISABLE=1 help?',
      ),
    ],
  ],
  [
    ['forward compat', 'compat mode', 'compatibility mode'],
    [...failures, ' not support'],
    [
      cause(
        'forward-compat-unsupported-hw',
        'Is it no data-center GPU (nvidia-smi -L)? Then the driver must be new enough itself.',
      ),
      tooOld,
      cause(
        'forward-compat-mismatched-lib',
        'Is libcuda.so loaded from a folder named compat (LD_LIBRARY_PATH)?',
      ),
    ],
  ],
  [
    ['locked memory', 'memlock', 'ibv_reg', 'ibv_create'],
    [...failures, ' limit', ' too low'],
    [cause('memlock-limit', 'Does ulimit -l in the container not say unlimited?')],
  ],
  [
    ['bar1 ', 'above 4g', 'resizable bar', '64-bit bar'],
    failures,
    [
      cause(
        'bar-space-above-4g',
        'Does the kernel log say "BAR1 is 0M"? Then let the firmware use addresses above 4 GB.',
      ),
    ],
  ],
  [
    ['confidential comput', 'conf-compute'],
    [...failures, ' not ready'],
    [
      cause('cc-not-ready', 'Does nvidia-smi conf-compute -grs say not ready?'),
      cause('cc-mode-stuck', 'Does the kernel log tell of FSP?'),
    ],
  ],
  [
    ['driver', 'nvml: ', 'nvidia'],
    [' version mismatch', ' versions do not match', ' versions differ'],
    versionMismatch,
  ],
  [['nvidia', 'cuda'], [' insufficient permission', ' permission denied', ' not permitted'], notAllowed],
  [
    ['gpu'],
    [
      ' fell off',
      ' is lost',
      ' was lost',
      ' been lost',
      ' disappear',
      ' vanishing',
      ' dropped off',
      ' is gone',
    ],
    [fellOff, faulty, gsp],
  ],
  [
    ['nvidia-smi'],
    [' hanging', ' stuck ', ' freezes', ' forever', ' is slow', ' very slow', ' never return'],
    [
      gsp,
      fellOff,
      cause('persistence-mode-off', 'Does nvidia-smi answer at once after sudo nvidia-smi -pm 1?'),
      faulty,
    ],
  ],
  [
    ['after suspend', 'after resume', 'after hibernat', 'after sleep', 'waking up'],
    [' cuda', ' nvidia', ' the gpu'],
    [stale],
  ],
  [
    ['nvidia driver', 'nvidia-smi', 'nvidia module', 'modprobe nvidia', 'nvidia kernel'],
    // PyTorch's collect_env says "Could not collect" below the driver's version, of cuDNN.
    [...failures.filter((failure) => failure !== ' could not '), ' could not be ', ' could not load'],
    noDriver,
  ],
  [
    ['gpu memory', 'vram ', 'cuda'],
    [' insufficient', ' not enough', ' is full'],
    [memory, cause('gpu-memory-orphaned', 'Does nvidia-smi list no program, and memory in use?')],
  ],
  [
    ['out of memory', 'cannot allocate memory'],
    [' torch', ' tensor', ' process', ' worker', ' killed'],
    [hostMemory, memory],
  ],
  [['nvrm: '], [' failed', ' cannot ', ' unable to '], [...notStarted]],
  [
    ['cuinit', 'cudagetdevicecount', 'cuda initialization', 'initialize cuda', 'init cuda', 'cuda init'],
    [...failures, ' returned ', ' returns '],
    [stale, tooOld, ...noDriverInside],
  ],
  [['cuda error', 'cuda_error'], [' '], [program, memory, stale, tooOld, wheel]],
  [['cuda device', 'cuda driver', 'nvidia gpu', 'gpu device', 'torch.cuda'], failures, [...noDriverInside]],
];

const onceEach = (causes: readonly TextCause[]): readonly TextCause[] =>
  causes.filter(({ code }, index) => causes.findIndex((other) => other.code === code) === index);

const looseOf = (words: readonly string[], causes: readonly TextCause[]): Signature => ({
  words,
  reach: 50,
  causes: onceEach(causes),
  loose: true,
  example: `here ${words.join(' x')}ed so`,
  counterExample: 'all is as it should be',
});

/** A thing and a word of failure, of GPUs and what drives them; heard where nothing else tells. */
export const looseGpus: readonly Signature[] = topics.flatMap(([about, ends, causes]) =>
  about.flatMap((name) => [
    ...ends.map((end) => looseOf(end === ' ' ? [name] : [name, end], causes)),
    ...(ends.includes(' failed') ? before.map((start) => looseOf([start, name], causes)) : []),
  ]),
);
