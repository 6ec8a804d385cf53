import type { Signature, TextCause } from '../signature.ts';

const noDriver: readonly TextCause[] = [
  {
    code: 'driver-not-installed',
    decides:
      'Is no driver on the node, and the pod of the driver not ready (kubectl get pods -n gpu-operator)?',
  },
  {
    code: 'kernel-module-not-loaded',
    decides: 'Is the driver installed, and does nvidia-smi on the node fail?',
  },
  {
    code: 'config-toml-driver-root',
    decides: 'Is the driver of the host wanted, and driver.enabled true, or the other way about?',
  },
];

const undiscovered: readonly TextCause[] = [
  {
    code: 'k8s-default-runtime-not-nvidia',
    decides: "Does the device plug-in's log say that it found no NVML, or no devices?",
  },
  {
    code: 'containerd-runtime-not-registered',
    decides: "Does containerd's configuration name no runtime nvidia?",
  },
  { code: 'kernel-module-not-loaded', decides: 'Does nvidia-smi on the node fail?' },
  {
    code: 'mig-no-instances',
    decides: 'Is MIG on without instances, or mig.strategy another than the node has?',
    hints: [' mig ', 'mig.strategy'],
  },
];

/** What the GPU operator's validator and the device plug-in say, after what says more. */
export const operatorSignatures: readonly Signature[] = [
  ...[
    'failed to locate driver libraries',
    'failed to locate nvidia-smi',
    'driver is not ready: ',
    'error checking driver container status',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: noDriver,
      example: `level=error msg="${word} exit status 127"`,
      counterExample: 'Detected a pre-installed driver on the host',
    }),
  ),
  ...[
    'gpu resources are not discovered by the node',
    'gpu resources are not yet discovered by the node',
    'error validating plugin installation',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: undiscovered,
      example: `level=info msg="${word}, retry: 4"`,
      counterExample: 'Detected NVML platform: found NVML library',
    }),
  ),
  {
    words: ['failed to create symlinks under /dev/char'],
    causes: [
      {
        code: 'kernel-module-not-loaded',
        decides: 'Does a line before it speak of modprobe, or does nvidia-smi on the node fail?',
      },
      {
        code: 'toolkit-bug-old-version',
        decides:
          'Does it say "failed to determine major"? Then a newer release of the operator knows this driver.',
        hints: ['determine major'],
      },
      { code: 'driver-not-installed', decides: 'Is no driver on the node?' },
    ],
    example: 'Failed to create symlinks under /dev/char that point to all possible NVIDIA character devices.',
    counterExample: 'creating symlinks under /dev/char that correspond to NVIDIA character devices',
  },
];
