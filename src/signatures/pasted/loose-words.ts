import { fromSnap, inWsl } from '../hints.ts';
import { likely, type TextCause } from '../signature.ts';
import type { Loose } from './loose-group.ts';
import { onHost } from './nvml-causes.ts';

const together = (ones: readonly string[], others: readonly string[]): readonly (readonly string[])[] =>
  ones.flatMap((one) =>
    others.flatMap((other) => [
      [one, other],
      [other, one],
    ]),
  );

/** Somebody says that no GPU is seen in a container: what surrounds the sentence tells most. */
const unseen: readonly TextCause[] = [
  {
    code: 'gpus-flag-missing',
    decides: 'Was the container started without --gpus all (or a runtime that gives GPUs)? Then it is this.',
    hints: ['without --gpus', 'no --gpus'],
  },
  {
    code: 'toolkit-not-installed',
    decides:
      'Does nvidia-ctk --version on the machine of the engine say "command not found"? Then it is this.',
  },
  {
    code: 'cgroup-daemon-reload',
    decides: 'Did the container see it at first? Then it has lost it: a new container sees it again.',
    hints: [
      'daemon-reload',
      'after a while',
      'after some time',
      'after some hours',
      'after a few hours',
      'long running',
      'long-running',
      'randomly',
      'loses',
      'disappear',
    ],
  },
  {
    code: 'docker-desktop-linux-context',
    decides:
      'Does docker context show say desktop-linux? Then Docker Desktop answers, whose machine has no GPU.',
    hints: [
      'docker desktop on ubuntu',
      'docker desktop on linux',
      'docker desktop for linux',
      'desktop-linux',
    ],
  },
  {
    code: 'snap-docker',
    decides: 'Does snap list docker name one? The snap does not see the toolkit of the host.',
    hints: [...fromSnap, 'via snap', 'docker snap', 'snap docker', 'snap version', 'from snap'],
  },
  {
    code: 'lxc-nested-no-cgroups',
    decides: 'Is the engine in an LXC container? It needs no-cgroups = true, and the nodes passed in.',
    hints: ['proxmox', ' lxc ', ' lxd ', 'unprivileged'],
  },
  {
    code: 'rootless-no-cgroups',
    decides: 'Is the engine rootless? It needs no-cgroups = true in config.toml.',
    hints: ['rootless'],
  },
  {
    code: 'selinux-denial',
    decides: 'Does SELinux enforce, and does --security-opt label=disable help?',
    hints: ['label=disable', 'setenforce', 'selinux'],
  },
  {
    code: 'k8s-default-runtime-not-nvidia',
    decides: "Is it a pod? Then its runtime must be NVIDIA's, by default or by RuntimeClass.",
    hints: ['kubernetes', 'device plugin', 'device-plugin', 'kubelet', 'in the pod', 'microk8s'],
  },
  {
    code: 'podman-gpus-flag-noop',
    decides: 'Is it podman before 5.0, with --gpus? It takes --device nvidia.com/gpu=all.',
    hints: ['podman'],
  },
  {
    code: 'wsl-no-adapter',
    decides: 'Is it WSL, and does nvidia-smi in it fail as well? Then Windows shows it no GPU.',
    hints: inWsl,
  },
  {
    code: 'jetson-gpus-flag',
    decides: 'Is it a Jetson? It takes --runtime nvidia.',
    hints: [' jetson', ' tegra', 'jetpack'],
  },
  {
    code: 'nixos-no-gpus-hook',
    decides: 'Is it NixOS? Its toolkit serves --device nvidia.com/gpu=all alone.',
    hints: ['nixos', '/nix/store', 'virtualisation.docker', 'hardware.nvidia-container-toolkit'],
  },
  { code: 'driver-not-installed', decides: 'Does nvidia-smi on the host fail too?', hints: onHost },
];

const lostIt = likely(
  'cgroup-daemon-reload',
  'Does nvidia-smi in the container say "Failed to initialize NVML: Unknown Error", and a new container works? Then it is this.',
);

