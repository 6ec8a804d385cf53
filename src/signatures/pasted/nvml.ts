import { fromSnap, inWsl } from '../hints.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** What is said where somebody works on the host itself. */
export const onHost: readonly string[] = [
  '-bash: nvidia-smi',
  'sudo: nvidia-smi',
  'zsh: command not found: nvidia-smi',
  'but can be installed with',
  'apt install nvidia-',
  'apt-get install nvidia-driver',
  'ubuntu-drivers',
  'lsmod | grep nvidia',
  'lspci | grep',
];

const modulesWay = 'Does sudo modprobe nvidia succeed, and nvidia-smi then? Then it was merely not loaded.';

/** Nothing answers for the driver on the host; the text does not say why. */
const noDriver: readonly TextCause[] = [
  {
    code: 'kernel-upgraded-no-module',
    decides:
      'Does modinfo -k $(uname -r) nvidia find no module, and is the driver installed? Then it is this.',
    hints: ['module nvidia not found', 'module nvidia-current not found'],
  },
  {
    code: 'secure-boot-unsigned',
    decides:
      'Does sudo modprobe nvidia say "Key was rejected by service" or "Required key not available"? Then it is this.',
    hints: [
      'secureboot enabled',
      'secure boot enabled',
      'secure boot is enabled',
      'uefi secure boot requires',
      'mokutil',
      'signing key',
    ],
  },
  { code: 'kernel-module-not-loaded', decides: modulesWay },
  {
    code: 'nouveau-conflict',
    decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
    hints: ['kernel driver in use: nouveau', 'grep nouveau', 'mxm_wmi'],
  },
  {
    code: 'dkms-build-failed',
    decides: 'Does dkms status show nvidia as added or built only, or as failed?',
  },
  { code: 'dkms-headers-missing', decides: 'Is /lib/modules/$(uname -r)/build not there?' },
  {
    code: 'no-nvidia-gpu',
    decides: 'Does lspci -d 10de: list nothing, as in a virtual machine without a GPU?',
  },
  { code: 'driver-not-installed', decides: 'Is no package of the driver installed?' },
  {
    code: 'prime-intel-selected',
    decides: 'Does prime-select query say intel?',
    hints: ['prime-select', 'optimus', 'bbswitch', 'envycontrol', 'intel is selected', 'intel profile'],
  },
  {
    code: 'wsl-linux-driver-installed',
    decides: 'Is it WSL2? Then a driver for Linux was installed in it, which does not work there.',
    hints: inWsl,
  },
];

const notAllowed: readonly TextCause[] = [
  {
    code: 'device-node-permissions',
    decides:
      'Does ls -l /dev/nvidia* show a mode such as 0660, and is the user not in that group? Then it is this.',
  },
  {
    code: 'selinux-denial',
    decides:
      'Does getenforce say Enforcing, and ausearch -m avc show denials of /dev/nvidia*? Then it is this.',
    hints: ['selinux', 'avc:', 'container_t', 'fedora', 'label=disable', 'getenforce', 'enforcing'],
  },
  {
    code: 'hook-node-permissions',
    decides:
      'Did nvidia-container-cli say it, which asks the driver as nobody unless its config.toml names a user?',
  },
  {
    code: 'mig-created-after-start',
    decides: 'Were instances (MIG) made after the container was started? Then start it again.',
    hints: ['mig 1g', 'mig 2g', 'mig 3g', 'mig 4g', 'mig 7g'],
  },
  {
    code: 'mig-permission',
    decides: 'Was it a change of instances (MIG)? That takes root.',
    hints: ['migmode', 'mig_mode', 'nvidia-smi mig'],
  },
  {
    code: 'podman-userns-nomap',
    decides: 'Is it Podman with --userns=nomap or the like?',
    hints: [' nomap'],
  },
];

