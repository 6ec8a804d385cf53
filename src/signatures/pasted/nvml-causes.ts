import { inWsl } from '../hints.ts';
import type { TextCause } from '../signature.ts';

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

/** How a module that is merely not loaded is told from others. */
export const modulesWay =
  'Does sudo modprobe nvidia succeed, and nvidia-smi then? Then it was merely not loaded.';

/** Nothing answers for the driver on the host; the text does not say why. */
export const noDriver: readonly TextCause[] = [
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
      'mokutil',
      ' mok ',
      'mok.',
      'secureboot enabled',
      'secure boot enabled',
      'secure boot is enabled',
      'uefi secure boot requires',
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

/** The nodes are there, and may not be used. */
export const notAllowed: readonly TextCause[] = [
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
