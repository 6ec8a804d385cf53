import type { Finding } from '../../src/check.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DriverLibrariesFact } from '../../src/probes/driver-libraries.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { ModuleFileFact } from '../../src/probes/module-file.ts';
import type { ModuleHoldersFact } from '../../src/probes/module-holders.ts';
import type { ModuleUseFact } from '../../src/probes/module-use.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { rebuildInitramfs } from '../fixes/initramfs.ts';
import { matchVersions, mendMismatch, restartMachine } from '../fixes/mismatch.ts';

type Loaded = Extract<KernelModuleFact, { kind: 'loaded' }>;

interface Beside {
  readonly moduleFile: Reading<ModuleFileFact>;
  readonly moduleUse: Reading<ModuleUseFact>;
  readonly moduleHolders: Reading<ModuleHoldersFact>;
  readonly os: Reading<OsFact>;
  readonly system: SystemFact;
}

/** Module and libraries are of two versions; what lies on the disk decides what mends it. */
export function mismatch(
  module: Loaded,
  library: string | null,
  { moduleFile, moduleUse, moduleHolders, os, system }: Beside,
): Finding<'driver-library-mismatch'> {
  const file = valueIn(moduleFile);
  const onDisk = file?.kind === 'present' ? file.version : null;
  const sinceMs = file?.kind === 'present' ? file.sinceMs : null;
  // What lies on the disk is what a restart loads: if that is old as well, a restart changes nothing.
  // nvidia-smi names the library's version without its last part.
  const same = onDisk === library || onDisk?.startsWith(`${library}.`) === true;
  const stale = onDisk !== null && library !== null && !same;
  const early = !stale && onDisk !== null && onDisk !== module.version && isBefore(sinceMs, system.bootMs);
  const holders = valueIn(moduleHolders)?.programs ?? [];
  const restart = early ? rebuildInitramfs(os, ['nvidia-smi']) : restartMachine;
  return {
    code: 'driver-library-mismatch',
    severity: 'error',
    message: messageFor(module.version, library, stale ? onDisk : null, early),
    seen: {
      module: module.version,
      library,
      moduleOnDisk: onDisk,
      users: module.users,
      holders: moduleHolders.ok ? holders.map(({ pid, program }) => ({ pid, program })) : null,
    },
    fixes: stale ? [matchVersions(library)] : mendMismatch(module, valueIn(moduleUse), restart, holders),
  };
}

function messageFor(module: string, library: string | null, onDisk: string | null, early: boolean): string {
  if (onDisk !== null) {
    return `The driver's libraries are ${library}, and the kernel module is ${module} in memory and ${onDisk} on the disk: a restart alone will not mend it.`;
  }
  const both = `The loaded kernel module is version ${module} and the driver's libraries are ${library ?? 'of another version'}`;
  return early
    ? `${both}. The new module was on the disk before this machine started, so the old one came from somewhere else, as a rule the initramfs: a restart alone will not mend it.`
    : `${both}: the driver was upgraded and the old module is still loaded.`;
}

/** A clock that was set right after the start moves both by less than this. */
const doubtMs = 10 * 60 * 1000;

const isBefore = (timeMs: number | null, bootMs: number | null): boolean =>
  timeMs !== null && bootMs !== null && timeMs < bootMs - doubtMs;

/**
 * nvidia-smi answers by its own library, and CUDA's is of another driver than the module: then CUDA does not start. Where
 * not even nvidia-smi's seems to be of the module's, the loader takes others than were looked at.
 */
export function cudaMismatch(
  module: Loaded,
  { cuda, nvml }: DriverLibrariesFact,
): Finding<'driver-library-mismatch'> | null {
  const library = cuda === 'untold' ? null : (cuda?.version ?? null);
  if (library === null || library === module.version || nvml?.version !== module.version) return null;
  return {
    code: 'driver-library-mismatch',
    severity: 'warning',
    undecided: true,
    message: `CUDA's library, the libcuda.so.1 that the loader finds, is of driver ${library}, with ${module.version} in the kernel: nvidia-smi answers all the same, and CUDA does not start (error 803). Whether containers get this library, a launch shows.`,
    seen: { module: module.version, library, path: cuda === 'untold' ? null : (cuda?.path ?? null) },
    fixes: [matchVersions(library)],
  };
}
