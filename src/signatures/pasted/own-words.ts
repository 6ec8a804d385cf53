import { kernelsOfOthers } from '../cuda-causes.ts';
import { likely, type Signature, type TextCause } from '../signature.ts';

import { gpuMemory } from './gpu-memory.ts';
import { noDriverInside } from './no-driver-inside.ts';

const tooOld = likely(
  'driver-too-old-for-image',
  'Does nvidia-smi show a CUDA Version below that of the program? Then it is this.',
);

const aged: readonly TextCause[] = [
  {
    code: 'gpu-too-old-for-image',
    decides:
      'Is the GPU of an older generation than the program wants? Then take an older release of it, or another GPU.',
  },
  ...kernelsOfOthers.filter(({ code }) => code !== 'gpu-too-old-for-image'),
];

const young: readonly TextCause[] = [
  ...kernelsOfOthers.filter(({ code }) => code === 'gpu-too-new-for-image'),
  ...kernelsOfOthers.filter(({ code }) => code !== 'gpu-too-new-for-image'),
];

const noGraphics = likely(
  'driver-capabilities-missing',
  'In a container: does NVIDIA_DRIVER_CAPABILITIES name neither graphics nor all? Then it is this.',
);

const mixed = likely(
  'python-packages-mixed',
  "Was something installed by pip or conda over the image's own, or does it come from ~/.local or a mounted folder? Then it is this.",
);

const forked: readonly TextCause[] = [
  {
    code: 'xid-app-fault',
    decides:
      'Does the program start workers by fork after it has used CUDA? Then let it spawn them: torch.multiprocessing.set_start_method("spawn").',
  },
  { code: 'driver-cuda-init', decides: 'Does CUDA fail in a new process on the host too?' },
];

const noInstances = likely(
  'mig-no-instances',
  'Does nvidia-smi -L list GPUs with MIG on, and no instance? Then it is this.',
);

const pending = likely(
  'mig-mode-pending',
  'Does nvidia-smi -q -d MIG show another mode as pending than as current? Then stop what uses the GPU, and reset it.',
);

const noPower = likely(
  'gpu-power-missing',
  'Are all power cables of the card connected to the power supply itself? Then it is one of them, or the supply.',
);

const unreached = likely(
  'nccl-network',
  'Does each rank, or worker, reach the address of the first by that port and interface? On one machine it is mostly one that ended before.',
);

const noShared = likely(
  'shm-too-small',
  'Does df -h /dev/shm in the container show 64M? Then start it with --ipc=host or --shm-size.',
);

