import { likely, proof, type Signature } from '../signature.ts';

const builtByDkms = likely(
  'dkms-build-failed',
  'Does dkms status name nvidia with this kernel as not installed? Then it is this; the reason is in /var/lib/dkms/nvidia/VERSION/build/make.log.',
);

/** Where the headers of a kernel are looked for and not found. */
const headersMissing: readonly Signature[] = [
  ...[
    ['your kernel headers for kernel', 'cannot be found'],
    ['the kernel headers for this kernel do', 'not seem to be installed'],
    ['unable to find the kernel source tree'],
    ['make sure you have installed the kernel source files'],
    ['the kernel header file', 'does not exist'],
    ['unable to determine the target kernel version'],
    ['the kernel source path', 'is invalid'],
    ['/lib/modules/', '/build: no such file or directory'],
    ['could not resolve linux kernel version'],
    ['missing', 'kernel headers for module nvidia'],
    ['kernel headers for', 'are not installed'],
    ['linux headers are missing'],
    ['failed to find kernel headers'],
    ['could not find kernel headers'],
    ['kernel configuration is invalid', 'autoconf.h'],
    ['generated/autoconf.h', 'missing'],
  ].map((words) => ({
    words,
    reach: 160,
    causes: proof('dkms-headers-missing'),
    example: `Error! ${words.join(' 6.8.0-45-generic ')}`,
    counterExample: 'Setting up linux-headers-6.8.0-45-generic (6.8.0-45.45) ...',
  })),
  ...[
    ['unable to locate package linux-headers'],
    ["couldn't find any package by", 'linux-headers'],
    ['no package kernel-devel', 'available'],
    ['unable to find a match: kernel-devel'],
    ['unable to find a match: kernel-headers'],
    ['nothing provides kernel-devel'],
    ['/usr/src/linux-headers-', 'no such file or directory'],
    ['/usr/src/kernels/', 'no such file or directory'],
    ['no matching package', 'kernel-devel'],
    ['unable to locate package pve-headers'],
    ['unable to locate package proxmox-headers'],
    ['unable to locate package raspberrypi-kernel-headers'],
    ['no package', 'kernel-headers', 'available'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      'dkms-headers-missing',
      'Does ls /lib/modules/$(uname -r)/build show nothing? Then it is this: the package sources no longer have headers of the kernel that runs.',
    ),
    example: `E: ${words.join('-6.8.0 ')}`,
    counterExample: 'E: Unable to locate package nvidia-container-toolkit',
  })),
];

