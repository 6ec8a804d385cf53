import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** NVML could not be asked while a specification was written. */
const withoutDriver: readonly TextCause[] = [
  {
    code: 'kernel-module-not-loaded',
    decides:
      'Does nvidia-smi fail on the host now, too? Then the driver is not loaded, and that is the cause.',
  },
  {
    code: 'cdi-refresh-before-driver',
    decides: 'Does nvidia-smi work now? Then the service ran before the driver was loaded: start it again.',
    hints: ['nvidia-cdi-refresh', 'systemd['],
  },
];

/** A file that a specification names. */
const staleFile: readonly TextCause[] = [
  {
    code: 'cdi-spec-stale',
    decides:
      'Does a CDI specification (/etc/cdi, /var/run/cdi) name the file that is not there? Then write it anew.',
  },
  {
    code: 'cdi-refresh-after-image-update',
    decides: 'Was an immutable system (Silverblue, CoreOS, Bazzite) updated since? Then it is this.',
    hints: ['ostree ', ' bootc ', 'silverblue', 'bazzite', ' coreos', 'bluefin'],
  },
];

/** The first GPU, or all: what every specification has. */
const noDevices: readonly TextCause[] = [
  {
    code: 'cdi-spec-missing-or-unreadable',
    decides: 'Does nvidia-ctk cdi list name no nvidia.com/gpu device at all? Then it is this.',
  },
  {
    code: 'cdi-version-too-new',
    decides:
      'Does it name them, and does cdiVersion in the specification stand above what the engine knows (podman before 5.0: 0.6.0)? Then it is this.',
    hints: [
      'found 1 cdi devices',
      'found 2 cdi devices',
      'found 3 cdi devices',
      'cdiversion',
      'failed to validate cdi spec',
      'spec version must be',
      'unknown field',
      'nvidia-ctk cdi list',
    ],
  },
  {
    code: 'cdi-device-name-unknown',
    decides: 'Does it name others, and not the one that is asked for? Then it is this.',
  },
  {
    code: 'cdi-spec-race',
    decides:
      'Does the same container start by hand, and fail at boot alone? Then it was faster than the service that writes the specification.',
    hints: ['failed to start container', 'after reboot', 'after a reboot', 'at boot', 'nvidia-cdi-refresh'],
  },
];

