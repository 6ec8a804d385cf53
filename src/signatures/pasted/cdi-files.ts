import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** A container is given a file of the driver that is not there: by a specification, or by a list in a compose file. */
export const goneFile: readonly TextCause[] = [
  {
    code: 'cdi-spec-stale',
    decides:
      'Does a CDI specification (/etc/cdi, /var/run/cdi) name the file that is not there? Then write it anew.',
  },
  {
    code: 'cdi-refresh-after-image-update',
    decides: 'Was an immutable system (Silverblue, CoreOS, Bazzite) updated since? Then it is this.',
    hints: ['ostree ', ' bootc ', 'silverblue', 'bazzite', ' coreos', 'bluefin'],
  },
  { code: 'volume-missing', decides: 'Was the file asked for by hand, with -v or in a compose file?' },
];

/** A container is given a node that is not there. */
const goneNode: readonly TextCause[] = [
  {
    code: 'device-nodes-missing',
    decides: 'Does ls /dev/nvidia* on the host not list the node that the line names? Then it is this.',
  },
  {
    code: 'kernel-module-not-loaded',
    decides: 'Does lsmod not list nvidia? Then its nodes are not there either.',
  },
  {
    code: 'cdi-spec-stale',
    decides: 'Were GPUs or the driver changed since a CDI specification was written? Then write it anew.',
    hints: ['nvidia.com/gpu', ' cdi ', '/cdi/', 'nvidia-modeset', 'nvidia-uvm-tools'],
  },
];

const files = ['/libnvidia', '/libcuda.so', '/libegl_nvidia', '/libglx_nvidia', '/nvidia-smi', '/libnvcuvid'];

/** A word of a device that an engine takes for a file, since it knows no CDI. */
const asFile: readonly TextCause[] = [
  { code: 'podman-too-old-for-cdi', decides: 'Does podman --version say less than 4.1?' },
  {
    code: 'podman-compose-gpu',
    decides: 'Was it started by podman-compose, or by docker-compose upon podman?',
    hints: ['podman-compose', 'podman compose', 'external compose provider', 'error response from daemon'],
  },
  {
    code: 'cdi-not-enabled-docker',
    decides: 'Is it Docker before 25.0, or with CDI switched off in daemon.json?',
    hints: ['docker:', 'dockerd'],
  },
];

/** What crun, runc, containerd and podman say of files and nodes that a container is to get and that are not there. */
export const cdiFilesSignatures: readonly Signature[] = [
  ...[
    ['external compose provider', 'stat nvidia.com/gpu='],
    ['stat nvidia.com/gpu=', 'external compose provider'],
    ['unknown flag: --gpus ', 'podman-compose'],
    ['podman-compose', 'unsupported device driver nvidia'],
    ['could not select device driver', 'external compose provider'],
    ['unresolvable cdi devices', 'external compose provider'],
    ['external compose provider', 'unresolvable cdi devices'],
  ].map(
    (words): Signature => ({
      words,
      reach: 800,
      causes: proof('podman-compose-gpu'),
      example: `${words.join('all: x\n ')} x`,
      counterExample: 'Error: stat nvidia.com/gpu=all: no such file or directory',
    }),
  ),
  ...['stat /dev/nvidia.com/gpu', 'lstat nvidia.com/gpu', 'invalid device mode'].map(
    (word): Signature => ({
      words: word === 'invalid device mode' ? ['nvidia.com/gpu', word] : [word, 'no such file or directory'],
      reach: 80,
      causes: asFile,
      example:
        word === 'invalid device mode'
          ? `nvidia.com/gpu=all: ${word}: all`
          : `Error: ${word}=all: no such file or directory`,
      counterExample: 'Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    }),
  ),
  ...files.flatMap((file) =>
    [
      ['crun: mount `', file],
      ['cannot open `', file],
      ['cannot stat `', file],
      ['lstat /', file],
      ['crun: open `', file],
      ['failed to open', file],
      ['failed to stat', file],
      ['bind mount', file],
      ['error creating mount', file],
    ].map(
      ([word = '', name = '']): Signature => ({
        words: [word, name, ': no such file or directory'],
        reach: 260,
        causes: goneFile,
        example: `Error: OCI runtime error: ${word}/usr/lib${name}.560.35.03\`: No such file or directory`,
        counterExample: `Error: OCI runtime error: ${word}/srv/data\`: No such file or directory`,
      }),
    ),
  ),
  ...[
    ['lstat /dev/nvidia'],
    ['creating device nodes', '/dev/nvidia'],
    ['mknod', '/dev/nvidia'],
    ['stat /dev/nvidia'],
    ['open /dev/nvidia'],
    ['crun: mount `/dev/nvidia'],
  ].map(
    (words): Signature => ({
      words: [...words, ': no such file or directory'],
      reach: 200,
      causes: goneNode,
      example: `failed to generate spec: ${words.join(' ')}ctl": no such file or directory`,
      counterExample: 'lstat /dev/kfd: no such file or directory',
    }),
  ),
  {
    words: ['unsupported device driver nvidia'],
    causes: likely(
      'podman-compose-gpu',
      'Is it podman that answers (docker version)? Then a compose file with devices: ["nvidia.com/gpu=all"] does better.',
    ),
    example: 'Error response from daemon: unsupported device driver nvidia',
    counterExample: 'could not select device driver "nvidia" with capabilities: [[gpu]]',
  },
];
