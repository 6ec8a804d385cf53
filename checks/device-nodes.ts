import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { toolkitPath } from '../src/knowledge/toolkit-path.ts';
import { type Reading, valueIn } from '../src/probe.ts';
import type { ContainmentFact } from '../src/probes/containment.ts';
import type { DeviceNodesFact } from '../src/probes/device-nodes.ts';
import type { KernelModuleFact } from '../src/probes/kernel-module.ts';
import { type AroundHook, closedToHook, forbidden } from './driver/forbidden.ts';
import { staleUvm } from './driver/stale-uvm.ts';
import { createDeviceNodes, giveDevices } from './fixes/device-nodes.ts';

type Code = 'device-nodes-missing' | 'uvm-module-stale' | 'device-node-permissions' | 'hook-node-permissions';

export default defineCheck({
  id: 'device-nodes',
  title: 'The NVIDIA device nodes are there',
  needs: ['pci', 'platform', 'deviceNodes'],
  uses: [
    'kernelModule',
    'engine',
    'system',
    'toolkit',
    'cdi',
    'dockerd',
    'dockerCli',
    'os',
    'containment',
    'launch',
  ],
  codes: ['device-nodes-missing', 'uvm-module-stale', 'device-node-permissions', 'hook-node-permissions'],
  applies({ pci, platform, deviceNodes }) {
    if (platform.kind === 'wsl2') return 'WSL2 gives the GPU through /dev/dxg';
    if (platform.kind === 'jetson') return 'Jetson has device nodes of its own';
    // The driver may have taken GPUs on that the bus does not show here.
    const taken = (deviceNodes.gpuMinors?.length ?? 0) > 0;
    return taken || pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ deviceNodes, kernelModule, engine, system, ...facts }, target): readonly Finding<Code>[] {
    const launch = valueIn(facts.launch);
    const works = launch?.kind === 'ran' && launch.measured.cuda?.available === true;
    const around = {
      engine: valueIn(engine),
      toolkit: valueIn(facts.toolkit),
      platform: facts.platform,
      launch: launchHost({ ...facts, system }, target.gpus),
      os: valueIn(facts.os),
    };
    return [
      ...missing(deviceNodes, valueIn(facts.containment), around, isLoaded(kernelModule)),
      ...staleUvm(deviceNodes, kernelModule),
      ...forbidden(deviceNodes, works ? null : around.engine, valueIn(system), valueIn(facts.containment)),
      ...(works ? [] : closedToHook(deviceNodes.nodes, around)),
    ];
  },
  // A driver that is loaded stands in the kernel's list.
  doubt: ({ deviceNodes, kernelModule }) =>
    deviceNodes.registeredMajor === null && isLoaded(kernelModule)
      ? '/proc/devices does not tell which numbers the nodes must have'
      : null,
});

function missing(
  fact: DeviceNodesFact,
  containment: ContainmentFact | null,
  hook: AroundHook,
  loaded: boolean,
): readonly Finding<Code>[] {
  const inside = containment !== null && containment.container !== 'none';
  const absent = wanted(fact, inside).filter((path) => fact.nodes.every((node) => node.path !== path));
  const stale = fact.nodes.filter((node) => isStale(node, fact)).map(({ path }) => path);
  if (absent.length === 0 && stale.length === 0) return [];
  const uvmAlone = stale.length === 0 && absent.every(isUvm);
  const made = uvmAlone && !inside && makesNodes(hook);
  const finding: Finding<Code> = {
    code: 'device-nodes-missing',
    severity: made ? 'warning' : 'error',
    message: uvmAlone ? withoutUvm(made) : noNodes,
    seen: { missing: absent, stale },
    // All make the nodes when they are repaired: the driver package and the module bring their own.
    explainedBy: ['driver-not-installed', 'kernel-module-not-loaded', 'kernel-upgraded-no-module'],
    fixes: [inside ? giveDevices(containment.manager) : createDeviceNodes(fact.gpuMinors ?? [0])],
    ...(loaded || inside ? {} : { candidates: withoutModule }),
  };
  return [finding];
}

const isLoaded = (module: Reading<KernelModuleFact>): boolean => module.ok && module.value.kind === 'loaded';

/** No module makes any node while it is not loaded. */
const withoutModule = [
  {
    code: 'kernel-module-not-loaded',
    decides: 'Does lsmod | grep ^nvidia print nothing, and modinfo nvidia names a file?',
  },
  { code: 'driver-not-installed', decides: 'Does modinfo nvidia say that there is no such module?' },
  { code: 'device-nodes-missing', decides: 'Does lsmod | grep ^nvidia list the module?' },
] as const;

const noNodes = 'The driver has no usable device nodes in /dev, so no program can reach the GPU.';

const withoutUvm = (made: boolean): string =>
  made
    ? "The node /dev/nvidia-uvm is not there, as after a start of the machine: a launch makes it, by the toolkit's hook, and CUDA outside containers has to wait for it."
    : 'The node /dev/nvidia-uvm is not there, so CUDA cannot start, although nvidia-smi answers.';

/**
 * nvidia-container-cli loads the modules and makes the nodes before it asks the driver, unless its configuration says
 * otherwise (libnvidia-container, src/nvc.c: load_kernel_modules).
 */
function makesNodes({ engine, toolkit, platform, launch }: AroundHook): boolean {
  if (engine?.kind !== 'running' || engine.rootless || toolkit === null) return false;
  if (!toolkit.settings.loadModules || toolkit.config.kind === 'invalid') return false;
  return (
    toolkit.binaries['nvidia-container-cli'] !== null &&
    toolkitPath(engine, toolkit, platform, launch) === 'cli'
  );
}

/**
 * Every GPU's own node, the control node and the one for unified memory, without which CUDA does not start. A container
 * may have been given some of the GPUs.
 */
function wanted({ gpuMinors, nodes }: DeviceNodesFact, inside: boolean): readonly string[] {
  const some = inside && nodes.some(({ path }) => /^\/dev\/nvidia\d+$/.test(path));
  const gpus = (some ? [] : (gpuMinors ?? [0])).map((minor) => `/dev/nvidia${minor}`);
  return [...gpus, '/dev/nvidiactl', '/dev/nvidia-uvm'];
}

const isUvm = (path: string): boolean => path.startsWith('/dev/nvidia-uvm');

/** A node left over from an earlier driver load carries a major number that the kernel has given away since. */
const isStale = (
  { path, major }: DeviceNodesFact['nodes'][number],
  { registeredMajor }: DeviceNodesFact,
): boolean => !isUvm(path) && registeredMajor !== null && major !== registeredMajor;
