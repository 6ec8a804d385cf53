import type { Signature } from '../../signature.ts';
import { harmless } from './harmless.ts';

const healthy = 'RuntimeError: CUDA error: out of memory';

/** Programs that train, on hosts that are fine. */
export const ofTraining: readonly Signature[] = [
  ...[
    ['cuda capability 12.1', 'minimum and maximum cuda capability supported'],
    [
      'compute capability (cc) 12.1',
      'the following list shows the ccs this version of pytorch was built for',
    ],
    ['compute capability (cc) 12.1', 'does not include kernels for this gpu'],
  ].map(([which = '', built = '']) =>
    harmless(
      'sm-warning-false-positive',
      [`which is of ${which}`, built],
      `UserWarning: Found GPU0 NVIDIA GB10 which is of ${which}.\n    ${built} by PyTorch is (8.0) - (12.0)`,
      'UserWarning: Found GPU0 Tesla K40m which is of cuda capability 3.5. Minimum and Maximum cuda capability supported by this version of PyTorch is (5.0) - (9.0)',
      800,
    ),
  ),
  ...['cuda capability', 'compute capability (cc)'].map((word) =>
    harmless(
      'sm-warning-false-positive',
      [`which is of ${word} 12.1`],
      `UserWarning: Found GPU0 NVIDIA GB10 which is of ${word} 12.1.`,
      `UserWarning: Found GPU0 Tesla K40m which is of ${word} 3.5.`,
      60,
    ),
  ),
  harmless(
    'tensorflow-memory-note',
    ['ran out of memory', 'the caller indicates that this is not a failure'],
    'bfc_allocator.cc:290] Allocator (GPU_0_bfc) ran out of memory trying to allocate 2.20GiB with freed_by_count=0. The caller indicates that this is not a failure, but this may mean that there could be performance gains if more memory were available.',
    healthy,
  ),
  harmless(
    'tensorflow-numa-note',
    ['numa node read from sysfs had negative value'],
    'successful NUMA node read from SysFS had negative value (-1), but there must be at least one NUMA node, so returning NUMA node zero',
    healthy,
  ),
  ...['could not open file to read numa node', 'your kernel may have been built without numa support'].map(
    (word) =>
      harmless(
        'tensorflow-numa-note',
        [word],
        `I0000 gpu_executor.cc:1015] ${word}: /sys/bus/pci/devices/0000:3b:00.0/numa_node`,
        healthy,
      ),
  ),
  ...[
    'unable to register cudnn factory',
    'unable to register cublas factory',
    'unable to register cufft factory',
  ].map((word) =>
    harmless(
      'tensorflow-factory-note',
      [word],
      `E0000 cuda_dnn.cc:8310] ${word}: Attempting to register factory for plugin when one has already been registered`,
      healthy,
    ),
  ),
  ...[
    'could not find tensorrt',
    "could not load dynamic library 'libnvinfer",
    'cannot dlopen some tensorrt libraries',
  ].map((word) =>
    harmless(
      'tensorrt-missing-note',
      [word],
      `TF-TRT Warning: ${word}.so.7'`,
      "Could not load dynamic library 'libcuda.so.1'",
    ),
  ),
  ...[
    'libnccl-net.so: cannot open shared object file',
    'no plugin found (libnccl-net',
    'could not find: libnccl-net',
    'could not find: libnccl-tuner',
    'net/ib : no device found',
    'failed to open libibverbs.so',
  ].map((word) =>
    harmless('nccl-plugin-note', [word], `NCCL INFO ${word}.so)`, 'NCCL WARN Cuda failure 802'),
  ),
  harmless(
    'torchrun-threads-note',
    ['setting omp_num_threads environment variable for each process'],
    'Setting OMP_NUM_THREADS environment variable for each process to be 1 in default, to avoid your system being overloaded',
    "RuntimeError: can't start new thread",
  ),
  harmless(
    'torch-ipv6-note',
    [
      '[c10d] the client socket cannot be initialized to connect to',
      'address family not supported by protocol',
    ],
    '[W socket.cpp:426] [c10d] The client socket cannot be initialized to connect to [localhost]:29500 (errno: 97 - Address family not supported by protocol).',
    'The client socket has timed out after 60s while trying to connect',
  ),
  harmless(
    'torch-ipv6-note',
    ['[c10d] the server socket', 'address family not supported by protocol'],
    '[W socket.cpp:464] [c10d] The server socket cannot be initialized on [::]:29500 (errno: 97 - Address family not supported by protocol).',
    'The server socket has failed to listen on any local network address',
  ),
  ...[
    'process group has not been destroyed before we destruct',
    'destroy_process_group() was not called before program exit',
  ].map((word) =>
    harmless(
      'torch-shutdown-note',
      [word],
      `[rank0]:[W ProcessGroupNCCL.cpp:1496] Warning: WARNING: ${word} ProcessGroupNCCL.`,
      healthy,
    ),
  ),
  ...[
    ['leaked semaphore', 'to clean up at shutdown'],
    ['leaked shared_memory objects', 'to clean up at shutdown'],
    ['leaking caffe2 thread-pool after fork'],
  ].map((words) =>
    harmless(
      'torch-shutdown-note',
      words,
      `UserWarning: resource_tracker: There appear to be 6 ${words.join(' objects ')}`,
      healthy,
      60,
    ),
  ),
  harmless(
    'dataloader-workers-note',
    ['this dataloader will create', 'suggested max number of worker'],
    'UserWarning: This DataLoader will create 16 worker processes in total. Our suggested max number of worker in current system is 8, which is smaller than what this DataLoader is going to create.',
    'RuntimeError: DataLoader worker (pid 13) is killed by signal: Bus error.',
  ),
  harmless(
    'pynvml-deprecated-note',
    ['the pynvml package is deprecated'],
    'FutureWarning: The pynvml package is deprecated. Please install nvidia-ml-py instead.',
    'pynvml.NVMLError_LibraryNotFound',
  ),
  harmless(
    'mpi-display-note',
    ['authorization required, but no authorization protocol specified'],
    'Authorization required, but no authorization protocol specified',
    'unauthorized: authentication required',
  ),
  harmless(
    'preload-ignored-note',
    ['from ld_preload cannot be preloaded', 'ignored'],
    "ERROR: ld.so: object '/usr/lib/libjemalloc.so' from LD_PRELOAD cannot be preloaded (cannot open shared object file): ignored.",
    'libcuda.so.1: cannot open shared object file',
  ),
];
