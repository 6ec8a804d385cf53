import { type DgxDrivers, dgxBeyond, dgxDrivers } from '../../../src/knowledge/dgx-drivers.ts';
import { links } from '../../../src/knowledge/links.ts';
import { machineImages } from '../../../src/knowledge/machine-images.ts';
import { type Reading, valueIn } from '../../../src/probe.ts';
import type { MachineFact } from '../../../src/probes/machine.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import type { PlatformFact } from '../../../src/probes/platform.ts';

/** What decides where a machine has its driver from; what is not given counts as not known. */
export interface DriverHost {
  readonly platform?: PlatformFact | null;
  readonly machine?: MachineFact | null;
  readonly os?: OsFact | null;
}

export const driverHost = (
  platform: PlatformFact | null,
  machine: Reading<MachineFact>,
  os: Reading<OsFact>,
): DriverHost => ({ platform, machine: valueIn(machine), os: valueIn(os) });

/** What a person must do, and the page that says so. */
export interface OwnWay {
  readonly text: string;
  readonly source: string;
  /** False: no restart of this machine comes after it, unless the text says so. */
  readonly restart?: boolean;
}

/**
 * How the driver comes to machines that have it from somewhere else than the distribution's packages: by Windows, JetPack,
 * DGX OS, the host of a virtual GPU, or the maker of the system's image. Null: by packages, as on any machine.
 */
export function ownWay({ platform, machine, os }: DriverHost): OwnWay | null {
  if (platform?.kind === 'wsl2') return windows;
  if (platform?.kind === 'jetson') return jetPack;
  if (os?.dgxOs != null) return dgxOs(os.dgxOs, platform?.name ?? null);
  // Its own licence client tells the driver of a virtual GPU, even where that is not loaded.
  if (platform?.kind === 'vgpu' || machine?.licenceClient === true) return vgpuHost;
  if (machine?.image != null) {
    const { driver, source } = machineImages[machine.image];
    return { text: driver, source, restart: false };
  }
  return platform?.name?.startsWith('Microsoft Azure') === true ? azure : null;
}

const windows: OwnWay = {
  text: 'Install the NVIDIA driver for Windows, which serves WSL; never one for Linux inside WSL. Then run `wsl --shutdown` in Windows.',
  source: links.wsl,
};

const jetPack: OwnWay = {
  text: 'The driver of a Jetson comes with JetPack: upgrade Jetson Linux and JetPack by apt as its guide says, or flash it anew. No other driver fits.',
  source: links.jetson,
};

const vgpuHost: OwnWay = {
  text: "Install the guest driver (GRID) of the vGPU release that the host's own driver is of: its administrator or the provider has it. An ordinary driver does not drive a virtual GPU.",
  source: links.vgpuDriver,
};

const azure: OwnWay = {
  text: 'Add the NVIDIA GPU Driver Extension to this virtual machine: it puts in the GRID driver on sizes with a part of a GPU (NVads A10 v5), and the CUDA driver on the others.',
  source: links.azureDriver,
  restart: false,
};

const branchNames = (branches: readonly number[]): string =>
  branches
    .map((branch) => `R${branch}`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

/** With `BRANCH` for the number of the branch. A GB10 has no fabric. */
function dgxOs(release: string, model: string | null): OwnWay {
  const known = dgxDrivers(release, model);
  const names = known?.names ?? null;
  const spark = /\bSpark\b|\bGB10\b/.test(model ?? '');
  const fabric = names === null || spark ? '' : `; with NVSwitches ${names.fabric} together with them`;
  const what = names === null ? ' as its user guide says' : `: ${names.driver}${fabric}`;
  return {
    text: [
      `Install the driver packages of DGX OS ${release} by apt from its own repositories${what}.`,
      ...(known === null ? [] : [`${branchesOf(known)}.`]),
      `Do not mix in packages or run files of other origin. ${dgxBeyond(release, model)}`,
    ].join(' '),
    source: known?.source ?? links.dgxOs,
  };
}

function branchesOf({ branches, documented, names }: DgxDrivers): string {
  const which = `${branches.length > 1 ? 'The branches are' : 'The branch is'} ${branchNames(branches)}`;
  const reserve = documented ? '' : ', as far as is known';
  const listed = names?.driver.split(' ')[0]?.replace('BRANCH', '*');
  return `${which}${reserve}${listed === undefined ? '' : `; apt list '${listed}' shows those that there are`}`;
}
