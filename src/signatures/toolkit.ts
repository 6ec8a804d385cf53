import { fromSnap } from './hints.ts';
import { proof, type Signature, type TextCause } from './signature.ts';

/** The engine that answers knows no runtime named nvidia. */
const noRuntime: readonly TextCause[] = [
  {
    code: 'nvidia-runtime-not-registered',
    decides:
      'Is the toolkit installed (nvidia-ctk --version), and does docker info list no runtime nvidia? Then it was never registered.',
  },
  {
    code: 'toolkit-not-installed',
    decides: 'Is there no nvidia-container-runtime on the machine? Then install the toolkit first.',
    hints: [' unraid', 'nvidia-ctk: command not found', 'unable to locate package nvidia-container-toolkit'],
  },
  {
    code: 'snap-docker',
    decides: 'Does snap list docker name one? The snap reads another daemon.json.',
    hints: fromSnap,
  },
  {
    code: 'daemon-uses-other-config',
    decides: 'Does ps -C dockerd -o args show --config-file with another file than the one that was changed?',
    hints: ['--config-file', '/boot/config/docker'],
  },
  {
    code: 'rootless-vs-rootful-config',
    decides:
      'Does docker info list name=rootless, and was /etc/docker/daemon.json changed? A rootless engine reads ~/.config/docker/daemon.json.',
    hints: ['rootless', '/run/user/', '.config/docker/daemon.json', 'config=$home/.config'],
  },
  {
    code: 'daemon-not-restarted',
    decides: 'Was daemon.json changed after dockerd started? Then restart it.',
    hints: ['nvidia-ctk runtime configure', 'docker daemon be restarted'],
  },
  {
    code: 'docker-desktop-linux-context',
    decides: 'Does docker context show say desktop-linux? Then Docker Desktop answers.',
    hints: [
      'desktop-linux',
      '.docker/desktop',
      'operating system: docker desktop',
      'server: docker desktop',
      'com.docker.',
      'docker context use',
      'linuxkit',
    ],
  },
  {
    code: 'jetson-runtime-not-registered',
    decides: 'Is it a Jetson (/etc/nv_tegra_release)? Then it is the same, by its own package.',
    hints: [' jetson', ' tegra', 'jetpack', ' l4t', ' orin ', ' xavier'],
  },
  {
    code: 'nixos-no-gpus-hook',
    decides: 'Is it NixOS? Its toolkit serves --device nvidia.com/gpu=all alone.',
    hints: ['nixos', '/nix/store', 'virtualisation.docker', 'hardware.nvidia-container-toolkit'],
  },
];

