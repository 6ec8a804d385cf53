import { versionMismatch } from '../driver.ts';
import { fromSnap } from '../hints.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** A container that was started just now and may not use the nodes of its GPUs. */
const fromTheStart: readonly TextCause[] = [
  {
    code: 'no-cgroups-on-rootful',
    decides:
      'Does /etc/nvidia-container-runtime/config.toml say no-cgroups = true, and is the engine not rootless? Then it is this.',
    hints: ['no-cgroups = true', 'no-cgroups=true', 'no-cgroups true', 'cli.no-cgroups'],
  },
  {
    code: 'cgroup-v2-old-libnvidia',
    decides:
      'Has the host control groups of version 2, and libnvidia-container less than 1.8 (nvidia-container-cli --version)?',
    hints: ['unified_cgroup_hierarchy', 'cgroup version: 2'],
  },
  {
    code: 'selinux-denial',
    decides: 'Does ausearch -m avc on the host show denials of /dev/nvidia*?',
    hints: ['avc:', 'label=disable', 'enforcing'],
  },
  {
    code: 'driver-nvml-unknown',
    decides: 'Does nvidia-smi on the host say the same? Then it is the driver there.',
  },
];

const dindOrPodman: readonly TextCause[] = likely(
  'podman-compose-gpu',
  'Is it podman that answers (docker version)? Then a compose file with devices: ["nvidia.com/gpu=all"] does better.',
);

