import { inWsl } from './hints.ts';
import { proof, type Signature, type TextCause } from './signature.ts';

export const withoutCgroups: readonly TextCause[] = [
  {
    code: 'rootless-no-cgroups',
    decides: 'Does docker info list name=rootless among its security options?',
    hints: ['rootless', 'user.slice', '/run/user/', ' podman', 'slirp4netns'],
  },
  {
    code: 'lxc-nested-no-cgroups',
    decides: 'Does systemd-detect-virt -c on the machine of the engine say lxc? Then it is this.',
    hints: [' lxc', ' lxd', 'proxmox', ' pve', ' incus', '-pve', 'jailmaker', 'nspawn'],
  },
  {
    code: 'cgroup-write-denied',
    decides:
      'Neither: something else keeps the engine from its control groups, such as a container around it.',
    hints: ['docker:dind', ' dind', 'kubepods'],
  },
];

/** What runc and nvidia-container-cli say while the container is put together. */
export const containerSignatures: readonly Signature[] = [
  {
    words: ['cgroup subsystem devices not found'],
    causes: proof('cgroup-v2-old-libnvidia'),
    example: 'nvidia-container-cli.real: container error: cgroup subsystem devices not found: unknown',
    counterExample: 'cgroups: cgroup mountpoint does not exist: unknown',
  },
  {
    words: ['bpf_prog_query', 'operation not permitted'],
    causes: withoutCgroups,
    exhaustive: true,
    example:
      'nvidia-container-cli: mount error: failed to add device rules: unable to find any existing device filters attached to the cgroup: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown',
    counterExample:
      'nvidia-container-cli: mount error: failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: invalid argument: unknown',
  },
  {
    words: ['cgroup mountpoint does not exist'],
    causes: proof('cgroup-v2-old-engine'),
    example: 'docker: Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown.',
    counterExample: 'nvidia-container-cli: container error: cgroup subsystem devices not found: unknown',
  },
  {
    words: ['bpf_prog_query', 'function not implemented'],
    causes: proof('cgroup-bpf-kernel-too-old'),
    example:
      'error setting cgroup config for procHooks process: bpf_prog_query(BPF_CGROUP_DEVICE) failed: function not implemented: unknown',
    counterExample: 'bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown',
  },
  {
    words: ['bpf_prog_query', 'invalid argument'],
    causes: proof('cgroup-bpf-kernel-too-old'),
    example:
      'error setting cgroup config for procHooks process: bpf_prog_query(BPF_CGROUP_DEVICE) failed: invalid argument: unknown',
    counterExample: 'bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown',
  },
  {
    words: ['devices.allow', 'permission denied'],
    causes: withoutCgroups,
    exhaustive: true,
    example:
      'nvidia-container-cli: mount error: open failed: /sys/fs/cgroup/devices/user.slice/devices.allow: permission denied: unknown',
    counterExample: 'open /sys/fs/cgroup/cpuset/cpuset.cpus: permission denied',
  },
  {
    words: ['devices.allow', 'operation not permitted'],
    causes: withoutCgroups,
    exhaustive: true,
    example:
      'nvidia-container-cli: mount error: write error: /sys/fs/cgroup/devices/docker/ab/devices.allow: operation not permitted: unknown',
    counterExample: 'operation not permitted: unknown',
  },
  {
    words: ['mount error: file creation failed', 'nvidia-persistenced/socket'],
    causes: proof('run-bind-hides-persistenced'),
    example:
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/run/nvidia-persistenced/socket: no such device or address: unknown',
    counterExample:
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown',
  },
  {
    words: ['mount error: file creation failed', 'file exists'],
    umbrella: 'image-bundles-driver-libs',
    exhaustive: true,
    causes: [
      {
        code: 'image-bundles-driver-libs',
        decides:
          'Does another image start? Then this one has files of the driver in it: docker run --rm --entrypoint find IMAGE / -xdev -name "libnvidia-*.so.*" lists them.',
      },
      {
        code: 'wsl-linux-driver-installed',
        decides: 'Is it WSL2, and does dpkg -l list libnvidia-compute? Then it is this.',
        hints: inWsl,
      },
    ],
    example:
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown.',
    counterExample: 'mkdir /var/lib/docker/tmp: file exists',
  },
  {
    words: ['mount operation failed', '/proc/driver/nvidia', 'permission denied'],
    causes: proof('storage-driver-vfs-perms'),
    example:
      'nvidia-container-cli: mount error: mount operation failed: /home/ada/docker/vfs/dir/4136/proc/driver/nvidia: permission denied: unknown',
    counterExample:
      'nvidia-container-cli: mount error: mount operation failed: /var/lib/docker/overlay2/ab/merged/proc/driver/nvidia: no such file or directory: unknown',
  },
  {
    words: ['mount operation failed', '/proc/driver/nvidia', 'no such file or directory'],
    causes: proof('stale-driver-procfs'),
    example:
      'nvidia-container-cli: mount error: mount operation failed: /var/lib/docker/overlay2/ab/merged/proc/driver/nvidia: no such file or directory: unknown',
    counterExample: 'mount operation failed: /proc/driver/nvidia: permission denied: unknown',
  },
  {
    words: ['mount error: stat failed: /geforce'],
    causes: proof('toolkit-bug-old-version'),
    example: 'nvidia-container-cli: mount error: stat failed: /GeForce: no such file or directory',
    counterExample: 'nvidia-container-cli: mount error: stat failed: /dev/nvidia0: no such file or directory',
  },
  {
    words: ['unable to apply apparmor profile'],
    causes: proof('apparmor-denial'),
    example:
      'error during container init: unable to apply apparmor profile: no such file or directory: unknown',
    counterExample: 'unable to apply cgroup configuration: permission denied',
  },
  {
    words: ['docker-default profile could not be loaded'],
    causes: proof('apparmor-denial'),
    example:
      'docker: Error response from daemon: AppArmor enabled on system but the docker-default profile could not be loaded: running `/sbin/apparmor_parser apparmor_parser -Kr /var/lib/docker/tmp/docker-default40`',
    counterExample: 'apparmor="STATUS" operation="profile_load" name="docker-default"',
  },
  {
    words: ['apparmor failed to apply profile'],
    causes: proof('apparmor-denial'),
    example:
      'docker: Error response from daemon: oci runtime error: apparmor failed to apply profile: no such file or directory.',
    counterExample: 'apparmor="ALLOWED" operation="open"',
  },
  {
    words: ['adding seccomp filter rule for syscall'],
    causes: proof('docker-too-old-seccomp'),
    example: 'error adding seccomp filter rule for syscall clone3: permission denied: unknown',
    counterExample: 'error loading seccomp filter: invalid argument',
  },
  {
    words: ['setting rlimit type 8'],
    causes: proof('memlock-not-grantable'),
    example:
      'error setting rlimits for ready process: error setting rlimit type 8: operation not permitted: unknown',
    counterExample: 'error setting rlimit type 7: operation not permitted: unknown',
  },
  {
    words: ['exec format error'],
    umbrella: 'arch-exec-format',
    exhaustive: true,
    causes: [
      {
        code: 'arch-exec-format',
        decides:
          'Do docker image inspect --format "{{.Architecture}}" IMAGE and uname -m name different processors?',
      },
      {
        code: 'image-corrupt-local',
        decides: 'Do they name the same? Then the local copy is damaged: remove it and pull it again.',
        hints: ['unexpected eof', 'docker load', 'no space left on device'],
      },
    ],
    example: 'exec /usr/bin/python3: exec format error',
    counterExample: 'exec: "python3": executable file not found in $PATH: unknown',
  },
  {
    words: ['exec: "python3"', 'executable file not found'],
    causes: proof('image-lacks-python'),
    example: 'exec: "python3": executable file not found in $PATH: unknown.',
    counterExample: 'exec: "nvidia-smi": executable file not found in $PATH: unknown.',
  },
];