/** What dockerd, runc and the NVIDIA runtime say when a part of the toolkit is missing, broken or of another mode. */
export const toolkitSignatures: readonly Signature[] = [
  {
    words: ["mode 'csv'", 'invoking the nvidia container runtime hook directly'],
    causes: proof('jetson-gpus-flag'),
    example:
      "stderr: Using requested mode 'csv'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
    counterExample:
      "stderr: Using requested mode 'cdi'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
  },
  {
    words: ["mode as 'csv'", 'invoking the nvidia container runtime hook directly'],
    causes: proof('jetson-gpus-flag'),
    example:
      "stderr: Auto-detected mode as 'csv'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
    counterExample:
      "stderr: Using requested mode 'cdi'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
  },
  ...["mode as 'cdi'", "mode 'cdi'"].map(
    (mode): Signature => ({
      words: [mode, 'invoking the nvidia container runtime hook directly'],
      causes: proof('cdi-mode-with-gpus-flag'),
      example: `stderr: Using requested ${mode}\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime instead.: unknown`,
      counterExample: 'error running hook: exit status 1, stderr: the requested mode is not supported',
    }),
  ),
  {
    words: ['invoking the nvidia container runtime hook directly', 'not supported'],
    causes: [
      {
        code: 'cdi-mode-with-gpus-flag',
        decides: "Does config.toml, or the line before, say mode = 'cdi'? Then it is this.",
      },
      {
        code: 'jetson-gpus-flag',
        decides: 'Is it a Jetson (/etc/nv_tegra_release), or does the line before say csv? Then it is this.',
        hints: [
          "mode as 'csv'",
          "mode 'csv'",
          'mode = "csv"',
          ' jetson',
          ' tegra',
          'jetpack',
          ' l4t',
          ' orin ',
          '-tegra',
        ],
      },
    ],
    example:
      'stderr: invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime instead.: unknown',
    counterExample: 'error running hook: exit status 1, stderr: the requested mode is not supported',
  },
  {
    words: ['unknown or invalid runtime name: nvidia'],
    causes: noRuntime,
    umbrella: 'nvidia-runtime-not-registered',
    example: 'docker: Error response from daemon: unknown or invalid runtime name: nvidia.',
    counterExample: 'docker: Error response from daemon: unknown or invalid runtime name: sysbox-runc',
  },
  {
    words: ['unknown runtime specified nvidia'],
    causes: noRuntime,
    umbrella: 'nvidia-runtime-not-registered',
    example:
      "docker: Error response from daemon: Unknown runtime specified nvidia.\nSee 'docker run --help'.",
    counterExample: 'docker: Error response from daemon: Unknown runtime specified kata.',
  },
  {
    words: ['unresolvable cdi devices runtime.nvidia.com/gpu=all'],
    umbrella: 'cdi-spec-missing-or-unreadable',
    causes: [
      {
        code: 'driver-libraries-missing',
        decides: 'Does ldconfig -p list no libnvidia-ml.so.1? Then the runtime found nothing to inject.',
      },
      {
        code: 'kernel-module-not-loaded',
        decides: 'Does /proc/driver/nvidia/version not exist? Then the runtime found no driver to ask.',
      },
      { code: 'toolkit-hook-missing', decides: 'Is there no nvidia-cdi-hook beside the runtime?' },
      { code: 'toolkit-cli-missing', decides: 'Is there no nvidia-container-cli beside the runtime?' },
      {
        code: 'cdi-spec-missing-or-unreadable',
        decides: 'Does nvidia-smi on the host work, and nvidia-ctk cdi list name no device? Then it is this.',
      },
    ],
    example:
      'error modifying OCI spec: failed to inject CDI devices: unresolvable CDI devices runtime.nvidia.com/gpu=all: unknown',
    counterExample: 'failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
  },
  {
    words: ['unresolvable cdi devices runtime.nvidia.com/gpu='],
    causes: proof('gpu-count-exceeds-host'),
    example: 'failed to inject CDI devices: unresolvable CDI devices runtime.nvidia.com/gpu=9: unknown',
    counterExample: 'CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=7',
  },
  {
    words: ['unresolvable cdi devices'],
    umbrella: 'cdi-spec-missing-or-unreadable',
    causes: [
      {
        code: 'cdi-spec-missing-or-unreadable',
        decides: 'Does nvidia-ctk cdi list name no nvidia.com/gpu device at all? Then it is this.',
      },
      {
        code: 'cdi-device-name-unknown',
        decides: 'Does it name others, and not the one that is asked for? Then it is this.',
      },
    ],
    example:
      'docker: Error response from daemon: CDI device injection failed: unresolvable CDI devices nvidia.com/pgpu=all',
    counterExample: 'failed to generate CDI spec: failed to create device CDI specs',
  },
  {
    words: ['error mounting "', 'to rootfs at "', 'no such file or directory'],
    causes: [
      {
        code: 'cdi-spec-stale',
        decides: 'Does a CDI specification (/etc/cdi, /var/run/cdi) name the path that is not there?',
      },
      { code: 'volume-missing', decides: 'Is the path one that was asked for with -v?' },
    ],
    example:
      'error mounting "/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14" to rootfs at "/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14": stat /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14: no such file or directory: unknown',
    counterExample: 'error mounting "proc" to rootfs at "/proc": operation not permitted',
  },
  {
    words: ['failed to fulfil mount request', '.so.', 'no such file or directory'],
    reach: 160,
    causes: [
      {
        code: 'cdi-spec-stale',
        decides: 'Does a CDI specification (/etc/cdi, /var/run/cdi) name the library that is not there?',
      },
      {
        code: 'snap-docker',
        decides: 'Is docker the snap (snap list docker)? It sees no files of the host.',
        hints: fromSnap,
      },
    ],
    example:
      'failed to fulfil mount request: open /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14: no such file or directory: unknown',
    counterExample:
      'failed to fulfil mount request: open /usr/bin/nvidia-cuda-mps-control: no such file or directory: unknown',
  },
  {
    words: ['failed to fulfil mount request', 'no such file or directory'],
    causes: [
      {
        code: 'snap-docker',
        decides: 'Is docker the snap (snap list docker)? It sees no files of the host.',
      },
      {
        code: 'cdi-spec-stale',
        decides: 'Does a CDI specification (/etc/cdi, /var/run/cdi) name the path that is not there?',
      },
    ],
    example:
      'failed to fulfil mount request: open /usr/bin/nvidia-cuda-mps-control: no such file or directory: unknown',
    counterExample: 'failed to fulfil mount request: open /data: permission denied',
  },
  {
    words: ['nvidia-container-cli', 'unrecognized option'],
    causes: proof('toolkit-version-mix'),
    example: "nvidia-container-cli configure: unrecognized option '--cuda-compat-mode=ldconfig'",
    counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
  },
  {
    words: ['running hook', 'no help topic for', 'prestart'],
    causes: proof('toolkit-version-mix'),
    example:
      'error running hook: exit status 3, stdout: , stderr: time="2026-02-13T11:11:05+11:00" level=error msg="No help topic for \'prestart\'": unknown',
    counterExample: "No help topic for 'list'",
  },
  {
    words: ["couldn't open default configuration file"],
    causes: proof('toolkit-config-invalid'),
    example:
      "error running hook: exit status 1, stdout: , stderr: couldn't open default configuration file: toml: line 2: expected '.'",
    counterExample: "couldn't open /etc/ld.so.conf",
  },
  {
    words: ["couldn't find binary nvidia-container-cli"],
    causes: proof('toolkit-cli-missing'),
    example:
      "error running hook: exit status 1, stdout: , stderr: Auto-detected mode as 'legacy'\ncouldn't find binary nvidia-container-cli in /usr/bin : executable file not found in $PATH",
    counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
  },
  {
    words: ['nvidia-container-runtime-hook', 'executable file not found'],
    reach: 60,
    causes: proof('toolkit-hook-missing'),
    example:
      'docker: Error response from daemon: exec: "nvidia-container-runtime-hook": executable file not found in $PATH',
    counterExample: 'exec: "nvidia-container-runtime": executable file not found in $PATH: unknown',
  },
  {
    words: ['nvidia-container-runtime-hook: no such file or directory'],
    causes: proof('toolkit-hook-missing'),
    example:
      'error running hook #0: fork/exec /usr/bin/nvidia-container-runtime-hook: no such file or directory: unknown',
    counterExample: 'fork/exec /usr/bin/nvidia-container-runtime: no such file or directory: unknown',
  },
  {
    words: ['nvidia-container-toolkit', 'executable file not found'],
    reach: 60,
    causes: proof('toolkit-hook-missing'),
    example: 'exec: "nvidia-container-toolkit": executable file not found in $PATH',
    counterExample:
      'sudo apt-get install -y nvidia-container-toolkit\ndocker: Error response from daemon: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown.',
  },
  {
    words: ['unable to signal init: permission denied'],
    causes: proof('apparmor-denial'),
    example:
      'unknown error after kill: /usr/bin/nvidia-container-runtime did not terminate successfully: exit status 1: unable to signal init: permission denied',
    counterExample: 'nvidia-container-runtime did not terminate successfully: exit status 1: unknown',
  },
  {
    words: ['nvidia-container-runtime', 'did not terminate successfully'],
    reach: 80,
    umbrella: 'runtime-crash',
    causes: [
      {
        code: 'runtime-crash',
        decides:
          'Does it end in the same way when it is called by hand, with its configuration in order and its hook there? Then its log (debug in config.toml) says more.',
      },
      {
        code: 'toolkit-config-invalid',
        decides: 'Does nvidia-ctk config complain of /etc/nvidia-container-runtime/config.toml?',
      },
      {
        code: 'toolkit-hook-missing',
        decides: 'Is /usr/bin/nvidia-container-runtime-hook missing, or a link that leads nowhere?',
      },
    ],
    example:
      'OCI runtime create failed: unable to retrieve OCI runtime error (open /run/log.json: no such file or directory): nvidia-container-runtime did not terminate successfully: exit status 1: unknown',
    counterExample: 'runc did not terminate successfully: exit status 1: unknown',
  },
  {
    words: ['nvidia-container-runtime', 'executable file not found'],
    reach: 45,
    causes: proof('runtime-binary-missing'),
    example:
      'unable to retrieve OCI runtime error (open /run/log.json: no such file or directory): exec: "nvidia-container-runtime": executable file not found in $PATH: unknown',
    counterExample: 'exec: "nvidia-smi": executable file not found in $PATH: unknown',
  },
  {
    words: ['nvidia-container-runtime', ': no such file or directory'],
    reach: 28,
    causes: proof('runtime-binary-missing'),
    example:
      'unable to retrieve OCI runtime error: fork/exec /usr/bin/nvidia-container-runtime: no such file or directory',
    counterExample:
      '"path": "nvidia-container-runtime"\ncat: /etc/nvidia-container-runtime/config.toml: No such file or directory',
  },
  {
    words: ['unknown driver capability'],
    causes: proof('driver-capabilities-invalid'),
    example: 'error running hook: exit status 1, stdout: , stderr: unknown driver capability: all: unknown',
    counterExample: 'could not select device driver "" with capabilities: [[gpu]]',
  },
  {
    words: ['unsupported capabilities found in'],
    causes: proof('driver-capabilities-invalid'),
    example:
      "error running hook: exit status 1, stdout: , stderr: unsupported capabilities found in 'compute,everything' (allowed 'compute,utility')",
    counterExample: 'invalid capabilities of the filesystem',
  },
  {
    words: ['ldcache error', 'ldconfig', 'failed with error code'],
    umbrella: 'ldconfig-in-hook-failed',
    causes: [
      {
        code: 'ldconfig-in-hook-failed',
        decides: 'Does no image start? Then it is the host: its kernel without seccomp, or user namespaces.',
      },
      {
        code: 'image-corrupt-local',
        decides: 'Does another image start? Then this copy is damaged: remove it and pull it again.',
        hints: ['docker load', 'docker import', 'docker save', 'moved the data-root'],
      },
    ],
    example:
      'nvidia-container-cli: ldcache error: process /sbin/ldconfig.real failed with error code: 1: unknown',
    counterExample: 'nvidia-container-cli: mount error: stat failed: /GeForce: no such file or directory',
  },
];
