import { orphans } from '../cuda.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** Shared memory ran out in the container. */
const sharedMemory: readonly TextCause[] = [
  {
    code: 'shm-too-small',
    decides:
      'Does df -h /dev/shm in the container show 64M, or less than the program needs? Then give it more: --ipc=host or --shm-size.',
  },
  {
    code: 'shm-full-host',
    decides: "Was the container started with --ipc=host, and is the host's /dev/shm full (df -h /dev/shm)?",
  },
];

/** A program's memory on the GPU. */
const gpuMemory: readonly TextCause[] = [
  {
    code: 'gpu-memory-in-use',
    decides:
      'Does nvidia-smi list other programs on the GPU, or much less free memory than the GPU has? Then free it, or take another GPU; if none is listed and the GPU was free, the program needs more than it has.',
  },
  {
    code: 'gpu-memory-orphaned',
    decides:
      'Does nvidia-smi show memory in use, and list no program? Then a dead one holds it: sudo fuser -v /dev/nvidia* finds it.',
    hints: orphans,
  },
  {
    code: 'driver-too-old-for-image',
    decides: 'Does it say "Possibly insufficient driver version" beside it? Then it is this.',
    hints: ['possibly insufficient driver version'],
  },
];

/** Memory that runs out: shared memory, a GPU's, and what may be locked for RDMA. */
export const memorySignatures: readonly Signature[] = [
  {
    words: [' tmpfs ', ' 100% /dev/shm'],
    reach: 30,
    causes: proof('shm-full-host'),
    example: 'tmpfs            63G   63G     0 100% /dev/shm',
    counterExample: 'shm              64M   64M     0 100% /dev/shm',
  },
  ...[
    ['unexpected bus error encountered in worker'],
    ['insufficient shared memory'],
    ['dataloader worker', 'killed by signal: bus error'],
    ['worker', 'sigbus'],
    ['fatal python error: bus error'],
    ['bus error (core dumped)'],
    ['exitcode : -7 (pid'],
    ['signal 7 (sigbus) received'],
    ['signals.sigbus'],
    ['unable to write to file </torch_'],
    ['unable to mmap', 'from file', 'cannot allocate memory'],
    ['nccl', '/dev/shm/', 'no space left'],
    ['/dev/shm/nccl-', 'no space left'],
    ['/dev/shm', 'no space left on device'],
    ['no space left on device', '/dev/shm/'],
    ["no space left on device: '/torch_"],
    ["no space left on device: '/psm_"],
    ["no space left on device: '/pym-"],
    ['multiprocessing', 'oserror: [errno 28] no space left on device'],
    ['shared_memory.py', 'no space left on device'],
    ['no space left on device', 'shared_memory.py'],
    ["use '--shm-size' flag"],
    ['shared memory region', 'no space left'],
    ['exited with code 135'],
    ['exit code 135'],
    ['signal sigbus'],
    ['failed to create shared memory'],
    ['no space left on device', '/psm_'],
    ['shm_open', 'no space left on device'],
    ['shared memory segment', 'no space left on device'],
    ['not enough space for', '/dev/shm'],
    ['/dev/shm has only', 'bytes available'],
    ['failed during shared memory initialization'],
    ['error while creating shared memory segment'],
    ['unable to open shared memory object', 'no such file'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: sharedMemory,
    example: `RuntimeError: ${words.join(' (pid 4711) ')} is`,
    counterExample: 'write /var/lib/docker/tmp/GetImageBlob12: no space left on device',
  })),
  {
    words: ['bus error '],
    causes: likely('shm-too-small', 'Does df -h /dev/shm in the container show 64M? Then it is this.'),
    example: 'Bus error',
    counterExample: 'Bus errors are rare',
  },
  ...[...Array(20).keys()].map(
    (over): Signature => ({
      words: [' shm ', ` ${80 + over}% /dev/shm`],
      reach: 30,
      causes: likely('shm-too-small', 'Does the program hang or die while it fills up? Then give it more.'),
      example: `shm              1.0G  883M  142M  ${80 + over}% /dev/shm`,
      counterExample: 'shm              1.0G     0  1.0G   0% /dev/shm',
    }),
  ),
  {
    words: [' 100% /dev/shm'],
    causes: proof('shm-too-small'),
    example: 'shm              64M   64M     0 100% /dev/shm',
    counterExample: 'shm              64M     0   64M   0% /dev/shm',
  },
  ...[
    ['free memory on device', 'is less than desired gpu memory utilization'],
    ['no available memory for the cache blocks'],
    ['cuda_error_out_of_memory'],
    ['cudaerrormemoryallocation'],
    ['resource_exhausted: out of memory'],
    ['resourceexhaustederror', 'oom when allocating'],
    ['resourceexhaustederror', 'failed to allocate memory'],
    ['failed to allocate', 'from device'],
    ['cuda oom'],
    ['cublas_status_alloc_failed'],
    ['cublas_status_not_initialized'],
    ['cudnn_status_not_initialized'],
    ['probably because cudnn failed to initialize'],
    ['cudnn_status_alloc_failed'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: gpuMemory,
    example: `ValueError: ${words.join(' cuda:0 (3.1/79.1 GiB) on startup ')} more`,
    counterExample: 'Out of memory: Killed process 4711 (python3) total-vm:52428800kB',
  })),
  ...['received 0 items of ancdata', 'too many open files', '[errno 24]'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'nofile-limit-low',
        'Does ulimit -n where the program runs show no more than some thousands? Then start the container with --ulimit nofile=65536:65536.',
      ),
      example: `RuntimeError: ${word}`,
      counterExample: 'received 3 items of data',
    }),
  ),
  ...[
    ['rlimit_memlock is', 'bytes'],
    ['configured to only allow registering part of your physical memory'],
    ['memlock limits are set too low'],
    ['please set max locked memory'],
    ['check max locked memory'],
    ['trying to allocate some locked memory'],
    ['ibv_', 'cannot allocate memory'],
    ['ibv_reg_mr', 'fail'],
    ['failed to mlock'],
    ['mlock', 'failed', 'cannot allocate memory'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'memlock-limit',
      'Does ulimit -l in the container not say unlimited? Then start it with --ulimit memlock=-1.',
    ),
    example: `libibverbs: Warning: ${words.join('create_cq() 65536 bytes: ')}`,
    counterExample: 'max locked memory       (kbytes, -l) 64',
  })),
];
