import { type Generation, generationOf, isAdaOrLater } from '../../../src/knowledge/gpu-generations.ts';
import type { PciFact } from '../../../src/probes/pci.ts';
import type { SystemFact } from '../../../src/probes/system.ts';
import type { DriverHost } from './own-way.ts';

/** What the choice of a driver depends on beside the distribution. */
export interface Machine {
  /** As Docker names it: `amd64`, `arm64`. */
  readonly architecture: string;
  /** `uname -r`. */
  readonly kernel: string;
  /** Of each GPU on the PCI bus; empty where they are not seen. */
  readonly generations: readonly Generation[];
  /** One of them is of Ada, Hopper or later. */
  readonly adaOrLater?: boolean;
  /** What else it is; a driver may come from there. */
  readonly host?: DriverHost;
}

export const machineOf = (
  pci: PciFact,
  { architecture, kernelRelease }: SystemFact,
  host: DriverHost,
): Machine => {
  const gpus = pci.devices.filter(({ kind }) => kind === 'gpu');
  return {
    host,
    architecture,
    kernel: kernelRelease,
    generations: gpus.map(({ deviceId }) => generationOf(deviceId)),
    adaOrLater: gpus.some(({ deviceId }) => isAdaOrLater(deviceId)),
  };
};

/** Turing and later, all of them: the open kernel module is for these, and from branch 620 on it is the only one. */
export const allTakeOpen = ({ generations }: Machine): boolean =>
  generations.length > 0 &&
  generations.every((one) => one === 'turing-to-hopper' || one === 'blackwell-or-later');
