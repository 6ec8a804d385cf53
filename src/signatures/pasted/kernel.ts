import { likely, proof, type Signature } from '../signature.ts';
import { kernelGpuSignatures } from './kernel-gpu.ts';
import { xidSignatures } from './xids.ts';

/** Why the kernel, or what loads modules into it, refuses the driver's. */
const moduleSignatures: readonly Signature[] = [
  {
    words: ['api mismatch: the client'],
    causes: proof('driver-library-mismatch'),
    example:
      'NVRM: API mismatch: the client has the version 535.54.03, but\nNVRM: this kernel module has the version 530.30.02.  Please\nNVRM: make sure that this kernel module and all NVIDIA driver',
    examples: [
      "NVRM: API mismatch: the client 'Xorg' (pid 812)\nNVRM: has the version 595.10, but this kernel module has\nNVRM: the version 595.08.",
    ],
    counterExample: 'client version 1.41 is too old. Minimum supported API version is 1.44',
  },
  {
    words: ['api mismatch: the nvidia kernel module has version'],
    causes: proof('driver-library-mismatch'),
    example:
      'Error: API mismatch: the NVIDIA kernel module has version 390.87, but this NVIDIA driver component has version 410.48.',
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  },
  {
    words: ['kernel version', 'does not match dso version'],
    causes: [
      {
        code: 'driver-library-mismatch',
        decides:
          'Does nvidia-smi on the host fail with "Driver/library version mismatch"? Then the machine has not been restarted since the driver was upgraded.',
      },
      {
        code: 'forward-compat-mismatched-lib',
        decides:
          'Does it work, and does LD_LIBRARY_PATH in the container name a folder compat? Then it is this.',
      },
    ],
    reach: 80,
    example:
      'kernel version 470.57.2 does not match DSO version 470.82.1 -- cannot find working devices in this configuration',
    counterExample: 'kernel reported version is: 470.57.2',
  },
  {
    words: ['avc:', 'denied', 'module_load'],
    causes: proof('selinux-module-load'),
    reach: 60,
    example:
      'type=AVC msg=audit(1700000000.123:99): avc:  denied  { module_load } for  pid=901 comm="modprobe" path="/opt/nvidia.ko" scontext=system_u:system_r:kmod_t:s0 tcontext=system_u:object_r:usr_t:s0 tclass=system',
    counterExample: 'avc:  denied  { read write } for  pid=901 comm="python3" name="nvidiactl"',
  },
  {
    words: ['could not insert', 'required key not available'],
    causes: proof('secure-boot-unsigned'),
    reach: 80,
    example: "modprobe: ERROR: could not insert 'nvidia': Required key not available",
    examples: ['insmod: ERROR: could not insert module ./nvidia.ko: Required key not available'],
    counterExample:
      'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
  },
  {
    words: ['key was rejected by service'],
    causes: proof('secure-boot-unsigned'),
    example: "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service",
    examples: [
      "systemd-modules-load[412]: Failed to insert module 'nvidia_uvm': Key was rejected by service",
    ],
    counterExample: 'the login was rejected by the service',
  },
  {
    words: ['loading of unsigned module is rejected'],
    causes: proof('secure-boot-unsigned'),
    example: 'kernel: Loading of unsigned module is rejected',
    counterExample:
      'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
  },
  {
    words: ['loading of module with unavailable key is rejected'],
    causes: proof('secure-boot-unsigned'),
    example: '[   12.003] Loading of module with unavailable key is rejected',
    counterExample: 'Loading compiled-in X.509 certificates',
  },
  {
    words: ['unsigned module loading is restricted'],
    causes: proof('secure-boot-unsigned'),
    example: 'Lockdown: modprobe: unsigned module loading is restricted; see man kernel_lockdown.7',
    counterExample: 'Lockdown: systemd-logind: hibernation is restricted; see man kernel_lockdown.7',
  },
  {
    words: ['pkcs#7 signature not signed with a trusted key'],
    causes: proof('secure-boot-unsigned'),
    example: 'PKCS#7 signature not signed with a trusted key',
    counterExample: 'integrity: Loaded X.509 cert',
  },
  {
    words: ['signed by a key that is trusted by the kernel'],
    causes: proof('secure-boot-unsigned'),
    example:
      'ERROR: The kernel module failed to load. Secure boot is enabled on this system, so this is likely because it was not signed by a key that is trusted by the kernel.',
    counterExample: 'the image is signed by a key of NVIDIA',
  },
  {
    words: ['required key not available'],
    causes: likely(
      'secure-boot-unsigned',
      'Was it said of a kernel module, and does mokutil --sb-state say enabled? Then it is this.',
    ),
    example: 'nvidia.ko: Required key not available',
    counterExample:
      'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
  },
  ...['disagrees about version of symbol', 'version magic'].map((word) => ({
    words: ['nvidia', word],
    reach: 60,
    causes: proof('kernel-upgraded-no-module'),
    example: `nvidia: ${word} module_layout`,
    counterExample: `vboxdrv: ${word} module_layout`,
  })),
  ...['exec format error', 'invalid module format'].map((word) => ({
    words: ['could not insert', 'nvidia', word],
    reach: 60,
    causes: proof('kernel-upgraded-no-module'),
    example: `modprobe: ERROR: could not insert 'nvidia': ${word}`,
    counterExample: `exec /usr/bin/python3: ${word}`,
  })),
  {
    words: ['could not insert', 'nvidia', 'permission denied'],
    reach: 60,
    causes: likely(
      'selinux-module-load',
      'Does ausearch -m avc show denied { module_load }? Then SELinux refuses it.',
    ),
    example: "modprobe: ERROR: could not insert 'nvidia': Permission denied",
    counterExample: "modprobe: ERROR: could not insert 'nvidia': Required key not available",
  },
  {
    words: ['could not insert', 'nvidia', 'operation not permitted'],
    reach: 60,
    causes: [
      {
        code: 'secure-boot-unsigned',
        decides: 'Does mokutil --sb-state say enabled, or dmesg tell of Lockdown? Then it is this.',
      },
      { code: 'kernel-module-blacklisted', decides: 'Does modprobe --showconfig tell of a blacklist?' },
    ],
    example: "modprobe: ERROR: could not insert 'nvidia': Operation not permitted",
    counterExample: 'error setting rlimit type 8: operation not permitted',
  },
  {
    words: ['could not insert', 'nvidia', 'unknown symbol'],
    reach: 60,
    causes: likely(
      'driver-library-mismatch',
      'Do modinfo -F version nvidia and modinfo -F version nvidia_uvm differ, or /proc/driver/nvidia/version from both? Then modules of two drivers meet.',
    ),
    example:
      "modprobe: ERROR: could not insert 'nvidia_uvm': Unknown symbol in module, or unknown parameter (see dmesg)",
    counterExample: 'nvidia_uvm: module uses symbols from proprietary module nvidia, inheriting taint.',
  },
  {
    words: ['/bin/false', 'module nvidia'],
    reach: 60,
    causes: proof('kernel-module-blacklisted'),
    example:
      "modprobe: ERROR: ../libkmod/libkmod-module.c:990 command_do() Error running install command '/bin/false' for module nvidia: retcode 1",
    counterExample: 'useradd -s /bin/false nvidia-persistenced',
  },
  {
    words: ['already bound to nouveau'],
    causes: proof('nouveau-conflict'),
    example: 'NVRM: GPU 0000:01:00.0 is already bound to nouveau.',
    counterExample: 'NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.',
  },
  {
    words: ['already bound to nova'],
    causes: proof('nova-core-conflict'),
    example: 'NVRM: GPU 0000:01:00.0 is already bound to NovaCore.',
    counterExample: 'NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.',
  },
  {
    words: ['already bound to vfio'],
    causes: proof('gpu-bound-to-vfio'),
    example: 'NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.',
    counterExample: 'NVRM: GPU 0000:01:00.0 is already bound to nouveau.',
  },
  {
    words: ['nouveau', 'currently in use by your system'],
    reach: 60,
    causes: proof('nouveau-conflict'),
    example:
      'ERROR: The Nouveau kernel driver is currently in use by your system.  This driver is incompatible with the NVIDIA driver, and must be disabled before proceeding.',
    counterExample: 'nouveau 0000:01:00.0: DRM: VRAM: 8192 MiB',
  },
  ...['nouveau, rivafb', 'rivatv'].map((word) => ({
    words: ['when a driver such as', word],
    reach: 80,
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      {
        code: 'gpu-bound-to-vfio',
        decides: 'Does it say vfio-pci? Then the GPU is set aside for a virtual machine.',
      },
      { code: 'nova-core-conflict', decides: 'Does it say nova_core or NovaCore?' },
    ],
    example: `NVRM: This can occur when a driver such as:\nNVRM: ${word}\nNVRM: was loaded and obtained ownership of the NVIDIA device(s).`,
    counterExample: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07',
  })),
  {
    words: ['nvidia probe routine was not called'],
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      {
        code: 'gpu-bound-to-vfio',
        decides: 'Does it say vfio-pci? Then the GPU is set aside for a virtual machine.',
      },
      { code: 'nova-core-conflict', decides: 'Does it say nova_core or NovaCore?' },
    ],
    example: 'NVRM: The NVIDIA probe routine was not called for 1 device(s).',
    counterExample: 'nvidia: probe of 0000:01:00.0 failed with error -1',
  },
  ...[
    ['nouveau', 'nouveau-conflict'],
    ['nova', 'nova-core-conflict'],
    ['vfio-pci', 'gpu-bound-to-vfio'],
  ].map(([driver = '', code = '']) => ({
    words: ['nvidia corporation', `kernel driver in use: ${driver}`],
    reach: 200,
    causes: likely(code, 'Is it the GPU that the container shall use? Then it is this.'),
    example: `01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204] (rev a1)\n\tSubsystem: Acme Device [1458:4043]\n\tKernel driver in use: ${driver}`,
    counterExample:
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204] (rev a1)\n\tKernel driver in use: nvidia',
  })),
];

