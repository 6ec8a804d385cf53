import type { FabricManagerFact } from '../../src/probes/fabric-manager.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { PciFact } from '../../src/probes/pci.ts';

/** NVSwitches of DGX-2, A100 and H100 systems. Source: https://admin.pci-ids.ucw.cz/read/PC/10de */
const switchIds = new Set(['1ac0', '1ac1', '1ac2', '1af1', '22a3']);

/** By its driver or its number: network cards of old NVIDIA chipsets are bridges of the same class. */
const isSwitch = ({ kind, deviceId, driver }: PciFact['devices'][number]): boolean =>
  kind === 'nvswitch' && (driver === 'nvidia-nvswitch' || switchIds.has(deviceId.toLowerCase()));

/** What is known of the NVLink fabric of this machine. */
export interface FabricView {
  readonly switches: number;
  /** GPUs that belong to a fabric. */
  readonly gpus: readonly Gpu[];
  /** Those that the fabric has not taken in: CUDA does not start on them. */
  readonly outside: readonly Gpu[];
  readonly driverVersion: string | null;
  readonly manager: FabricManagerFact | null;
  /** A fabric manager is at work; null where that is not known. */
  readonly running: boolean | null;
  /** This machine itself must run the fabric manager. */
  readonly needsManager: boolean;
}

export function fabricView(
  pci: PciFact,
  smi: NvidiaSmiFact | null,
  manager: FabricManagerFact | null,
  module: KernelModuleFact | null,
): FabricView {
  const gpus = smi?.kind === 'answered' ? smi.gpus.filter(({ state }) => state.fabric !== null) : [];
  const switches = pci.devices.filter(isSwitch).length;
  return {
    switches,
    gpus,
    outside: gpus.filter(isOutside),
    driverVersion:
      smi?.kind === 'answered' ? smi.driverVersion : module?.kind === 'loaded' ? module.version : null,
    manager,
    running: isRunning(manager),
    needsManager: switches > 0 || gpus.some(isOnBoard),
  };
}

const isOutside = ({ state: { fabric } }: Gpu): boolean =>
  fabric !== null && (fabric.state !== 'Completed' || (fabric.status ?? 'Success') !== 'Success');

/**
 * Boards with NVSwitches of the fourth generation do not show these on the bus. In a virtual machine the fabric is the
 * host's affair, and racks of GB200 and GB300 have it in their switch trays.
 */
const isOnBoard = ({ name, state }: Gpu): boolean =>
  state.virtualization === 'none' && !/\bG[BH]\d{3}\b/.test(name);

/** A process may run in a container, where no service tells of it: without one only a service that is down is proof. */
function isRunning(manager: FabricManagerFact | null): boolean | null {
  if (manager === null) return null;
  const { service, process } = manager;
  if (process === true || service === 'active') return true;
  if (process === false) return false;
  return service === 'failed' || service === 'stopped' ? false : null;
}
