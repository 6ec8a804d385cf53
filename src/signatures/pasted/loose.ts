import { engineSilent, socketRefused } from '../engine.ts';
import { inWsl } from '../hints.ts';
import { likely, type Signature, type TextCause } from '../signature.ts';
import { looseRegistries } from './loose-registries.ts';

/** The engine that answers may know no runtime nvidia. */
const noRuntime: readonly TextCause[] = [
  {
    code: 'nvidia-runtime-not-registered',
    decides: 'Is the toolkit installed, and does docker info list no runtime nvidia? Then it is this.',
  },
  {
    code: 'containerd-runtime-not-registered',
    decides: 'Is it containerd (Kubernetes, nerdctl), whose configuration names no runtime nvidia?',
    hints: ['containerd', 'kubelet', 'kube', 'sandbox', 'pod ', 'k3s', 'nerdctl', 'shim'],
  },
  {
    code: 'podman-runtime-nvidia-missing',
    decides: 'Is it podman, whose containers.conf names no runtime nvidia?',
    hints: ['podman', 'oci runtime "nvidia"'],
  },
  { code: 'toolkit-not-installed', decides: 'Is there no nvidia-container-runtime on the machine?' },
];

const noPart = (first: string): readonly TextCause[] => {
  const rest: readonly TextCause[] = [
    {
      code: 'toolkit-not-installed',
      decides: 'Does nvidia-ctk --version on the machine of the engine say "command not found"?',
    },
    { code: 'toolkit-hook-missing', decides: 'Are other parts of the toolkit there, and its hook not?' },
    {
      code: 'runtime-binary-missing',
      decides: 'Does daemon.json name a path of nvidia-container-runtime where it is not?',
    },
    { code: 'toolkit-cli-missing', decides: 'Are other parts there, and nvidia-container-cli not?' },
  ];
  return rest.toSorted((one, two) => Number(two.code === first) - Number(one.code === first));
};

const threads = likely(
  'docker-too-old-seccomp',
  'Is it said in a container, the engine older than 20.10.10 (libseccomp older than 2.5.2), and does --security-opt seccomp=unconfined help?',
);

const badJson = likely(
  'daemon-json-invalid',
  'Does jq . /etc/docker/daemon.json complain? Then it is this; it may be another file of JSON that the line is about.',
);

