import type { TextCause } from '../signature.ts';

/** A cause and what decides. */
export const cause = (code: string, decides: string): TextCause => ({ code, decides });

export const fellOff = cause('gpu-fell-off-bus', 'Does the kernel log say "fallen off the bus" or Xid 79?');
export const gsp = cause('gsp-rpc-timeout', 'Does the kernel log tell of Xid 119 or 120?');
export const links = cause(
  'nvlink-uncorrectable',
  'Does the kernel log tell of Xid 74 or 144 to 150, or of SXids?',
);
export const memory = cause(
  'gpu-memory-in-use',
  'Does nvidia-smi list other programs on the GPU, or little free memory?',
);
export const hostMemory = cause(
  'host-memory-exhausted',
  'Does the kernel log tell of oom-kill at that time?',
);
export const faulty = cause(
  'gpu-faulty',
  'Does it always come on the same GPU, and stay after a power cycle?',
);
export const program = cause('xid-app-fault', 'Does it come with one program or input, on any GPU?');
export const tooOld = cause(
  'driver-too-old-for-image',
  'Does nvidia-smi show a CUDA Version below that of the image?',
);
export const stale = cause(
  'uvm-module-stale',
  'Does CUDA work again when nvidia_uvm is loaded anew, as after a suspend?',
);
export const wheel = cause(
  'wheel-arch-mismatch',
  'Was the package built for other GPUs, or replaced by pip?',
);
export const tooNew = cause(
  'gpu-too-new-for-image',
  'Is the GPU younger than the image? Then a newer tag serves it.',
);
export const tooAged = cause(
  'gpu-too-old-for-image',
  'Has the image dropped this generation? Then an older tag serves it.',
);
export const unsigned = cause(
  'secure-boot-unsigned',
  'Does mokutil --sb-state say enabled, and the kernel refuse the module?',
);
export const noModule = cause(
  'kernel-upgraded-no-module',
  'Does modinfo -k $(uname -r) nvidia find no module?',
);
export const build = cause(
  'dkms-build-failed',
  'Does dkms status show nvidia as added or built only, or as failed?',
);
export const headers = cause('dkms-headers-missing', 'Is /lib/modules/$(uname -r)/build not there?');
export const nouveau = cause(
  'nouveau-conflict',
  'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?',
);
