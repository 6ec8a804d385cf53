import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { DriverLibrariesFact } from '../../src/probes/driver-libraries.ts';
import type { KernelLogFact } from '../../src/probes/kernel-log.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { MachineFact } from '../../src/probes/machine.ts';
import type { ModuleBuildFact } from '../../src/probes/module-build.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { buildKernelModule } from '../fixes/build.ts';
import { installDriver, loadKernelModule } from '../fixes/driver.ts';
import { machineOf } from '../fixes/install/machine.ts';
import { driverHost } from '../fixes/install/own-way.ts';

export interface Around {
  readonly pci: PciFact;
  readonly driverLibraries: DriverLibrariesFact;
  readonly system: SystemFact;
  readonly kernelLog: Reading<KernelLogFact>;
  readonly os: Reading<OsFact>;
  readonly platform: PlatformFact;
  readonly machine: Reading<MachineFact>;
  readonly moduleBuild: Reading<ModuleBuildFact>;
}

type Code = 'driver-not-installed' | 'kernel-module-not-loaded' | 'kernel-upgraded-no-module';
type NotLoaded = Extract<KernelModuleFact, { kind: 'not-loaded' }>;

/** Where nobody could look for a module of this kernel. */
const notSearched = [
  {
    code: 'kernel-module-not-loaded',
    decides: 'Does modinfo nvidia name a file for the running kernel (uname -r)?',
  },
  { code: 'kernel-upgraded-no-module', decides: 'Does modinfo nvidia say that there is no such module?' },
] as const;

/** What there is of a driver whose module is not loaded. Why it is not, other checks look at. */
export function whileNotLoaded(module: NotLoaded, around: Around): Finding<Code> {
  const { pci, driverLibraries, system, os, platform, machine } = around;
  const gpus = pci.devices.filter(({ kind }) => kind === 'gpu').length;
  const built = module.builtFor.includes(system.kernelRelease);
  const libraries = driverLibraries.nvml !== null || driverLibraries.cuda !== null;
  const seen = { kernel: system.kernelRelease, builtFor: module.builtFor };
  const alien = around.kernelLog.ok
    ? around.kernelLog.value.events.find(({ kind }) => kind === 'other-kernel')
    : undefined;
  if (alien === undefined && (built || (!module.searched && libraries))) {
    return {
      code: 'kernel-module-not-loaded',
      severity: 'error',
      message: 'The NVIDIA driver is installed, and its kernel module is not loaded.',
      seen,
      explainedBy: [
        'secure-boot-unsigned',
        'kernel-module-blacklisted',
        'prime-intel-selected',
        'nouveau-conflict',
        'nova-core-conflict',
        'gpu-bound-to-vfio',
        'selinux-module-load',
        'bar-space-above-4g',
        'gpu-fell-off-bus',
        'open-kernel-module-unsupported',
        'gpu-legacy-for-driver',
        'gpu-not-supported-by-driver',
        'cc-unsupported-device',
      ],
      fixes: [loadKernelModule(gpus)],
      ...(built ? {} : { candidates: notSearched }),
    };
  }
  if (libraries || module.builtFor.length > 0) {
    const fix = buildKernelModule(os, system.kernelRelease, gpus, around.moduleBuild);
    return {
      code: 'kernel-upgraded-no-module',
      severity: 'error',
      message: built
        ? `The NVIDIA kernel module was built for another build of the kernel than ${system.kernelRelease}, which refuses it.`
        : `The NVIDIA driver is installed, but has no kernel module for the running kernel ${system.kernelRelease}.`,
      seen: alien === undefined ? seen : { ...seen, log: alien.text },
      explainedBy: ['dkms-headers-missing', 'dkms-build-failed'],
      fixes: [fix],
    };
  }
  return {
    code: 'driver-not-installed',
    severity: 'error',
    message: 'The NVIDIA driver is not installed: there is no kernel module and no driver library.',
    seen,
    fixes: [installDriver(os, machineOf(pci, system, driverHost(platform, machine, os)))],
  };
}
