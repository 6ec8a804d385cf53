import { likely, proof, type Signature } from '../signature.ts';

/** What a command that was typed by hand is refused with, and what the container says that was asked for wrongly. */
export const typedSignatures: readonly Signature[] = [
  {
    words: ['cannot set both count and deviceids on device request'],
    causes: proof('gpus-quoting'),
    example: 'docker: Error response from daemon: cannot set both Count and DeviceIDs on device request.',
    counterExample: 'could not select device driver "" with capabilities: [[gpu]]',
  },
  {
    words: ['for "--gpus" flag: '],
    causes: [
      {
        code: 'gpus-quoting',
        decides:
          'Is it a list of devices or capabilities? Then it needs quotes within quotes: --gpus \'"device=0,1"\'.',
      },
      {
        code: 'docker-run-args-misparsed',
        decides: 'Is it the name of the image or another option? Then --gpus was given no value.',
      },
    ],
    example: `invalid argument "2,3" for "--gpus" flag: strconv.Atoi: parsing "3": invalid syntax`,
    examples: [
      'invalid argument "device=0,1" for "--gpus" flag: unexpected key \'1\' in \'1\'',
      `invalid argument "all,capabilities=utility" for '--gpus' flag: parse error on line 1, column 5: bare " in non-quoted-field`,
    ],
    counterExample: 'unknown flag: --gpus\nSee docker run --help.',
  },
  {
    words: ['exec: "--', 'executable file not found'],
    reach: 60,
    causes: proof('docker-run-args-misparsed'),
    example:
      'OCI runtime create failed: runc create failed: unable to start container process: exec: "--gpus": executable file not found in $PATH: unknown.',
    counterExample: 'exec: "nvidia-smi": executable file not found in $PATH: unknown',
  },
  {
    words: ["unknown shorthand flag: 'g' in -gpus"],
    causes: proof('docker-run-args-misparsed'),
    example: "unknown shorthand flag: 'g' in -gpus\nSee 'docker run --help'.",
    counterExample: "unknown shorthand flag: 'g' in -g\nSee 'dockerd --help'.",
  },
  {
    words: ['docker: invalid reference format'],
    causes: likely(
      'docker-run-args-misparsed',
      'Is something before the image taken for it: a blank after a backslash, a value that begins with a capital letter, a path with a blank in -v, a dash pasted as a longer one?',
    ),
    example:
      "docker: invalid reference format: repository name (Volumes/data) must be lowercase.\nSee 'docker run --help'.",
    counterExample: 'docker: Error response from daemon: manifest unknown',
  },
  {
    words: ['docker: "docker run" requires at least 1 argument'],
    causes: proof('docker-run-args-misparsed'),
    example: 'docker: "docker run" requires at least 1 argument.\nSee \'docker run --help\'.',
    counterExample: '"docker pull" requires exactly 1 argument.',
  },
  ...['exec', 'start', 'build', 'compose'].map(
    (command): Signature => ({
      words: ['unknown flag: --gpus ', `docker ${command}`],
      reach: 60,
      causes: likely(
        'gpus-flag-missing',
        `docker ${command} takes no --gpus in any version: GPUs are given when the container is made, by docker run or docker create, in Compose by a reservation of devices.`,
      ),
      example: `unknown flag: --gpus\nSee 'docker ${command} --help'.`,
      counterExample: "unknown flag: --gpus\nSee 'docker run --help'.",
    }),
  ),
  {
    words: ['podman run', 'unknown flag: --gpus '],
    reach: 200,
    causes: likely('podman-too-old-for-cdi', 'Does podman --version say less than 4.1?'),
    example: '$ podman run --rm --gpus all ubuntu nvidia-smi\nError: unknown flag: --gpus',
    counterExample:
      "$ docker run --rm --gpus all ubuntu nvidia-smi\nunknown flag: --gpus\nSee 'docker run --help'.",
  },
  {
    words: ['unknown flag: --gpus ', 'podman'],
    reach: 60,
    causes: likely('podman-too-old-for-cdi', 'Does podman --version say less than 4.1?'),
    example: "Error: unknown flag: --gpus\nSee 'podman run --help'",
    counterExample: "unknown flag: --gpus\nSee 'docker run --help'.",
  },
  {
    words: ['unknown or invalid runtime name: --'],
    causes: proof('docker-run-args-misparsed'),
    example: 'docker: Error response from daemon: unknown or invalid runtime name: --rm.',
    counterExample: 'docker: Error response from daemon: unknown or invalid runtime name: nvidia.',
  },
  ...['unknown or invalid runtime name: ', 'unknown runtime specified '].flatMap((word) =>
    ['nvidia-docker', 'nvidia-container-runtime', 'nvidia-container-toolkit'].map(
      (name): Signature => ({
        words: [`${word}${name}`],
        causes: likely(
          'docker-run-args-misparsed',
          'Does docker info list a runtime named nvidia? Then say --runtime=nvidia.',
        ),
        example: `docker: Error response from daemon: ${word}${name}.`,
        counterExample: `docker: Error response from daemon: ${word}nvidia.`,
      }),
    ),
  ),
  ...['unknown or invalid runtime name: ', 'unknown runtime specified '].flatMap(
    (word): readonly Signature[] =>
      ['nvcr.io/', 'ubuntu', 'pytorch', 'tensorflow', 'cuda', '/'].map((image) => ({
        words: [`${word}${image}`],
        causes: proof('docker-run-args-misparsed'),
        example: `docker: Error response from daemon: ${word}${image}x.`,
        counterExample: `docker: Error response from daemon: ${word}nvidia.`,
      })),
  ),
  {
    words: ['unable to retrieve oci runtime error', 'fork/exec', ': permission denied'],
    reach: 400,
    causes: [
      {
        code: 'docker-run-args-misparsed',
        decides:
          'Is what the line wants to run no runtime at all? Then a value slipped to the place of --runtime.',
      },
      {
        code: 'runtime-binary-missing',
        decides: 'Is it the runtime, and may it not be executed (ls -l)? Then install it again.',
      },
    ],
    example:
      'OCI runtime create failed: unable to retrieve OCI runtime error (open /run/log.json: no such file or directory): fork/exec /srv/data: permission denied: unknown.',
    counterExample: 'fork/exec /usr/bin/python3: permission denied',
  },
  {
    words: ['unknown runtime specified --'],
    causes: proof('docker-run-args-misparsed'),
    example: 'docker: Error response from daemon: Unknown runtime specified --rm.',
    counterExample: 'docker: Error response from daemon: Unknown runtime specified nvidia.',
  },
  {
    words: ['executable file `nvidia-smi` not found'],
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was no --device nvidia.com/gpu=all (podman before 5: --gpus does nothing) given?',
      },
      {
        code: 'podman-gpus-flag-noop',
        decides: 'Is podman older than 5.0, and was --gpus given?',
        hints: ['--gpus'],
      },
      {
        code: 'podman-compose-gpu',
        decides: 'Was it started by podman-compose or podman compose?',
        hints: ['podman-compose', 'podman compose', 'external compose provider'],
      },
      {
        code: 'cdi-spec-stale',
        decides: 'Does the CDI specification not list /usr/bin/nvidia-smi? Then write it anew.',
      },
    ],
    example:
      'Error: crun: executable file `nvidia-smi` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
    counterExample: 'Error: crun: executable file `python3` not found in $PATH',
  },
  {
    words: ['are you trying to mount a directory onto a file'],
    causes: likely(
      'volume-missing',
      'Was the file on the host not there at the first start? Then Docker made a folder of its name.',
    ),
    example:
      'error mounting "/srv/app.conf" to rootfs at "/etc/app.conf": not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type.',
    counterExample: 'error mounting "proc" to rootfs at "/proc"',
  },
  {
    words: ['error while creating mount source path', 'read-only file system'],
    reach: 300,
    causes: [
      {
        code: 'snap-docker',
        decides: 'Does snap list docker name one? The snap sees only home directories and /media.',
      },
      {
        code: 'volume-missing',
        decides: 'Is the folder not there, on a file system that is mounted read-only?',
      },
    ],
    example:
      "Error response from daemon: error while creating mount source path '/srv/data': mkdir /srv/data: read-only file system",
    counterExample: "error while creating mount source path '/srv/data': mkdir /srv/data: permission denied",
  },
  {
    words: ['error while creating mount source path', 'permission denied'],
    reach: 300,
    causes: likely(
      'volume-unreadable',
      'May the engine not enter the folder: a network file system without root, or a rootless engine?',
    ),
    example:
      "Error response from daemon: error while creating mount source path '/home/ada/x': mkdir /home/ada: permission denied",
    counterExample: "error while creating mount source path '/srv/data': mkdir /srv: read-only file system",
  },
  {
    words: ['error while creating mount source path', 'file exists'],
    reach: 300,
    causes: likely(
      'volume-unreadable',
      'Is the path a mount that hangs or may not be entered by root (sshfs, a network share, an unplugged disk)?',
    ),
    example:
      "Error response from daemon: error while creating mount source path '/mnt/share': mkdir /mnt/share: file exists",
    counterExample: "error while creating mount source path '/srv/data': mkdir /srv: read-only file system",
  },
  {
    words: ['adding custom device "nvidia.com/gpu', 'no such file or directory'],
    reach: 120,
    causes: [
      {
        code: 'cdi-not-enabled-docker',
        decides: 'Is the engine older than 25.0, or is CDI switched off in daemon.json?',
      },
      {
        code: 'podman-too-old-for-cdi',
        decides: 'Is it podman, older than 4.1?',
        hints: ['podman'],
      },
    ],
    example:
      'docker: Error response from daemon: error gathering device information while adding custom device "nvidia.com/gpu=all": no such file or directory.',
    counterExample:
      'error gathering device information while adding custom device "/dev/nvidia0": no such file or directory',
  },
  ...[
    ['libnvidia-encode.so', 'video'],
    ['libnvcuvid.so', 'video'],
    ['libnvoptix.so', 'graphics'],
    ['libglx_nvidia.so', 'graphics'],
    ['libegl_nvidia.so', 'graphics'],
    ['libnvidia-glcore.so', 'graphics'],
    ['libnvidia-opticalflow.so', 'video'],
    ['libnvidia-fbc.so', 'display'],
  ].map(
    ([library = '', capability = '']): Signature => ({
      words: [library, 'cannot open shared object file'],
      reach: 60,
      causes: likely(
        'driver-capabilities-missing',
        `In a container: does NVIDIA_DRIVER_CAPABILITIES name neither ${capability} nor all? Then it is this.`,
      ),
      example: `${library}.1: cannot open shared object file: No such file or directory`,
      counterExample: 'libGL.so.1: cannot open shared object file: No such file or directory',
    }),
  ),
  ...['cannot load libnvidia-encode.so', 'cannot load libnvcuvid.so'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'driver-capabilities-missing',
        'In a container: does NVIDIA_DRIVER_CAPABILITIES name neither video nor all? Then it is this.',
      ),
      example: `[h264_nvenc @ 0x55d0] ${word}.1`,
      counterExample: 'Cannot load libcuda.so.1',
    }),
  ),
  ...['flag provided but not defined: --gpus', 'unknown option --gpus', 'unknown option: --gpus'].map(
    (word): Signature => ({
      words: [word],
      causes: likely('docker-cli-too-old', 'Does docker version show a client before 19.03?'),
      example: `${word}\nSee 'docker run --help'.`,
      counterExample: 'unknown option --foo',
    }),
  ),
  {
    words: ['vk_error_incompatible_driver'],
    causes: likely(
      'driver-capabilities-missing',
      'In a container: does NVIDIA_DRIVER_CAPABILITIES name neither graphics nor all? Then it is this.',
    ),
    example: 'vkCreateInstance failed: VK_ERROR_INCOMPATIBLE_DRIVER',
    counterExample: 'vkCreateInstance failed: VK_ERROR_LAYER_NOT_PRESENT',
  },
];
