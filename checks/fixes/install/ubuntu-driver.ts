import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import { asRoot, byHand } from '../steps.ts';
import type { Machine } from './machine.ts';

const tool: readonly Step[] = [
  asRoot('apt-get', 'update'),
  asRoot('apt-get', 'install', '-y', 'ubuntu-drivers-common'),
];

/** The branch that Ubuntu recommends: the whole driver at a desk, else the part that computes. */
export const ubuntuDriver = ({ host }: Machine): readonly Step[] =>
  ubuntuNewest(host?.platform?.kind === 'workstation');

export const ubuntuNewest = (desk: boolean): readonly Step[] =>
  desk
    ? [...tool, asRoot('ubuntu-drivers', 'install')]
    : [...tool, asRoot('ubuntu-drivers', 'install', '--gpgpu'), toolsOfChosen];

/** A certain branch, in the same two ways. */
export const ubuntuBranch = (branch: number, desk: boolean): readonly Step[] =>
  desk
    ? [...tool, asRoot('ubuntu-drivers', 'install', `nvidia:${branch}`)]
    : [
        ...tool,
        asRoot('ubuntu-drivers', 'install', '--gpgpu', `nvidia:${branch}-server`),
        asRoot('apt-get', 'install', '-y', `nvidia-utils-${branch}-server`),
      ];

/** What computes is nvidia-headless and the module alone, without nvidia-smi (Ubuntu Server documentation). */
const toolsOfChosen: Step = byHand(
  "nvidia-smi is not among these packages. Install nvidia-utils of the branch that was chosen: dpkg -l 'nvidia-headless*' names it, e.g. sudo apt-get install nvidia-utils-580-server after nvidia-headless-no-dkms-580-server.",
  links.ubuntuDrivers,
);