/** What is said, by words in their order, and what it comes from. */
const groups: readonly (readonly [causes: readonly TextCause[], words: readonly (readonly string[])[]])[] = [
  [
    tooOld,
    [
      ['your cuda driver only supports up to'],
      ['requires nvidia driver', 'or higher'],
      ['cuda runtime version', 'is newer than', 'driver version'],
      ['driver version', 'is lower than required by cuda'],
      ['driver too old:', 'detected'],
      ['please install driver', 'or newer'],
      ['please update your nvidia driver'],
      ['please upgrade your nvidia driver'],
      ['nvidia driver update required'],
      ['cudamallocasync', 'not supported'],
      ['cudadevicegetdefaultmempool', 'operation not supported'],
      ['cudamempool', 'operation not supported'],
      ['libcuda reported version', 'is too old'],
      ['needs a newer driver'],
      ['driver does not support cuda'],
    ],
  ],
  [
    aged,
    [
      ['or newer architecture is required'],
      ['a gpu with', 'compute capability', 'is required'],
      ['minimum capability: ', 'current capability: '],
      ['target gpu sm', 'is not supported by this tensorrt release'],
      ['has no device code compatible with cuda arch'],
      ['compute capability', 'too low'],
      ['compute capability', 'is below the minimum'],
      ['compute capability must be at least'],
      ['gpus are no longer supported'],
    ],
  ],
  [
    kernelsOfOthers,
    [
      ['not compiled with gpu support'],
      ['not compiled with cuda support'],
      ['was not built with cuda support'],
    ],
  ],
  [
    young,
    [
      ['unsupported sm: '],
      ['unsupported architecture', 'sm_'],
      ['unsupported architecture', ' sm'],
      ['unsupported gpu with compute capability'],
      ['compute capability', 'larger than'],
      ['higher than the maximum supported compute capability'],
      ['unrecognized gpu architecture'],
      ['unknown gpu architecture'],
      ['mismatched gpu architecture'],
      ['package was compiled for', 'but your current gpu is'],
    ],
  ],
  [
    noGraphics,
    [
      ['libgl error', 'nvidia'],
      ['no vulkan icd'],
      ['nvidia_icd.json', 'no such file'],
      ['error_incompatible_driver'],
      ['failed to initialize glx'],
      ['libegl warning', 'nvidia'],
      ['nvidia', 'libegl warning'],
      ['egl_not_initialized'],
      ['eglinitialize() failed'],
      ['failed to create vulkan instance'],
      ['failed to get egl display'],
    ],
  ],
  [
    mixed,
    [
      ['is newer than and incompatible with jax'],
      ['jaxlib version', 'incompatible with jax'],
      ['libcudnn_', 'cannot open shared object file'],
      ['bitsandbytes was compiled without gpu support'],
      ['libbitsandbytes', 'not found'],
      ["xformers can't load c++/cuda extensions"],
      ['xformers was built for', 'you have'],
      ['cudnn', 'found but', 'required'],
      ['implementation for device cuda:0 not found'],
      ['no module named', 'torch._c'],
      ['torchvision', "couldn't load custom"],
      ['failed to load the ', 'libtorch_cuda'],
      ['version mismatch', 'torch', 'was built with'],
    ],
  ],
  [
    forked,
    [
      ['cannot re-initialize cuda in forked subprocess'],
      ["to use cuda with multiprocessing, you must use the 'spawn'"],
    ],
  ],
  [
    noInstances,
    [
      ['mig is enabled but no mig devices'],
      ['invalid mig configuration'],
      ['no mig devices'],
      ['mig enabled', 'no devices'],
      ['all devices on the node must be configured with the same migenabled value'],
    ],
  ],
  [
    pending,
    [
      ['mig mode', 'in use by another client'],
      ['error setting mig', 'in use by'],
      ['mig mode', 'requires', 'reset'],
      ['mig mode change', 'pending'],
    ],
  ],
  [
    noPower,
    [
      ['please power down the system and connect the pcie power cable'],
      ['gpu requires additional power'],
      ['necessary power cables'],
      ['power connector', 'not connected', 'gpu'],
    ],
  ],
  [
    unreached,
    [
      ['stalled ranks:'],
      ['stalled ops', 'horovod'],
      ['failed to connect to gcs'],
      ['socketpollconnect'],
      ['exceeded error retry count'],
      ['exceeded retries', 'nccl'],
      ['unable to connect to gcs'],
      ['init_process_group', 'timed out'],
      ['timed out initializing process group'],
      ['worker group', 'rendezvous', 'timed out'],
      ['ssh', 'mpirun', 'no route to host'],
      ['orte was unable to reliably start one or more daemons'],
      ['orte has lost communication with a remote daemon'],
      ['pmix', 'unreach'],
    ],
  ],
  [
    noShared,
    [
      ['exceeds /dev/shm size'],
      ['set --shm-size'],
      ['increasing its size with --shm-size'],
      ['pass --shm-size'],
    ],
  ],
  [
    gpuMemory.toSorted(
      (one, two) => Number(two.code === 'gpu-memory-too-small') - Number(one.code === 'gpu-memory-too-small'),
    ),
    [
      ['no compatible profile'],
      ['detected 0 compatible profile(s)'],
      ['model is too large', 'gpu memory'],
      ['does not fit', 'gpu memory'],
    ],
  ],
  [
    [{ code: 'nouveau-conflict', decides: 'Is it the GPU that the container shall use? Then it is this.' }],
    [['nvidia', 'driver: nouveau'], ['nvidia', 'configuration: driver=nouveau'], ['driver=nouveau latency']],
  ],
  [
    [{ code: 'gpu-bound-to-vfio', decides: 'Is it the GPU that the container shall use? Then it is this.' }],
    [['nvidia', 'driver: vfio-pci'], ['driver=vfio-pci latency']],
  ],
  [
    [
      { code: 'prime-intel-selected', decides: 'Does prime-select query say intel? Then it is this.' },
      ...noDriverInside.filter(({ code }) => code === 'driver-not-installed'),
    ],
    [['nvidia', 'driver: n/a', 'prime-select']],
  ],
];

/** What programs that use GPUs say in words of their own, and tools that list them. */
export const ownWordsSignatures: readonly Signature[] = groups.flatMap(([causes, lists]) =>
  lists.map(
    (words): Signature => ({
      words,
      reach: 120,
      causes,
      example: `Error: ${words.join(' 12.1, <b> ')}, and more`,
      counterExample: 'All tests passed.',
    }),
  ),
);