const noRoom = likely(
  'shm-too-small',
  'Does df -h /dev/shm in the container show 64M? Then start it with --ipc=host or --shm-size.',
);

const noGroup: readonly TextCause[] = [
  {
    code: 'device-node-permissions',
    decides: 'Does ls -l /dev/nvidia* show a group that the user is not in? Then it is this.',
  },
  {
    code: 'docker-desktop-linux-context',
    decides: 'Does docker context show say desktop-linux without sudo? Then two engines are in play.',
    hints: ['docker run', 'docker desktop', 'sudo docker'],
  },
  { code: 'docker-socket-permission', decides: 'Is it the socket of the engine that is refused?' },
  { code: 'uvm-module-stale', decides: 'Does it work for the user after root has called CUDA once?' },
];

/** What people say in their own words of containers and engines, where no tool speaks. */
export const looseWords: readonly Loose[] = [
  {
    words: together(
      [
        'gpu not',
        'gpu is not',
        'gpus not',
        'see gpu',
        'see the gpu',
        'see my nvidia gpu',
        'see any gpu',
        'find gpu',
        'find the gpu',
        'use gpu',
        'use the gpu',
        'use the nvidia gpu',
        'detect gpu',
        'detect the gpu',
        'access gpu',
        'access the gpu',
        'access to gpu',
        'access to the gpu',
        'gpu disappear',
        'gpu access',
        'no gpu ',
        'sees the gpu',
      ],
      ['docker', 'container', 'podman'],
    ),
    reach: 90,
    causes: unseen,
  },
  {
    words: [
      ...together(
        ['loses access', 'loses gpu', 'lose gpu', 'lost gpu', 'gpu lost', 'loses the gpu'],
        ['container'],
      ),
      ...together(['nvml unknown error', 'unknown error from nvml'], ['after', 'hours', 'container']),
      ['gpu disappears', 'daemon-reload'],
      ['daemon-reload', 'nvidia'],
    ],
    reach: 100,
    causes: lostIt,
  },
  {
    words: [
      ...together(
        ['restart docker', 'restarting docker', 'restart of docker', 'restart the docker'],
        ['nvidia-container-toolkit', 'then it work', 'fixed it', 'helped'],
      ),
    ],
    reach: 100,
    causes: likely(
      'daemon-not-restarted',
      'Was the toolkit installed or configured after dockerd started? Then a restart of it helps.',
    ),
  },
  {
    words: [['could not select device driver'], ['select device driver']],
    reach: 60,
    causes: unseen.filter(({ code }) => code !== 'gpus-flag-missing' && code !== 'podman-gpus-flag-noop'),
  },
  {
    words: [
      ...together(['via snap', 'snap package'], ['nvidia', 'docker']),
      ['snap version of docker'],
      ['docker from snap'],
      ['docker as a snap'],
    ],
    reach: 80,
    causes: likely(
      'snap-docker',
      'Does snap list docker name one? The snap does not see the toolkit of the host.',
    ),
  },
  {
    words: together(
      [
        'docker desktop on ubuntu',
        'docker desktop on linux',
        'docker desktop on fedora',
        'docker desktop on debian',
      ],
      ['nvidia', 'gpu', 'toolkit'],
    ),
    reach: 120,
    causes: likely(
      'docker-desktop-linux-context',
      'Does docker context show say desktop-linux? Its virtual machine has no GPU.',
    ),
  },
  {
    words: [
      ['without sudo it fails'],
      ['works only with sudo'],
      ['only works with sudo'],
      ['works with sudo'],
      ['works as root'],
      ['only as root'],
      ['not as normal user'],
      ['works for root'],
    ],
    reach: 60,
    causes: noGroup,
  },
  {
    words: together(['no-cgroups = true'], ['rootless', 'podman']),
    reach: 100,
    causes: [
      { code: 'rootless-no-cgroups', decides: 'Is the engine that is used rootless? It needs the setting.' },
      {
        code: 'no-cgroups-on-rootful',
        decides: 'Is it one that runs as root? Then the setting must go.',
        hints: ['sudo', 'unknown error', 'left over'],
      },
    ],
  },
  {
    words: together(['no-cgroups'], ['unknown error']),
    reach: 120,
    causes: likely(
      'no-cgroups-on-rootful',
      'Does config.toml say no-cgroups = true, and is the engine not rootless?',
    ),
  },
  {
    words: [
      ...together(
        ['inside lxc', 'in lxc', 'unprivileged lxc', 'lxc container', 'proxmox'],
        ['nvidia', 'docker'],
      ),
    ],
    reach: 80,
    causes: likely(
      'lxc-nested-no-cgroups',
      'Is the engine in an LXC container without no-cgroups = true in config.toml, or without the nodes?',
    ),
  },
  {
    words: [
      ['label=disable'],
      ['label:disable'],
      ['setenforce 0'],
      ['selinux permissive'],
      ['selinux disabled', 'works'],
    ],
    reach: 80,
    causes: likely(
      'selinux-denial',
      'Does ausearch -m avc show denials of /dev/nvidia*? Then setsebool -P container_use_devices on helps.',
    ),
  },
  {
    words: [
      ...together(
        ['--shm-size', '--ipc=host', 'shm-size', 'shared memory'],
        ['dataloader', 'num_workers', 'hangs', 'crashes', 'training'],
      ),
    ],
    reach: 100,
    causes: noRoom,
  },
  {
    words: [['seccomp=unconfined'], ['seccomp:unconfined']],
    reach: 60,
    causes: likely(
      'docker-too-old-seccomp',
      'Is the engine older than 20.10.10, or libseccomp than 2.5.2? Then it filters what the image needs.',
    ),
  },
  {
    words: [
      ...together(
        ['nvidia-ctk cdi generate'],
        ['driver update', 'driver upgrade', 'after update', 'updating the driver', 'rerun', 'regenerate'],
      ),
      ['podman', 'after', 'driver update'],
      ['podman', 'after', 'driver upgrade'],
    ],
    reach: 140,
    causes: likely(
      'cdi-spec-stale',
      'Does the specification in /etc/cdi or /var/run/cdi name files of the older driver? Then write it anew.',
    ),
  },
  {
    words: [
      ['at boot', 'cdi spec'],
      ['cdi spec', 'at boot'],
      ['fails at boot', 'starts fine'],
      ['cdi', 'not generated yet'],
    ],
    reach: 120,
    causes: likely('cdi-spec-race', 'Does the container start by hand, and fail at boot alone?'),
  },
  {
    words: [
      ['podman', 'ignores --gpus'],
      ['podman', '--gpus', 'no error'],
      ['--gpus', 'ignored', 'podman'],
    ],
    reach: 80,
    causes: likely('podman-gpus-flag-noop', 'Is it podman before 5.0? It takes --device nvidia.com/gpu=all.'),
  },
  {
    words: [
      ...together(
        ['podman-compose', 'podman compose'],
        ['ignore', 'no effect', 'not supported', 'unsupported', 'not work', 'falls back'],
      ),
    ],
    reach: 160,
    causes: likely(
      'podman-compose-gpu',
      'Does a compose file with devices: ["nvidia.com/gpu=all"] do better?',
    ),
  },
  {
    words: [...together(['docker-compose 1.'], ['device reservation', 'not support', 'gpu'])],
    reach: 100,
    causes: likely('compose-too-old', 'Does docker-compose --version say less than 1.28? Then it is this.'),
  },
  {
    words: [
      ['nested quotes', 'device='],
      ['device=', 'nested quotes'],
      ['--gpus', 'quotes'],
      ['quotes', '--gpus'],
    ],
    reach: 80,
    causes: likely(
      'gpus-quoting',
      'Is it a list of devices? Then it needs quotes within quotes: --gpus \'"device=0,1"\'.',
    ),
  },
  {
    words: [
      ['does not list nvidia runtime'],
      ['not recognize the nvidia runtime'],
      ['nvidia runtime', 'not listed'],
      ['not list', 'nvidia runtime'],
      ['nvidia runtime is missing'],
      ['no nvidia runtime'],
    ],
    reach: 60,
    causes: [
      {
        code: 'nvidia-runtime-not-registered',
        decides: 'Is the toolkit installed, and does docker info list no runtime nvidia?',
      },
      {
        code: 'jetson-runtime-not-registered',
        decides: 'Is it a Jetson?',
        hints: ['jetpack', ' jetson', ' l4t'],
      },
      { code: 'snap-docker', decides: 'Does snap list docker name one?', hints: fromSnap },
    ],
  },
  {
    words: [
      ['ignores /etc/docker/daemon.json'],
      ['daemon.json is ignored'],
      ['daemon.json', 'not read'],
      ['daemon.json', 'no effect'],
      ['daemon.json', '--config-file'],
    ],
    reach: 80,
    causes: [
      {
        code: 'daemon-uses-other-config',
        decides: 'Does ps -C dockerd -o args show --config-file with another file?',
      },
      { code: 'daemon-not-restarted', decides: 'Was it changed after dockerd started?' },
      {
        code: 'snap-docker',
        decides: 'Does snap list docker name one? It reads another daemon.json.',
        hints: fromSnap,
      },
      { code: 'rootless-vs-rootful-config', decides: 'Is the engine rootless?', hints: ['rootless'] },
    ],
  },
  {
    words: [
      ['daemon.json', 'conflict'],
      ['daemon.json', 'rejected'],
      ['docker does not start', 'daemon.json'],
      ['docker does not start', 'nvidia-docker2'],
    ],
    reach: 160,
    causes: [
      {
        code: 'daemon-flag-conflict',
        decides:
          'Does journalctl -u docker say that directives are "specified both as a flag and in the configuration file"?',
      },
      { code: 'daemon-json-invalid', decides: 'Does it tell of an invalid character?' },
      {
        code: 'distro-docker-conflict',
        decides: "Is it the distribution's Docker 1.13, whose unit has flags of its own?",
        hints: ['fedora', 'centos', '1.13.1'],
      },
    ],
  },
  {
    words: [
      ...together(
        ['http_proxy', 'https_proxy', 'proxy'],
        ['my shell', 'bashrc', 'not use it', 'docker pull'],
      ),
    ],
    reach: 100,
    causes: likely('proxy-only-in-shell', 'Does docker info name no proxy? Then the daemon asks without it.'),
  },
  {
    words: [['forgot docker login'], ['asks for login'], ['forgot to log in'], ['need to log in', 'nvcr']],
    reach: 60,
    causes: likely(
      'ngc-not-logged-in',
      'Is there no login for nvcr.io (docker login nvcr.io, user $oauthtoken)?',
    ),
  },
  {
    words: [['pull limit'], ['rate limit', 'docker hub'], ['docker hub', 'rate limit']],
    reach: 60,
    causes: likely('hub-rate-limit', 'Does it come again after some hours, or with a login?'),
  },
  {
    words: [
      ['/var/lib/docker', ' is full'],
      ['/var/lib/docker', ' full '],
      ['ran out of space', 'docker'],
      ['docker', 'ran out of space'],
    ],
    reach: 80,
    causes: likely('disk-full-docker-root', 'Does df -h /var/lib/docker say 100 %? Then it is this.'),
  },
  {
    words: [
      ...together(['/var/lib/containerd'], ['data-root', 'fills up', 'ran out of', ' full ', 'culprit']),
    ],
    reach: 140,
    causes: likely(
      'containerd-store-disk',
      'Does docker info name io.containerd.snapshotter.v1? Then images lie in /var/lib/containerd.',
    ),
  },
  {
    words: [
      ...together([' amd64', 'x86_64', 'x86 image'], [' jetson', ' arm64', 'apple silicon', 'aarch64']),
    ],
    reach: 60,
    causes: [
      {
        code: 'arch-exec-format',
        decides: 'Do docker image inspect and uname -m name different processors?',
      },
      {
        code: 'arch-no-manifest',
        decides: 'Was nothing pulled, for want of such an image?',
        hints: ['manifest'],
      },
    ],
  },
  {
    words: [...together(['jetson'], ['--runtime nvidia', '--runtime=nvidia', '--gpus all', '--gpus'])],
    reach: 80,
    causes: likely('jetson-gpus-flag', 'Was it started by --gpus? A Jetson takes --runtime nvidia.'),
  },
  {
    words: [['wsl --shutdown'], ['wsl.exe --shutdown']],
    reach: 60,
    causes: likely(
      'wsl-needs-restart',
      "Was Windows' driver upgraded since WSL began? Then wsl --shutdown helps.",
    ),
  },
  {
    words: [
      ...together(
        ['inside wsl', 'in wsl', 'wsl2'],
        ['installed nvidia-driver', 'nvidia-driver-', 'linux driver', 'installed the driver'],
      ),
    ],
    reach: 80,
    causes: likely(
      'wsl-linux-driver-installed',
      'Does dpkg -l in WSL list libnvidia-compute? Then remove it: the driver is that of Windows.',
    ),
  },
  {
    words: [...together(['wsl2', 'in wsl', 'on wsl'], ['find gpu', 'gpu adapter', 'no gpu', 'gpu not'])],
    reach: 60,
    causes: [
      {
        code: 'wsl-no-adapter',
        decides: 'Does nvidia-smi in WSL fail too, and nvidia-smi.exe in Windows work?',
      },
      { code: 'wsl-gpu-blocked', decides: 'Does nvidia-smi in WSL say "GPU access blocked"?' },
      { code: 'wsl-dxcore-not-found', decides: 'Is there no /dev/dxg?' },
    ],
  },
  {
    words: [['default runtime is not nvidia'], ['device plugin', 'not see'], ['device plugin', 'no gpus']],
    reach: 80,
    causes: likely(
      'k8s-default-runtime-not-nvidia',
      "Does nvidia-smi work on the node? Then the pod is not started by NVIDIA's runtime.",
    ),
  },
  {
    words: [
      ...together(
        ['nvidia container runtime', 'nvidia runtime'],
        ['microk8s', 'k3s does', 'rke2', 'not detect'],
      ),
    ],
    reach: 60,
    causes: likely(
      'containerd-runtime-not-registered',
      "Does containerd's configuration (for k3s in /var/lib/rancher) list no runtime nvidia?",
    ),
  },
  {
    words: [
      ...together(['singularity', 'apptainer'], ['find nvidia lib', 'no nvidia lib', 'nvidia libraries']),
    ],
    reach: 60,
    causes: likely(
      'singularity-no-nv-files',
      'Does /etc/ld.so.cache of the node know the libraries of the driver?',
    ),
  },
  {
    words: [
      ...together(
        ['host driver', 'driver on the host', 'driver only supports'],
        ['container needs', 'image needs', 'needs cuda', 'requires cuda'],
      ),
    ],
    reach: 80,
    causes: likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show a lower CUDA version than the image has?',
    ),
  },
  {
    words: [
      ...together(
        ['--runtime=nvidia', '--runtime nvidia'],
        ['until nvidia_visible_devices', 'nvidia_visible_devices=all', 'plain ubuntu'],
      ),
    ],
    reach: 120,
    causes: likely('image-lacks-env', 'Has the image no NVIDIA_VISIBLE_DEVICES? Then set it, or use --gpus.'),
  },
  {
    words: [
      ['nvidia_driver_capabilities=video'],
      ['nvidia_driver_capabilities=all'],
      ['needs nvidia_driver_capabilities'],
      ['nvidia_driver_capabilities', 'graphics'],
    ],
    reach: 60,
    causes: likely(
      'driver-capabilities-missing',
      'Does the container lack the capability: video, graphics, or all?',
    ),
  },
  {
    words: [
      ['docker-default', 'apparmor profile', 'missing'],
      ['apparmor profile missing'],
      ['docker-default', 'profile missing'],
    ],
    reach: 80,
    causes: likely(
      'apparmor-denial',
      'Does aa-status not list docker-default? A restart of docker loads it.',
    ),
  },
  {
    words: [...together(['docker group'], ['permission denied', 'logout', 'relogin', 'new session'])],
    reach: 80,
    causes: likely(
      'docker-group-not-active',
      'Does id -nG not list docker, though getent group docker names you?',
    ),
  },
  {
    words: [
      ['restrict unprivileged userns'],
      ['apparmor_restrict_unprivileged_userns'],
      ['unprivileged_userns_clone'],
      ['unprivileged user namespaces'],
    ],
    reach: 60,
    causes: likely(
      'user-namespaces-restricted',
      'Does sysctl kernel.apparmor_restrict_unprivileged_userns say 1?',
    ),
  },
  {
    words: [
      ['cannot write', 'permission denied'],
      ["can't write", 'permission denied'],
      ['cache directory', 'permission denied'],
    ],
    reach: 80,
    causes: likely(
      'volume-unreadable',
      'Is the folder mounted, and may the user in the container (id) not write there?',
    ),
  },
  {
    words: [
      ...together(['mounting /run', 'bind mount /run', '-v /run:/run', '/var/run:/var/run'], ['nvidia']),
    ],
    reach: 100,
    causes: likely(
      'run-bind-hides-persistenced',
      "Is the host's /run mounted into the container? Then the socket of nvidia-persistenced is in the way.",
    ),
  },
  {
    words: [
      ...together(
        ['default-runtime', 'default runtime'],
        ['after removing', 'all containers fail', 'every container fails', 'no container starts'],
      ),
    ],
    reach: 120,
    causes: likely(
      'default-runtime-broken',
      'Does daemon.json make nvidia the default, and is its program gone?',
    ),
  },
  {
    words: [...together(['mig instance', 'mig device'], ['running container', 'restart the container'])],
    reach: 80,
    causes: likely('mig-created-after-start', 'Were the instances made after the container was started?'),
  },
  {
    words: [
      ...together(
        [
          'nvidia-container-toolkit 1.18',
          'container toolkit 1.18',
          'nvidia-container-toolkit 1.19',
          'toolkit 1.18',
        ],
        ['cuda fails', 'cuinit', 'cuda init', 'is_available'],
      ),
    ],
    reach: 120,
    causes: likely(
      'cuinit-unknown-in-cdi-mode',
      'Does mode = "legacy" in its config.toml help? Then it is this.',
    ),
  },
  {
    words: [...together(['nvidia-uvm'], ['lacks', 'missing in', 'not in the cdi', 'not in the spec'])],
    reach: 80,
    causes: likely(
      'cdi-missing-uvm',
      'Does the specification name no /dev/nvidia-uvm? Then write it anew while the node is there.',
    ),
  },
  {
    words: [
      ...together(
        ['cannot upgrade', 'cannot install', 'files owned by'],
        ['nvidia-container', 'nvidia-docker'],
      ),
    ],
    reach: 120,
    causes: likely(
      'package-dependency-conflict',
      'Do packages of nvidia-docker or the toolkit of several releases stand beside one another?',
    ),
  },
  {
    words: [
      ['find runc path'],
      ['exec: "runc": executable file not found'],
      ['runc: executable file not found'],
    ],
    reach: 60,
    causes: [
      {
        code: 'runtime-binary-missing',
        decides: 'Is neither runc nor crun on the PATH? Then install runc: the NVIDIA runtime calls it.',
      },
      { code: 'runtime-crash', decides: 'Is it there (command -v runc)?' },
    ],
  },
];
