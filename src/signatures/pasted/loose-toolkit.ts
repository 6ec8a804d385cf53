import { likely, type TextCause } from '../signature.ts';
import { goneFile } from './cdi-files.ts';
import type { Loose } from './loose-group.ts';

/** The engine that answers may know no runtime nvidia. */
const noRuntime: readonly TextCause[] = [
  {
    code: 'nvidia-runtime-not-registered',
    decides: 'Is the toolkit installed, and does docker info list no runtime nvidia? Then it is this.',
  },
  {
    code: 'containerd-runtime-not-registered',
    decides: 'Is it containerd (Kubernetes, nerdctl), whose configuration names no runtime nvidia?',
    hints: ['containerd', 'kubelet', 'kubectl', 'sandbox', '/k3s/', 'nerdctl', 'runtimeclass'],
  },
  {
    code: 'podman-runtime-nvidia-missing',
    decides: 'Is it podman, whose containers.conf names no runtime nvidia?',
    hints: ['podman'],
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

/** Parts of the toolkit, its runtime, and specifications, and a word that something is wrong with them. */
export const looseToolkit: readonly Loose[] = [
  {
    words: ['/libnvidia', '/libcuda', '/nvidia-smi'].map((file) => ['error mounting', file, 'no such file']),
    reach: 200,
    causes: goneFile,
  },
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
      ['nvidia-docker plugin', 'not found'],
      ['missing nvidia container toolkit'],
    ],
    reach: 60,
    causes: noPart('toolkit-not-installed'),
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
      ['nvidia.com/gpu=', 'error'],
      ['nvidia.com/gpu=', 'failed'],
      ['nvidia.com/gpu=', 'not found'],
      ['nvidia.com/gpu=', 'no such'],
      ['error', 'nvidia.com/gpu='],
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
      ['failed to load config: ('],
      ['no value can start with'],
      ['last key "nvidia'],
      ['no-cgroups', 'expected value'],
      ['nvidia-container-runtime/config.toml', 'expected'],
      ['nvidia-container-runtime/config.toml', 'invalid'],
      ['nvidia-ctk', 'toml: '],
      ['nvidia-container', 'toml: line'],
    ],
    reach: 160,
    causes: likely(
      'toolkit-config-invalid',
      'Does nvidia-ctk config complain of /etc/nvidia-container-runtime/config.toml? Then it is this.',
    ),
  },
  {
    words: [
      ['cdi is not enabled'],
      ['cdi support is not enabled'],
      ['cdi is disabled'],
      ['cdi not enabled'],
      ['bad format for path: nvidia.com/gpu'],
      ['nvidia.com/gpu', 'is not an absolute path'],
    ],
    reach: 60,
    causes: [
      {
        code: 'cdi-not-enabled-docker',
        decides: 'Is it Docker before 28.2, without features.cdi in daemon.json?',
      },
      { code: 'podman-too-old-for-cdi', decides: 'Is it podman older than 4.1?', hints: ['podman'] },
    ],
  },
  {
    words: [
      ['accept-nvidia-visible-devices-envvar-when-unprivileged', 'false', 'privileges'],
      ['nvidia_visible_devices', 'unprivileged'],
      ['nvidia_visible_devices', 'volume mount'],
    ],
    reach: 200,
    causes: likely(
      'visible-devices-volume-mount',
      'Does config.toml say accept-nvidia-visible-devices-envvar-when-unprivileged = false? Then it is this.',
    ),
  },
  {
    words: [
      ['/nix/store/', 'nvidia-container-runtime', ': permission denied'],
      ['/nix/store/', 'nvidia-container-toolkit', ': no such'],
    ],
    reach: 160,
    causes: [
      {
        code: 'nixos-runtime-binary',
        decides: 'Does daemon.json name the wrapper of another package than the one that is installed?',
      },
      {
        code: 'runtime-binary-missing',
        decides: 'Was the path collected as garbage? Then rebuild the system.',
      },
    ],
  },
];
