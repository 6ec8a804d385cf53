import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { ModuleHolder } from '../../src/probes/module-holders.ts';
import type { ModuleUseFact } from '../../src/probes/module-use.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

/** A restart always mends it, and a reload does too, once nothing uses the GPUs; so what uses them decides which. */
export function mendMismatch(
  module: Extract<KernelModuleFact, { kind: 'loaded' }>,
  use: ModuleUseFact | null,
  restart: Fix = restartMachine,
  holders: readonly ModuleHolder[] = [],
): readonly Fix[] {
  const free = module.users === 0 && use?.display !== true;
  const reload = reloadDriver(use, holders);
  return free ? [reload, restart] : [restart, reload];
}

export const restartMachine: Fix = {
  id: 'reboot',
  title: 'Restart the machine',
  risk: 'disruptive',
  interrupts: 'everything on this machine stops',
  then: 'reboot',
  steps: [asRoot('reboot')],
  verify: nvidiaSmi,
};

function reloadDriver(use: ModuleUseFact | null, holders: readonly ModuleHolder[]): Fix {
  const loaded = use?.modules ?? ['nvidia_drm', 'nvidia_modeset', 'nvidia_uvm', 'nvidia'];
  const service = use?.persistenced === true;
  return {
    id: 'reload-driver',
    title: 'Unload the old kernel module and load the new one',
    risk: 'disruptive',
    interrupts:
      'every program that uses a GPU must be stopped first, a graphical desktop and containers included',
    steps: [
      byHand(`Stop what uses the GPUs${namesOf(holders)}: sudo fuser -v /dev/nvidia* names it.`),
      ...(service ? [serviceStep('stop')] : []),
      asRoot('modprobe', '-r', ...loaded),
      asRoot('modprobe', 'nvidia'),
      asRoot('modprobe', 'nvidia-uvm'),
      ...(service ? [serviceStep('start')] : []),
    ],
    verify: nvidiaSmi,
  };
}

/** nvidia-persistenced is stopped by a step of its own. */
function namesOf(holders: readonly ModuleHolder[]): string {
  const others = holders.filter(({ program }) => program?.startsWith('nvidia-persiste') !== true);
  if (others.length === 0) return '';
  return ` (${others.map(({ pid, program }) => `${program ?? 'process'} ${pid}`).join(', ')})`;
}

const serviceStep = (what: 'start' | 'stop'): Step => asRoot('systemctl', what, 'nvidia-persistenced');

/** Where the module on the disk is not of the libraries' version either, neither a restart nor a reload is enough. */
export const matchVersions = (library: string): Fix => ({
  id: 'match-driver-versions',
  title: 'Bring the kernel module and the libraries to one version',
  risk: 'manual',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [
    byHand(
      `Find out which of the two is meant. If it is ${library}: have its module built (dkms status lists it; dkms install it, or install the package of its kernel module) and remove the older module's packages or files. If it is the module's: remove what is left of ${library}, such as links of libnvidia-ml.so.1 to files of another installation.`,
      links.driverInstall,
    ),
  ],
  verify: ['modinfo', '-F', 'version', 'nvidia'],
  source: links.driverInstall,
});
