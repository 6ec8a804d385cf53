import { likely, type Signature } from '../signature.ts';
import { gpuMemorySignatures } from './gpu-memory.ts';
import { sharedMemorySignatures } from './shared-memory.ts';

/** Memory that runs out: shared memory, a GPU's, and what may be locked for RDMA. */
export const memorySignatures: readonly Signature[] = [
  ...sharedMemorySignatures,
  ...gpuMemorySignatures,
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
    ['reg_mr failed', 'cannot allocate memory'],
    ['reg_mr', 'enomem'],
    ['fi_mr_reg', 'enomem'],
    ['memlock limit', 'too low'],
    ['memlock limit', 'too small'],
    ['locked memory limit', 'too low'],
    ['rlimit_memlock', 'too low'],
    ['register memory', 'errno 12'],
    ['unable to register memory', 'rc: -12'],
    ['unable to register memory', 'cannot allocate memory'],
    ['failed to register memory', 'cannot allocate memory'],
    ['fi_mr_reg', 'cannot allocate memory'],
    ['rdma', 'max locked memory'],
    ['cannot create cq'],
    ['cannot create qp'],
    ['failed to allocate qp', 'memory'],
    ['ulimit -l ', 'unlimited', 'rdma'],
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
