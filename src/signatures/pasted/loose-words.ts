import { likely, type TextCause } from '../signature.ts';
import { type Loose, together } from './loose-group.ts';

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

/** What people say in their own words of containers, images and hosts, where no tool speaks. */
export const looseWords: readonly Loose[] = [
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
        ['dataloader', 'num_workers', 'hangs', 'crashes'],
      ),
    ],
    reach: 100,
    causes: noRoom,
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
];
