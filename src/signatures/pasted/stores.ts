import { likely, type Signature, type TextCause } from '../signature.ts';

const damaged = likely(
  'image-corrupt-local',
  'Does the image work once it was removed and pulled or built again? Then its copy was damaged or cut off.',
);

/** Where podman, Apptainer and enroot put layers: a temporary folder, or a store of the user's own. */
const elsewhere: readonly TextCause[] = [
  {
    code: 'disk-full-other-fs',
    decides:
      'Is the temporary folder full (df -h /tmp /var/tmp)? TMPDIR, APPTAINER_TMPDIR, SINGULARITY_TMPDIR or ENROOT_TEMP_PATH name another.',
  },
  {
    code: 'disk-full-docker-root',
    decides: 'Is the filesystem full that the store of images is on (podman info: graphRoot)?',
  },
];

/** What stores of images say of a copy that is damaged, and of one that found no room. */
export const storeSignatures: readonly Signature[] = [
  ...[
    ['image format not recognized'],
    ['squashfs error', 'unable to read'],
    ['squashfs error', 'zlib decompression failed'],
    ['squashfs error', 'failed to read block'],
    ['unsquashfs', "can't find a valid squashfs superblock"],
    ["can't find a squashfs superblock on"],
    ['while loading sif', 'invalid'],
    ['parent snapshot', 'does not exist: not found'],
    ['error response from daemon: open /var/lib/docker/overlay2/', 'no such file or directory'],
    ['error creating overlay mount to /var/lib/docker/overlay2/', 'no such file or directory'],
    ['layer not known', 'storage'],
    ['error locating item named', 'image with id'],
    ['failed to verify layer', 'mismatch'],
    ['invalid checksum digest'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: damaged,
      example: `FATAL:   ${words.join(' /home/x ')}`,
      counterExample: 'INFO:    Using cached SIF image',
    }),
  ),
  ...[
    ['adding layer with blob', 'no space left on device'],
    ['while building sif from layers', 'no space left on device'],
    ['while making image from oci registry', 'no space left on device'],
    ['while creating squashfs', 'no space left on device'],
    ['packer failed to pack', 'no space left on device'],
    ['enroot', 'failed to write', 'no space left on device'],
    ['enroot', 'cannot create directory', 'no space left on device'],
  ].map(
    (words): Signature => ({
      words,
      reach: 500,
      causes: elsewhere,
      example: `Error: ${words.join(' sha256:ab: write /usr/lib/a.so: ')}`,
      counterExample: 'failed to register layer: write /usr/lib/a.so: no space left on device',
    }),
  ),
];
