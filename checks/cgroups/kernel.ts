import type { Finding } from '../../src/check.ts';
import type { CgroupModeFact } from '../../src/probes/cgroup-mode.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { isBefore } from '../../src/version.ts';
import { newerEngine, newerKernel } from '../fixes/cgroups.ts';

/** The first kernel with BPF programs that rule over devices of a control group (runc, docs/cgroup-v2.md). */
const firstKernel = '4.15';

/** With version 2, devices are ruled by such programs alone. A rootless engine rules over none. */
export function kernelTooOld(
  { cgroupVersion, rootless }: RunningEngine,
  system: SystemFact | null,
): readonly Finding<'cgroup-bpf-kernel-too-old'>[] {
  if (cgroupVersion !== '2' || rootless || system === null) return [];
  if (!isBefore(system.kernelRelease, firstKernel)) return [];
  return [
    {
      code: 'cgroup-bpf-kernel-too-old',
      severity: 'error',
      message: `Control groups of version 2 rule over devices by BPF programs, which kernel ${system.kernelRelease} does not know for them (${firstKernel} and later do): no container starts.`,
      seen: { kernel: system.kernelRelease, cgroupVersion },
      fixes: [newerKernel],
    },
  ];
}

/** The first Docker Engine that knows control groups of version 2 (release notes of 20.10.0). */
const firstEngine = '20.10';

/** It starts containers with control groups of version 1 alone. */
export const isTooOldForV2 = ({ version }: Pick<RunningEngine, 'version'>): boolean =>
  isBefore(version, firstEngine);

export function engineTooOld(
  { version }: RunningEngine,
  mode: CgroupModeFact | null,
): readonly Finding<'cgroup-v2-old-engine'>[] {
  if (mode?.unified !== true || !isTooOldForV2({ version })) return [];
  return [
    {
      code: 'cgroup-v2-old-engine',
      severity: 'error',
      message: `This system has control groups of version 2, which Docker ${version} does not know (${firstEngine} and later do): no container starts, "cgroup mountpoint does not exist".`,
      seen: { engine: version, unified: true },
      fixes: [newerEngine],
    },
  ];
}
