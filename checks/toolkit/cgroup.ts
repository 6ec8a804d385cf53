import type { Finding } from '../../src/check.ts';
import type { ToolkitPath } from '../../src/knowledge/toolkit-path.ts';
import { firstWithCgroupV2 } from '../../src/knowledge/toolkit-releases.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { isBefore } from '../../src/version.ts';
import type { HostForFix } from '../fixes/toolkit.ts';
import { upgradeToolkit } from '../fixes/toolkit-upgrade.ts';

/** Looks for the cgroup subsystem `devices`, which cgroup v2 does not have; unless it is told to leave cgroups alone. */
export function oldForCgroups(
  { libraryVersion, config }: ToolkitFact,
  path: ToolkitPath,
  engine: EngineFact | null,
  host: HostForFix,
): readonly Finding<'cgroup-v2-old-libnvidia'>[] {
  if (engine?.kind !== 'running' || engine.cgroupVersion !== '2' || path === 'cdi') return [];
  if (!isBefore(libraryVersion, firstWithCgroupV2)) return [];
  if (config.kind === 'valid' && config.noCgroups) return [];
  return [
    {
      code: 'cgroup-v2-old-libnvidia',
      severity: 'error',
      message: `This host has cgroup v2, and libnvidia-container ${libraryVersion} knows only v1: a launch ends in "cgroup subsystem devices not found".`,
      seen: { library: libraryVersion, cgroupVersion: engine.cgroupVersion },
      fixes: [upgradeToolkit(host)],
    },
  ];
}
