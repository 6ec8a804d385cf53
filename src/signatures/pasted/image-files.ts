import { likely, type Signature } from '../signature.ts';

const damagedCopy = likely(
  'image-corrupt-local',
  'Does it help to remove the image and pull it again? Then its copy was damaged; if not, look at the disk and at what is between you and the registry.',
);

/** What is said of files of an image that are damaged, cut off or empty. */
export const imageFilesSignatures: readonly Signature[] = [
  ...[
    ['failed to register layer', 'unexpected eof'],
    ['error processing tar file', 'unexpected eof'],
    ['failed to register layer', 'invalid tar header'],
    ['failed to register layer', 'gzip: invalid'],
    ['failed to register layer', 'flate: corrupt input'],
    ['failed to extract layer', 'unexpected eof'],
    ['failed to extract layer', 'invalid tar header'],
    ['failed to extract layer', 'gzip: invalid'],
    ['failed to extract layer', 'flate: corrupt input'],
    ['archive/tar: invalid tar header'],
    ['docker load', 'unexpected eof'],
    ['error creating overlay mount to', 'no such file or directory'],
    ['readlink /var/lib/docker/overlay2/l', 'invalid argument'],
    ['stat /var/lib/docker/overlay2/', 'no such file or directory'],
    ['/layerdb/sha256/', 'no such file or directory'],
    ['filesystem layer verification failed for digest'],
    ['unexpected commit digest sha256', 'expected sha256'],
    ['failed size validation', 'failed precondition'],
    ['starting container process', 'input/output error'],
    ['unable to start container process', 'input/output error'],
    ['exec', 'nvidia_entrypoint.sh', 'input/output error'],
    ['nvidia_entrypoint.sh: no such file or directory'],
    ['/opt/nvidia/', 'entrypoint', ': no such file or directory'],
    ['image', 'layers from manifest don', 't match image configuration'],
  ].map(
    (words): Signature => ({
      words,
      reach: 400,
      causes: damagedCopy,
      example: `docker: ${words.join(': a1 ')} of this`,
      counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": unexpected EOF',
    }),
  ),
  {
    words: ['ldconfig', '.so', ' is truncated'],
    reach: 200,
    causes: damagedCopy,
    example: '/sbin/ldconfig.real: /usr/lib/x86_64-linux-gnu/libcudnn.so.8 is truncated\n',
    counterExample: 'the output of ldconfig is truncated',
  },
  ...['libcuda.so', 'libnvidia-'].map(
    (library): Signature => ({
      words: ['ldconfig', library, 'is empty, not checked'],
      reach: 200,
      causes: likely(
        'image-bundles-driver-libs',
        'Was the image made from a container that ran with GPUs (docker commit)? Then empty files of the driver stayed in it, and may be deleted.',
      ),
      example: `/sbin/ldconfig.real: File /lib/x86_64-linux-gnu/${library}.550.54.14 is empty, not checked.`,
      counterExample:
        '/sbin/ldconfig.real: File /lib/x86_64-linux-gnu/libnvinfer.so.8 is empty, not checked.',
    }),
  ),
  ...[
    ["don't have enough free space in /var/cache/apt"],
    ['not enough free space in /var/cache'],
    ['insufficient space in download directory'],
    ['more space needed on the / filesystem'],
  ].map(
    (words): Signature => ({
      words,
      causes: [
        {
          code: 'disk-full-docker-root',
          decides: 'Is it said while an image is built, or is the folder of the engine on that disk (df -h)?',
        },
        { code: 'disk-full-other-fs', decides: 'Is it another disk that is full?' },
      ],
      example: `E: ${words.join(' ')}/archives/.`,
      counterExample: 'After this operation, 12 MB of additional disk space will be used.',
    }),
  ),
];