/** Texts that say more by what was pasted with them. */
export const surroundingsSignatures: readonly Signature[] = [
  {
    words: ['docker run', 'nvidia-smi', 'failed to initialize nvml: unknown error'],
    reach: 250,
    causes: fromTheStart,
    example:
      '$ sudo docker run --rm --gpus all ubuntu nvidia-smi\nFailed to initialize NVML: Unknown Error\n',
    counterExample: '$ docker exec train nvidia-smi\nFailed to initialize NVML: Unknown Error',
  },
  ...['could not load nvml', 'failed to initialize nvml', 'nvml: '].map(
    (word): Signature => ({
      words: [word, 'driver/library version mismatch'],
      reach: 60,
      causes: versionMismatch,
      example: `E1014 main.go:123] ${word} error: Driver/library version mismatch`,
      counterExample: 'Failed to initialize NVML: Driver Not Loaded',
    }),
  ),
  {
    words: ['external compose provider', 'could not select device driver'],
    reach: 800,
    causes: dindOrPodman,
    example:
      '>>>> Executing external compose provider "/usr/local/bin/docker-compose". Please see podman-compose(1) for how to disable this message. <<<<\nError response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]]',
    counterExample: 'Executing external compose provider "/usr/local/bin/docker-compose"',
  },
  {
    words: ['error response from daemon', 'stat nvidia.com/gpu=', 'no such file or directory'],
    reach: 200,
    causes: [
      ...dindOrPodman,
      { code: 'podman-too-old-for-cdi', decides: 'Does podman --version say less than 4.1?' },
    ],
    example:
      'Error response from daemon: container create: stat nvidia.com/gpu=all: no such file or directory',
    counterExample: 'Error: stat nvidia.com/gpu=all: no such file or directory',
  },
  ...['runtimes: io.containerd.runc.v2 runc ', 'runtimes: runc '].map(
    (word): Signature => ({
      words: ['nvidia-container-runtime', word],
      reach: 500,
      causes: [
        {
          code: 'daemon-not-restarted',
          decides: 'Was daemon.json changed after dockerd started? Then restart it.',
        },
        {
          code: 'daemon-uses-other-config',
          decides:
            'Does ps -C dockerd -o args show --config-file with another file than the one that was changed?',
          hints: ['--config-file', '/boot/config/docker'],
        },
        {
          code: 'nvidia-runtime-not-registered',
          decides: 'Does daemon.json name the path and not, below runtimes, the name nvidia?',
        },
        {
          code: 'snap-docker',
          decides: 'Does snap list docker name one? The snap reads another daemon.json.',
          hints: fromSnap,
        },
      ],
      example: `{"runtimes": {"nvidia": {"path": "nvidia-container-runtime"}}}\n$ docker info | grep -i runtimes\n ${word}`,
      counterExample: '"path": "nvidia-container-runtime"\n Runtimes: io.containerd.runc.v2 nvidia runc',
    }),
  ),
  ...['emulate docker cli using podman', 'podman version'].map(
    (word): Signature => ({
      words: [word, 'unknown flag: --gpus '],
      reach: 300,
      causes: proof('podman-emulates-docker'),
      example: `${word}. Create /etc/containers/nodocker to quiet msg.\nError: unknown flag: --gpus\nSee 'docker run --help'.`,
      counterExample: "unknown flag: --gpus\nSee 'docker run --help'.",
    }),
  ),
  {
    words: ['unknown flag: --gpus ', 'emulate docker cli using podman'],
    reach: 200,
    causes: proof('podman-emulates-docker'),
    example:
      'Error: unknown flag: --gpus\nEmulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.',
    counterExample: "Error: unknown flag: --gpus\nSee 'podman run --help'",
  },
  ...['docker.service not found', 'unit docker.service could not be found'].map(
    (word): Signature => ({
      words: [word, 'podman version'],
      reach: 400,
      causes: proof('podman-emulates-docker'),
      example: `Failed to start docker.service: Unit ${word}.\n$ docker --version\npodman version 4.9.4`,
      counterExample: `${word}.\nDocker version 27.3.1`,
    }),
  ),
  ...[
    'nvidia-container-runtime": executable file not found',
    'nvidia-container-runtime: no such file or directory',
  ].flatMap((gone) =>
    [
      ['default runtime: nvidia', gone],
      ['"default-runtime": "nvidia"', gone],
      ['docker run hello-world', gone],
      ['docker run --rm hello-world', gone],
      ['docker run busybox', gone],
      ['docker run alpine', gone],
      ['docker run nginx', gone],
      [gone, 'default runtime: nvidia'],
      [gone, '"default-runtime": "nvidia"'],
    ].map(
      (words): Signature => ({
        words,
        reach: 800,
        causes: proof('default-runtime-broken'),
        example: `${words.join('\n')} }`,
        counterExample: `fork/exec /usr/bin/${gone}`,
      }),
    ),
  ),
  ...['singularity>', 'apptainer>'].map(
    (prompt): Signature => ({
      words: [prompt, 'no devices were found'],
      reach: 120,
      causes: [
        {
          code: 'singularity-no-nv-files',
          decides:
            'Does nvidia-smi on the host show the GPUs? Then not all files of the driver, or nodes of the GPUs, came in by --nv.',
        },
        { code: 'gpu-init-failed', decides: 'Does nvidia-smi on the host say the same?' },
        { code: 'mig-no-instances', decides: 'Is MIG on, without an instance (nvidia-smi -L on the host)?' },
      ],
      example: `${prompt} nvidia-smi\nNo devices were found`,
      counterExample: '$ nvidia-smi\nNo devices were found',
    }),
  ),
  ...['permission denied', 'operation not permitted'].map(
    (end): Signature => ({
      words: ['pyxis', 'failed to add device rules', end],
      reach: 400,
      causes: [
        {
          code: 'enroot-mount-denied',
          decides:
            "Does Slurm keep the job's devices by control groups of version 1? Then no-cgroups = true in config.toml lets enroot's hook do without.",
        },
        { code: 'cgroup-write-denied', decides: 'Is Slurm itself in a container?' },
      ],
      example: `slurmstepd: error: pyxis:     nvidia-container-cli: mount error: failed to add device rules: open /sys/fs/cgroup/devices/slurm/uid_1000/devices.allow: ${end}`,
      counterExample: 'nvidia-container-cli: mount error: failed to add device rules: open failed',
    }),
  ),
  {
    words: ['file creation failed', 'aarch64-linux-gnu', 'file exists'],
    reach: 300,
    causes: [
      {
        code: 'image-bundles-driver-libs',
        decides:
          'Is it no Jetson, and does another image start? Then this one has files of the driver in it.',
      },
      {
        code: 'jetson-gpus-flag',
        decides: 'Is it a Jetson (/etc/nv_tegra_release)? Then it is --gpus: it takes --runtime nvidia.',
        hints: ['l4t-', 'jetson', 'tegra', 'jetpack'],
      },
    ],
    example:
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/aarch64-linux-gnu/libcuda.so.1: file exists: unknown.',
    counterExample:
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libcuda.so.1: file exists: unknown.',
  },
  {
    words: ['nvidia-docker', 'localhost:3476'],
    reach: 200,
    causes: proof('nvidia-docker-v1-leftover'),
    example:
      'nvidia-docker | 2017/08/02 10:21:44 Error: Get http://localhost:3476/v1.0/docker/cli: dial tcp 127.0.0.1:3476: getsockopt: connection refused',
    counterExample: 'dial tcp 127.0.0.1:5000: connection refused',
  },
  ...['/var/lib/nvidia-docker/', 'volume driver: nvidia-docker'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'nvidia-docker-v1-leftover',
        'Do docker volume ls or the configuration of the container name nvidia-docker as driver? Then it is of version 1.',
      ),
      example: `Error response from daemon: dial unix ${word}: connect: no such file or directory`,
      counterExample: 'dial unix /var/run/docker.sock: connect: no such file or directory',
    }),
  ),
  {
    words: ['no_pubkey', "problem executing scripts apt::update::post-invoke 'rm -f /var/cache/apt"],
    reach: 600,
    causes: likely(
      'docker-too-old-seccomp',
      'Is it in a container, the engine older than 20.10.10, and does --security-opt seccomp=unconfined help?',
    ),
    example:
      "W: GPG error: http://archive.ubuntu.com/ubuntu jammy InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 5E8F1C5C5E8F1C5C\nE: Problem executing scripts APT::Update::Post-Invoke 'rm -f /var/cache/apt/archives/*.deb || true'",
    counterExample:
      "The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 5E8F1C5C5E8F1C5C",
  },
  ...['https_proxy', 'http_proxy'].map(
    (variable): Signature => ({
      words: [variable, 'error response from daemon: ', '/v2/": dial tcp'],
      reach: 600,
      causes: [
        {
          code: 'proxy-only-in-shell',
          decides: 'Does docker info name no proxy? Then the daemon asks without it, and finds no way.',
        },
        {
          code: 'registry-unreachable',
          decides: 'Does it name one, and is nothing about a name in the line?',
        },
        { code: 'dns-failure', decides: 'Does it name one, and does the line say lookup?' },
      ],
      example: `export ${variable.toUpperCase()}=http://proxy.example:3128\ndocker: Error response from daemon: Get "https://nvcr.io/v2/": dial tcp: lookup nvcr.io on 192.0.2.53:53: no such host`,
      counterExample: `export ${variable.toUpperCase()}=http://proxy.example:3128`,
    }),
  ),
  {
    words: ['.filenotfounderror: [errno 2] no such file or directory', 'docker-compose.y'],
    reach: 30,
    causes: likely(
      'snap-docker',
      'Does snap list docker name one, and does the folder lie outside the home directory? The snap does not see it.',
    ),
    example: "ERROR: .FileNotFoundError: [Errno 2] No such file or directory: './docker-compose.yml'",
    counterExample: "FileNotFoundError: [Errno 2] No such file or directory: 'train.py'",
  },
  {
    words: ['attempting to deserialize object on a cuda device but torch.cuda.is_available() is false'],
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was it said in a container that was started without --gpus all? Then it is this.',
      },
      { code: 'driver-not-installed', decides: 'Is there no nvidia-smi on the host at all?' },
      {
        code: 'cuda-visible-devices-wrong',
        decides: 'Does CUDA_VISIBLE_DEVICES name no GPU that is there?',
        hints: ['cuda_visible_devices'],
      },
    ],
    example:
      'RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location',
    counterExample: 'Attempting to deserialize object on CUDA device 2 but torch.cuda.device_count() is 1',
  },
];
