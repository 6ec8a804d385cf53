import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { BatchJobFact } from '../../src/probes/batch-job.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { DriverLibrariesFact } from '../../src/probes/driver-libraries.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { KernelLogFact } from '../../src/probes/kernel-log.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { ModuleFileFact } from '../../src/probes/module-file.ts';
import type { ModuleUseFact } from '../../src/probes/module-use.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { matchVersions, mendMismatch, restartMachine } from '../fixes/mismatch.ts';
import { type Missing, noDevices, someMissing } from './missing-gpus.ts';
import { notAnswering, type SmiCode } from './not-answering.ts';

type Loaded = Extract<KernelModuleFact, { kind: 'loaded' }>;
type Code = SmiCode | Missing | 'stale-driver-procfs' | 'driver-library-mismatch';

export interface Beside {
  readonly pci: PciFact;
  readonly driverLibraries: DriverLibrariesFact;
  readonly nvidiaSmi: NvidiaSmiFact;
  readonly moduleFile: Reading<ModuleFileFact>;
  readonly moduleUse: Reading<ModuleUseFact>;
  readonly containment: Reading<ContainmentFact>;
  readonly batchJob: Reading<BatchJobFact>;
  readonly kernelLog: Reading<KernelLogFact>;
  readonly deviceNodes: Reading<DeviceNodesFact>;
  readonly engine: Reading<EngineFact>;
  readonly system: SystemFact;
  readonly platform: PlatformFact;
}

/** What is wrong with a driver whose module is loaded; null: nothing that is seen here. */
export function whileLoaded(module: Loaded, beside: Beside): Finding<Code> | null {
  const { driverLibraries: libraries, nvidiaSmi: smi } = beside;
  if (smi.kind !== 'answered' && isHalfGone(beside)) return halfGone(module);
  const library = libraries.nvml?.version ?? (smi.kind === 'failed' ? smi.libraryVersion : null);
  if (smi.kind === 'failed' && smi.problem === 'library-mismatch') return mismatch(module, library, beside);
  // Without nvidia-smi the versions themselves tell: the library refuses to talk to any other module.
  if (smi.kind !== 'answered' && smi.kind !== 'failed') {
    return library !== null && library !== module.version ? mismatch(module, library, beside) : null;
  }
  if (smi.kind === 'answered') {
    return smi.gpus.length === 0 ? noDevices(module, '', beside) : someMissing(module, smi, beside);
  }
  return smi.problem === 'no-devices' ? noDevices(module, smi.text, beside) : notAnswering(smi, beside);
}

/** The kernel lists no such module, and the driver's folder in /proc is there: in a container that may be hidden. */
const isHalfGone = ({ moduleUse, containment }: Beside): boolean =>
  moduleUse.ok &&
  containment.ok &&
  containment.value.container === 'none' &&
  !moduleUse.value.modules.includes('nvidia');

const halfGone = (module: Loaded): Finding<Code> => ({
  code: 'stale-driver-procfs',
  severity: 'error',
  message:
    'The kernel module is half gone: /proc/driver/nvidia is left over, and the kernel no longer lists the module.',
  seen: { proc: module.version, listed: false },
  fixes: [restartMachine],
});

function mismatch(module: Loaded, library: string | null, { moduleFile, moduleUse }: Beside): Finding<Code> {
  const onDisk = moduleFile.ok && moduleFile.value.kind === 'present' ? moduleFile.value.version : null;
  // What lies on the disk is what a restart loads: if that is old as well, a restart changes nothing.
  // nvidia-smi names the library's version without its last part.
  const same = onDisk === library || onDisk?.startsWith(`${library}.`) === true;
  const stale = onDisk !== null && library !== null && !same;
  return {
    code: 'driver-library-mismatch',
    severity: 'error',
    message: stale
      ? `The driver's libraries are ${library}, and the kernel module is ${module.version} in memory and ${onDisk} on the disk: a restart alone will not mend it.`
      : `The loaded kernel module is version ${module.version} and the driver's libraries are ${library ?? 'of another version'}: the driver was upgraded and the old module is still loaded.`,
    seen: { module: module.version, library, moduleOnDisk: onDisk, users: module.users },
    fixes: stale ? [matchVersions(library)] : mendMismatch(module, moduleUse.ok ? moduleUse.value : null),
  };
}
