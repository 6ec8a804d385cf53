import { valueIn } from '../../../src/probe.ts';
import { reloadUvm } from '../../fixes/device-nodes.ts';
import { installDriverLibraries, loadKernelModule } from '../../fixes/driver.ts';
import { driverHost } from '../../fixes/install/own-way.ts';
import { mendMismatch, restartMachine } from '../../fixes/mismatch.ts';
import { removeLinuxDriver } from '../../fixes/wsl.ts';
import type { FixTable } from './table.ts';

/** Of the driver on the host. */
export const hostDriverFixes: FixTable = {
  'kernel-module-not-loaded': ({ pci }) => {
    const gpus = valueIn(pci)?.devices.filter(({ kind }) => kind === 'gpu').length ?? 1;
    return [loadKernelModule(gpus)];
  },
  'driver-libraries-missing': ({ platform, kernelModule, os, machine }) => {
    const [where, module] = [valueIn(platform), valueIn(kernelModule)];
    if (where === null || module === null) return [];
    return [installDriverLibraries(where, module, os, driverHost(where, machine, os))];
  },
  'wsl-linux-driver-installed': ({ wsl, os }) => {
    const fact = valueIn(wsl);
    return fact !== null && 'linuxDriver' in fact ? [removeLinuxDriver(fact.linuxDriver, valueIn(os))] : [];
  },
  'driver-library-mismatch': ({ kernelModule, moduleUse }) => {
    const module = valueIn(kernelModule);
    return module?.kind === 'loaded' ? mendMismatch(module, valueIn(moduleUse)) : [restartMachine];
  },
  'stale-driver-procfs': () => [restartMachine],
  'uvm-module-stale': ({ kernelModule }) => {
    const module = valueIn(kernelModule);
    return [reloadUvm(module?.kind === 'loaded' && module.uvm === true)];
  },
};
