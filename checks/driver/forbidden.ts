import type { Finding } from '../../src/check.ts';
import type { LaunchHost } from '../../src/knowledge/gpu-route.ts';
import { toolkitPath } from '../../src/knowledge/toolkit-path.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { DeviceNode, DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { findWhoClosedThem, findWhoRefuses, giveDevices, useHostUsers } from '../fixes/device-nodes.ts';
import { setHookUser } from '../fixes/toolkit-settings.ts';
import { closedNodes, closedToOthers, openFor } from './node-access.ts';

type Shut = Pick<Finding<'device-node-permissions'>, 'severity' | 'message' | 'fixes'>;

/** Who is shut out by the nodes' modes: containers weigh more than this user. Null for an engine that gets along. */
export function forbidden(
  { nodes, fileMode }: DeviceNodesFact,
  engine: EngineFact | null,
  user: SystemFact | null,
  around: ContainmentFact | null,
): readonly Finding<'device-node-permissions'>[] {
  const all = closedNodes(nodes);
  const closed = all.filter((node) => !isOpenByMode(node));
  const barred = closedToOthers(nodes);
  if (closed.length === 0 && barred.length === 0) return refused(nodes, all, { around, engine });
  const shut = ofContainers(engine, closed, barred) ?? ofUser(closed, user);
  const [first] = shut.severity === 'error' && barred.length > 0 ? barred : closed;
  if (first === undefined) return [];
  return [
    {
      code: 'device-node-permissions',
      ...shut,
      seen: {
        nodes: (closed.length > 0 ? closed : barred).map(({ path }) => path),
        mode: first.mode.toString(8),
        group: first.group,
        driverMakes: fileMode === null ? null : fileMode.toString(8),
      },
    },
  ];
}

/** The mode lets everybody use it: if it is refused all the same, a control group or a security module does it. */
const isOpenByMode = ({ mode }: DeviceNode): boolean => (mode & 0o006) === 0o006;

const isGpu = ({ path }: DeviceNode): boolean => /^\/dev\/nvidia\d+$/.test(path);

/** By something else than their modes. Who is left some GPU has his share; what a container may not open is no machine's. */
function refused(
  nodes: readonly DeviceNode[],
  closed: readonly DeviceNode[],
  { around, engine }: { readonly around: ContainmentFact | null; readonly engine: EngineFact | null },
): readonly Finding<'device-node-permissions'>[] {
  const some = nodes.some((node) => isGpu(node) && node.accessible);
  if (closed.length === 0 || some || around?.container === 'application') return [];
  const inside = around?.container === 'system';
  return [
    {
      code: 'device-node-permissions',
      // Containers of a rootless engine are in this very control group.
      severity: engine?.kind === 'running' && engine.rootless ? 'error' : 'warning',
      message: `The NVIDIA device nodes are open to everybody by their mode, and ${
        inside ? 'the container around the doctor does not allow them' : 'are refused all the same'
      }: GPU programs fail here.`,
      seen: { nodes: closed.map(({ path }) => path), mode: closed[0]?.mode.toString(8) ?? null },
      fixes: [inside ? giveDevices(around?.manager ?? null) : findWhoRefuses],
    },
  ];
}

/** In a user namespace root is nobody to the nodes, and groups of the host do not count. */
function ofContainers(
  engine: EngineFact | null,
  closed: readonly DeviceNode[],
  barred: readonly DeviceNode[],
): Shut | null {
  if (engine?.kind !== 'running') return null;
  if (engine.rootless && closed.length + barred.length > 0) {
    return {
      severity: 'error',
      message:
        closed.length > 0
          ? 'This user may not use the NVIDIA device nodes, and neither may the containers of a rootless engine.'
          : 'The NVIDIA device nodes are open to a group, and the containers of a rootless engine are in no group of this machine.',
      fixes: [findWhoClosedThem],
    };
  }
  if (!engine.securityOptions.some((option) => /\buserns\b/.test(option)) || barred.length === 0) return null;
  return {
    severity: 'error',
    message:
      'The engine gives containers users of their own (userns-remap), and the NVIDIA device nodes are closed to all but root and a group: "Insufficient Permissions" in every container.',
    fixes: [findWhoClosedThem, useHostUsers],
  };
}

const ofUser = (closed: readonly DeviceNode[], user: SystemFact | null): Shut => ({
  // An engine that runs as root gives the nodes to containers all the same.
  severity: 'warning',
  message: 'This user may not use the NVIDIA device nodes, so GPU programs outside containers fail.',
  fixes: [openFor(closed, user)],
});

export interface AroundHook {
  readonly engine: EngineFact | null;
  readonly toolkit: ToolkitFact | null;
  readonly platform: PlatformFact;
  readonly launch: LaunchHost;
  readonly os: OsFact | null;
}

/**
 * nvidia-container-cli asks the driver as nobody, unless its configuration names a user (libnvidia-container,
 * copy_config), as the toolkit does by itself on SUSE.
 */
export function closedToHook(
  nodes: readonly DeviceNode[],
  { engine, toolkit, platform, launch, os }: AroundHook,
): readonly Finding<'hook-node-permissions'>[] {
  const [first] = closedToOthers(nodes);
  if (first === undefined || engine?.kind !== 'running' || engine.rootless) return [];
  if (toolkit?.config.kind !== 'valid' || toolkit.settings.user !== null) return [];
  if (os === null || os.family === 'suse' || toolkitPath(engine, toolkit, platform, launch) !== 'cli')
    return [];
  if (toolkit.binaries['nvidia-container-cli'] === null) return [];
  const group = first.group ?? 'root';
  const shown = first.group ?? (first.gid === 0 ? 'root' : `${first.gid}`);
  return [
    {
      code: 'hook-node-permissions',
      severity: 'error',
      message: `The toolkit's hook asks the driver as nobody, to whom the NVIDIA device nodes are closed (mode ${first.mode.toString(8)}, group ${shown}): "nvml error: insufficient permissions" at every launch.`,
      seen: {
        node: first.path,
        mode: first.mode.toString(8),
        group: shown,
        user: null,
        config: toolkit.configPath,
      },
      fixes: [setHookUser(toolkit, `root:${group}`)],
    },
  ];
}
