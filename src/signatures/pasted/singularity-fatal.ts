import { likely, type Signature } from '../signature.ts';

/** How Singularity and Apptainer end where nvidia-container-cli is not there; their "FATAL:" tells them from others. */
export const singularityFatalSignatures: readonly Signature[] = [
  'executable file not found',
  'no such file or directory',
  ' not found on path',
  'is required with --nvccli',
].map(
  (end): Signature => ({
    words: ['fatal: ', 'nvidia-container-cli', end],
    reach: 250,
    causes: likely(
      'singularity-no-ncc',
      'Was --nvccli given, or is "use nvidia-container-cli" set in its configuration? Then it is this, and --nv does without.',
    ),
    example: `FATAL:   container creation failed: exec: "/usr/bin/nvidia-container-cli": ${end}`,
    counterExample: `FATA[0000] exec: "nvidia-container-cli": ${end}`,
  }),
);
