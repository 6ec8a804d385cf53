import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { hookState } from '../../src/knowledge/toolkit-hook.ts';
import { valueIn } from '../../src/probe.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { Target } from '../../src/target.ts';
import { nearlyFull } from '../disk/size.ts';
import { closedToOthers } from '../driver/node-access.ts';
import { enableCdi, generateCdiSpec, generateWithUvm } from '../fixes/cdi.ts';
import { openDeviceNodes, reloadUvm } from '../fixes/device-nodes.ts';
import { freeContainerdStore, freeDesktopDisk, freeDisk, freeInodes, freeTemporary } from '../fixes/disk.ts';
import { joinSocketGroup } from '../fixes/docker-group.ts';
import { upgradeDocker } from '../fixes/docker-upgrade.ts';
import { installDriverLibraries, loadKernelModule } from '../fixes/driver.ts';
import { startEngine } from '../fixes/engine-start.ts';
import { driverFixes, gpuFixes, pullForArchitecture } from '../fixes/image.ts';
import { driverHost } from '../fixes/install/own-way.ts';
import {
  askForCompute,
  clearVariable,
  dropCompatLibrary,
  pullAgain,
  pullAgainLoggedIn,
  restoreTorch,
  stripDriverFiles,
} from '../fixes/local-image.ts';
import { mendMismatch, restartMachine } from '../fixes/mismatch.ts';
import { allowBySelinux, launchUnlabelled } from '../fixes/security.ts';
import { raiseShm } from '../fixes/shm.ts';
import { asRoot, byHand } from '../fixes/steps.ts';
import {
  configureRuntime,
  installToolkit,
  linkHook,
  reinstallToolkit,
  restartForToolkit,
} from '../fixes/toolkit.ts';
import { correctToolkitConfig } from '../fixes/toolkit-config.ts';
import { setHookUser, setNoCgroups } from '../fixes/toolkit-settings.ts';
import { upgradeToolkit } from '../fixes/toolkit-upgrade.ts';
import { removeLinuxDriver } from '../fixes/wsl.ts';
import { caseOf } from '../image/case.ts';
import type { Case } from '../image/machine.ts';
import type { SettlingFacts } from './scene.ts';

type FixFor = (host: SettlingFacts, target: Target) => readonly Fix[];

const reference = (host: SettlingFacts): string => valueIn(host.imageChoice)?.reference ?? 'IMAGE';

/** What the image's own check would advise. */
function aboutImage(
  host: SettlingFacts,
  target: Target,
  advise: (one: Case) => readonly Fix[],
): readonly Fix[] {
  const [imageChoice, system] = [valueIn(host.imageChoice), valueIn(host.system)];
  if (imageChoice === null || system === null) return [];
  const one = caseOf({ ...host, imageChoice, system }, target);
  return one === null ? [] : advise(one);
}

const newerDriver: FixFor = (host, target) =>
  aboutImage(host, target, (one) => driverFixes(one, one.facts.minDriver));

const otherImage: FixFor = (host, target) => aboutImage(host, target, gpuFixes);

const hook: FixFor = (host) => {
  const toolkit = valueIn(host.toolkit);
  const state = toolkit === null ? null : hookState(toolkit, valueIn(host.dockerd));
  return [state?.kind === 'not-on-path' ? linkHook(state.path) : reinstallToolkit(host)];
};

const withToolkitFact = (host: SettlingFacts, fix: (toolkit: ToolkitFact) => Fix): readonly Fix[] => {
  const toolkit = valueIn(host.toolkit);
  return toolkit === null ? [] : [fix(toolkit)];
};

const writeSpec: FixFor = (host) =>
  withToolkitFact(host, (toolkit) => {
    const spec = valueIn(host.cdi)?.specs.find(
      (one) => one.kind === 'valid' && one.deviceKind === 'nvidia.com/gpu',
    );
    const lacksUvm = spec?.kind === 'valid' && !spec.injectsUvm;
    const generate = lacksUvm ? generateWithUvm : generateCdiSpec;
    return generate({ ...host, toolkit }, spec?.path ?? null);
  });

/** Its switch -k loads kernel modules, as a launch does: a person does this, never the doctor. */
const readHelperLog: Fix = {
  id: 'read-helper-log',
  title: "Read the log of the toolkit's helper",
  risk: 'manual',
  steps: [
    asRoot('nvidia-container-cli', '-k', '-d', '/dev/tty', 'info'),
    byHand('The first line that begins with E or W and names a library, a folder or a device is the cause.'),
  ],
  verify: ['nvidia-container-cli', 'info'],
  source: links.toolkitTroubleshooting,
};

const cgroupsAlone =
  (alone: boolean): FixFor =>
  ({ toolkit }) => {
    const fact = valueIn(toolkit);
    return fact === null ? [] : [setNoCgroups(fact, alone)];
  };

