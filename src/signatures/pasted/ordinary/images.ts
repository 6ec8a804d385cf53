import type { Signature } from '../../signature.ts';
import { harmless } from './harmless.ts';

/** The start script of NVIDIA's images. */
export const ofImages: readonly Signature[] = [
  harmless(
    'ngc-shm-note',
    ['shmem allocation limit is set to the default of'],
    'NOTE: The SHMEM allocation limit is set to the default of 64MB.  This may be insufficient for PyTorch.',
    'This might be caused by insufficient shared memory (shm).',
  ),
  // The reason is on a line of its own.
  ...['[[system has unsupported display driver', '[[forward compatibility was attempted'].map((word) =>
    harmless(
      'ngc-compatibility-note',
      [word, 'cuinit()='],
      `  ${word} / cuda driver combination (X) cuInit()=803]]`,
      'RuntimeError: Error 803: system has unsupported display driver / cuda driver combination',
    ),
  ),
  ...[
    'forward compatibility mode enabled',
    'legacy nvidia driver detected. compatibility mode enabled',
    'minor version compatibility mode enabled',
  ].map((word) =>
    harmless('ngc-compatibility-note', [word], `NOTE: CUDA ${word}.`, 'compatibility mode is UNAVAILABLE.'),
  ),
  ...[
    'mofed driver for multi-node communication was not detected',
    'mofed driver was detected',
    'detected mofed driver',
  ].map((word) =>
    harmless('ngc-mofed-note', [word], `NOTE: ${word}.`, 'WARNING: The NVIDIA Driver was not detected.'),
  ),
  harmless(
    'sm-warning-false-positive',
    ['which may not yet be supported in this version of the container'],
    'WARNING: Detected NVIDIA GB10 GPU, which may not yet be supported in this version of the container',
    'WARNING: Detected NVIDIA H100 GPU, which is not yet supported in this version of the container',
  ),
  ...['i have no name!@', 'cannot find name for group id', 'cannot find name for user id'].map((word) =>
    harmless('container-user-note', [word], `groups: ${word}d3f1a2b4c5d6:/workspace$`, 'permission denied'),
  ),
  ...['cannot set terminal process group', 'no job control in this shell'].map((word) =>
    harmless(
      'container-terminal-note',
      [word],
      `bash: ${word} (-1): Inappropriate ioctl for device`,
      'bash: nvidia-smi: command not found',
    ),
  ),
  harmless(
    'docker-kernel-note',
    ['your kernel does not support', 'limit capabilities'],
    'WARNING: Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap.',
    'Your kernel headers for kernel 6.8.0-45-generic cannot be found',
    60,
  ),
];
