import { proof, type Signature } from '../signature.ts';

/** A harmless text and what it is called. */
const harmless = (
  code: string,
  words: readonly string[],
  example: string,
  counterExample: string,
  reach = 200,
): Signature => ({ words, reach, causes: proof(code), example, counterExample });

const loaded = 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.14';
const refused = 'Loading of unsigned module is rejected';

/** The kernel and the driver, on hosts that are fine. */
const ofKernels: readonly Signature[] = [
  harmless(
    'module-taint-note',
    ['signature and/or required key missing - tainting kernel'],
    'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
    refused,
  ),
  ...[
    "module license 'nvidia' taints kernel",
    'loading out-of-tree module taints kernel',
    'inheriting taint',
  ].map((word) => harmless('module-taint-note', ['nvidia', word], `nvidia: nvidia ${word}.`, refused, 80)),
  harmless(
    'acpi-dsm-note',
    ['_dsm: argument #4 type mismatch'],
    'ACPI Warning: \\_SB.PCI0.PEG0.PEGP._DSM: Argument #4 type mismatch - Found [Buffer], ACPI requires [Package]',
    loaded,
  ),
  ...['which spans more than pci bus', 'mapping multiple bars'].map((word) =>
    harmless(
      'kernel-mapping-note',
      [word],
      `caller os_map_kernel_space.part.0+0x1/0x2 [nvidia] ${word}`,
      loaded,
    ),
  ),
  harmless(
    'driver-persistence-note',
    ['persistence mode is deprecated and will be removed'],
    'NVRM: Persistence mode is deprecated and will be removed in a future release. Please use nvidia-persistenced instead.',
    'Persistence mode for GPU 0 is disabled.',
  ),
  harmless(
    'peermem-note',
    ['nv_get_p2p_free_callback', 'invalid context, skipping'],
    'nvidia-peermem nv_get_p2p_free_callback:127 ERROR detected invalid context, skipping further processing',
    loaded,
    120,
  ),
  ...[
    "could not insert 'nvidia_peermem",
    "failed to insert module 'nvidia_peermem",
    "could not insert 'nv_peer_mem",
  ].map((word) =>
    harmless(
      'peermem-note',
      [`${word}': invalid argument`],
      `modprobe: ERROR: ${word}': Invalid argument`,
      refused,
    ),
  ),
  harmless(
    'gpu-recovered-note',
    ['recovery action changed from', 'to 0x0 (none)'],
    'NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x1 (GPU Reset Required) to 0x0 (None)',
    'NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (GPU Reset Required)',
    60,
  ),
  ...[
    'error: severity=corrected',
    'aer: corrected error',
    'aer: multiple corrected error',
    'aer: correctable error',
  ].map((word) =>
    harmless(
      'pcie-corrected-note',
      [word],
      `pcieport 0000:3c:00.0: ${word} received: 0000:3d:00.0`,
      'AER: Uncorrected (Fatal) error received',
    ),
  ),
  ...['unable to read edid', 'failed to load edid'].map((word) =>
    harmless(
      'display-edid-note',
      ['nvidia-modeset: ', word],
      `nvidia-modeset: WARNING: GPU:0: ${word} for display device DP-0`,
      loaded,
      100,
    ),
  ),
  harmless(
    'console-note',
    ['not currently configured to drive a vga console'],
    'NVRM: Your system is not currently configured to drive a VGA console',
    loaded,
  ),
];

/** The start script of NVIDIA's images. */
const ofImages: readonly Signature[] = [
  harmless(
    'ngc-shm-note',
    ['shmem allocation limit is set to the default of'],
    'NOTE: The SHMEM allocation limit is set to the default of 64MB.  This may be insufficient for PyTorch.',
    'This might be caused by insufficient shared memory (shm).',
  ),
  // The reason is on a line of its own.
  ...['[[system has unsupported display driver', '[[forward compatibility was attempted'].map((word) =>
    harmless(
      'ngc-compatibility-note',
      [word, 'cuinit()='],
      `  ${word} / cuda driver combination (X) cuInit()=803]]`,
      'RuntimeError: Error 803: system has unsupported display driver / cuda driver combination',
    ),
  ),
  ...[
    'forward compatibility mode enabled',
    'legacy nvidia driver detected. compatibility mode enabled',
    'minor version compatibility mode enabled',
  ].map((word) =>
    harmless('ngc-compatibility-note', [word], `NOTE: CUDA ${word}.`, 'compatibility mode is UNAVAILABLE.'),
  ),
  ...[
    'mofed driver for multi-node communication was not detected',
    'mofed driver was detected',
    'detected mofed driver',
  ].map((word) =>
    harmless('ngc-mofed-note', [word], `NOTE: ${word}.`, 'WARNING: The NVIDIA Driver was not detected.'),
  ),
  harmless(
    'sm-warning-false-positive',
    ['which may not yet be supported in this version of the container'],
    'WARNING: Detected NVIDIA GB10 GPU, which may not yet be supported in this version of the container',
    'WARNING: Detected NVIDIA H100 GPU, which is not yet supported in this version of the container',
  ),
  ...['i have no name!@', 'cannot find name for group id', 'cannot find name for user id'].map((word) =>
    harmless('container-user-note', [word], `groups: ${word}d3f1a2b4c5d6:/workspace$`, 'permission denied'),
  ),
  ...['cannot set terminal process group', 'no job control in this shell'].map((word) =>
    harmless(
      'container-terminal-note',
      [word],
      `bash: ${word} (-1): Inappropriate ioctl for device`,
      'bash: nvidia-smi: command not found',
    ),
  ),
  harmless(
    'docker-kernel-note',
    ['your kernel does not support', 'limit capabilities'],
    'WARNING: Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap.',
    'Your kernel headers for kernel 6.8.0-45-generic cannot be found',
    60,
  ),
];

