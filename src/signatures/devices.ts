import { proof, type Signature, type TextCause } from './signature.ts';

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** An instance of a GPU was asked for that nvidia-container-cli does not list. */
const instanceUnknown: readonly TextCause[] = [
  {
    code: 'mig-devices-not-detected',
    decides:
      'Does nvidia-smi -L on the host list this instance, and sudo nvidia-container-cli list not name /dev/nvidia-caps? Then it is this.',
  },
  {
    code: 'mig-no-instances',
    decides: 'Does nvidia-smi -L list no instance at all? Then they are to be made, as after a restart.',
  },
  {
    code: 'gpu-id-changed',
    decides: 'Does it list others? Then they have been made anew, which gives them other names.',
  },
];

/** What nvidia-container-cli says of a GPU or an instance that it does not know. */
export const deviceSignatures: readonly Signature[] = [
  {
    words: ['device error: gpu-', 'unknown device'],
    causes: proof('gpu-id-changed'),
    example:
      'nvidia-container-cli: device error: GPU-5e8f1c5c-0000-0000-0000-000000000000: unknown device: unknown',
    counterExample: 'nvidia-container-cli: device error: 7: unknown device: unknown',
  },
  {
    words: ['device error: mig-gpu-', 'unknown device'],
    causes: proof('mig-uuid-format'),
    example:
      'nvidia-container-cli: device error: MIG-GPU-5e8f1c5c-0000-0000-0000-000000000000/7/0: unknown device',
    counterExample: 'nvidia-container-cli: device error: 7: unknown device: unknown',
  },
  ...['device error: mig-', 'unknown device id: mig-'].map(
    (word): Signature => ({
      words: [word, ...(word.startsWith('device') ? ['unknown device'] : [])],
      causes: instanceUnknown,
      example: `nvidia-container-cli: ${word}5e8f1c5c-0000-0000-0000-000000000000: unknown device`,
      counterExample: 'nvidia-container-cli: device error: 7: unknown device: unknown',
    }),
  ),
  ...digits.flatMap((gpu) => [
    ...['0', '1', '2', '3', '4', '5', '6'].flatMap((instance): readonly Signature[] => [
      {
        words: [`device error: ${gpu}:${instance}`, 'unknown device'],
        causes: instanceUnknown,
        example: `nvidia-container-cli: device error: ${gpu}:${instance}: unknown device: unknown`,
        counterExample: `nvidia-container-cli: device error: ${gpu}: unknown device: unknown`,
      },
      {
        words: [`unknown device id: ${gpu}:${instance}`],
        causes: instanceUnknown,
        example: `nvidia-container-cli: device error: unknown device id: ${gpu}:${instance}`,
        counterExample: `nvidia-container-cli: device error: unknown device id: ${gpu}: unknown`,
      },
    ]),
    // A digit may begin a range or a UUID, too, which are no numbers of GPUs.
    ...['', '1'].map((tens) => ({
      words: [`device error: ${tens}${gpu}: unknown device`],
      causes: proof('gpu-count-exceeds-host'),
      example: `nvidia-container-cli: device error: ${tens}${gpu}: unknown device: unknown`,
      counterExample: `nvidia-container-cli: device error: ${tens}${gpu}-3: unknown device: unknown`,
    })),
    {
      words: [`device error: unknown device id: ${gpu}`],
      causes: proof('gpu-count-exceeds-host'),
      example: `nvidia-container-cli: device error: unknown device id: ${gpu}`,
      counterExample: 'nvidia-container-cli: device error: unknown device id: GPU-5e8f1c5c',
    },
  ]),
  {
    words: ['unknown device id: gpu-'],
    causes: proof('gpu-id-changed'),
    example:
      'nvidia-container-cli: device error: unknown device id: GPU-5e8f1c5c-0000-0000-0000-000000000000',
    counterExample: 'nvidia-container-cli: device error: unknown device id: 3',
  },
  {
    words: ['device error: unknown device id'],
    umbrella: 'visible-devices-bad-value',
    causes: [
      {
        code: 'visible-devices-bad-value',
        decides: 'Is what the line names neither a number nor a UUID? Then it is this.',
      },
      {
        code: 'gpu-id-changed',
        decides: 'Was a UUID asked for, and does nvidia-smi -L not list it? Then it is this.',
        hints: ['gpu-uuid', 'nvidia.com/gpu', 'kubelet'],
      },
      {
        code: 'gpu-count-exceeds-host',
        decides: 'Was a number asked for, and does nvidia-smi -L list no such GPU? Then it is this.',
      },
    ],
    example: 'nvidia-container-cli: device error: unknown device id: false',
    counterExample: 'nvidia-container-cli: device error: false: unknown device: unknown',
  },
  {
    words: ['device error', 'unknown device'],
    causes: proof('visible-devices-bad-value'),
    example: 'nvidia-container-cli: device error: false: unknown device: unknown',
    counterExample: 'unknown device driver',
  },
];
