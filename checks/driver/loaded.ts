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
import type { ModuleHoldersFact } from '../../src/probes/module-holders.ts';
import type { ModuleUseFact } from '../../src/probes/module-use.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { restartMachine } from '../fixes/mismatch.ts';
import { cudaMismatch, mismatch } from './mismatch.ts';
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
  readonly moduleHolders: Reading<ModuleHoldersFact>;
  readonly containment: Reading<ContainmentFact>;
  readonly batchJob: Reading<BatchJobFact>;
  readonly kernelLog: Reading<KernelLogFact>;
  readonly deviceNodes: Reading<DeviceNodesFact>;
  readonly engine: Reading<EngineFact>;
  readonly os: Reading<OsFact>;
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
  if (smi.kind === 'answered') return whileAnswering(module, smi, beside);
  return smi.problem === 'no-devices' ? noDevices(module, smi.text, beside) : notAnswering(smi, beside);
}

const whileAnswering = (
  module: Loaded,
  smi: Extract<NvidiaSmiFact, { kind: 'answered' }>,
  beside: Beside,
): Finding<Code> | null =>
  smi.gpus.length === 0
    ? noDevices(module, '', beside)
    : (someMissing(module, smi, beside) ?? cudaMismatch(module, beside.driverLibraries));

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

/** Two who tell of the driver in the kernel, and not of one. */
export function contradiction(module: KernelModuleFact, smi: NvidiaSmiFact): string | null {
  if (module.kind !== 'loaded' || smi.kind !== 'answered' || smi.driverVersion === module.version)
    return null;
  return `nvidia-smi tells of driver ${smi.driverVersion}, and the kernel of ${module.version}`;
}
