import type { Signature, TextCause } from '../signature.ts';

/** What a hook that fails usually says in the line that is missing; of the causes that many people meet. */
const hookFailed: readonly TextCause[] = [
  {
    code: 'driver-library-mismatch',
    decides: 'Does nvidia-smi on the host say "Driver/library version mismatch"? Then it is this.',
  },
  {
    code: 'kernel-module-not-loaded',
    decides: 'Does nvidia-smi on the host not reach the driver? Then it is this.',
  },
  {
    code: 'driver-too-old-for-image',
    decides: 'Does the rest of the message speak of an unsatisfied condition? Then it is this.',
  },
  {
    code: 'cgroup-v2-old-libnvidia',
    decides: 'Does the rest of the message speak of cgroups or device rules? Then it is this.',
  },
  {
    code: 'driver-not-installed',
    decides: 'Does the rest of the message say that libnvidia-ml.so.1 cannot be opened? Then it is this.',
  },
];

/** Pastes in which the line that tells is missing, or that show a setting and no error. */
export const cutOffSignatures: readonly Signature[] = [
  ...['running hook #', 'running prestart hook #', 'error running hook'].map(
    (word): Signature => ({
      words: [word],
      loose: true,
      causes: hookFailed,
      example: `OCI runtime create failed: container_linux.go:367: container init caused: ${word}0:: error running`,
      counterExample: 'git: the pre-commit hook exited with 1',
    }),
  ),
];
