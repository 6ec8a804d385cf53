import type { Finding } from '../../src/check.ts';
import { engineGeneration } from '../../src/knowledge/engine-generations.ts';
import type { CdiFact } from '../../src/probes/cdi.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import { parseVersion } from '../../src/version.ts';
import { giveDevicesByCdi, linkDeviceNodes, useCgroupfs } from '../fixes/cgroups.ts';

export interface Around {
  readonly platform: PlatformFact | null;
  readonly deviceNodes: DeviceNodesFact | null;
  readonly daemonJson: DaemonJsonFact | null;
  readonly dockerd: DockerdFact | null;
  readonly cdi: CdiFact | null;
}

/** Of /dev/nvidia-modeset, which compute does without. */
const modeset = 254;

/**
 * The hook opens devices behind the back of systemd, which takes them away again when it reloads its units. So it is on
 * every host of this kind, as NVIDIA's guide tells everybody; a host is told of it that lacks the links in /dev/char as
 * well, which newer drivers make by themselves (nvidia-modprobe): there the devices are lost even where they
 * are given by name (runc 1.1.3 to 1.1.6).
 */
export function devicesForgotten(
  engine: RunningEngine,
  around: Around,
): readonly Finding<'cgroup-daemon-reload'>[] {
  const { platform, deviceNodes, daemonJson, dockerd, cdi } = around;
  if (engine.cgroupDriver !== 'systemd' || engine.rootless) return [];
  if (platform === null || platform.kind === 'wsl2' || deviceNodes === null) return [];
  const { linkedMinors } = deviceNodes;
  if (linkedMinors === null) return [];
  const missing = deviceNodes.nodes.filter(
    ({ major, minor }) => major === 195 && minor !== modeset && !linkedMinors.includes(minor),
  );
  if (missing.length === 0) return [];
  const fixes = [useCgroupfs(daemonJson, dockerd), linkDeviceNodes(deviceNodes)];
  return [
    {
      code: 'cgroup-daemon-reload',
      severity: 'warning',
      message:
        'Running containers will lose their GPUs when somebody runs systemctl daemon-reload, as upgrades of packages do: systemd manages their control groups and is not told of the GPU devices.',
      seen: {
        cgroupDriver: engine.cgroupDriver,
        cgroupVersion: engine.cgroupVersion,
        runc: engine.runcVersion,
        withoutLink: missing.map(({ path, major, minor }) => `${path} (/dev/char/${major}:${minor})`),
      },
      fixes: givesByCdi(engine, cdi) ? [giveDevicesByCdi, ...fixes] : fixes,
    },
  ];
}

function givesByCdi(engine: RunningEngine, cdi: CdiFact | null): boolean {
  const version = parseVersion(engine.version);
  const on = version !== null && engineGeneration(version).cdi === 'on';
  return (
    on && cdi?.specs.some((spec) => spec.kind === 'valid' && spec.deviceKind === 'nvidia.com/gpu') === true
  );
}
