import { likely, proof, type Signature } from '../signature.ts';

const cutOff = likely(
  'image-corrupt-local',
  'Does it work once the file, and the cache of enroot (ENROOT_CACHE_PATH), were removed and the image was imported again?',
);

const notFound = likely(
  'image-tag-not-found',
  'Has the address the form docker://nvcr.io#nvidia/pytorch:TAG, in small letters, with # after the registry? Without # Docker Hub is asked.',
);

/** References that name no image, or another registry: whatever the answer is, that comes of it. */
export const enrootReferenceSignatures: readonly Signature[] = [
  ...[
    'could not parse digest information from',
    '[error] invalid image reference: docker://',
    'url https://registry-1.docker.io/v2/nvcr.io/',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: notFound,
      example: `[ERROR] ${word} x`.replace('[ERROR] [error]', '[ERROR]'),
      counterExample: '[INFO] Fetching image manifest',
    }),
  ),
];

/** What enroot, pyxis and Apptainer say of images, logins and what they need; after what says more. */
export const enrootSignatures: readonly Signature[] = [
  ...[
    ['checksum mismatch: '],
    ['invalid image format: '],
    ['[error] failed to mount: ', '.sqsh'],
    ['zstd', 'premature end'],
    ['zstd', 'decompression error'],
    ['unsquashfs', 'failed to read'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: cutOff,
      example: `[ERROR] ${words.join('/scratch/x')}/scratch/a`,
      counterExample: '[INFO] Found all layers in cache',
    }),
  ),
  ...['could not parse authentication realm from', 'unsupported authentication method'].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'ngc-not-logged-in',
          decides: 'Does ~/.config/enroot/.credentials name no user of that registry?',
        },
        {
          code: 'registry-imposter',
          decides: 'Does something else answer at that address (curl -sSI), such as a proxy?',
        },
      ],
      example: `[ERROR] ${word} https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3`,
      counterExample: '[INFO] Authentication succeeded',
    }),
  ),
  {
    words: ["image architecture doesn't match the requested one"],
    causes: likely(
      'arch-exec-format',
      'Is the architecture before != not that of the machine? Then programs of the image do not run here.',
    ),
    example: "[WARN] Image architecture doesn't match the requested one: amd64 != arm64",
    counterExample: '[INFO] Fetching image manifest',
  },
  ...["pyxis: couldn't join mount namespace", "pyxis: couldn't get container attributes"].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'enroot-mount-denied',
          decides: "Does enroot's own log (scontrol, or the lines below) speak of a mount?",
        },
        { code: 'user-namespaces-restricted', decides: 'Does unshare -Ur true fail on the node?' },
      ],
      example: `slurmstepd: error: ${word}: Operation not permitted`,
      counterExample: 'pyxis: container exited too soon',
    }),
  ),
  {
    words: ['kernel lacks support for ambient capabilities'],
    causes: likely(
      'user-namespaces-restricted',
      'Is the kernel older than 4.3 (uname -r)? Then enroot needs --root (ENROOT_REMAP_ROOT).',
    ),
    example:
      'enroot-nsenter: kernel lacks support for ambient capabilities, consider using --remap-root instead',
    counterExample: 'enroot-nsenter: failed to execute: /bin/sh',
  },
  ...['nvidia-container-cli is not owned by root', 'ldconfig is not owned by root'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'singularity-no-ncc',
        'Is the program that --nvccli calls one in a home or Conda folder? Then install it as root; --nv does without it.',
      ),
      example: `FATAL:   container creation failed: ${word} user`,
      counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
    }),
  ),
  {
    words: ['unknown nvidia_driver_capabilities value'],
    causes: proof('driver-capabilities-invalid'),
    example: 'FATAL:   unknown NVIDIA_DRIVER_CAPABILITIES value: desktop',
    counterExample: 'NVIDIA_DRIVER_CAPABILITIES=compute,utility',
  },
];
