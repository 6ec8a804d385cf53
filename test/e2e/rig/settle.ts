import type { GpuModel, RigDescription, ToolkitState } from './description.ts';
import { place } from './gpu.ts';
import { gpuModels } from './gpu-models.ts';

const driverVersion = '550.163.01';
/** What a service manager gives its services. */
export const servicePath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A description with everything decided that it left open. */
export type Settled = ReturnType<typeof settle>;

export function settle(given: RigDescription) {
  const models = given.gpus ?? [gpuModels.a100, gpuModels.a100];
  const driver = settleDriver(given.driver, models);
  const toolkit = settleToolkit(given.toolkit);
  return {
    gpus: place(models),
    driver,
    nodes: given.nodes ?? (driver.module === null ? ('none' as const) : ('all' as const)),
    nvmlCode: given.nvmlCode ?? null,
    kernelLog: given.kernelLog ?? [],
    fabric: given.fabric ?? null,
    podman: given.podman ?? null,
    toolkit,
    docker: settleDocker(given.docker, toolkit.installed === true),
    images: given.images ?? (['small'] as const),
    engineAnswersAs: given.engineAnswersAs ?? null,
    ...settleMachine(given),
  };
}

function settleMachine(given: RigDescription) {
  return {
    shmSize: given.shmSize ?? '16g',
    grantsMemlock: given.grantsMemlock ?? true,
    serviceManager: given.serviceManager ?? 'systemd',
    registry: given.registry ?? null,
    files: given.files ?? {},
    hidden: given.hidden ?? [],
    binds: given.binds ?? [],
  };
}

/** The newest CUDA that a branch of the driver serves, as its nvidia-smi prints it. */
const cudaOfBranch: Readonly<Record<number, string>> = {
  440: '10.2',
  470: '11.4',
  525: '12.0',
  535: '12.2',
  545: '12.3',
  550: '12.4',
  570: '12.8',
  575: '12.9',
  580: '13.0',
  590: '13.1',
};

/** Without a GPU there is no driver unless it is asked for; a module is loaded as its libraries are. */
function settleDriver(given: RigDescription['driver'], models: readonly GpuModel[]) {
  const usual = models.length > 0 ? driverVersion : null;
  const libraries = given?.libraries === undefined ? usual : given.libraries;
  const wanted = given?.module === undefined ? libraries : given.module;
  return {
    libraries,
    module: models.length === 0 ? null : wanted,
    available: given?.available ?? libraries ?? driverVersion,
    cudaOf: (version: string) => given?.cuda ?? cudaOfBranch[Number(version.split('.')[0])] ?? '12.4',
  };
}

function settleToolkit(given: ToolkitState = {}) {
  const directory = given.directory ?? '/usr/bin';
  return {
    installed: given.installed ?? true,
    version: given.version ?? '1.17.8',
    libraryVersion: given.libraryVersion ?? given.version ?? '1.17.8',
    directory,
    hookDirectory: given.hookDirectory ?? directory,
    without: given.without ?? [],
    hook: given.hook ?? ('works' as const),
    repository: given.repository ?? true,
    config: given.config ?? null,
  };
}

function settleDocker(given: RigDescription['docker'], toolkitInstalled: boolean) {
  const usual = toolkitInstalled ? registeredRuntime : null;
  return {
    installed: given?.installed ?? true,
    running: given?.running ?? true,
    daemonJson: given?.daemonJson === undefined ? usual : given.daemonJson,
    path: given?.path ?? servicePath,
    dataRootSize: given?.dataRootSize ?? '200g',
    rootless: given?.rootless ?? false,
    testerInGroup: given?.testerInGroup ?? false,
  };
}

// As nvidia-ctk writes it.
const registeredRuntime = JSON.stringify(
  { runtimes: { nvidia: { args: [], path: 'nvidia-container-runtime' } } },
  null,
  4,
);
