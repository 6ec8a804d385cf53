import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';

/** The open kernel modules, or the proprietary ones. */
export type ModuleFlavour = 'open' | 'proprietary' | 'unknown';

/** The module `nvidia` in the running kernel. */
export type KernelModuleFact =
  | {
      readonly kind: 'loaded';
      /** e.g. `550.163.01` */
      readonly version: string;
      readonly flavour: ModuleFlavour;
      /** nvidia_uvm, without which CUDA cannot start, is loaded too; null where that is not told. */
      readonly uvm: boolean | null;
      /** How many open device files hold it, by its use count less the modules above it; null if not readable. */
      readonly users: number | null;
    }
  | {
      readonly kind: 'not-loaded';
      /** Kernel releases below /lib/modules for which an nvidia module file exists. */
      readonly builtFor: readonly string[];
      /** /lib/modules could be searched for the running kernel. */
      readonly searched: boolean;
      readonly nouveau: boolean;
    };

export const kernelModule: Probe<KernelModuleFact> = {
  title: 'NVIDIA kernel module',
  cost: 'local',
  needs: ['system'],
  async ask(host, _target, facts) {
    const [proc, sys, uvm] = await Promise.all([
      host.readText('/proc/driver/nvidia/version'),
      host.readText('/sys/module/nvidia/version'),
      host.stat('/sys/module/nvidia_uvm'),
    ]);
    const kernel = valueIn(facts.system)?.kernelRelease ?? null;
    // The module makes both and takes both away. One of them is enough: a container may hide the other.
    if (proc.kind === 'absent' && sys.kind === 'absent') return read(await notLoaded(host, kernel));
    const banner = proc.kind === 'ok' ? proc.value : '';
    const version = moduleVersionIn(banner) ?? (sys.kind === 'ok' ? sys.value.trim() : '');
    if (!/^\d+\./.test(version)) return unread('the version of the loaded kernel module could not be read');
    return read({
      kind: 'loaded',
      version,
      flavour: moduleFlavourOf(banner),
      uvm: uvm.kind === 'ok' ? true : uvm.kind === 'absent' ? false : null,
      users: await usersOf(host),
    });
  },
};

/** First line of /proc/driver/nvidia/version, as drivers 340 to 595 print it. */
export const moduleVersionIn = (banner: string): string | null =>
  /^NVRM version:.*?Kernel Module(?: for \S+)?\s+(\d+\.\d+(?:\.\d+)?)/m.exec(banner)?.[1] ?? null;

export function moduleFlavourOf(banner: string): ModuleFlavour {
  if (banner === '') return 'unknown';
  return /Open Kernel Module/.test(banner) ? 'open' : 'proprietary';
}

async function usersOf(host: Host): Promise<number | null> {
  const [count, holders] = await Promise.all([
    host.readText('/sys/module/nvidia/refcnt'),
    host.list('/sys/module/nvidia/holders'),
  ]);
  if (count.kind !== 'ok' || holders.kind !== 'ok') return null;
  const references = Number.parseInt(count.value, 10);
  return Number.isNaN(references) ? null : Math.max(references - holders.value.length, 0);
}

async function notLoaded(host: Host, kernel: string | null): Promise<KernelModuleFact> {
  const [kernels, nouveau] = await Promise.all([host.list('/lib/modules'), host.stat('/sys/module/nouveau')]);
  const known = kernels.kind === 'ok' ? kernels.value : [];
  const built = await Promise.all(known.map((release) => hasModule(host, release)));
  return {
    kind: 'not-loaded',
    builtFor: known.filter((_, index) => built[index] === true),
    searched: kernel !== null && known.some((release, index) => release === kernel && built[index] !== null),
    nouveau: nouveau.kind === 'ok',
  };
}

/** Where DKMS and the distributions' packages put the module. */
const moduleFolders = [
  'updates/dkms',
  'updates',
  'extra',
  'extra/nvidia',
  'weak-updates/nvidia',
  'kernel/drivers/video',
  'kernel/drivers/video/nvidia',
  'kernel/nvidia',
  'misc',
];

/**
 * nvidia.ko, packed or not. Debian calls it by its branch and lets an alias find it: nvidia-current.ko,
 * nvidia-current-open.ko, nvidia-tesla-470.ko, nvidia-legacy-390xx.ko. nvidia-drm.ko and its like are other modules.
 */
const moduleName =
  'nvidia(?:-current(?:-open)?|-tesla(?:-\\d+)?(?:-open)?|-legacy-\\d+xx|-open)?\\.ko(?:\\.(?:xz|zst|gz))?';
const moduleFile = new RegExp(`^${moduleName}$`);
const listed = new RegExp(`(?:^|/)${moduleName}:`, 'm');

/** Null where a place that may hold it keeps silent. */
async function hasModule(host: Host, release: string): Promise<boolean | null> {
  // depmod lists every module that modprobe would find; large distributions' lists are about 1 MB.
  const list = await host.readText(`/lib/modules/${release}/modules.dep`, 8 * 1024 ** 2);
  if (list.kind === 'ok' && listed.test(list.value)) return true;
  const folders = await Promise.all(
    moduleFolders.map((folder) => host.list(`/lib/modules/${release}/${folder}`)),
  );
  if (folders.some((names) => names.kind === 'ok' && names.value.some((name) => moduleFile.test(name))))
    return true;
  const silent = [list, ...folders].some(({ kind }) => kind === 'denied' || kind === 'failed');
  return silent ? null : false;
}
