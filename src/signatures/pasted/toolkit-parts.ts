import { likely, proof, type Signature } from '../signature.ts';

const mixed = proof('toolkit-version-mix');

const knownBug = likely(
  'toolkit-bug-old-version',
  'Is the toolkit (nvidia-ctk --version) older than the newest release? Then that one may have it mended.',
);

/** What parts of the toolkit say that do not fit together, and what its hooks say that fail. */
export const toolkitPartsSignatures: readonly Signature[] = [
  ...['nvidia-container', 'nvidia-cdi-hook', 'nvidia-ctk'].flatMap((part) =>
    ['no such file or directory', 'executable file not found'].map(
      (end): Signature => ({
        words: ['/snap/docker', part, end],
        reach: 250,
        causes: proof('snap-docker'),
        example: `fork/exec /snap/docker/2932/usr/bin/${part}: ${end}: unknown`,
        counterExample: `fork/exec /usr/bin/${part}: ${end}: unknown`,
      }),
    ),
  ),
  {
    words: [' hook #', 'no help topic for'],
    reach: 300,
    causes: mixed,
    example:
      'error running createContainer hook #1: exit status 3, stdout: , stderr: level=error msg="No help topic for \'enable-cuda-compat\'": unknown',
    counterExample: "No help topic for 'list'",
  },
  ...[
    'failed to locate nvidia container runtime hook',
    'failed to locate nvidia-container-runtime-hook',
    'failed to locate nvidia-container-toolkit',
    'stat /usr/bin/nvidia-container-toolkit: no such file or directory',
    'fork/exec /usr/bin/nvidia-container-toolkit: no such file or directory',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('toolkit-hook-missing'),
      example: `level=error msg="${word}"`,
      counterExample: 'failed to locate nvidia-smi',
    }),
  ),
  ...[
    'exec: "nvidia-container-cli": executable file not found',
    'nvidia-container-cli: no such file or directory',
    'nvidia-container-cli": stat ',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('toolkit-cli-missing'),
      example: `FATA[0000] failed to create shim task: ${word}: unknown`,
      counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
    }),
  ),
  {
    words: ['nvidia-container-cli: error while loading shared libraries: libnvidia-container.so'],
    causes: proof('toolkit-cli-missing'),
    example:
      'nvidia-container-cli: error while loading shared libraries: libnvidia-container.so.1: cannot open shared object file: No such file or directory',
    counterExample: 'nvidia-smi: error while loading shared libraries: libnvidia-ml.so.1',
  },
  ...[
    'libnvidia-container-go.so',
    'undefined symbol: nvc_',
    'version `nvc_',
    'libnvidia-container.so.1: undefined symbol',
    'libnvidia-container.so.1: version',
  ].map(
    (word): Signature => ({
      words: ['nvidia-container-cli', word],
      reach: 200,
      causes: mixed,
      example: `nvidia-container-cli: initialization error: load library failed: ${word}.1: not found`,
      counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
    }),
  ),
  {
    words: ['ldcache error: open failed'],
    causes: proof('ldconfig-in-hook-failed'),
    example:
      'nvidia-container-cli: ldcache error: open failed: /sbin/ldconfig.real: no such file or directory: unknown',
    counterExample: 'nvidia-container-cli: ldcache error: process /sbin/ldconfig failed with error code: 1',
  },
  ...[
    ['ldcache error: process', 'terminated with signal'],
    ['update-ldcache', 'failed'],
    ['error updating ldcache'],
    ['failed to update ldcache'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: [
        {
          code: 'ldconfig-in-hook-failed',
          decides:
            'Does no image start? Then it is the host: ldconfig in config.toml, seccomp, or user namespaces.',
        },
        {
          code: 'image-corrupt-local',
          decides: 'Does another image start? Then this copy is damaged: remove it and pull it again.',
        },
      ],
      example: `nvidia-container-cli: ${words.join(' /sbin/ldconfig ')}: 9: unknown`,
      counterExample: 'updating the cache',
    }),
  ),
  {
    words: ['last insn is not an exit or jmp'],
    causes: [
      ...knownBug,
      {
        code: 'lxc-nested-no-cgroups',
        decides: 'Does systemd-detect-virt -c on the machine of the engine say lxc? Then it is this.',
        hints: [' lxc', ' lxd', 'proxmox', ' pve', ' incus', '-pve'],
      },
    ],
    example:
      'nvidia-container-cli: mount error: failed to add device rules: unable to generate new device filter program from existing programs: unable to create new device filters program: load program: invalid argument: last insn is not an exit or jmp: processed 0 insns',
    counterExample:
      'failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted',
  },
  {
    words: ['create-symlinks', 'file exists'],
    reach: 300,
    causes: knownBug,
    example:
      'error running createContainer hook #0: exit status 1, stderr: nvidia-ctk hook create-symlinks: failed to create link [libcuda.so.1 /usr/lib/libcuda.so]: file exists',
    counterExample: 'mount error: file creation failed: /x/libnvidia-ml.so.1: file exists',
  },
  {
    words: [' hook #', 'segmentation fault', 'nvidia'],
    reach: 400,
    causes: knownBug,
    example:
      'error running prestart hook #0: signal: segmentation fault (core dumped), stdout: , stderr: /usr/bin/nvidia-container-cli',
    counterExample: 'python3: segmentation fault (core dumped)',
  },
  ...[
    'permission error: capability change failed',
    'initialization error: privilege change failed',
    'permission error: privilege change failed',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'podman-userns-nomap',
          decides: 'Is it podman or a rootless engine whose user namespace lacks ids (--userns=nomap)?',
          hints: [' podman', ' nomap'],
        },
        {
          code: 'lxc-nested-no-cgroups',
          decides: 'Is the engine in an LXC container?',
          hints: [' lxc', 'proxmox'],
        },
        {
          code: 'singularity-nvccli-setuid',
          decides: 'Was it Singularity or Apptainer with --nvccli, installed setuid? Then it is this.',
          hints: ['nvccli', 'singularity', 'apptainer', 'setuid'],
        },
        { code: 'rootless-no-cgroups', decides: 'Does docker info list name=rootless?', hints: ['rootless'] },
      ],
      example: `nvidia-container-cli: ${word}: operation not permitted`,
      counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
    }),
  ),
  {
    words: ['no runtime binary found from candidate list'],
    causes: likely('runtime-crash', 'Is neither runc nor crun on the PATH of dockerd? Then install runc.'),
    example: 'error locating runtime: no runtime binary found from candidate list: [docker-runc runc crun]',
    counterExample: 'candidate list: [runc]',
  },
  ...['executable file not found', 'no such file or directory', 'did not terminate suc'].map(
    (end): Signature => ({
      words: ['/nix/store/', 'nvidia-container-runtime', end],
      reach: 200,
      causes: [
        {
          code: 'nixos-runtime-binary',
          decides:
            'Does daemon.json name the wrapper of another package (nvidia-docker) than the one that is installed?',
        },
        {
          code: 'runtime-binary-missing',
          decides: 'Was the path collected as garbage? Then rebuild the system.',
        },
      ],
      example: `fork/exec /nix/store/ab-nvidia-docker/bin/nvidia-container-runtime: ${end}`,
      counterExample: `fork/exec /usr/bin/nvidia-container-runtime: ${end}`,
    }),
  ),
  {
    words: ['nvidia-container-runtime-hook": stat', 'no such file or directory'],
    reach: 120,
    causes: proof('toolkit-hook-missing'),
    example:
      'exec: "/usr/bin/nvidia-container-runtime-hook": stat /usr/bin/nvidia-container-runtime-hook: no such file or directory',
    counterExample:
      'exec: "/usr/bin/nvidia-container-runtime": stat /usr/bin/nvidia-container-runtime: no such file',
  },
  {
    words: [
      'nvidia-container-runtime',
      'did not terminate suc',
      'nvidia-container-runtime-hook: no such file',
    ],
    reach: 400,
    causes: proof('toolkit-hook-missing'),
    example:
      'nvidia-container-runtime did not terminate sucessfully: ERROR: nvidia-container-runtime: inject NVIDIA hook: stat /usr/bin/nvidia-container-runtime-hook: no such file or directory',
    counterExample: 'nvidia-container-runtime did not terminate successfully: exit status 1: unknown',
  },
  ...[
    ['failed to get digest sha256', 'no such file or directory'],
    ['error response from daemon: layer does not exist'],
    ['missing content digest'],
    ['failed to walk: failed to get reader from content store'],
    ['content digest sha256', ': not found'],
  ].map(
    (words): Signature => ({
      words,
      reach: 300,
      causes: likely(
        'image-corrupt-local',
        'Does docker rmi and a fresh pull of the image help? Then its copy was damaged.',
      ),
      example: `Error response from daemon: ${words.join(':5e8f ').replace('error response from daemon: ', '')}`,
      counterExample: 'manifest for nvcr.io/nvidia/pytorch:99 not found: manifest unknown',
    }),
  ),
  ...['this version of runc doesn', 'cannot find cgroup mount destination'].map(
    (word): Signature => ({
      words: word.startsWith('this') ? [word, 'work on cgroups v2'] : [word],
      causes: proof('cgroup-v2-old-engine'),
      example: `OCI runtime create failed: ${word}'t work on cgroups v2: unknown`,
      counterExample: 'this version of runc works on cgroups v2',
    }),
  ),
];