/** nouveau fails with a GPU, so it has it. */
const nouveauSignatures: readonly Signature[] = [
  ['nouveau 0000:', 'failed'],
  ['nouveau 0000:', 'unknown chipset'],
  ['nouveau: probe of', 'failed'],
].map((words) => ({
  words,
  reach: 80,
  causes: likely(
    'nouveau-conflict',
    'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
  ),
  example: `${words.join('3b:00.0: gr: init ')}, -16`,
  counterExample: 'nouveau 0000:3b:00.0: DRM: VRAM: 8192 MiB',
}));

/** The host itself ran out of memory. */
const memorySignatures: readonly Signature[] = [
  ...[
    ['out of memory: kill'],
    ['oom-kill:constraint='],
    ['oom-kill', 'task_memcg='],
    ['invoked oom-killer'],
    ['oom_kill event'],
    ['oom-kill event'],
    ['reason: oomkilled'],
    ['oomkilled: true'],
    ['dataloader worker', 'killed by signal: killed'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: proof('host-memory-exhausted'),
    example: `kernel: ${words.join(' (pid 4711), ')}ed process 4711 (python3)`,
    counterExample: 'RuntimeError: CUDA error: out of memory',
  })),
  ...[
    'exitcode : -9 (pid',
    'signal 9 (sigkill) received',
    'signals.sigkill',
    'exited with code 137',
    'exit code 137',
    'exit status 137',
  ].map((word) => ({
    words: [word],
    causes: likely(
      'host-memory-exhausted',
      'Does the kernel log tell of oom-kill at that time (sudo dmesg | grep -i oom)? Then it is this; else somebody stopped it.',
    ),
    example: `worker 3 ${word}: 4711)`,
    counterExample: 'worker 3 exited with code 1',
  })),
  {
    words: ['dataloader worker', 'exited unexpectedly'],
    reach: 60,
    causes: [
      {
        code: 'shm-too-small',
        decides: 'Does df -h /dev/shm in the container show 64M? Then it is this.',
      },
      { code: 'host-memory-exhausted', decides: 'Does the kernel log tell of oom-kill at that time?' },
    ],
    example: 'RuntimeError: DataLoader worker (pid(s) 4711, 4712) exited unexpectedly',
    counterExample: 'RuntimeError: DataLoader worker (pid 13) is killed by signal: Bus error.',
  },
];

