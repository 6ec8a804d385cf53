import { likely, type Signature, type TextCause } from '../signature.ts';
import { noDriver } from './nvml-causes.ts';

const notBuilt: readonly TextCause[] = [
  {
    code: 'dkms-build-failed',
    decides:
      'Does dkms status show nvidia as added or broken, and /var/lib/dkms/nvidia/VERSION/build/make.log an error? Then it is this.',
  },
  {
    code: 'dkms-headers-missing',
    decides: 'Does the log say that a header or the folder of the kernel is not there?',
    hints: ['linux/version.h', 'generated/autoconf.h', '/usr/src/kernels', 'kernel headers'],
  },
];

const noKey = likely(
  'secure-boot-unsigned',
  'Does mokutil --sb-state say enabled? Then a module without a signature that the firmware knows does not load.',
);

/** Further words by which the build of the driver's module fails, and its signing. */
export const moduleBuildSignatures: readonly Signature[] = [
  ...[
    ['nvidia', 'build_exclusive'],
    ['nvidia', '.ko] undefined!'],
    ['nvidia', '.ko] undefined'],
    ['nv-kernel.o', 'no such file'],
    ['nv-kernel.o', 'cannot find'],
    ['cannot find', 'nv-kernel.o'],
    ['nvidia', 'build failed', 'dkms'],
    ['dkms', 'nvidia', 'build failed'],
    ['/var/lib/dkms/nvidia', 'make.log', 'bad exit status'],
    ['/nvidia', 'conftest', 'error'],
    ['nvidia-installer', 'unable to build'],
    ['nvidia-driver-g', '-kmp', 'error '],
    ['/usr/src/nvidia-', 'has no member named'],
    ['nvidia', 'fatal error: linux/', 'no such file'],
    ['fatal error: linux/', 'no such file', 'nvidia'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: notBuilt,
    example: `ERROR: ${words.join(' of a kernel ')}, and more`,
    counterExample: 'nvidia/550.90.07, 6.8.0-45-generic, x86_64: installed',
  })),
  ...[
    ['kmodsign not found', "modules won't be signed"],
    ['sign-file not found', "modules won't be signed"],
    ['failed to enroll new keys'],
    ['failed to enroll mok'],
    ['mok', 'enrollment failed'],
    ['nvidia', 'module signing failed'],
    ['nvidia', 'is not signed', 'secure boot'],
    ['secure boot', 'nvidia', 'will not load'],
    ['your system has uefi secure boot enabled'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: noKey,
    example: `Binary ${words.join(', so ')}, and more`,
    counterExample: 'Signing module nvidia.ko',
  })),
  {
    // The reason after it is in the language of the machine.
    words: ['could not insert', 'nvidia'],
    reach: 24,
    causes: [
      {
        code: 'secure-boot-unsigned',
        decides:
          'Does mokutil --sb-state say enabled, or dmesg tell of a key or a signature? Then it is this.',
        hints: ['mokutil', 'secure boot', 'secureboot', ' mok '],
      },
      ...noDriver.filter(({ code }) =>
        ['kernel-upgraded-no-module', 'nouveau-conflict', 'no-nvidia-gpu'].includes(code),
      ),
      { code: 'gpu-legacy-for-driver', decides: 'Does dmesg name a Legacy driver for the GPU?' },
    ],
    example: "modprobe: ERROR: could not insert 'nvidia': Clé rejetée par le service",
    counterExample: "modprobe: ERROR: could not insert 'vboxdrv': Clé rejetée par le service",
  },
];
