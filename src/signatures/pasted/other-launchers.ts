import { likely, proof, type Signature, type TextCause } from '../signature.ts';

const importFailed: readonly TextCause[] = [
  {
    code: 'ngc-not-logged-in',
    decides: 'Does the log say 401, and do ~/.config/enroot/.credentials name no nvcr.io? Then it is this.',
  },
  { code: 'image-tag-not-found', decides: 'Does it say 404? Mind the form: nvcr.io#nvidia/pytorch:TAG.' },
  { code: 'hub-rate-limit', decides: 'Does it say 429?' },
  {
    code: 'disk-full-other-fs',
    decides: 'Does it say "No space left on device"? Then it is ENROOT_TEMP_PATH.',
  },
];

const namespaces = likely(
  'user-namespaces-restricted',
  'Is user.max_user_namespaces 0, kernel.unprivileged_userns_clone 0, or kernel.apparmor_restrict_unprivileged_userns 1 (sysctl)?',
);

const setuid = proof('singularity-nvccli-setuid');

/** What Singularity, Apptainer, enroot and Slurm's container plugin say. */
export const otherLaunchersSignatures: readonly Signature[] = [
  ...[
    'could not find any nv files on this host',
    'could not find any nvidia binaries',
    'could not find the nvidia smi binary to bind',
    'could not find any libraries for binding',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('singularity-no-nv-files'),
      example: `INFO:    ${word}!`,
      counterExample: 'INFO:    Could not find any rocm files on this host!',
    }),
  ),
  ...['nvccli', 'nvidia-container-cli'].flatMap((word): readonly Signature[] => [
    {
      words: [word, 'setuid'],
      reach: 120,
      causes: setuid,
      example: `FATAL:   ${word} is not allowed in setuid mode`,
      counterExample: 'INFO:    Using cached SIF image',
    },
  ]),
  ...[
    'fatal: nvidia-container-cli not found',
    'while finding nvidia-container-cli',
    'could not find nvidia-container-cli',
    'nvidia-container-cli: executable file not found',
    'command not found: nvidia-container-cli',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'singularity-no-ncc',
          decides: 'Was it Singularity or Apptainer with --nvccli? Then it is this, and --nv does without.',
          hints: ['nvccli', 'singularity', 'apptainer'],
        },
        {
          code: 'toolkit-not-installed',
          decides:
            'Was it enroot or Slurm? Then its hook needs the program: install libnvidia-container-tools.',
          hints: [' enroot', ' pyxis', '98-nvidia'],
        },
        { code: 'toolkit-cli-missing', decides: 'Are other parts of the toolkit there?' },
      ],
      example: `${word}, see https://github.com/NVIDIA/libnvidia-container`,
      counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
    }),
  ),
  ...['/enroot/', '/enroot-', '/pyxis'].flatMap((folder): readonly Signature[] =>
    ['operation not permitted', 'permission denied'].map(
      (end): Signature => ({
        words: ['mount operation failed', folder, end],
        reach: 300,
        causes: proof('enroot-mount-denied'),
        example: `nvidia-container-cli: mount error: mount operation failed: /tmp${folder}x/pytorch/usr/lib/firmware/nvidia/550.54.14: ${end}`,
        counterExample: `mount operation failed: /var/lib/docker/overlay2/ab/merged/proc/driver/nvidia: ${end}`,
      }),
    ),
  ),
  ...[
    'enroot-mount: failed to mount',
    'enroot-switchroot: failed to',
    'enroot-aufs2ovlfs: failed to',
  ].flatMap((word) =>
    ['operation not permitted', 'permission denied'].map(
      (end): Signature => ({
        words: [word, end],
        reach: 200,
        causes: proof('enroot-mount-denied'),
        example: `${word}: /dev/x at /tmp/y: ${end}`,
        counterExample: 'enroot-mount: mounted',
      }),
    ),
  ),
  ...['enroot-nsenter: failed to create user namespace', 'enroot-nsenter: failed to unshare'].map(
    (word): Signature => ({
      words: [word],
      causes: [
        ...namespaces,
        {
          code: 'enroot-mount-denied',
          decides: 'Do other programs (unshare -Ur true) make a user namespace, and enroot alone does not?',
        },
      ],
      example: `${word}: Operation not permitted`,
      counterExample: 'enroot-nsenter: failed to exec',
    }),
  ),
  ...[
    'could not use user namespace',
    'failed to create user namespace',
    'user namespace is not',
    "couldn't create user namespace",
    'unable to create a new user namespace',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: namespaces,
      example: `FATAL:   ${word}: operation not permitted`,
      counterExample: 'INFO:    user namespace created',
    }),
  ),
  {
    words: ['kernel module nvidia_uvm is not loaded'],
    causes: likely(
      'uvm-module-stale',
      'Does sudo modprobe nvidia-uvm on the node help? Then it was not loaded.',
    ),
    example:
      '[WARN] Kernel module nvidia_uvm is not loaded. Make sure the NVIDIA device driver is installed and loaded.',
    counterExample: '[WARN] Kernel module nvidia is not loaded.',
  },
  {
    words: ['kernel module nvidia is not loaded. make sure'],
    causes: likely(
      'kernel-module-not-loaded',
      'Does sudo modprobe nvidia on the node help? Then it was not loaded.',
    ),
    example:
      '[WARN] Kernel module nvidia is not loaded. Make sure the NVIDIA device driver is installed and loaded.',
    counterExample: '[WARN] Kernel module nvidia_uvm is not loaded.',
  },
  {
    words: ['98-nvidia.sh exited with return code'],
    causes: [
      {
        code: 'kernel-module-not-loaded',
        decides: 'Does nvidia-smi fail on the node itself? Then it is the driver.',
      },
      {
        code: 'toolkit-not-installed',
        decides: 'Is none of the toolkit on the node? Then install libnvidia-container-tools.',
        hints: ['command not found: nvidia-container-cli'],
      },
      { code: 'toolkit-cli-missing', decides: 'Is nvidia-container-cli missing on the node?' },
      { code: 'enroot-mount-denied', decides: 'Does the line before say "mount operation failed"?' },
    ],
    example: '[ERROR] /etc/enroot/hooks.d/98-nvidia.sh exited with return code 1',
    counterExample: '[ERROR] /etc/enroot/hooks.d/10-shadow.sh exited with return code 1',
  },
  ...[
    'pyxis: failed to import docker image',
    'pyxis: child 0 failed with error code',
    '[error] could not process json input',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: importFailed,
      example: `slurmstepd: error: ${word}`,
      counterExample: 'slurmstepd: pyxis: imported docker image: nvcr.io#nvidia/pytorch:24.01-py3',
    }),
  ),
  ...['write failed because no space left on device', ' enroot.'].flatMap((word): readonly Signature[] => [
    {
      words: word.startsWith('write') ? [word] : [word, 'no space left on device'],
      reach: 200,
      causes: likely(
        'disk-full-other-fs',
        'Is the temporary folder full (df -h /tmp)? SINGULARITY_TMPDIR, APPTAINER_TMPDIR or ENROOT_TEMP_PATH name another.',
      ),
      example: word.startsWith('write')
        ? word
        : `FATAL: while extracting: write ${word}/layer: no space left on device`,
      counterExample: 'write /var/lib/docker/tmp/GetImageBlob12: no space left on device',
    },
  ]),
  ...['pyxis: container start failed', "pyxis: couldn't start container"].map(
    (word): Signature => ({
      words: [word],
      // The last line of whatever went wrong before it.
      loose: true,
      causes: [
        {
          code: 'enroot-mount-denied',
          decides: "Does enroot's log below it speak of a mount? Then it is this.",
        },
        { code: 'kernel-module-not-loaded', decides: 'Does nvidia-smi fail on the node itself?' },
        {
          code: 'toolkit-not-installed',
          decides: 'Does the log say "Command not found: nvidia-container-cli"?',
          hints: ['command not found: nvidia-container-cli'],
        },
        { code: 'user-namespaces-restricted', decides: 'Does it say "failed to create user namespace"?' },
      ],
      example: `slurmstepd: error: ${word} with error code: 1`,
      counterExample: 'pyxis: imported docker image: nvcr.io/nvidia/pytorch:24.01-py3',
    }),
  ),
];
