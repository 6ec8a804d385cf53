import { likely, proof, type Signature } from '../signature.ts';

/** Why the kernel, or what loads modules into it, refuses the driver's. */
export const moduleSignatures: readonly Signature[] = [
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
  ...['required key not available', 'key was rejected by service'].flatMap((word): readonly Signature[] => [
    {
      words: ['nvidia', word],
      reach: 90,
      causes: proof('secure-boot-unsigned'),
      example: `modprobe: ERROR: could not insert 'nvidia': ${word}`,
      examples: [
        `insmod: ERROR: could not insert module ./nvidia.ko: ${word}`,
        `systemd-modules-load[412]: Failed to insert module 'nvidia_uvm': ${word}`,
      ],
      counterExample: `modprobe: ERROR: could not insert 'vboxdrv': ${word}`,
    },
    {
      words: [word],
      causes: likely(
        'secure-boot-unsigned',
        'Was it said of a kernel module of NVIDIA, and does mokutil --sb-state say enabled? Then it is this.',
      ),
      example: `modprobe: ERROR: could not insert module: ${word}`,
      counterExample:
        'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
    },
  ]),
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
  ...[
    ['verify failed', 'enokey'],
    ['nvidia', '-enokey'],
    ['nvidia', '-ekeyrejected'],
    ['request for unknown module key'],
    ['request for unknown key', 'module'],
  ].map(
    (words): Signature => ({
      words,
      reach: 60,
      causes: likely(
        'secure-boot-unsigned',
        'Is the key that of the module of NVIDIA, and does mokutil --sb-state say enabled? Then it is this.',
      ),
      example: `kernel: ${words.join(' for a ')} 'Acme: signing key: 0a1b' err -11`,
      counterExample: 'Loading compiled-in X.509 certificates',
    }),
  ),
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
  ...['disagrees about version of symbol', 'version magic'].map((word) => ({
    words: ['nvidia', word],
    reach: 60,
    causes: proof('kernel-upgraded-no-module'),
    example: `nvidia: ${word} module_layout`,
    counterExample: `vboxdrv: ${word} module_layout`,
  })),
  {
    words: ['nvidia', 'no symbol version for'],
    reach: 60,
    causes: likely(
      'kernel-upgraded-no-module',
      'Does the module not load, and modinfo -F vermagic nvidia name another kernel than uname -r? Then it is this.',
    ),
    example: 'nvidia: no symbol version for module_layout',
    counterExample: 'vboxdrv: no symbol version for module_layout',
  },
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
    words: ['nvidia', 'unknown symbol nv', '(err '],
    reach: 120,
    causes: likely(
      'driver-library-mismatch',
      'Do modinfo -F version nvidia and modinfo -F version nvidia_uvm differ, or /proc/driver/nvidia/version from both? Then modules of two drivers meet.',
    ),
    example: 'nvidia_uvm: Unknown symbol nvUvmInterfaceSetPageDirectory (err -2)',
    counterExample: 'vboxdrv: Unknown symbol foo (err -2)',
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
];

/** Generic: a module did not load, and the text does not say why. */
export const noModuleSignatures: readonly Signature[] = [
  {
    words: ['module nvidia_uvm is in use'],
    causes: likely(
      'uvm-module-stale',
      'Was it to be loaded anew since CUDA fails with an unknown error? Then stop what uses it (sudo fuser -v /dev/nvidia-uvm) first.',
    ),
    example: 'rmmod: ERROR: Module nvidia_uvm is in use',
    counterExample: 'rmmod: ERROR: Module nvidia is in use by: nvidia_modeset',
  },
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
    words: ['could not insert', 'nvidia', 'device or resource busy'],
    reach: 60,
    causes: likely(
      'nouveau-conflict',
      'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
    ),
    example: "modprobe: ERROR: could not insert 'nvidia': Device or resource busy",
    counterExample: "modprobe: ERROR: could not insert 'nvidia': Required key not available",
  },
  {
    words: ['dkms status', 'nvidia', ': installed', 'uname -r'],
    reach: 400,
    causes: likely(
      'kernel-upgraded-no-module',
      'Does dkms status name another kernel than uname -r? Then it is this: the module was not built for the one that runs.',
    ),
    example:
      '$ dkms status\nnvidia/550.10, 6.8.0-40-generic, x86_64: installed\n$ uname -r\n6.8.0-45-generic',
    counterExample: '$ dkms status\nnvidia/550.10, 6.8.0-40-generic, x86_64: installed',
  },
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
      {
        code: 'prime-intel-selected',
        decides: 'Does prime-select query say intel?',
        hints: ['prime-select', 'optimus', 'bbswitch', 'envycontrol', 'intel is selected', 'intel profile'],
      },
    ],
    example: "modprobe: ERROR: could not insert 'nvidia': No such device",
    counterExample: "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service",
  },
];
