import { fromSnap } from '../hints.ts';
import { likely } from '../signature.ts';
import { type Loose, together } from './loose-group.ts';

const startsNot = [
  "won't start",
  'not start',
  "doesn't start",
  "can't start",
  'failed to start',
  'fails to start',
  'failing to start',
  'cannot start',
  'refuses to start',
  'stopped working',
];

const isMissing = [
  ' missing',
  'not recogni',
  't recogni',

  'disappear',
  ' is gone',
  'not detected',
];

/** How people name in one line what goes wrong, as in the title of a question. */
export const looseTitles: readonly Loose[] = [
  {
    words: together(['daemon.json'], startsNot),
    reach: 120,
    causes: [
      {
        code: 'daemon-json-invalid',
        decides: 'Does sudo dockerd --validate complain of the file? Then it is this.',
      },
      {
        code: 'daemon-flag-conflict',
        decides: 'Does its log speak of directives "specified both as a flag and in the configuration file"?',
        hints: ['add-runtime', '"hosts"', 'execstart', 'override.conf'],
      },
    ],
  },
  {
    words: [
      ...together(['nvidia runtime', 'runtime nvidia'], isMissing),
      ...together(['nvidia-container-runtime'], ['not recogni', 't recogni', 'not listed', 'not registered']),
    ],
    reach: 60,
    causes: [
      {
        code: 'nvidia-runtime-not-registered',
        decides:
          'Is the toolkit installed (nvidia-ctk --version), and does docker info list no runtime nvidia?',
      },
      {
        code: 'jetson-runtime-not-registered',
        decides: 'Is it a Jetson (/etc/nv_tegra_release)?',
        hints: ['jetpack', ' jetson', ' l4t'],
      },
      { code: 'snap-docker', decides: 'Does snap list docker name one?', hints: fromSnap },
      { code: 'toolkit-not-installed', decides: 'Is there no nvidia-ctk on the machine of the engine?' },
    ],
  },
  {
    words: [
      ...together(
        ['nvidia-container-toolkit', 'nvidia container toolkit', 'nvidia-docker2'],
        ['is required', 'not detected', 'is not present', ' is missing', 'please install', 'was not found'],
      ),
      ['no known gpu vendor'],
    ],
    reach: 60,
    causes: likely(
      'toolkit-not-installed',
      'Does nvidia-ctk --version on the machine of the engine say nothing?',
    ),
  },
  {
    words: together(
      ['snap docker', 'docker snap', 'docker via snap', 'docker installed via snap', 'docker from snap'],
      ['nvidia', ' gpu'],
    ),
    reach: 80,
    causes: likely('snap-docker', 'Does snap list docker name one? It does not see the toolkit of the host.'),
  },
  {
    words: [
      ...together(
        ['dataloader', 'num_workers'],
        ['bus error', ' hangs', ' hanging', ' freez', ' crash', 'gets killed'],
      ),
      ['ipc=host', 'shared memory'],
    ],
    reach: 80,
    causes: [
      {
        code: 'shm-too-small',
        decides: 'Does df -h /dev/shm in the container say 64M? Then start it with --ipc=host or --shm-size.',
      },
      { code: 'host-memory-exhausted', decides: 'Does the kernel log tell of oom-kill at that time?' },
    ],
  },
  {
    words: together(
      ['device plugin', 'device-plugin'],
      ['not register', 'no gpu', 'no devices', 'not detect', 'not find', "doesn't detect", "doesn't find"],
    ),
    reach: 80,
    causes: [
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides:
          'Does a pod with runtimeClassName: nvidia see the GPU? Then the plug-in needs that class too.',
      },
      { code: 'kernel-module-not-loaded', decides: 'Does nvidia-smi on the node fail?' },
    ],
  },
  {
    words: together(
      ['nvcr.io', 'ngc registry', 'ngc container'],
      ['login required', 'not logged in', 'needs a login', 'unauthenticated'],
    ),
    reach: 80,
    causes: likely(
      'ngc-not-logged-in',
      'Does docker login nvcr.io with the user $oauthtoken and a key help?',
    ),
  },
  {
    words: together(
      ['docker pull', 'dockerhub', ' pull '],
      ['rate limit', 'rate-limit', 'too many requests', 'toomanyrequests'],
    ),
    reach: 80,
    causes: likely('hub-rate-limit', 'Does it come again after some hours, or with a login?'),
  },
  {
    words: together(
      ['nvcr.io/nvidia/', 'nvidia/cuda', 'cuda image', 'pytorch image', 'ngc image'],
      [
        ' not found',
        'no longer exist',
        'does not exist',
        "doesn't exist",
        'no longer available',
        'removed from docker hub',
      ],
    ),
    reach: 50,
    causes: likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?'),
  },
  {
    words: [
      ...together(['rootless'], ['devices.allow', 'bpf_prog', 'device rules', 'cgroup permission']),
      ['rootless', 'cgroup', 'denied'],
      ['rootless', 'denied', 'cgroup'],
      ['rootless', 'cgroup', 'not permitted'],
    ],
    reach: 120,
    causes: likely('rootless-no-cgroups', 'Does config.toml of the toolkit not say no-cgroups = true?'),
  },
  {
    words: [
      ['podman run', '--gpus'],
      ['podman create', '--gpus'],
      ['podman', '--gpus', 'not work'],
    ],
    reach: 40,
    causes: likely(
      'podman-gpus-flag-noop',
      'Is podman older than 5.0? There --gpus does nothing: say --device nvidia.com/gpu=all.',
    ),
  },
  {
    words: [
      ...together(
        ['reservations'],
        ['unexpected propert', 'additional propert', 'unsupported', 'not allowed'],
      ),
      ['devices', 'unexpected', 'reservations'],
    ],
    reach: 80,
    causes: likely('compose-too-old', 'Is docker-compose older than 1.28? Then use docker compose.'),
  },
  {
    words: together(
      ['nvidia-smi'],
      [
        ' so slow',
        ' slow',
        'takes long',
        'takes minutes',
        'takes forever',
        ' takes 1',
        ' takes 2',
        ' takes 3',
      ],
    ),
    reach: 40,
    causes: likely('persistence-mode-off', 'Is it fast after sudo nvidia-smi -pm 1? Then it is this.'),
  },
  {
    words: together(['libnvidia-', 'libcuda.so', 'nvidia-smi:'], ['file exists']),
    reach: 60,
    causes: likely(
      'image-bundles-driver-libs',
      'Has the image files of a driver in it, and does another image start?',
    ),
  },
];
