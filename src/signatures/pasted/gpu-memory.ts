import { orphans } from '../cuda-causes.ts';
import type { Signature, TextCause } from '../signature.ts';

const tooSmall: TextCause = {
  code: 'gpu-memory-too-small',
  decides:
    'Is the GPU empty before the program starts (nvidia-smi)? Then the program wants more than it has: a smaller batch, model or cache.',
};

/** A program's memory on the GPU. */
export const gpuMemory: readonly TextCause[] = [
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
  tooSmall,
  {
    code: 'driver-too-old-for-image',
    decides: 'Does it say "Possibly insufficient driver version" beside it? Then it is this.',
    hints: ['possibly insufficient driver version'],
  },
];

/** A program does not get the memory of the GPU that it wants. */
export const gpuMemorySignatures: readonly Signature[] = [
  ...[
    ['free memory on device', 'is less than desired gpu memory utilization'],
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
    ['bfcarena', 'failed to allocate memory'],
    ['_bfc', 'ran out of memory trying to allocate'],
    ['bfc_allocator', 'ran out of memory'],
    ['requested amount of gpu memory', 'could not be allocated'],
    ['bad_alloc', 'cuda error'],
    ['cuda.memory.outofmemoryerror'],
    ['cudamalloc failed'],
    ['unable to allocate cuda'],
    ['failed to allocate cuda'],
    ['insufficient vram'],
    ['not enough vram'],
    ['runtime implicit initialization on gpu', 'status: out of memory'],
    ['xlaruntimeerror', 'failed to allocate'],
    ['openencodesessionex failed: out of memory'],
    ['cublas_status_execution_failed'],
    ['cublas_status_internal_error'],
    ['cublascreate', 'alloc_failed'],
    ['failed to create cublas handle'],
    ['could not create cudnn handle'],
    ['insufficient gpu memory'],
    ['not enough gpu memory'],
    ['not enough memory on gpu'],
    ['gpu has insufficient memory'],
    ['allocation would exceed memory limit'],
    ['exceeds the available gpu memory'],
    ['total gpu memory', 'not enough'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: gpuMemory,
    example: `ValueError: ${words.join(' cuda:0 (3.1/79.1 GiB) on startup ')} more`,
    counterExample: 'Out of memory: Killed process 4711 (python3) total-vm:52428800kB',
  })),
  ...[
    ['no available memory for the cache blocks'],
    ['please try to increase --mem-fraction-static'],
    ['try increasing gpu_memory_utilization'],
    ['increase gpu_memory_utilization or decrease max_model_len'],
    ['kv cache is needed, which is larger than the available kv cache memory'],
    ['model requires more', 'memory', 'than is available'],
    ['number of gpu blocks', 'not enough'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: [tooSmall, ...gpuMemory.filter(({ code }) => code !== tooSmall.code)],
    example: `ValueError: ${words.join(' cuda:0 (3.1/79.1 GiB) on startup ')} more`,
    counterExample: 'Out of memory: Killed process 4711 (python3) total-vm:52428800kB',
  })),
];