/** What says less than the rest. */
export const toolkitRestSignatures: readonly Signature[] = [
  {
    words: ['/snap/docker/', 'nvidia'],
    reach: 120,
    causes: likely(
      'snap-docker',
      'Does snap list docker name one? The snap does not see the toolkit of the host.',
    ),
    example: 'open /snap/docker/2976/etc/nvidia-container-runtime: no such file',
    counterExample: 'open /usr/bin/nvidia-container-runtime: no such file',
  },
  {
    words: ['failed to add device rules', 'function not implemented'],
    reach: 200,
    causes: proof('cgroup-bpf-kernel-too-old'),
    example:
      'nvidia-container-cli: mount error: failed to add device rules: unable to load program: function not implemented',
    counterExample: 'failed to add device rules: operation not permitted',
  },
  {
    words: ['failed to add device rules'],
    causes: [
      {
        code: 'rootless-no-cgroups',
        decides: 'Does docker info list name=rootless?',
        hints: ['rootless', 'user.slice', '/run/user/', ' podman'],
      },
      {
        code: 'lxc-nested-no-cgroups',
        decides: 'Does systemd-detect-virt -c on the machine of the engine say lxc?',
        hints: [' lxc', ' lxd', 'proxmox', ' incus', '-pve', 'pct enter', 'pct exec'],
      },
      { code: 'cgroup-bpf-kernel-too-old', decides: 'Is the kernel older than 5.2 (uname -r)?' },
      { code: 'toolkit-bug-old-version', decides: 'Is libnvidia-container older than 1.14?' },
    ],
    example: 'nvidia-container-cli: mount error: failed to add device rules: something new',
    counterExample: 'nvidia-container-cli: mount error: file creation failed',
  },
];
