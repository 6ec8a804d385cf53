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
];