/** What NVML says, and the programs that ask it: nvidia-smi, pynvml, exporters, nvidia-persistenced. */
export const nvmlSignatures: readonly Signature[] = [
  // What the doctor meets in its own launch has been looked at before; whoever pastes it has not looked at the nodes.
  {
    words: ['nvidia-container-cli', 'nvml error: insufficient permissions'],
    reach: 120,
    causes: notAllowed,
    example: 'nvidia-container-cli: initialization error: nvml error: insufficient permissions: unknown',
    counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
  },
  ...['lib_rm_version_mismatch', 'librmversionmismatch', 'nvml/rm version mismatch'].map((word) => ({
    words: [word],
    causes: proof('driver-library-mismatch'),
    example: `pynvml.NVMLError_${word}`,
    counterExample: 'version mismatch of the protocol',
  })),
  {
    words: ['failed to initialize nvml: function not found'],
    causes: likely(
      'driver-library-mismatch',
      'Does libnvidia-ml.so.1 lead to a library of another version than /proc/driver/nvidia/version? Then parts of an older driver were left behind.',
    ),
    example: 'Failed to initialize NVML: Function Not Found',
    counterExample: 'Failed to initialize NVML: Driver/library version mismatch',
  },
  ...[
    ['nvidia-smi has failed because you do not have', 'permission'],
    ['crw-rw----', '/dev/nvidia0'],
    ['crw-rw----', '/dev/nvidiactl'],
    ['crw-------', '/dev/nvidia0'],
    ['crw-------', '/dev/nvidiactl'],
    ['nvml: insufficient permissions'],
    ['nvmlerror_nopermission'],
    ['could not open the device file /dev/nvidia', '(permission denied)'],
    ['/dev/nvidiactl', 'permission denied'],
    ['/dev/nvidia0', 'permission denied'],
    ['/dev/nvidia-uvm', 'permission denied'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: notAllowed,
    example: `Failed to initialize ${words.join(' 1 root ')}`,
    counterExample: 'Failed to initialize NVML: Unknown Error',
  })),
  ...[
    "couldn't communicate with the nvidia driver",
    "can't communicate with the nvidia driver",
    'cannot communicate with the nvidia driver',
    'unable to communicate with the nvidia driver',
  ].map((word) => ({
    words: [word],
    causes: noDriver,
    example: word,
    counterExample: 'NVIDIA-SMI 550.54.14   Driver Version: 550.54.14',
  })),
  ...['no devices were found', 'no devices found', 'no nvidia devices found'].map((word) => ({
    words: [`${word} `],
    causes: [
      {
        code: 'gpu-init-failed',
        decides: 'Does the kernel log say RmInitAdapter failed (sudo dmesg | grep NVRM)? Then it is this.',
      },
      { code: 'gpu-fell-off-bus', decides: 'Does it say "fallen off the bus" or Xid 79?' },
      { code: 'bar-space-above-4g', decides: 'Does it say "BAR1 is 0M"?' },
      {
        code: 'open-kernel-module-unsupported',
        decides: 'Does it speak of open nvidia.ko, or of the open kernel modules?',
      },
      { code: 'gpu-legacy-for-driver', decides: 'Does it name a Legacy driver for the GPU?' },
      { code: 'gpu-not-supported-by-driver', decides: 'Does it say that the GPU is not supported?' },
      {
        code: 'prime-intel-selected',
        decides: 'Does prime-select query say intel?',
        hints: ['prime-select', 'optimus', 'bbswitch', 'envycontrol'],
      },
      {
        code: 'no-nvidia-gpu',
        decides: 'Does lspci -d 10de: list nothing, as after the GPU was detached from a virtual machine?',
      },
      { code: 'gpu-device-handle-unknown', decides: 'Does nvidia-smi name a GPU that it cannot reach?' },
    ],
    example: `$ nvidia-smi\n${word}`,
    counterExample: 'NET/IB : No device found.',
  })),
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
  {
    words: ["couldn't find libnvidia-ml.so library"],
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
    example:
      "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system. Please make sure that the NVIDIA Display Driver is properly installed and present in your system.",
    counterExample: 'Failed to initialize NVML: Unknown Error',
  },
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
  {
    words: ['driver service terminated with signal'],
    causes: [
      {
        code: 'device-node-permissions',
        decides: 'Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660?',
      },
      {
        code: 'hook-node-permissions',
        decides: 'Is it so, and does config.toml name no user for nvidia-container-cli?',
      },
      { code: 'persistence-mode-off', decides: 'Does time nvidia-smi take ten seconds and more?' },
      {
        code: 'driver-cuda-init',
        decides: 'Does nvidia-container-cli --version say less than 1.1? It asks CUDA itself.',
      },
      { code: 'driver-init-rpc', decides: 'What does the line after it name as what failed?' },
      { code: 'gpu-faulty', decides: 'Does nvidia-smi show ERR!, or hang?' },
    ],
    example:
      'nvidia-container-cli: initialization error: driver rpc error: driver service terminated with signal 15',
    counterExample: 'nvidia-container-cli: initialization error: driver rpc error: timed out',
  },
  {
    words: ['cuda error: initialization error'],
    causes: [
      {
        code: 'driver-cuda-init',
        decides:
          'Did nvidia-container-cli before 1.1 say it? It asks CUDA itself, which fails when little memory is free. Said by PyTorch, a process was forked after CUDA was used: start it with spawn.',
      },
      { code: 'uvm-module-stale', decides: 'Does lsmod list no nvidia_uvm?' },
    ],
    example: 'cuda error: initialization error',
    counterExample: 'nvidia-container-cli: initialization error: cuda error: unknown error',
  },
];

/** What says less than the rest, and may stand in a message of theirs. */
export const genericNvmlSignatures: readonly Signature[] = [
  {
    words: ['nvidia-smi', 'insufficient permissions'],
    reach: 80,
    causes: notAllowed,
    example: 'nvidia-smi works with sudo alone, else it says Insufficient Permissions',
    counterExample: 'nvidia-smi works',
  },
  ...[
    ['failed to query nvidia devices. please ensure that the nvidia device files'],
    ['failed to initialize the nvidia kernel module'],
    ['/proc/driver/nvidia/version: no such file or directory'],
    ['failed to start nvidia persistence daemon'],
    ['nvidia-persistenced failed to initialize'],
    ['nvml', 'driver not loaded'],
    ['nvidia driver is not loaded'],
    ['nvidia kernel module is not loaded'],
  ].map((words) => ({
    words,
    reach: 40,
    causes: [
      { code: 'kernel-module-not-loaded', decides: modulesWay },
      ...noDriver.filter(({ code }) => code !== 'kernel-module-not-loaded'),
    ],
    example: `Error: ${words.join(' initialisation: ')}`,
    counterExample: 'nvidia-container-cli: driver error: timed out',
  })),
  ...['gpu is lost', 'gpu_is_lost'].map((word) => ({
    words: [word],
    causes: proof('gpu-fell-off-bus'),
    example: `GPU 0000:0a:00.0: ${word}`,
    counterExample: 'the connection is lost',
  })),
];
