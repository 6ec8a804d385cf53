import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { setNoCgroups } from '../fixes/toolkit-settings.ts';

type Code = 'no-cgroups-on-rootful' | 'rootless-no-cgroups' | 'lxc-nested-no-cgroups' | 'cgroup-write-denied';
/** Opening devices in a control group takes rights of the machine's root, which no user namespace gives. */
export function noCgroups(
  engine: RunningEngine,
  toolkit: ToolkitFact,
  around: ContainmentFact | null,
): readonly Finding<Code>[] {
  const { config } = toolkit;
  // Without a file the hook goes by its defaults.
  if (config.kind !== 'valid' && config.kind !== 'absent') return [];
  const leavesAlone = config.kind === 'valid' && config.noCgroups;
  const found = leavesAlone ? mistaken(engine, around) : denied(engine, around);
  if (found === null) return [];
  return [
    {
      ...found,
      severity: 'error',
      seen: {
        noCgroups: leavesAlone,
        rootless: engine.rootless,
        userNamespace: around?.userNamespace ?? null,
        container: around?.manager ?? null,
        config: toolkit.configPath,
      },
      fixes: [setNoCgroups(toolkit, !leavesAlone)],
    },
  ];
}

type Found = Pick<Finding<Code>, 'code' | 'message'>;

const words = {
  'no-cgroups-on-rootful':
    'The toolkit is set to leave control groups alone (no-cgroups = true), as rootless engines need it. With this engine, which runs as root, containers may not open the GPU devices: "Failed to initialize NVML: Unknown Error" at once.',
  'rootless-no-cgroups':
    "This engine is rootless, and the toolkit's hook is set to open the GPU devices in the container's control group, which only root may: the launch is refused.",
  'lxc-nested-no-cgroups':
    "This engine runs in an unprivileged LXC container, where the toolkit's hook may not open the GPU devices in a control group: the launch is refused.",
  'cgroup-write-denied':
    "This engine runs in a container of its own user namespace, where the toolkit's hook may not open the GPU devices in a control group: the launch is refused.",
} as const;

const found = (code: Code): Found => ({ code, message: words[code] });

/** In a system container it may be meant, whoever root is there. */
function mistaken(engine: RunningEngine, around: ContainmentFact | null): Found | null {
  const outermost = around?.container !== 'system' && around?.userNamespace === false;
  return !engine.rootless && outermost ? found('no-cgroups-on-rootful') : null;
}

function denied(engine: RunningEngine, around: ContainmentFact | null): Found | null {
  if (engine.rootless) return found('rootless-no-cgroups');
  if (around?.userNamespace !== true || around.container === 'none') return null;
  return found(around.manager === 'lxc' ? 'lxc-nested-no-cgroups' : 'cgroup-write-denied');
}

/** Why it is not known whether this engine may rule over devices; null: it is, or the toolkit's file is not known. */
export function aroundUntold(
  { rootless }: RunningEngine,
  { config }: ToolkitFact,
  around: Reading<ContainmentFact>,
): string | null {
  if (rootless || (config.kind !== 'valid' && config.kind !== 'absent')) return null;
  if (!around.ok) return around.asked ? around.why : null;
  // In a system container the setting may be meant, whoever root is.
  const meant = config.kind === 'valid' && config.noCgroups && around.value.container === 'system';
  if (around.value.userNamespace !== null || meant) return null;
  return 'it is not known whether root here is root of the machine (/proc/self/uid_map)';
}