/** nvidia-container-cli names the step that failed, and not why. */
const steps: readonly (readonly [string, readonly TextCause[]])[] = [
  [
    'mount error',
    [
      {
        code: 'image-bundles-driver-libs',
        decides: 'Does the line end in "file exists", and does another image start?',
        hints: ['file exists'],
      },
      {
        code: 'lxc-nested-no-cgroups',
        decides: 'Is the engine in an LXC container, and does the line speak of devices or cgroups?',
        hints: ['proxmox', ' lxc', ' lxd', 'cgroup'],
      },
      {
        code: 'rootless-no-cgroups',
        decides: 'Is the engine rootless, and config.toml without no-cgroups = true?',
        hints: ['rootless', 'permission denied', 'operation not permitted'],
      },
      { code: 'run-bind-hides-persistenced', decides: 'Does it name nvidia-persistenced/socket?' },
      { code: 'storage-driver-vfs-perms', decides: "Is the engine's folder below a home directory?" },
    ],
  ],
  [
    'initialization error',
    [
      {
        code: 'driver-not-installed',
        decides: 'Does nvidia-smi on the host fail, and is no driver installed?',
      },
      {
        code: 'docker-desktop-linux-context',
        decides: 'Does docker context show say desktop-linux?',
        hints: ['desktop-linux', 'docker desktop'],
      },
      {
        code: 'kernel-module-not-loaded',
        decides: 'Is the driver installed, and lsmod does not list nvidia?',
      },
      {
        code: 'wsl-dxcore-not-found',
        decides: 'Is it WSL2 without /dev/dxg?',
        hints: inWsl,
      },
      { code: 'driver-init-rpc', decides: 'Does sudo nvidia-container-cli -k -d /dev/tty info tell more?' },
    ],
  ],
  [
    'detection error',
    [
      {
        code: 'gpu-init-failed',
        decides: 'Does nvidia-smi on the host fail too, or the kernel log tell of RmInit?',
      },
      {
        code: 'driver-library-mismatch',
        decides: 'Does nvidia-smi on the host speak of a mismatch of versions?',
      },
      {
        code: 'mig-no-instances',
        decides: 'Is MIG on, without an instance (nvidia-smi -L)?',
        hints: [' mig '],
      },
      { code: 'toolkit-bug-old-version', decides: 'Does the newest release of the toolkit start it?' },
    ],
  ],
  [
    'device error',
    [
      {
        code: 'gpu-count-exceeds-host',
        decides: 'Is a GPU asked for by a number that nvidia-smi -L does not list?',
      },
      {
        code: 'gpu-id-changed',
        decides: 'Is it asked for by a UUID that nvidia-smi -L does not list?',
        hints: ['gpu-'],
      },
      { code: 'visible-devices-bad-value', decides: 'Is what the line names no GPU at all?' },
    ],
  ],
  [
    'requirement error',
    likely('driver-too-old-for-image', 'Does the line name a condition that this driver misses?'),
  ],
  [
    'container error',
    [
      {
        code: 'cgroup-v2-old-libnvidia',
        decides: 'Has the host control groups of version 2, and libnvidia-container less than 1.8?',
      },
      { code: 'lxc-nested-no-cgroups', decides: 'Is the engine in an LXC container?' },
      { code: 'rootless-no-cgroups', decides: 'Is the engine rootless?' },
    ],
  ],
  [
    'ldcache error',
    likely('ldconfig-in-hook-failed', 'Does no image start? Then it is ldconfig in config.toml.'),
  ],
  [
    'permission error',
    [
      { code: 'rootless-no-cgroups', decides: 'Is the engine rootless?' },
      { code: 'lxc-nested-no-cgroups', decides: 'Is the engine in an LXC container?' },
      { code: 'podman-userns-nomap', decides: 'Is it podman with --userns=nomap?' },
    ],
  ],
];

const apparmor = likely(
  'apparmor-denial',
  'Does the container start with --security-opt apparmor=unconfined? Then it is this.',
);

const enroot: readonly TextCause[] = [
  { code: 'enroot-mount-denied', decides: 'Does the line before speak of a mount? Then it is this.' },
  { code: 'user-namespaces-restricted', decides: 'Does unshare -Ur true fail too?' },
];

interface Loose {
  readonly words: readonly (readonly string[])[];
  readonly reach: number;
  readonly causes: readonly TextCause[];
}