const healthy = 'RuntimeError: CUDA error: out of memory';

/** Programs that train, on hosts that are fine. */
const ofTraining: readonly Signature[] = [
  ...['cuda capability', 'compute capability (cc)'].map((word) =>
    harmless(
      'sm-warning-false-positive',
      ['found gpu', `which is of ${word} 12.1`],
      `UserWarning: Found GPU0 NVIDIA GB10 which is of ${word} 12.1.`,
      `UserWarning: Found GPU0 Tesla K40m which is of ${word} 3.5.`,
      60,
    ),
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

const unsigned = 'E: The repository is not signed.';

/** Package managers. */
const ofPackages: readonly Signature[] = [
  harmless(
    'apt-interface-note',
    ['apt does not have a stable cli interface'],
    'WARNING: apt does not have a stable CLI interface. Use with caution in scripts.',
    unsigned,
  ),
  harmless(
    'apt-keyring-note',
    ['key is stored in legacy trusted.gpg keyring'],
    'W: https://repo.example/dists/stable/InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see the DEPRECATION section in apt-key(8) for details.',
    unsigned,
  ),
  harmless(
    'apt-keyring-note',
    ['apt-key is deprecated'],
    'Warning: apt-key is deprecated. Manage keyring files in trusted.gpg.d instead (see apt-key(8)).',
    unsigned,
  ),
  harmless(
    'apt-architecture-note',
    ['skipping acquire of configured file', "doesn't support architecture"],
    "N: Skipping acquire of configured file 'main/binary-i386/Packages' as repository 'https://repo.example stable InRelease' doesn't support architecture 'i386'",
    unsigned,
    400,
  ),
  ...[
    'unable to initialize frontend',
    'delaying package configuration, since apt-utils is not installed',
  ].map((word) => harmless('debconf-note', [`debconf: ${word}`], `debconf: ${word}: Dialog`, unsigned)),
  harmless(
    'firmware-note',
    ['possible missing firmware'],
    'W: Possible missing firmware /lib/firmware/ast_dp501_fw.bin for module ast',
    unsigned,
  ),
  harmless(
    'pip-root-note',
    ["running pip as the 'root' user can result in broken permissions"],
    "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager",
    unsigned,
  ),
  harmless(
    'dpkg-directory-note',
    ['dpkg: warning: ', 'directory', 'not empty so not removed'],
    "dpkg: warning: while removing nvidia-dkms-550, directory '/usr/src/nvidia-550.54.14' not empty so not removed",
    unsigned,
  ),
];

/** nvidia-smi and nvtop. */
const ofTools: readonly Signature[] = [
  harmless(
    'gpu-fan-err-only',
    ['|err!', 'w /'],
    '|ERR!   51C    P8    12W / 450W |    120MiB / 24564MiB |      0%      Default |',
    '|ERR!   46C    P0            N/A  /  N/A  |       0MiB /  81920MiB |     N/A      Default |',
    12,
  ),
  ...['gen 1@16x', 'gen 2@16x', 'gen 1@8x'].map((word) =>
      harmless(
        'pcie-link-idle-false-positive',
        [`pcie ${word}`],
        `Device 0 [NVIDIA GeForce RTX 3080] PCIe ${word} RX: 0.000 KiB/s`,
        'Device 0 [NVIDIA GeForce RTX 3080] PCIe GEN 4@16x',
      ),
    ),
  ...['2', '3', '4', '5', '6'].map((most) =>
    harmless(
      'pcie-link-idle-false-positive',
      ['pcie generation', 'max', `: ${most}`, 'current', ': 1 '],
      `            PCIe Generation\n                Max                       : ${most}\n                Current                   : 1\n            Link Width`,
      `            PCIe Generation\n                Max                       : ${most}\n                Current                   : ${most}\n`,
      20,
    ),
  ),
];

/** What looks like an error and is none. */
export const ordinarySignatures: readonly Signature[] = [
  ...ofKernels,
  ...ofImages,
  ...ofTraining,
  ...ofPackages,
  ...ofTools,
];
