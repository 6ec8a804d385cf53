import { withoutCgroups } from '../container.ts';
import { likely, proof, type Signature } from '../signature.ts';

const releaseBug = likely(
  'toolkit-bug-old-version',
  'Is the toolkit older than the newest release (nvidia-ctk --version)? Then upgrade it and try again.',
);

const socketInTheWay = likely(
  'run-bind-hides-persistenced',
  "Is the host's /run mounted into the container, or is the socket one that a stopped nvidia-persistenced left? Then it is this.",
);

/** How the programs of the toolkit fail, beyond what the test launch can meet. */
export const toolkitFailuresSignatures: readonly Signature[] = [
  ...['panic: runtime error', 'panic: assignment', 'sigsegv: segmentation violation'].flatMap((word) =>
    ['nvidia-container-toolkit', 'nvidia-ctk', 'nvidia-container-runtime'].map(
      (program): Signature => ({
        words: [word, program],
        reach: 1200,
        causes: releaseBug,
        example: `stderr: ${word}: invalid memory address or nil pointer dereference\ngoroutine 1 [running]:\ngithub.com/NVIDIA/${program}/cmd`,
        counterExample: `${word}: invalid memory address or nil pointer dereference\ngoroutine 1 [running]:\nmain.main()`,
      }),
    ),
  ),
  ...['nvidia-container-toolkit', 'nvidia-container-runtime-hook'].map(
    (hook): Signature => ({
      words: ['fork/exec', hook, ': permission denied'],
      reach: 120,
      causes: likely(
        'toolkit-hook-missing',
        'Is the hook a program that may be executed (ls -lL), on a file system without noexec? If not, it is this.',
      ),
      example: `error running hook #0: fork/exec /usr/bin/${hook}: permission denied: unknown.`,
      counterExample: `fork/exec /usr/bin/runc: permission denied`,
    }),
  ),
  ...[
    'error executing ldconfig',
    'failed to execute ldconfig',
    'error running ldconfig',
    'failed to create ldcache updater',
    'failed to run ldconfig',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'ldconfig-in-hook-failed',
          decides: 'Does no image start? Then it is the host: ldconfig in config.toml, or its kernel.',
        },
        {
          code: 'image-corrupt-local',
          decides: 'Does another image start? Then this copy is damaged: remove it and pull it again.',
        },
      ],
      example: `error running createContainer hook #1: exit status 1, stdout: , stderr: level=error msg="${word} in container"`,
      counterExample: 'ldconfig deferred processing now taking place',
    }),
  ),
  {
    words: ['mount error', 'nvidia-persistenced/socket'],
    reach: 400,
    causes: proof('run-bind-hides-persistenced'),
    example:
      'nvidia-container-cli: mount error: open failed: /var/lib/docker/overlay2/ab/merged/run/nvidia-persistenced/socket: no such device or address: unknown.',
    counterExample: 'connect to /run/nvidia-persistenced/socket failed',
  },
  {
    words: ['error mounting "/', 'nvidia-persistenced/socket" to rootfs'],
    reach: 100,
    causes: socketInTheWay,
    example:
      'error mounting "/run/nvidia-persistenced/socket" to rootfs at "/run/nvidia-persistenced/socket": mknod regular file: file exists',
    counterExample: 'error mounting "/srv/data" to rootfs at "/data": mknod regular file: file exists',
  },
  ...['permission denied', 'operation not permitted'].map(
    (end): Signature => ({
      words: ['mount error', '/vfs/dir/', end],
      reach: 400,
      causes: likely(
        'storage-driver-vfs-perms',
        'Does docker info say Storage Driver: vfs, and is its root below a home directory? Then it is this.',
      ),
      example: `nvidia-container-cli: mount error: stat failed: /home/ada/docker/vfs/dir/4136/usr/bin/nvidia-smi: ${end}: unknown`,
      counterExample: `nvidia-container-cli: mount error: stat failed: /var/lib/docker/overlay2/ab/merged: ${end}`,
    }),
  ),
  {
    words: ['nvidia-container-cli', 'relocation error'],
    reach: 60,
    causes: [
      {
        code: 'toolkit-version-mix',
        decides: 'Are libnvidia-container1 and libnvidia-container-tools of different releases?',
      },
      {
        code: 'ld-preload-conflict',
        decides: 'Does /etc/ld.so.preload name the library of the line? Then it is this.',
        hints: ['ld.so.preload', 'ld_preload'],
      },
    ],
    example:
      'nvidia-container-cli: relocation error: /opt/agent/lib.so: symbol dlsym version GLIBC_2.34 not defined in file libc.so.6 with link time reference',
    counterExample: 'bash: relocation error: /lib/libc.so.6: symbol x not defined',
  },
  {
    words: ['glibc_', 'not found (required by', 'nvidia-container-cli'],
    reach: 120,
    causes: likely(
      'toolkit-version-mix',
      'Is the toolkit one that was built for a newer distribution? Then install that of this one.',
    ),
    example:
      "nvidia-container-cli: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by nvidia-container-cli)",
    counterExample: "python3: /lib/libc.so.6: version `GLIBC_2.34' not found (required by python3)",
  },
  {
    words: ['glibc_', 'not found (required by', 'nvidia-container-runtime'],
    reach: 120,
    causes: likely(
      'runtime-crash',
      'Is the toolkit one that was built for a newer distribution? Then install that of this one.',
    ),
    example:
      "/usr/bin/nvidia-container-runtime: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /usr/bin/nvidia-container-runtime)",
    counterExample: "python3: /lib/libc.so.6: version `GLIBC_2.34' not found (required by python3)",
  },
  {
    words: ["proc_dir_entry 'driver/nvidia", 'already registered'],
    reach: 40,
    causes: proof('stale-driver-procfs'),
    example: "[  100.511] proc_dir_entry 'driver/nvidia' already registered",
    counterExample: "proc_dir_entry 'driver/other' already registered",
  },
  {
    words: ['nvidia-container-cli', '/run/nvidia/driver', 'no such file or directory'],
    reach: 200,
    causes: proof('config-toml-driver-root'),
    example:
      'nvidia-container-cli: detection error: path error: /run/nvidia/driver/proc/driver/nvidia: no such file or directory',
    counterExample: 'nvidia-container-cli: mount error: stat failed: /dev/nvidia0: no such file or directory',
  },
  ...['nvidia'].map(
    (name): Signature => ({
      words: [`invalid runtime name ${name}`, 'correct runtime name should be'],
      reach: 60,
      causes: likely(
        'nvidia-runtime-not-registered',
        'Does docker info (for nerdctl: containerd config dump) list no runtime nvidia? Then it was never registered.',
      ),
      example: `invalid runtime name ${name}, correct runtime name should be either format like \`io.containerd.runc.v2\` or a full path to the binary`,
      counterExample: 'invalid runtime name kata, correct runtime name should be either format like',
    }),
  ),
  {
    words: ['nvidia-container-runtime', 'did not terminate sucessfully'],
    reach: 300,
    causes: likely(
      'runtime-crash',
      'Does it end in the same way when it is called by hand? Then its log (debug in config.toml) says more.',
    ),
    example:
      'OCI runtime create failed: /usr/bin/nvidia-container-runtime did not terminate sucessfully: unknown',
    counterExample: 'runc did not terminate sucessfully: unknown',
  },
  ...[
    'could not load nvidia container runtime config',
    'error loading nvidia container runtime config',
    'failed to load nvidia-container-runtime config',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'toolkit-config-invalid',
        'Does nvidia-ctk config complain of /etc/nvidia-container-runtime/config.toml?',
      ),
      example: `level=error msg="${word}: toml: line 2"`,
      counterExample: 'loaded the config of the runtime',
    }),
  ),
  {
    words: ['missing device drivers', 're-trying without gpu'],
    reach: 60,
    causes: likely('toolkit-not-installed', 'Does nvidia-ctk --version on the host say "command not found"?'),
    example: 'Missing device drivers, re-trying without GPU',
    counterExample: 'missing device drivers for the scanner',
  },
  ...['could not load config', 'unable to load config', 'failed to load config'].map(
    (word): Signature => ({
      words: [word, 'nvidia-container-runtime/config.toml'],
      reach: 120,
      causes: proof('toolkit-config-invalid'),
      example: `nvidia-container-runtime: ${word} /etc/nvidia-container-runtime/config.toml: (1, 1): parsing error`,
      counterExample: `${word} /etc/foo/config.toml: parsing error`,
    }),
  ),
  ...[' not installed', ' not found'].map(
    (end): Signature => ({
      words: ['nvidia container toolkit', end],
      reach: 20,
      causes: likely(
        'toolkit-not-installed',
        'Does nvidia-ctk --version on the host say "command not found"? Then it is this.',
      ),
      example: `Error: NVIDIA Container Toolkit is${end}.`,
      counterExample: 'NVIDIA Container Toolkit is installed.',
    }),
  ),
  ...[
    ['failed to get device cgroup'],
    ['no cgroup filesystem mounted for the devices'],
    ['devices.allow', 'no such file or directory'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: [
        ...withoutCgroups.filter(({ code }) => code === 'lxc-nested-no-cgroups'),
        ...withoutCgroups.filter(({ code }) => code !== 'lxc-nested-no-cgroups'),
        {
          code: 'cgroup-v2-old-libnvidia',
          decides: 'Has the host control groups of version 2, and libnvidia-container less than 1.8?',
        },
      ],
      example: `nvidia-container-cli: container error: ${words.join(': ')}: unknown`,
      counterExample: 'devices.allow: permission denied',
    }),
  ),
  ...['cuda', 'driver'].map(
    (what): Signature => ({
      words: ['requirements not met', 'unsatisfied condition', what],
      reach: 120,
      causes: proof('driver-too-old-for-image'),
      example: `failed to construct OCI spec modifier: requirements not met: unsatisfied condition: ${what}>=12.6`,
      counterExample: 'requirements not met: unsatisfied condition: arch>=7.0',
    }),
  ),
  ...['change root failed: no such file', 'failed to locate driver root'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'config-toml-driver-root',
        'Does root in /etc/nvidia-container-runtime/config.toml name a folder that holds no driver?',
      ),
      example: `nvidia-container-cli: initialization error: ${word} or directory`,
      counterExample: 'chroot: no such file or directory',
    }),
  ),
  {
    words: ['runtime path', 'nvidia-container-runtime', 'does not exist'],
    reach: 80,
    causes: likely(
      'runtime-binary-missing',
      'Is the toolkit gone, or elsewhere than daemon.json or config.toml of containerd names it?',
    ),
    example: 'failed to create runtime: runtime path /usr/bin/nvidia-container-runtime does not exist',
    counterExample: 'runtime path /usr/bin/runc does not exist',
  },
];
