import { gpuByName } from '../../../src/knowledge/gpus.ts';
import { valueIn } from '../../../src/probe.ts';
import type { KernelEvent } from '../../../src/probes/kernel-log-lines.ts';
import { isBefore, parseVersion } from '../../../src/version.ts';
import { gpusOf } from '../gpus-of.ts';
import type { Evidence, SettlingFacts } from '../scene.ts';

/** Whether the kernel log, where it may be read, tells of such an event. */
const logged =
  (is: (event: KernelEvent) => boolean): Evidence =>
  ({ host }) => {
    const log = valueIn(host.kernelLog);
    return log === null ? null : log.events.some(is);
  };

const xid = (...numbers: readonly number[]) =>
  logged(({ kind, number }) => kind === 'xid' && number !== null && numbers.includes(number));

function libraryDiffers(host: SettlingFacts): boolean | null {
  const [module, libraries] = [valueIn(host.kernelModule), valueIn(host.driverLibraries)];
  if (module?.kind !== 'loaded' || libraries === null) return null;
  const cuda = libraries.cuda === 'untold' ? null : libraries.cuda;
  const version = cuda?.version ?? libraries.nvml?.version ?? null;
  return version === null ? null : version !== module.version;
}

/** What shows a fault of the driver on the host. */
export const driverEvidence: Readonly<Record<string, Evidence>> = {
  'no-nvidia-gpu': ({ host }) => {
    const pci = valueIn(host.pci);
    if (pci === null || valueIn(host.platform)?.kind === 'wsl2') return null;
    return pci.bus && pci.devices.every(({ kind }) => kind !== 'gpu');
  },
  'driver-libraries-missing': ({ host }) => {
    const libraries = valueIn(host.driverLibraries);
    return libraries === null ? null : libraries.nvml === null;
  },
  'driver-library-mismatch': ({ host }) => libraryDiffers(host),
  'kernel-module-not-loaded': ({ host }) => {
    const module = valueIn(host.kernelModule);
    return module === null ? null : module.kind !== 'loaded';
  },
  'uvm-module-stale': ({ host }) => {
    const module = valueIn(host.kernelModule);
    // One that is loaded may be stale all the same.
    return module?.kind === 'loaded' && module.uvm === false ? true : null;
  },
  'driver-cuda-init': ({ host }) => {
    // From 1.1 on nvidia-container-cli does without CUDA (release notes of libnvidia-container 1.1.0).
    const version = parseVersion(valueIn(host.toolkit)?.libraryVersion ?? '');
    return version === null ? null : isBefore(version, '1.1');
  },
  'device-nodes-missing': ({ host }) => {
    const nodes = valueIn(host.deviceNodes)?.nodes;
    return nodes === undefined ? null : nodes.every(({ path }) => path !== '/dev/nvidiactl');
  },
  'device-node-permissions': ({ host, measured }) => {
    // A mode is refused with EACCES, a control group's rule with EPERM.
    if (Object.values(measured?.refusedNodes ?? {}).includes('EPERM')) return false;
    const nodes = valueIn(host.deviceNodes)?.nodes ?? [];
    return nodes.length === 0 ? null : nodes.some(({ mode }) => (mode & 0o006) !== 0o006);
  },
  'persistence-mode-off': ({ host }) => {
    const gpus = gpusOf(host);
    if (gpus === null || gpus.some(({ state }) => state.persistence === null)) return null;
    // Off is the default on a desktop, where the driver starts in no time.
    const off = gpus.filter(({ state }) => state.persistence === false);
    return off.length === 0 ? false : off.some(({ name }) => gpuByName(name)?.dataCenter === true) || null;
  },
  'gpu-fell-off-bus': logged(
    ({ kind, number }) => kind === 'fell-off-bus' || (kind === 'xid' && number === 79),
  ),
  'gsp-rpc-timeout': xid(119, 120),
  'hmm-kaslr-802': logged(({ kind }) => kind === 'hmm-failed'),
};
