import { likely, proof, type Signature } from '../signature.ts';

/** What podman and podman-compose say. */
export const podmanSignatures: readonly Signature[] = [
  ...[
    'default oci runtime "nvidia" not found',
    'requested oci runtime nvidia is not ',
    'error: unrecognized runtime "nvidia"',
    'oci runtime "nvidia" not found',
    'runtime "nvidia" not found: invalid argument',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('podman-runtime-nvidia-missing'),
      example: `Error: ${word}: invalid argument`,
      counterExample: 'Error: default OCI runtime "kata" not found: invalid argument',
    }),
  ),
  {
    words: ['default oci runtime', 'nvidia', ' not found'],
    reach: 80,
    causes: proof('podman-runtime-nvidia-missing'),
    example: 'Error: default OCI runtime "/usr/bin/nvidia-container-runtime" not found: invalid argument',
    counterExample: 'default OCI runtime "crun" not found',
  },
  ...['nvidia.com/gpu='].map(
    (name): Signature => ({
      words: [`stat ${name}`, 'no such file or directory'],
      reach: 60,
      causes: proof('podman-too-old-for-cdi'),
      example: 'Error: stat nvidia.com/gpu=all: no such file or directory',
      counterExample: 'Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    }),
  ),
  ...['nvidia-cdi-hook', 'nvidia-ctk', 'nvidia-container-toolkit', 'nvidia-container-runtime-hook'].map(
    (hook): Signature => ({
      words: ['error executing hook', hook, '(exit code: 127)'],
      reach: 120,
      causes: [
        {
          code: 'toolkit-hook-missing',
          decides: 'Is the program that the line names not there, or does it want a library that is not?',
        },
        { code: 'toolkit-not-installed', decides: 'Is the toolkit gone from this host? Then install it.' },
      ],
      example: `Error: OCI runtime error: crun: error executing hook \`/usr/bin/${hook}\` (exit code: 127)`,
      counterExample: `error executing hook \`/usr/bin/${hook}\` (exit code: 1)`,
    }),
  ),
  ...['nvidia-cdi-hook', 'nvidia-ctk'].map(
    (hook): Signature => ({
      words: ['error executing hook', hook, 'exit code'],
      reach: 120,
      causes: [
        {
          code: 'cdi-spec-stale',
          decides: 'Was the driver or the toolkit changed since the specification was written?',
        },
        {
          code: 'podman-userns-nomap',
          decides: 'Was --userns=nomap given, or set in containers.conf? Then it is this.',
          hints: ['nomap'],
        },
        {
          code: 'toolkit-hook-missing',
          decides: 'Is the program that the line names not there, or not executable?',
        },
      ],
      example: `Error: OCI runtime error: /usr/bin/crun: {"msg":"error executing hook \`/usr/bin/${hook}\` (exit code: 1)","level":"error"}`,
      counterExample: 'error executing hook `/usr/libexec/oci/hooks.d/oci-umount` (exit code: 1)',
    }),
  ),
  ...['nvidia-container-toolkit', 'nvidia-container-runtime-hook'].map(
    (hook): Signature => ({
      words: ['error executing hook', hook, 'exit code'],
      reach: 120,
      causes: [
        {
          code: 'rootless-no-cgroups',
          decides:
            'Is podman run by a user, and does config.toml not say no-cgroups = true? Then it is this.',
        },
        {
          code: 'selinux-denial',
          decides: 'Does ausearch -m avc show denials, and does --security-opt label=disable help?',
          hints: ['selinux', 'avc:'],
        },
        { code: 'podman-userns-nomap', decides: 'Was --userns=nomap given?', hints: [' nomap'] },
        {
          code: 'toolkit-hook-missing',
          decides:
            'Is the program that the line names not there (ls -l)? Then the hook of podman is older than the toolkit.',
          hints: [
            'cannot access /usr/bin/nvidia-container-toolkit',
            'cannot access /usr/bin/nvidia-container-runtime-hook',
          ],
        },
      ],
      example: `Error: error executing hook \`/usr/bin/${hook}\` (exit code: 1): OCI runtime error`,
      counterExample: 'error executing hook `/usr/libexec/oci/hooks.d/oci-umount` (exit code: 1)',
    }),
  ),
  {
    words: ['podman-compose', 'unrecognized arguments', 'gpu'],
    reach: 300,
    causes: likely(
      'podman-compose-gpu',
      'Is podman-compose older than 1.1, which knows no devices of deploy?',
    ),
    example: 'podman-compose: error: unrecognized arguments: --gpus',
    counterExample: 'podman-compose: error: unrecognized arguments: --foo',
  },
  {
    words: ['podman-compose', 'unknown flag: --gpus'],
    reach: 1000,
    causes: proof('podman-compose-gpu'),
    example:
      '>>>> Executing external compose provider "/usr/bin/podman-compose". <<<<\nError: unknown flag: --gpus',
    counterExample: "unknown flag: --gpus\nSee 'docker run --help'.",
  },
  ...['device_requests', 'devicerequests'].map(
    (word): Signature => ({
      words: ['podman', word, 'not'],
      reach: 200,
      causes: likely(
        'podman-compose-gpu',
        'Does a compose file with devices: ["nvidia.com/gpu=all"] do better?',
      ),
      example: `podman: ${word} are not supported`,
      counterExample: 'docker: device_requests are not supported',
    }),
  ),
  {
    words: ['did not resolve to an alias and no'],
    causes: likely(
      'image-tag-not-found',
      'Podman knows no registry for a name without one: does it go with docker.io/ or nvcr.io/ before it?',
    ),
    example:
      'Error: short-name "nvidia/cuda:12.4.1-base-ubuntu22.04" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
    counterExample: 'Resolved "nvidia/cuda" as an alias',
  },
];

/** Said of itself by what is called docker and is podman: alone it is no error, and it tells what the rest comes from. */
export const podmanBySignatures: readonly Signature[] = [
  {
    words: ['emulate docker cli using podman'],
    causes: likely(
      'podman-emulates-docker',
      'Does docker --version say podman? Then it gives GPUs by --device nvidia.com/gpu=all alone.',
    ),
    example: 'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.',
    counterExample: 'podman version 4.9.3',
  },
];
