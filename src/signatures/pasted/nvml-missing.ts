import { fromSnap } from '../hints.ts';
import { proof, type Signature } from '../signature.ts';
import { onHost } from './nvml-causes.ts';

/** Nodes, libraries and programs of the driver that are not found. */
export const missingSignatures: readonly Signature[] = [
  {
    words: ['could not open the device file /dev/nvidia', 'no such file or directory'],
    reach: 60,
    causes: proof('device-nodes-missing'),
    example: 'NVIDIA: could not open the device file /dev/nvidiactl (No such file or directory).',
    counterExample: 'NVIDIA: could not open the device file /dev/nvidia0 (Input/output error).',
  },
  {
    words: ['could not open the device file /dev/nvidia', 'input/output error'],
    reach: 60,
    causes: [
      { code: 'gpu-init-failed', decides: 'Does the kernel log say RmInitAdapter failed? Then it is this.' },
      { code: 'gpu-fell-off-bus', decides: 'Does it say "fallen off the bus" or Xid 79?' },
    ],
    example: 'NVIDIA: could not open the device file /dev/nvidia0 (Input/output error).',
    counterExample: 'NVIDIA: could not open the device file /dev/nvidiactl (No such file or directory).',
  },
  ...[
    ['stat failed: /dev/nvidia', 'no such file or directory'],
    ['custom device "/dev/nvidia', 'no such file or directory'],
    ['open failed: /dev/nvidia', 'no such file or directory'],
    ['error gathering device information', '/dev/nvidia', 'no such file or directory'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: proof('device-nodes-missing'),
    example: words.join('0": '),
    counterExample: 'stat failed: /usr/lib/libcuda.so: no such file or directory',
  })),
  {
    words: ['/dev/nvidia-uvm', 'no such file or directory'],
    reach: 40,
    causes: [
      {
        code: 'uvm-module-stale',
        decides: 'Is it not there on the host either? Then sudo nvidia-modprobe -u -c=0 makes it.',
      },
      {
        code: 'cdi-missing-uvm',
        decides: 'Is it there on the host, and does the CDI specification not name it?',
        hints: [' cdi', 'nvidia.yaml'],
      },
      {
        code: 'device-nodes-missing',
        decides: 'Are there no /dev/nvidia* on the host at all?',
      },
    ],
    example: "ls: cannot access '/dev/nvidia-uvm': No such file or directory",
    counterExample: "ls: cannot access '/dev/dri': No such file or directory",
  },
  ...['input/output error', 'no such device', 'device or resource busy', 'invalid argument'].map((word) => ({
    words: ['/dev/nvidia-uvm', word],
    reach: 80,
    causes: proof('uvm-module-stale'),
    example: `open("/dev/nvidia-uvm"): ${word}`,
    counterExample: '/dev/nvidia-uvm: Permission denied',
  })),
  ...['/dev/nvidiactl', '/dev/nvidia0', '/dev/nvidia*'].map((node) => ({
    words: [node, 'no such file or directory'],
    reach: 40,
    causes: [
      {
        code: 'device-nodes-missing',
        decides: 'Does /proc/driver/nvidia/version exist where it was said, on the host? Then it is this.',
      },
      {
        code: 'gpus-flag-missing',
        decides: 'Was it said in a container that was started without --gpus? Then it is this.',
        hints: ['root@', 'docker exec', 'docker run', 'in the container', 'inside the container'],
      },
      { code: 'kernel-module-not-loaded', decides: 'Does lsmod not list nvidia?' },
    ],
    example: `ls: cannot access '${node}': No such file or directory`,
    counterExample: "ls: cannot access '/dev/dri': No such file or directory",
  })),
  ...[["couldn't find libnvidia-ml.so library"], ['nvidia-smi: error while loading shared libraries']].map(
    (words) => ({
      words,
      causes: [
        {
          code: 'driver-not-installed',
          decides:
            'Was it said on the host? Then the driver is not installed in whole, or its libraries lie where the loader does not look.',
        },
        {
          code: 'gpus-flag-missing',
          decides: 'Was it said in a container that was started without --gpus? Then it is this.',
          hints: ['docker run', 'docker exec', 'inside the container', 'in the container', 'root@'],
        },
        {
          code: 'driver-libraries-missing',
          decides: 'Does ldconfig -p on the host list no libnvidia-ml.so.1, though a module is loaded?',
        },
        {
          code: 'driver-capabilities-missing',
          decides: 'Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?',
        },
      ],
      example: `NVIDIA-SMI ${words.join('')} in your system: libnvidia-ml.so.1`,
      counterExample: 'Failed to initialize NVML: Unknown Error',
    }),
  ),
  ...[['nvml shared library not found'], ['nvmlerror_librarynotfound']].map((words) => ({
    words,
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was it said in a container that was started without --gpus? Then it is this.',
        hints: ['docker run', 'container'],
      },
      {
        code: 'driver-not-installed',
        decides:
          'Was it said on the host? Then the driver is not installed, or its libraries lie where the loader does not look.',
      },
      {
        code: 'driver-capabilities-missing',
        decides: 'Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?',
      },
      {
        code: 'driver-libraries-missing',
        decides: 'Does ldconfig -p on the host list no libnvidia-ml.so.1, though a module is loaded?',
      },
    ],
    example: `${words.join(' ')}`,
    counterExample: 'Failed to initialize NVML: Unknown Error',
  })),
  ...[
    "command 'nvidia-smi' not found",
    'nvidia-smi: command not found',
    'nvidia-smi: not found',
    'command not found: nvidia-smi',
    'unknown command: nvidia-smi',
    'exec: "nvidia-smi": executable file not found',
    'nvidia-smi: no such file',
    "no such file or directory: 'nvidia-smi'",
    'could not find nvidia-smi',
    'nvidia-smi not found',
    'nvidia-smi was not found',
    "'nvidia-smi' is not recognized",
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was it said in a container that was started without --gpus? Then it is this.',
      },
      {
        code: 'image-lacks-env',
        decides:
          'Was it started by --runtime=nvidia alone, and does the image not set NVIDIA_VISIBLE_DEVICES?',
        hints: ['--runtime=nvidia', '--runtime nvidia', 'runtime: nvidia'],
      },
      {
        code: 'driver-not-installed',
        decides: 'Was it said on the host? Then no driver is installed.',
        hints: onHost,
      },
      {
        code: 'driver-capabilities-missing',
        decides: 'Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?',
        hints: ['nvidia_driver_capabilities'],
      },
      {
        code: 'podman-gpus-flag-noop',
        decides: 'Was it started by podman before 5.0 with --gpus? Then it is this.',
        hints: ['podman run', 'emulate docker cli'],
      },
      {
        code: 'singularity-no-nv-files',
        decides: 'Was it started by Singularity or Apptainer, without --nv or where that finds no driver?',
        hints: ['singularity>', 'apptainer>', '.sif'],
      },
      {
        code: 'snap-docker',
        decides: 'Does snap list docker name one? The snap does not see the toolkit of the host.',
        hints: fromSnap,
      },
    ],
    example: `bash: ${word}`,
    counterExample: 'bash: nvcc: command not found',
  })),
];
