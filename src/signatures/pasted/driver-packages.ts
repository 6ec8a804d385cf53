import { likely, type Signature, type TextCause } from '../signature.ts';

const conflict = likely(
  'package-dependency-conflict',
  "Do dpkg -l 'nvidia*' 'libnvidia*' (rpm -qa) list packages of several drivers, or of several repositories? Then leave one of them.",
);

const ofFabricManager: readonly TextCause[] = [
  {
    code: 'fabric-manager-version-mismatch',
    decides:
      'Is another release of nvidia-fabricmanager wanted than that of the driver? Then take the one of the same release.',
  },
  ...conflict,
];

const names = [
  'nvidia-driver',
  'nvidia-dkms',
  'nvidia-kernel',
  'nvidia-utils',
  'libnvidia-',
  'cuda-drivers',
  'kmod-nvidia',
];

const signatureOf = (words: readonly string[], causes: readonly TextCause[]): Signature => ({
  words,
  reach: 300,
  causes,
  example: `${words.join('-535 : x ')}-535 and more`,
  counterExample: 'The following packages have unmet dependencies:\n gimp : Depends: libfoo',
});

const patternsOf = (name: string): readonly (readonly string[])[] => [
  ['unmet dependencies', name],
  ['dependency problems prevent configuration of', name],
  ['trying to overwrite', name],
  ['which is also in package', name],
  ['nothing provides', name],
  [name, 'conflicts with'],
  ['cannot install both', name],
  ['conflicts between attempted installs of', name],
];

/** What package managers say of the driver's packages. */
export const driverPackagesSignatures: readonly Signature[] = [
  ...patternsOf('nvidia-fabricmanager').map((words) => signatureOf(words, ofFabricManager)),
  ...names.flatMap((name) => patternsOf(name).map((words) => signatureOf(words, conflict))),
  ...[
    ['unable to locate package linux-modules-nvidia'],
    ['linux-modules-nvidia', 'no installation candidate'],
    ['linux-modules-nvidia', 'is not installable'],
    ['kept back', 'linux-modules-nvidia'],
  ].map((words) =>
    signatureOf(
      words,
      likely(
        'kernel-upgraded-no-module',
        'Does uname -r name a kernel for which there is no package linux-modules-nvidia-…? Then start another kernel, or install the driver with DKMS.',
      ),
    ),
  ),
  ...[
    ['unable to locate package nvidia-driver'],
    ['nvidia-driver', 'no installation candidate'],
    ['unable to find a match: nvidia-driver'],
    ['unable to find a match: cuda-drivers'],
    ['unable to locate package cuda-drivers'],
    ['no package cuda-drivers available'],
    ['no package nvidia-driver'],
  ].map((words) =>
    signatureOf(
      words,
      likely(
        'driver-not-installed',
        'Does /proc/driver/nvidia not exist? Then there is no driver, and the package sources lack the repository that has it (non-free, restricted, or that of NVIDIA).',
      ),
    ),
  ),
];
