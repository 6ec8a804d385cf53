import { fromSnap, inWsl } from '../hints.ts';
import { likely, type TextCause } from '../signature.ts';
import { type Loose, together } from './loose-group.ts';
import { onHost } from './nvml-causes.ts';

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

/** What people say of a GPU that a container does not see, or no longer. */
export const looseUnseen: readonly Loose[] = [
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
    words: [['could not select device driver'], ['select device driver']],
    reach: 60,
    causes: unseen.filter(({ code }) => code !== 'gpus-flag-missing' && code !== 'podman-gpus-flag-noop'),
  },
];