const groups: readonly Loose[] = [
  {
    words: ["isn't configured", 'not found', 'not configured', 'unknown', 'invalid'].map((end) => [
      "default runtime 'nvidia'",
      end,
    ]),
    reach: 60,
    causes: likely(
      'default-runtime-broken',
      'Does daemon.json make nvidia the default, and register no such runtime?',
    ),
  },
  ...['runtime nvidia', 'nvidia runtime'].map((subject) => ({
    words: [
      'not found',
      'not known',
      'is unknown',
      "isn't configured",
      'not configured',
      'not registered',
      'not available',
      'does not exist',
      'binary not installed',
      'not supported',
      'unavailable',
    ].map((end) => [subject, end]),
    reach: 60,
    causes: noRuntime,
  })),
  ...(
    [
      ['nvidia-container-toolkit', 'toolkit-not-installed'],
      ['nvidia-ctk', 'toolkit-not-installed'],
      ['nvidia-docker2', 'toolkit-not-installed'],
      ['nvidia-docker', 'toolkit-not-installed'],
      ['nvidia-container-runtime-hook', 'toolkit-hook-missing'],
      ['nvidia-container-runtime', 'toolkit-not-installed'],
      ['nvidia-container-cli', 'toolkit-cli-missing'],
      ['libnvidia-container', 'toolkit-not-installed'],
    ] as const
  ).map(([subject, code]) => ({
    words: [
      ...[' not found', ' is not installed', ' is missing', ' could not be found', ' does not exist'].map(
        (end) => [`${subject}${end}`],
      ),
      ...[
        'no path found matching pattern',
        'which: no',
        'cannot find',
        'could not find',
        'unable to find',
      ].map((start) => [start, subject]),
    ],
    reach: 50,
    causes: noPart(code),
  })),
  {
    words: ['nvidia-container-toolkit', 'nvidia-docker2', 'nvidia-container-runtime'].flatMap((subject) => [
      [`${subject}: command not found`],
      [`${subject}: not found`],
    ]),
    reach: 50,
    causes: noPart('toolkit-not-installed'),
  },
  {
    words: [
      ['please install nvidia container toolkit'],
      ['please install the nvidia container toolkit'],
      ['please install nvidia-container-toolkit'],
      ['please install nvidia-docker'],
      ['please install the nvidia-docker'],
      ['install the nvidia container runtime'],
      ['requires the nvidia container toolkit'],
      ['requires nvidia container toolkit'],
      ['nvidia container runtime', 'not found'],
      ['nvidia-docker plugin', 'not'],
      ['missing nvidia container toolkit'],
    ],
    reach: 60,
    causes: noPart('toolkit-not-installed'),
  },
  {
    words: [
      [' docker is not installed'],
      [' docker not installed'],
      ['docker is required'],
      ['docker not found'],
    ],
    reach: 60,
    causes: likely('docker-not-installed', 'Does command -v docker show nothing? Then it is this.'),
  },
  {
    words: [
      ['nvidia-container-runtime: error while loading shared libraries'],
      ['nvidia-container-runtime: symbol lookup error'],
      ['nvidia-container-runtime', 'panic:'],
      ['nvidia-container-runtime', 'fatal error:'],
      ['nvidia-container-runtime', 'segmentation fault'],
    ],
    reach: 80,
    causes: likely(
      'runtime-crash',
      'Does nvidia-container-runtime --version end in the same way? Then install it again.',
    ),
  },
  {
    words: [
      ['unrecognized arguments', '--gpus'],
      ['no such option', '--gpus'],
      ['unknown flag', '--gpus'],
      ['invalid option', '--gpus'],
      ['unrecognized option', '--gpus'],
    ],
    reach: 60,
    causes: [
      { code: 'docker-cli-too-old', decides: 'Is it docker run of a client before 19.03? Then it is this.' },
      {
        code: 'gpus-flag-missing',
        decides:
          'Is it another command (exec, start, compose)? None takes it: GPUs are given when the container is made.',
        hints: ['docker exec', 'docker start', 'docker compose', 'docker-compose'],
      },
      { code: 'podman-too-old-for-cdi', decides: 'Is it podman?', hints: ['podman'] },
    ],
  },
  {
    words: [['cannot perform an interactive login from a non tty']],
    reach: 60,
    causes: [
      {
        code: 'ngc-not-logged-in',
        decides:
          'Was no user or password given, as by an empty variable? Mind that $oauthtoken wants single quotes.',
      },
      { code: 'ngc-wrong-credentials', decides: 'Is the login that is stored refused?' },
    ],
  },
  {
    words: [
      ['keyserver receive failed'],
      ['keyserver refresh failed'],
      ['gpg: keyserver'],
      ['gpg: no data'],
      ['gpg: can', 'open', 'keyring'],
    ],
    reach: 60,
    causes: likely(
      'apt-key-missing',
      'Is it the key of NVIDIA or Docker that was to be fetched? Then do so by the present guide.',
    ),
  },
  {
    words: [
      ['operation not permitted', 'pthread_create'],
      ['pthread_create', 'operation not permitted'],
      ['operation not permitted', 'uv_thread_create'],
      ['uv_thread_create', 'operation not permitted'],
      ['thread', 'operation not permitted (os error 1)'],
      ['thread', '(eperm)'],
      ['could not spawn', 'operation not permitted'],
      ['failed to spawn', 'operation not permitted'],
      ['failed to fork', 'operation not permitted'],
      ['cannot fork', 'operation not permitted'],
      ['faccessat2', 'operation not permitted'],
      ['statx', 'operation not permitted'],
      ['rseq', 'operation not permitted'],
      ['close_range', 'operation not permitted'],
      ['clock_gettime', 'operation not permitted'],
      ['unable to create native thread'],
      ['failed to create thread: resource'],
      ['create thread failed', 'eperm'],
      ['errno 1', 'operation not permitted', 'fork'],
    ],
    reach: 120,
    causes: threads,
  },
  {
    words: [
      ['looking for beginning of object key string'],
      ['after object key:value pair'],
      ['after object key '],
      ['after top-level value'],
      ['after array element'],
      ['daemon.json', 'syntax error'],
      ['syntax error', 'daemon.json'],
      ['daemon.json', 'parse error'],
      ['daemon.json', 'parsing'],
      ['daemon.json', 'malformed'],
      ['daemon.json', ' invalid '],
      ['invalid', 'daemon.json'],
    ],
    reach: 100,
    causes: badJson,
  },
  ...steps.map(([step, causes]) => ({ words: [['nvidia-container-cli', step]], reach: 60, causes })),
  {
    words: [
      ['apparmor', 'failed'],
      ['apparmor', 'could not be'],
      ['apparmor', 'unable to'],
    ],
    reach: 120,
    causes: apparmor,
  },
  {
    words: ['pyxis', 'enroot'].flatMap((launcher) =>
      ['operation not permitted', 'permission denied', 'read-only file system'].map((end) => [launcher, end]),
    ),
    reach: 300,
    causes: enroot,
  },
  {
    words: [['could not find any nv '], ['nvliblist.conf'], ['--nv', 'could not'], ['--nv', 'unable to']],
    reach: 80,
    causes: likely(
      'singularity-no-nv-files',
      'Does nvidia-smi on the node work, and find /etc/ld.so.cache its libraries? Singularity looks there.',
    ),
  },
  {
    words: [
      ['did you set the docker default runtime to'],
      ['did you configure the nvidia container toolkit'],
      ['nvidia-device-plugin', 'could not load'],
      ['nvidia-device-plugin', 'failed to initialize'],
      ['device plugin', 'nvml'],
    ],
    reach: 200,
    causes: [
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides: "Does nvidia-smi work on the node? Then the pod is not started by NVIDIA's runtime.",
      },
      { code: 'driver-not-installed', decides: 'Does nvidia-smi on the node say "command not found"?' },
      {
        code: 'kernel-module-not-loaded',
        decides: 'Is the driver installed, and lsmod does not list nvidia?',
      },
    ],
  },
  {
    words: [['mkdir /', ': read-only file system']],
    reach: 160,
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
  },
  {
    words: [
      ['connectionrefusederror(111', 'docker'],
      ['connection aborted', 'connectionrefusederror(111'],
      ['docker', 'is not running'],
      ['docker', 'not responding'],
      ['docker daemon', 'failed to'],
      ['docker daemon', 'not running'],
      ['docker daemon', 'unreachable'],
      ['docker engine', 'not running'],
      ['docker engine stopped'],
      ['docker service', 'failed'],
      ['unable to connect to docker'],
      ['cannot connect to docker'],
      ['could not connect to docker'],
      ['failed to connect to docker'],
      ["can't connect to docker"],
    ],
    reach: 60,
    causes: engineSilent,
  },
  {
    words: [
      ['docker.sock', 'eacces'],
      ['docker', 'socket', 'permission denied'],
      ['permission', 'docker.sock'],
    ],
    reach: 80,
    causes: socketRefused,
  },
  {
    words: ['device_requests', 'count', 'capabilities', 'driver', 'options'].flatMap((key) => [
      [`additional property ${key} is not allowed`],
      [`additional properties '${key}' not allowed`],
    ]),
    reach: 80,
    causes: [
      {
        code: 'compose-too-old',
        decides: 'Does docker compose version say less than 2.30, or docker-compose less than 1.28?',
      },
      {
        code: 'compose-count-missing',
        decides: 'Is the key at the wrong place, outside deploy.resources.reservations.devices?',
      },
    ],
  },
  {
    words: ['-it', '-i ', '-d ', '-t ', '-e ', '-v ', '-p '].flatMap((flag) => [
      [`unknown or invalid runtime name: ${flag}`],
      [`unknown runtime specified ${flag}`],
    ]),
    reach: 80,
    causes: likely(
      'docker-run-args-misparsed',
      'Was --runtime given no value, so that the next word was taken for it?',
    ),
  },
  {
    words: [
      ['nvidia.com/gpu=', 'error'],
      ['nvidia.com/gpu=', 'failed'],
      ['nvidia.com/gpu=', 'not found'],
      ['nvidia.com/gpu=', 'no such'],
      ['error', 'nvidia.com/gpu='],
      ['cdi', 'not found', 'nvidia'],
      ['/etc/cdi', 'permission denied'],
      ['invalid cdi spec'],
      ['failed to inject cdi'],
      ['cdi device injection failed'],
    ],
    reach: 120,
    causes: [
      {
        code: 'cdi-spec-missing-or-unreadable',
        decides: 'Does nvidia-ctk cdi list name no nvidia.com/gpu device? Then it is this.',
      },
      {
        code: 'cdi-spec-stale',
        decides: 'Does the specification name files or nodes that are not there any more?',
      },
      { code: 'podman-too-old-for-cdi', decides: 'Is it podman older than 4.1?', hints: ['podman'] },
      { code: 'cdi-version-too-new', decides: 'Does the line name a version, or a field that is unknown?' },
      {
        code: 'cdi-generate-failed',
        decides: 'Is it nvidia-ctk cdi generate that failed?',
        hints: ['generate'],
      },
    ],
  },
  {
    words: [
      ['temporary failure resolving '],
      ['could not resolve host: '],
      ["couldn't resolve host"],
      ['name resolution failed'],
    ],
    reach: 60,
    causes: likely('dns-failure', 'Does getent hosts of the name in the line find nothing? Then it is this.'),
  },
  {
    words: [
      ['not enough space'],
      ['insufficient disk space'],
      ['disk is full'],
      ['disk full'],
      ['enospc: no space left'],
      ['out of disk space'],
      ['not enough disk space'],
    ],
    reach: 60,
    causes: [
      {
        code: 'disk-full-docker-root',
        decides: 'Does df -h of the folder that docker info calls Docker Root Dir say 100 %?',
      },
      { code: 'disk-full-other-fs', decides: 'Is another file system full (df -h, df -i)?' },
      {
        code: 'containerd-store-disk',
        decides: 'Is it /var/lib/containerd that is full?',
        hints: ['containerd'],
      },
    ],
  },
];

/** Few words, for what no other signature knows: looked for last, and heard where nothing else tells. */
export const looseSignatures: readonly Signature[] = [
  ...looseRegistries,
  ...groups.flatMap(({ words, reach, causes }) =>
    words.map(
      (list): Signature => ({
        words: list,
        reach,
        causes,
        loose: true,
        example: `it says: ${list.join(' <a> ')} `,
        counterExample: 'it works',
      }),
    ),
  ),
];