const buildFailed: readonly Signature[] = [
  ...[
    ['/var/lib/dkms/nvidia', 'bad return status for module build'],
    ['bad return status for module build', '/var/lib/dkms/nvidia'],
    ['unable to build the nvidia kernel module'],
    ['the nvidia kernel module was not created'],
    ['an error occurred while performing the step', 'building kernel modules'],
    ['failed to build the nvidia kernel modules'],
    ['error! build of nvidia', 'failed for'],
    ['gpl-incompatible module nvidia'],
    ['cc version check failed'],
    ['cc-version-check failed'],
    ['compiler version check failed'],
    ['the compiler used to compile the kernel', 'does not exactly match the current compiler'],
    ['error (dkms apport)', 'is not supported'],
    ['nvidia-kmod', '[failed]'],
    ['/var/cache/akmods/nvidia', 'failed'],
    ['failed to install the kernel module through dkms'],
    ['error processing package nvidia-dkms'],
    ['error processing package nvidia-kernel'],
    ['failed to run', 'dkms build -m nvidia'],
    ['failed to run', 'dkms install -m nvidia'],
    ['installed nvidia-dkms', 'post-installation script subprocess returned error'],
    ['dkms install --no-depmod nvidia', 'exited'],
    ['failed cc sanity check'],
    ['unable to find the development tool'],
    ['-nvidia-x11-', 'failed with exit code'],
    ['nvidia-open-', '.drv', 'failed with exit code'],
    ['akmod', 'nvidia', 'failed to build'],
  ].map((words) => ({
    words,
    reach: 300,
    causes: proof('dkms-build-failed'),
    example: `${words.join(': 550.54.14, 6.8.0-45-generic: ')}`,
    counterExample: 'nvidia/550.54.14, 6.8.0-45-generic, x86_64: installed',
  })),
  ...[
    'bad return status for module build',
    'run-parts: /etc/kernel/postinst.d/dkms exited with return code',
  ].map((word) => ({
    words: [word],
    causes: builtByDkms,
    example: `Error! ${word} on kernel: 6.8.0-45-generic (x86_64)`,
    counterExample: 'dkms: autoinstall for kernel 6.8.0-45-generic: done.',
  })),
  ...[
    ['/dkms/nvidia', '.o] error '],
    ['/dkms/nvidia', 'dkms.conf does not exist'],
    ['could not locate dkms.conf'],
    ['nvidia-installer', 'kernel module', 'failed to build'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: builtByDkms,
    example: `make[2]: *** [scripts/Makefile.build:243: ${words.join('/470.10/build/nvidia/nv-mmap')}1`,
    counterExample: 'make[2]: *** [Makefile:10: main.o] Error 1',
  })),
  ...['nvidia/', 'nvidia, '].map((name) => ({
    words: [`dkms status`, name, ': added'],
    reach: 60,
    causes: [
      {
        code: 'dkms-build-failed',
        decides: 'Does sudo dkms install of it fail with an error of the compiler? Then it is this.',
      },
      { code: 'dkms-headers-missing', decides: 'Is /lib/modules/$(uname -r)/build not there?' },
      { code: 'kernel-upgraded-no-module', decides: 'Is it installed for another kernel than uname -r?' },
    ],
    example: `$ dkms status\n${name}470.10: added`,
    counterExample: `$ dkms status\n${name}470.10, 6.8.0-45-generic, x86_64: installed`,
  })),
  ...[
    'implicit declaration of function',
    'too many arguments to function',
    'too few arguments to function',
    'has no member named',
    'assignment of read-only member',
    'incompatible pointer type',
    'undeclared (first use in this function)',
    'fatal error: ',
    'error: unknown type name',
    'recipe for target',
  ].map((word) => ({
    words: ['/dkms/nvidia', word],
    reach: 300,
    causes: builtByDkms,
    example: `/var/lib/dkms/nvidia/470.10/build/nvidia/nv-mmap.c:321:9: error: ${word} 'vm_flags'`,
    counterExample: `/home/ada/main.c:3:5: error: ${word} 'vm_flags'`,
  })),
];

/** What package managers, DKMS and NVIDIA's installer say. */
export const packagesSignatures: readonly Signature[] = [
  ...headersMissing,
  ...buildFailed,
  {
    words: ["unable to load the kernel module 'nvidia"],
    causes: [
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
      },
      {
        code: 'secure-boot-unsigned',
        decides: 'Does mokutil --sb-state say enabled? Then the module must be signed.',
        hints: [
          'required key not available',
          'key was rejected',
          'secureboot enabled',
          'config_module_sig',
          'signature from a trusted key',
        ],
      },
      {
        code: 'gpu-not-supported-by-driver',
        decides: 'Does dmesg say that the GPU is not supported by this release?',
      },
      {
        code: 'nova-core-conflict',
        decides: 'Does dmesg say "already bound to NovaCore"?',
        hints: ['nova_core', 'novacore'],
      },
      { code: 'no-nvidia-gpu', decides: 'Does lspci -d 10de: list nothing?' },
      { code: 'gpu-legacy-for-driver', decides: 'Does dmesg name a Legacy driver?' },
      { code: 'gpu-bound-to-vfio', decides: 'Does lspci -nnk -d 10de: say vfio-pci?' },
    ],
    example:
      "ERROR: Unable to load the kernel module 'nvidia.ko'.  This happens most frequently when this kernel module was built against the wrong or improperly configured kernel sources",
    counterExample: 'Loading kernel module nvidia',
  },
];
