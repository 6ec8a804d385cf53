import { likely, proof, type Signature, type TextCause } from '../signature.ts';

const keptOut: readonly TextCause[] = likely(
  'kernel-module-blacklisted',
  'Does modprobe --showconfig | grep nvidia show the line, and does the module not load? Then take it out, and make the initramfs anew.',
);

/** A notebook whose tool has switched the NVIDIA GPU off by an alias. */
const switchedOff: readonly TextCause[] = [
  {
    code: 'prime-intel-selected',
    decides:
      'Does prime-select query say intel? Then sudo prime-select nvidia, and a restart, bring it back.',
  },
  {
    code: 'kernel-module-blacklisted',
    decides: 'Is there no prime-select? Then look for the alias: grep -r "nvidia.*off" /etc/modprobe.d.',
  },
];

/** Lines of the configuration of modules, and what modprobe says because of them. */
export const moduleConfigurationSignatures: readonly Signature[] = [
  ...[['error running install command for nvidia'], ['error running install command', 'module nvidia']].map(
    (words) => ({
      words,
      reach: 60,
      causes: proof('kernel-module-blacklisted'),
      example: `modprobe: ERROR: ../libkmod/libkmod-module.c:990 command_do() ${words.join(" '/sbin/x' for ")}`,
      counterExample: 'modprobe: ERROR: Error running install command for vboxdrv',
    }),
  ),
  ...['/bin/false', '/bin/true', '/usr/bin/false', '/usr/bin/true'].map((program) => ({
    words: [` install nvidia ${program}`],
    causes: proof('kernel-module-blacklisted'),
    example: `/etc/modprobe.d/disable.conf:install nvidia ${program}`,
    counterExample: `install nouveau ${program}`,
  })),
  ...[' blacklist nvidia ', 'modprobe.blacklist=nvidia', 'module_blacklist=nvidia', 'rdblacklist=nvidia'].map(
    (word) => ({
      words: [word],
      causes: keptOut,
      example: `# a line of it:${word}\n`,
      counterExample: 'blacklist nouveau\nmodprobe.blacklist=nouveau',
    }),
  ),
  ...['module off not found', 'alias nvidia off'].map((word) => ({
    words: [word],
    causes: switchedOff,
    example: `modprobe: FATAL: ${word} in directory /lib/modules/6.8.0-45-generic`,
    counterExample: 'alias nouveau off',
  })),
  {
    words: ['an nvidia kernel module', 'appears to already be loaded'],
    reach: 80,
    causes: [
      {
        code: 'driver-library-mismatch',
        decides:
          'Is the module of another version than the one to be installed (cat /proc/driver/nvidia/version)? Then stop what uses the GPU and unload it, or restart, before the installer runs.',
      },
      {
        code: 'nouveau-conflict',
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?',
        hints: ['nouveau'],
      },
    ],
    example:
      "ERROR: An NVIDIA kernel module 'nvidia-drm' appears to already be loaded in your kernel.  This may be because it is in use (for example, by an X server, a CUDA program, or the NVIDIA Persistence Daemon)",
    counterExample: 'The module appears to be loaded.',
  },
];
