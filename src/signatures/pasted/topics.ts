import { likely, type Signature, type TextCause } from '../signature.ts';
import { noDriverInside } from './no-driver-inside.ts';
import { sharedMemory } from './shared-memory.ts';

const exhausted = likely(
  'host-memory-exhausted',
  'Does the kernel log tell of oom-kill at that time (sudo dmesg | grep -i oom), or free -h of little memory? Then it is this.',
);

const ofLinks = likely(
  'nvlink-uncorrectable',
  'Does the kernel log tell of Xid 74 or 144 to 150, or of SXids? Then it is this.',
);

const lost = likely(
  'gpu-fell-off-bus',
  'Does the kernel log say "fallen off the bus" or Xid 79 (sudo dmesg | grep -i nvrm)? Then it is this.',
);

const notSigned = likely(
  'secure-boot-unsigned',
  'Does mokutil --sb-state say enabled, and sudo modprobe nvidia that a key was rejected or is not available? Then it is this.',
);

const integrated = likely(
  'prime-intel-selected',
  'Does prime-select query say intel, or the tool of the notebook that the GPU is off? Then it is this.',
);

const tooMany = likely(
  'gpu-count-exceeds-host',
  'Does nvidia-smi -L in the container list fewer GPUs than the program asks for? Then it is this.',
);

const unlike: readonly TextCause[] = [
  {
    code: 'wheel-arch-mismatch',
    decides: 'Was the package built for other GPUs, or replaced by pip? Then it is this.',
  },
  {
    code: 'gpu-too-old-for-image',
    decides:
      'Is the GPU of an older generation than the program wants? Then it must do without, or with an older release.',
  },
  {
    code: 'gpu-too-new-for-image',
    decides: 'Is the GPU younger than the image? Then a newer tag serves it.',
  },
];

const multicast: readonly TextCause[] = [
  {
    code: 'fabric-manager-missing',
    decides:
      'Are there NVSwitches, and does nvidia-fabricmanager not run, or was it restarted under a running program?',
  },
  { code: 'fabric-not-completed', decides: 'Does nvidia-smi -q show Fabric State other than Completed?' },
  { code: 'gpu-memory-in-use', decides: 'Is a GPU nearly full (nvidia-smi)?' },
];

