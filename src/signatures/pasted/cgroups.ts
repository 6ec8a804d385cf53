import type { Signature, TextCause } from '../signature.ts';

/** A container that may not use the nodes of its GPUs. */
const lostItsGpus: readonly TextCause[] = [
  {
    code: 'cgroup-daemon-reload',
    decides:
      'Did it work for a while in this container, and does a new container work? Then systemctl daemon-reload took the GPUs away.',
    hints: [
      'daemon-reload',
      'after a few hours',
      'after some time',
      'after a while',
      'unattended-upgrade',
      'randomly',
    ],
  },
  {
    code: 'no-cgroups-on-rootful',
    decides:
      'Does it fail from the start, and does /etc/nvidia-container-runtime/config.toml say no-cgroups = true? Then it is this.',
    hints: ['no-cgroups = true', 'no-cgroups=true', 'no-cgroups true'],
  },
  {
    code: 'cgroup-v2-old-libnvidia',
    decides:
      'Does it fail from the start, with control groups of version 2 and libnvidia-container before 1.8 (nvidia-container-cli --version)?',
    hints: ['unified_cgroup_hierarchy', 'cgroup version: 2'],
  },
  {
    code: 'driver-nvml-unknown',
    decides: 'Does nvidia-smi on the host say the same? Then it is the driver there.',
  },
  { code: 'gpu-fell-off-bus', decides: 'Does the kernel log of the host tell of Xid 79?' },
  {
    code: 'selinux-denial',
    decides: 'Does ausearch -m avc on the host show denials of /dev/nvidia*?',
    hints: ['avc:', 'label=disable'],
  },
];

/** What NVML and its users say where a control group keeps them from the GPUs. */
export const cgroupSignatures: readonly Signature[] = [
  ...['failed to initialize nvml: unknown error', 'nvmlerror_unknown', 'nvml: unknown error'].map(
    (word): Signature => ({
      words: [word],
      causes: lostItsGpus,
      example: `root@5e8f1c5c:/workspace# nvidia-smi\n${word === 'nvmlerror_unknown' ? 'pynvml.nvml.NVMLError_Unknown: Unknown Error' : word}`,
      counterExample: 'Failed to initialize NVML: Insufficient Permissions',
    }),
  ),
  {
    words: ['os call failed or operation not supported on this os'],
    causes: lostItsGpus,
    example:
      'UserWarning: CUDA initialization: Unexpected error from cudaGetDeviceCount(). Error 304: OS call failed or operation not supported on this OS',
    counterExample: 'operation not supported',
  },
  {
    words: ['nvml_success ==', 'internal assert failed'],
    reach: 120,
    causes: lostItsGpus,
    example:
      'RuntimeError: NVML_SUCCESS == DriverAPI::get()->nvmlInit_v2_() INTERNAL ASSERT FAILED at "../c10/cuda/CUDACachingAllocator.cpp":995, please report a bug to PyTorch.',
    counterExample: 'INTERNAL ASSERT FAILED at "../aten/src/ATen/x.cpp":1',
  },
];