const fixes: Readonly<Record<string, FixFor>> = {
  'toolkit-not-installed': (host) => [installToolkit(host)],
  'daemon-not-restarted': () => [restartForToolkit],
  'gpus-vendor-misdetected-amd': () => [restartForToolkit],
  'toolkit-hook-missing': hook,
  'toolkit-cli-missing': (host) => [reinstallToolkit(host)],
  'toolkit-version-mix': (host) => [upgradeToolkit(host)],
  'cgroup-v2-old-libnvidia': (host) => [upgradeToolkit(host)],
  'toolkit-bug-old-version': (host) => [upgradeToolkit(host)],
  'pull-token-expired': (host) => [
    pullAgainLoggedIn(reference(host), valueIn(host.imageChoice)?.registry ?? 'nvcr.io'),
  ],
  'driver-init-rpc': () => [readHelperLog],
  'driver-cuda-init': (host) => [upgradeToolkit(host)],
  'runtime-binary-missing': (host) => [reinstallToolkit(host)],
  'runtime-crash': (host) => [reinstallToolkit(host)],
  'nvidia-runtime-not-registered': (host) => [configureRuntime(host)],
  'cdi-spec-missing-or-unreadable': writeSpec,
  'cdi-spec-stale': writeSpec,
  'cdi-missing-uvm': writeSpec,
  'cdi-not-enabled-docker': (host) => withToolkitFact(host, (toolkit) => enableCdi({ ...host, toolkit })),
  'toolkit-config-invalid': ({ toolkit }) => {
    const path = valueIn(toolkit)?.configPath;
    return [correctToolkitConfig(path ?? '/etc/nvidia-container-runtime/config.toml')];
  },
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
    return [reloadUvm(module?.kind === 'loaded' && module.uvm)];
  },
  'rootless-no-cgroups': cgroupsAlone(true),
  'lxc-nested-no-cgroups': cgroupsAlone(true),
  'cgroup-write-denied': cgroupsAlone(true),
  'no-cgroups-on-rootful': cgroupsAlone(false),
  'hook-node-permissions': (host) => {
    const group = closedToOthers(valueIn(host.deviceNodes)?.nodes ?? [])[0]?.group ?? 'root';
    return withToolkitFact(host, (toolkit) => setHookUser(toolkit, `root:${group}`));
  },
  'selinux-denial': ({ securityModules }) => {
    const modules = valueIn(securityModules);
    return modules === null ? [] : [allowBySelinux(modules), launchUnlabelled];
  },
  'device-node-permissions': () => [openDeviceNodes(null, null)],
  'driver-too-old-for-image': newerDriver,
  'forward-compat-unsupported-hw': newerDriver,
  'gpu-too-new-for-image': otherImage,
  'gpu-too-old-for-image': otherImage,
  'forward-compat-mismatched-lib': () => [dropCompatLibrary()],
  'wheel-arch-mismatch': () => [restoreTorch()],
  'image-bundles-driver-libs': (host) => [stripDriverFiles(reference(host))],
  'image-corrupt-local': (host) => [pullAgain(reference(host))],
  'arch-exec-format': (host) => {
    const system = valueIn(host.system);
    return system === null ? [] : [pullForArchitecture(system.architecture, reference(host))];
  },
  'cuda-visible-devices-wrong': () => [clearVariable('CUDA_VISIBLE_DEVICES')],
  'driver-capabilities-missing': () => [askForCompute()],
  'driver-capabilities-invalid': () => [askForCompute()],
  'disk-full-docker-root': ({ storage }) => [freeDisk(valueIn(storage)?.path ?? '/var/lib/docker')],
  'containerd-store-disk': ({ storage }) => [
    freeContainerdStore(valueIn(storage)?.path ?? '/var/lib/containerd'),
  ],
  'disk-full-docker-desktop-vm': () => [freeDesktopDisk],
  'disk-full-other-fs': ({ storage }) => {
    const { path = '/var/lib/docker', temporary } = valueIn(storage) ?? {};
    const small = temporary !== undefined && temporary.freeBytes < nearlyFull;
    return [small ? freeTemporary(temporary.path) : freeInodes(path)];
  },
  'shm-too-small': (_, target) => [raiseShm(target)],
  'docker-cli-too-old': ({ os }) => [upgradeDocker({ os })],
  'daemon-not-running': ({ dockerd, os }) => {
    const fact = valueIn(dockerd);
    return fact === null ? [] : [startEngine(fact, os)];
  },
  'docker-socket-permission': ({ system, dockerGroup }) => {
    const user = valueIn(system)?.user ?? null;
    return user === null ? [] : [joinSocketGroup(user, dockerGroup)];
  },
};

/** What mends a cause on this very host; empty where its page has to say it. */
export const fixesFor = (code: string, host: SettlingFacts, target: Target): readonly Fix[] =>
  fixes[code]?.(host, target) ?? [];