/** Generic: a module did not load, and the text does not say why. */
const noModule: readonly Signature[] = [
  ...['modprobe: fatal: module nvidia', 'modinfo: error: module nvidia', "failed to find module 'nvidia"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: 'kernel-upgraded-no-module',
          decides:
            'Does find /lib/modules -name "nvidia.ko*" list modules of other kernels only, not of uname -r? Then it is this.',
        },
        {
          code: 'driver-not-installed',
          decides: 'Does it list none, and does no package of the driver exist? Then there is no driver.',
        },
        {
          code: 'dkms-headers-missing',
          decides:
            'Does dkms status say added and not installed, and is /lib/modules/$(uname -r)/build missing?',
        },
      ],
      example: `${word}' not found in directory /lib/modules/6.8.0-45-generic`,
      counterExample: 'modprobe: FATAL: Module amdgpu not found.',
    }),
  ),
  {
    words: ['could not insert', 'nvidia', 'no such device'],
    reach: 60,
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      {
        code: 'gpu-not-supported-by-driver',
        decides: 'Does dmesg say that the GPU is not supported by this driver release?',
        hints: ['is not supported by the'],
      },
      { code: 'gpu-legacy-for-driver', decides: 'Does dmesg name a Legacy driver for the GPU?' },
      { code: 'no-nvidia-gpu', decides: 'Does lspci -d 10de: list nothing?' },
      { code: 'gpu-bound-to-vfio', decides: 'Does lspci -nnk -d 10de: say vfio-pci?' },
      { code: 'nova-core-conflict', decides: 'Does dmesg say "already bound to NovaCore"?' },
      { code: 'prime-intel-selected', decides: 'Does prime-select query say intel?' },
    ],
    example: "modprobe: ERROR: could not insert 'nvidia': No such device",
    counterExample: "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service",
  },
];

/** What the kernel log says of the GPU's driver: why it does not load, and what befell a GPU. */
export const kernelSignatures: readonly Signature[] = [
  ...moduleSignatures,
  ...kernelGpuSignatures,
  ...xidSignatures,
  ...memorySignatures,
  ...nouveauSignatures,
  ...noModule,
];