/** What a text is about, and that something failed. */
const topics: readonly (readonly [causes: readonly TextCause[], words: readonly (readonly string[])[]])[] = [
  [
    exhausted,
    [
      ['sigkill(-9)'],
      ['terminated by signal 9 '],
      ['killed by signal 9 '],
      ['exit code: 137'],
      ['exit code -9 '],
      ['exitcode: -9 '],
      ['returned -9 '],
      ['signal: killed'],
      ['terminated with signal sigkill'],
      ["can't allocate memory: you tried to allocate"],
      ['unable to allocate', 'for an array with shape'],
      ['[errno 12] cannot allocate memory'],
      ['low on resource: memory'],
      ['running low on memory'],
      ['systemd-oomd', 'killed'],
      ['killed', 'due to memory pressure'],
      ['srun: error', 'out of memory'],
      ['srun: error', ': killed '],
      ['oomkilled'],
      ['oom killer'],
      ['oom-killer'],
    ],
  ],
  [
    sharedMemory,
    [
      ['exitcode: -7 '],
      ['exitcode -7 '],
      ['exit code: 135'],
      ['killed by signal 7 '],
      ['terminated by signal 7 '],
      ['out of shared memory'],
      ['not enough shared memory'],
    ],
  ],
  [
    ofLinks,
    [
      ['nvlink', ' link', ' is down '],
      ['nvlink', 'currently down'],
      ['nvlink_down'],
      ['nvlink', 'flapping'],
      ['nvlink', ' fail '],
      ['nvlink', ' failed '],
      ['nvlink error '],
      ['nvlink fatal'],
      ['nvswitch fatal error'],
      ['nvswitch', 'non-fatal error'],
      ['nvlink', 'crc', 'error'],
      ['nvlink', 'replay error'],
    ],
  ],
  [
    lost,
    [
      ['gpu at', 'has been lost'],
      ['gpu', 'disappeared', 'pci'],
      ['gpu disappeared'],
      ['lspci', 'rev ff'],
      ['pci', 'config space', 'ffffffff'],
      ['gpu', 'dropped off the bus'],
      ['gpu is not responding'],
      ['pcie replays'],
    ],
  ],
  [
    notSigned,
    [
      ['could not sign module'],
      ['mok', 'not enrolled'],
      ['enroll', 'mok', 'nvidia'],
      ['nvidia', 'enroll', ' mok '],
      ['signing key', 'not trusted'],
      ['mok management', 'nvidia'],
      ['mok password', 'nvidia'],
      ['nvidia', 'mok password'],
      ['nvidia', 'is not signed'],
      ['disable secure boot', 'nvidia'],
      ['nvidia', 'disable secure boot'],
      ['nvidia', 'disabling secure boot'],
      ['disabling secure boot', 'nvidia'],
    ],
  ],
  [
    integrated,
    [
      ['envycontrol', 'integrated'],
      ['supergfxctl', 'integrated'],
      ['optimus-manager', 'integrated'],
      ['system76-power', 'integrated'],
      ['prime-select: intel'],
      ['prime-select intel'],
      ['bbswitch: disabling discrete graphics'],
    ],
  ],
  [
    tooMany,
    [
      ['number of gpus', 'exceed'],
      ['number of required gpus exceeds'],
      ['is larger than the number of', ' gpus'],
      ['larger than the number of available gpus'],
      ['more gpus than', 'available'],
      ['requested', ' gpus', 'but only', 'available'],
      ['requires', ' gpus', 'but only', 'available'],
      ['but your machine only has: ['],
      ['attempting to deserialize object on cuda device'],
    ],
  ],
  [
    unlike,
    [
      ['was built for sm'],
      ['flashattention', 'only supports'],
      ['requires device with capability', 'but your gpu has'],
      ['is not supported for the current gpu'],
      ['cuda arch >='],
      ['generated on an incompatible device'],
      ['target gpu sm', 'is not supported'],
      ['unsupported sm:'],
      ['not compiled for', 'sm_'],
      ['no kernels for', 'sm_'],
      ['compute capability', 'too low'],
    ],
  ],
  [multicast, [['nvls', 'cuda failure'], ['failed to bind nvlink sharp'], ['cumulticast', 'fail']]],
  [
    likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show a CUDA Version below that of the image? Then it is this.',
    ),
    [
      ['nvidia driver', 'too old'],
      ['driver', 'too old', 'cuda'],
      ['please update your', 'driver'],
      ['update your nvidia driver'],
      ['update your gpu driver'],
      ['upgrade your nvidia driver'],
    ],
  ],
  [noDriverInside, [['no gpu to monitor'], ['number of platforms 0 ']]],
  [
    likely(
      'gpu-faulty',
      'Is it still said after the machine was powered off and on? Then the board must be looked at by who sold it.',
    ),
    [['inforom is corrupt'], ['inforom', 'corrupt']],
  ],
  [
    likely(
      'gpu-power-missing',
      "Are all of the card's power cables connected? Power the machine off and look.",
    ),
    [['insufficiently powered'], ['external power cables'], ['power cables are attached']],
  ],
  [
    likely('ecc-uncorrectable', 'Does nvidia-smi -q -d ECC count uncorrectable errors? Then it is this.'),
    [['ecc', ' dbe '], [' dbe ', 'ecc'], ['uncorrectable ecc']],
  ],
  [
    likely(
      'ecc-row-remap',
      'Does nvidia-smi -q -d ROW_REMAPPER,PAGE_RETIREMENT say pending? Then it is this.',
    ),
    [['remapped rows', 'pending : yes'], ['row remapping']],
  ],
  [
    likely(
      'persistence-mode-off',
      'Does nvidia-smi answer at once after sudo nvidia-smi -pm 1? Then it is this.',
    ),
    [['persistence mode fail'], ['persistence mode is disabled']],
  ],
];

/** Known by its topic alone, where no tool's own words are left; looked for last. */
export const topicSignatures: readonly Signature[] = topics.flatMap(([causes, list]) =>
  list.map((words) => ({
    words,
    reach: 80,
    causes,
    loose: true as const,
    ...(causes === noDriverInside ? { symptom: true as const } : {}),
    example: `the log: ${words.join(' of 7 ')} and so on`,
    counterExample: 'everything is well',
  })),
);
