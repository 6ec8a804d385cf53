import { likely, type Signature, type TextCause } from '../signature.ts';
import { goneFile } from './cdi-files.ts';

/** A file that a specification names: nobody asked for it by hand. */
const staleFile = goneFile.filter(({ code }) => code !== 'volume-missing');

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

/** What engines say of devices and files that a specification has, or should have. */
export const cdiDeviceSignatures: readonly Signature[] = [
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