/** What writes, reads and uses CDI specifications says. */
export const cdiSignatures: readonly Signature[] = [
  {
    words: ['nvidia-cdi-refresh', 'driver not loaded'],
    causes: proof('cdi-refresh-before-driver'),
    example:
      'nvidia-cdi-refresh.service: nvidia-ctk[811]: level=error msg="failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded"',
    counterExample: 'failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded',
  },
  {
    words: ['driver not loaded', 'nvidia-cdi-refresh.service'],
    causes: proof('cdi-refresh-before-driver'),
    example:
      'level=error msg="failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded"\nsystemd[1]: nvidia-cdi-refresh.service: Main process exited, code=exited, status=1/FAILURE',
    counterExample: 'nvidia-persistenced.service: Driver Not Loaded',
  },
  ...[
    ['nvidia-cdi-refresh', 'driver_not_loaded'],
    ['driver_not_loaded', 'nvidia-cdi-refresh.service: '],
  ].map(
    (words): Signature => ({
      words,
      reach: 600,
      causes: proof('cdi-refresh-before-driver'),
      example: `${words.join(': failed to initialize NVML: ERROR_')} x`,
      counterExample: 'failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND',
    }),
  ),
  {
    words: ['automatic cdi spec', 'driver not loaded'],
    reach: 400,
    causes: proof('kernel-module-not-loaded'),
    example:
      'failed to construct OCI spec modifier: failed to generate automatic CDI spec: failed to initialize NVML: Driver Not Loaded',
    counterExample: 'failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded',
  },
  {
    words: ['automatic cdi spec', 'not_found'],
    reach: 400,
    causes: [
      {
        code: 'driver-libraries-missing',
        decides: 'Does ldconfig -p on the host list no libnvidia-ml.so.1, though a module is loaded?',
      },
      { code: 'driver-not-installed', decides: 'Is there no kernel module either (modinfo nvidia)?' },
    ],
    example:
      'failed to construct OCI spec modifier: failed to generate automatic CDI spec: failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND',
    counterExample: 'failed to generate CDI spec: failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND',
  },
  {
    words: ['failed to generate cdi spec', 'driver_not_loaded'],
    reach: 400,
    causes: withoutDriver,
    example: 'failed to generate CDI spec: failed to initialize NVML: ERROR_DRIVER_NOT_LOADED',
    counterExample: 'failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND',
  },
  {
    words: ['failed to generate cdi spec', 'driver not loaded'],
    reach: 400,
    causes: withoutDriver,
    example:
      'ERRO[0000] failed to generate CDI spec: failed to create device CDI specs: failed to initialize NVML: Driver Not Loaded',
    counterExample: 'failed to generate CDI spec: failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND',
  },
  {
    words: ['failed to generate cdi spec', 'nvml', 'library_not_found'],
    reach: 400,
    causes: [
      {
        code: 'driver-libraries-missing',
        decides: 'Does ldconfig -p on the host list no libnvidia-ml.so.1?',
      },
      { code: 'driver-not-installed', decides: 'Is there no kernel module either (modinfo nvidia)?' },
      { code: 'cdi-generate-failed', decides: 'Is the library in a place that nvidia-ctk does not look in?' },
    ],
    example:
      'level=error msg="failed to generate CDI spec: failed to create device CDI specs: failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND"',
    counterExample: 'failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded',
  },
  ...[
    'failed to generate cdi spec',
    'failed to create cdi spec',
    'failed to save cdi spec',
    'failed to write cdi spec',
    'failed to create device cdi specs',
    'failed to create edits common for entities',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'cdi-generate-failed',
        'What stands at the end of the line? sudo nvidia-ctk --debug cdi generate shows it again.',
      ),
      example: `level=error msg="${word}: something went wrong"`,
      counterExample: 'level=info msg="Generated CDI spec with version 0.5.0"',
    }),
  ),
  {
    words: ['nvidia-ctk cdi generate', 'panic: '],
    reach: 800,
    causes: likely(
      'cdi-generate-failed',
      'Does the newest release of the toolkit do it? Then it was a bug of this one.',
    ),
    example:
      '$ nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml\npanic: runtime error: invalid memory address',
    counterExample: 'panic: runtime error: invalid memory address',
  },
  {
    words: ['found 0 cdi devices'],
    causes: likely(
      'cdi-spec-missing-or-unreadable',
      'Is a container to get its GPUs by CDI? Then write the specification: sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml.',
    ),
    example: '$ nvidia-ctk cdi list\nINFO[0000] Found 0 CDI devices',
    counterExample: 'INFO[0000] Found 3 CDI devices',
  },
  {
    words: ['failed to validate cdi spec', 'invalid version'],
    reach: 160,
    causes: likely(
      'cdi-version-too-new',
      'Is cdiVersion in the specification newer than the engine reads? Then upgrade the engine, or write the file with an older toolkit.',
    ),
    example: 'failed to validate CDI Spec: invalid version "0.8.0"',
    counterExample: 'invalid version "x" of the package',
  },
  {
    words: ['invalid device, empty device edits'],
    causes: likely(
      'cdi-generate-failed',
      'Does sudo nvidia-ctk --debug cdi generate tell of a device that it finds no node of? Then look whether its /dev/nvidia* is there.',
    ),
    example: 'failed to validate: invalid CDI Spec: invalid device, empty device edits',
    counterExample: 'invalid CDI Spec: invalid version "1.1.0"',
  },
  ...[
    ['nvidia-ctk cdi generate', '(code=exited, status='],
    ['nvidia-cdi-refresh.service: start request repeated too quickly'],
    ['failed to start nvidia-cdi-refresh'],
  ].map(
    (words): Signature => ({
      words,
      reach: 120,
      causes: [
        {
          code: 'cdi-generate-failed',
          decides: 'What does sudo nvidia-ctk --debug cdi generate say? If it fails by hand too, it is this.',
        },
        {
          code: 'cdi-refresh-before-driver',
          decides: 'Does it work by hand now? Then the service ran before the driver was loaded.',
          hints: ['driver not loaded', 'driver_not_loaded'],
        },
      ],
      example: `${words.join(' --output=/var/run/cdi/nvidia.yaml ')}2`,
      counterExample: 'Finished nvidia-cdi-refresh.service - Refresh NVIDIA CDI specification file.',
    }),
  ),
  {
    words: ['nvidia-cdi-refresh.service: failed with result'],
    causes: [
      {
        code: 'cdi-refresh-before-driver',
        decides: 'Does journalctl -u nvidia-cdi-refresh say "Driver Not Loaded"? Then it is this.',
        hints: ['driver not loaded', 'driver_not_loaded'],
      },
      { code: 'cdi-generate-failed', decides: 'Does it say something else? Then it is that.' },
    ],
    example: "systemd[1]: nvidia-cdi-refresh.service: Failed with result 'exit-code'.",
    counterExample: 'nvidia-cdi-refresh.service: Deactivated successfully.',
  },
  {
    words: ['conflicting device "nvidia.com/gpu='],
    causes: proof('cdi-spec-conflict'),
    example:
      'conflicting device "nvidia.com/gpu=0" (specs "/etc/cdi/nvidia.yaml", "/etc/cdi/nvidia-old.yaml")',
    counterExample: 'unresolvable CDI devices nvidia.com/gpu=0',
  },
  {
    words: ['invalid cdi spec', 'version'],
    reach: 120,
    causes: likely(
      'cdi-version-too-new',
      'Is cdiVersion in the specification newer than the engine reads? Then upgrade the engine, or write the file with an older toolkit.',
    ),
    example: 'failed to load CDI Spec /etc/cdi/nvidia.yaml: invalid CDI Spec: invalid version "1.1.0"',
    counterExample: 'invalid CDI Spec: invalid device, empty device edits',
  },
  ...[
    'failed to load cdi spec',
    'failed to parse cdi spec',
    'failed to read cdi spec',
    'failed to read/parse cdi spec',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'cdi-spec-missing-or-unreadable',
          decides: 'Is the file cut off, empty or not readable for the engine? Then write it anew.',
        },
        {
          code: 'cdi-version-too-new',
          decides: 'Does the line name a version? Then the engine is too old for it.',
        },
      ],
      example: `level=warning msg="${word} /etc/cdi/nvidia.yaml: yaml: line 7: did not find expected key"`,
      counterExample: 'level=info msg="loaded CDI Spec"',
    }),
  ),
  ...['management.nvidia.com/gpu', 'k8s.device-plugin.nvidia.com/gpu'].map(
    (name): Signature => ({
      words: ['unresolvable cdi devices', name],
      reach: 60,
      causes: [
        {
          code: 'cdi-device-name-unknown',
          decides:
            'Does nvidia-ctk cdi list on the node name other kinds of device, and not this? Then it is this.',
        },
        {
          code: 'cdi-spec-missing-or-unreadable',
          decides: 'Does it list nothing at all? Then the specification was not written.',
        },
      ],
      example: `failed to generate spec: failed to inject CDI devices: unresolvable CDI devices ${name}=all`,
      counterExample: 'unresolvable CDI devices nvidia.com/gpu=all',
    }),
  ),
  {
    words: ['unresolvable cdi devices', 'gpu=gpu-'],
    reach: 60,
    causes: [
      { code: 'gpu-id-changed', decides: 'Does nvidia-smi -L not list that UUID? Then it is this.' },
      {
        code: 'cdi-device-name-unknown',
        decides: 'Does it list it, and nvidia-ctk cdi list not? Then the specification has no names by UUID.',
      },
    ],
    example:
      'CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=GPU-5e8f1c5c-0000-0000-0000-000000000000',
    counterExample: 'unresolvable CDI devices nvidia.com/gpu=all',
  },
  ...['all', '0'].map(
    (name): Signature => ({
      words: [`unresolvable cdi devices nvidia.com/gpu=${name} `],
      causes: noDevices,
      example: `CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=${name}`,
      examples: [`Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=${name}`],
      counterExample: 'unresolvable CDI devices nvidia.com/gpu=7',
    }),
  ),
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(
    (digit): Signature => ({
      words: [`unresolvable cdi devices nvidia.com/gpu=${digit}`],
      causes: [
        {
          code: 'gpu-count-exceeds-host',
          decides: 'Does nvidia-smi -L list no GPU of that number? Then it is this; they are counted from 0.',
        },
        {
          code: 'cdi-spec-missing-or-unreadable',
          decides: 'Does nvidia-ctk cdi list name no nvidia.com/gpu device at all? Then it is this.',
        },
        {
          code: 'cdi-device-name-unknown',
          decides: 'Does it name others, and not the one that is asked for? Then it is this.',
        },
        { code: 'cdi-spec-stale', decides: 'Was the GPU put in since the specification was written?' },
      ],
      example: `CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=${digit}: unknown`,
      counterExample: 'unresolvable CDI devices nvidia.com/gpu=all',
    }),
  ),
  {
    words: ['unresolvable cdi devices', 'nvidia.com/mig'],
    reach: 60,
    causes: likely('cdi-device-name-unknown', 'Does nvidia-ctk cdi list name other instances?'),
    example: 'unresolvable CDI devices k8s.device-plugin.nvidia.com/mig-1g.5gb=MIG-5e8f1c5c',
    examples: ['unresolvable CDI devices nvidia.com/mig-1g.5gb=0'],
    counterExample: 'unresolvable CDI devices nvidia.com/gpu=all',
  },
  {
    words: ['failed to stat cdi host device "/dev/nvidia'],
    causes: [
      {
        code: 'device-nodes-missing',
        decides: 'Does ls /dev/nvidia* not list the node that the line names? Then it is this.',
      },
      {
        code: 'cdi-spec-stale',
        decides: 'Were GPUs or the driver changed since the specification was written? Then write it anew.',
      },
      { code: 'kernel-module-not-loaded', decides: 'Does lsmod not list the module nvidia?' },
    ],
    example:
      'Error: setting up CDI devices: failed to inject devices: failed to stat CDI host device "/dev/nvidia-uvm": no such file or directory',
    counterExample: 'failed to stat CDI host device "/dev/kfd": no such file or directory',
  },
  {
    words: ['failed to stat cdi host device'],
    causes: staleFile,
    example:
      'failed to inject devices: failed to stat CDI host device "/dev/dri/card1": no such file or directory',
    counterExample: 'failed to stat /dev/dri/card1',
  },
  ...['nvidia', 'libcuda', 'libnvcuvid', 'libnvoptix'].flatMap((file): readonly Signature[] => [
    {
      words: [`error stat'ing file`, file, 'no such file or directory'],
      reach: 160,
      causes: staleFile,
      example: `Error: OCI runtime error: crun: error stat'ing file \`/usr/lib/x/${file}.so.550\`: No such file or directory`,
      counterExample: "crun: error stat'ing file `/srv/data`: No such file or directory",
    },
    {
      words: ['crun: cannot stat', file, 'no such file or directory'],
      reach: 160,
      causes: staleFile,
      example: `Error: crun: cannot stat \`/usr/lib/x/${file}.550.54.14\`: No such file or directory: OCI runtime attempted to invoke a command that was not found`,
      counterExample: 'crun: cannot stat `/srv/data`: No such file or directory',
    },
  ]),
  ...['nvidia-cdi-hook', 'nvidia-ctk'].flatMap((hook): readonly Signature[] => [
    {
      words: [`${hook}: no such file or directory`],
      causes: [
        {
          code: 'cdi-spec-stale',
          decides: 'Does the CDI specification name the hook at a path where it is not? Then write it anew.',
        },
        { code: 'toolkit-not-installed', decides: 'Is the toolkit gone from this host? Then install it.' },
        { code: 'toolkit-hook-missing', decides: 'Are other parts of the toolkit there, and this one not?' },
      ],
      example: `error running createContainer hook #0: fork/exec /usr/local/bin/${hook}: no such file or directory: unknown`,
      counterExample: 'fork/exec /usr/bin/nvidia-container-runtime: no such file or directory',
    },
  ]),
];
