import { defineCheck, type Finding } from '../src/check.ts';
import { isSetAside } from '../src/knowledge/set-aside.ts';
import type { Reading } from '../src/probe.ts';
import type { KernelLogFact } from '../src/probes/kernel-log.ts';
import type { ModuleFileFact } from '../src/probes/module-file.ts';
import type { ModuleObstaclesFact } from '../src/probes/module-obstacles.ts';
import type { OsFact } from '../src/probes/os.ts';
import type { PciFact } from '../src/probes/pci.ts';
import { findOut } from './fixes/find-out.ts';
import { relabelModules } from './fixes/module.ts';
import { releaseFromVfio } from './fixes/other-drivers.ts';
import { enrolModuleKey, switchSecureBootOff } from './fixes/secure-boot.ts';
import { byConfiguration, bySwitch, switchedOff } from './module/configuration.ts';
import { byOtherDriver } from './module/other-driver.ts';
import { refusalOf } from './module/signature.ts';

type Code =
  | 'secure-boot-unsigned'
  | 'kernel-module-blacklisted'
  | 'prime-intel-selected'
  | 'nouveau-conflict'
  | 'nova-core-conflict'
  | 'gpu-bound-to-vfio'
  | 'selinux-module-load';

export default defineCheck({
  id: 'module-loading',
  title: 'Nothing keeps the NVIDIA kernel module from loading',
  needs: ['pci', 'platform', 'kernelModule'],
  uses: ['moduleObstacles', 'moduleFile', 'driverLibraries', 'kernelLog', 'os'],
  codes: [
    'secure-boot-unsigned',
    'kernel-module-blacklisted',
    'prime-intel-selected',
    'nouveau-conflict',
    'nova-core-conflict',
    'gpu-bound-to-vfio',
    'selinux-module-load',
  ],
  applies({ pci, platform, moduleObstacles }) {
    if (platform.kind === 'jetson' || platform.kind === 'wsl2') return 'this system loads no such module';
    return gpusOf(pci).length > 0 || switchedOff(moduleObstacles) || 'there is no NVIDIA GPU';
  },
  examine({ pci, kernelModule, driverLibraries, ...around }) {
    // What switches the GPU off takes it from the bus as well.
    if (gpusOf(pci).length === 0) return bySwitch(around);
    const held = byVfio(pci, around.os);
    if (kernelModule.kind === 'loaded') return held;
    const library = driverLibraries.ok && driverLibraries.value.nvml !== null;
    // Where no driver was ever installed, nothing is kept from loading.
    if (kernelModule.builtFor.length === 0 && !library) return held;
    return [...held, ...byOtherDriver(gpusOf(pci), around), ...byKernel(around, gpusOf(pci).length)];
  },
});

const gpusOf = ({ devices }: PciFact) => devices.filter(({ kind }) => kind === 'gpu');

/** A GPU that is set aside for a virtual machine is nobody's fault while another is left. */
function byVfio(pci: PciFact, os: Reading<OsFact>): readonly Finding<Code>[] {
  const gpus = gpusOf(pci);
  if (!gpus.every(isSetAside)) return [];
  const finding: Finding<Code> = {
    code: 'gpu-bound-to-vfio',
    severity: 'error',
    message: `Every NVIDIA GPU is held by ${[...new Set(gpus.map(({ driver }) => driver))].join(', ')}, to be passed through to a virtual machine.`,
    seen: { gpus: gpus.map(({ address }) => address) },
    fixes: [releaseFromVfio(os)],
  };
  return [finding];
}

interface Around {
  readonly moduleObstacles: Reading<ModuleObstaclesFact>;
  readonly moduleFile: Reading<ModuleFileFact>;
  readonly kernelLog: Reading<KernelLogFact>;
  readonly os: Reading<OsFact>;
}

function byKernel(around: Around, gpus: number): readonly Finding<Code>[] {
  return [...bySignature(around), ...byConfiguration(around, gpus), ...bySelinux(around, gpus)];
}

function bySignature({ moduleObstacles, moduleFile, kernelLog, os }: Around): readonly Finding<Code>[] {
  const refusal = refusalOf(moduleObstacles, moduleFile, kernelLog);
  if (refusal === null) return [];
  const fixes = [enrolModuleKey(os, refusal.signed, moduleFile), switchSecureBootOff()];
  const finding: Finding<Code> = {
    code: 'secure-boot-unsigned',
    severity: refusal.certain ? 'error' : 'warning',
    message: refusal.message,
    seen: refusal.seen,
    // Nobody restarts a machine for a key that may be trusted already.
    fixes: refusal.certain ? fixes : [tryModule, ...fixes],
  };
  return [finding];
}

const tryModule = findOut('secure-boot-unsigned', [
  {
    code: 'secure-boot-unsigned',
    decides: 'Does sudo modprobe nvidia say "Key was rejected by service" or "Required key not available"?',
  },
]);

function bySelinux({ kernelLog }: Around, gpus: number): readonly Finding<Code>[] {
  const denied = kernelLog.ok ? kernelLog.value.events.find(({ kind }) => kind === 'load-denied') : undefined;
  if (denied === undefined) return [];
  const finding: Finding<Code> = {
    code: 'selinux-module-load',
    severity: 'error',
    message: 'SELinux does not let the nvidia module be loaded: its file has the wrong label.',
    seen: { log: denied.text },
    fixes: [relabelModules(gpus)],
  };
  return [finding];
}
