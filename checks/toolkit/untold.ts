import { hookState, isOffUsualPath, programState } from '../../src/knowledge/toolkit-hook.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { CdiFact } from '../../src/probes/cdi.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';

/** Why it is not known which specifications there are; null: all were read. */
export function specsUnread(cdi: Reading<CdiFact>): string | null {
  if (!cdi.ok) return cdi.asked ? cdi.why : null;
  const closed = cdi.value.specs.find(({ kind }) => kind === 'unread');
  return closed === undefined ? null : `${closed.path} could not be read`;
}

/** Why it is not known whether a launch here needs this machine's toolkit; null: it does. */
export function aroundUntold(
  { binaries }: ToolkitFact,
  { dockerd, os }: { readonly dockerd: Reading<DockerdFact>; readonly os: Reading<OsFact> },
): string | null {
  // Docker Desktop and the snap bring a toolkit of their own, and Container-Optimized OS does without one.
  const silent = Object.values(binaries).every((binary) => binary === null)
    ? [dockerd, os].find((reading) => !reading.ok && reading.asked)
    : undefined;
  return silent === undefined || silent.ok ? null : silent.why;
}

/**
 * Why it is not known whether dockerd found the hook when it started; null: it did, or that is not in doubt. What was there
 * before the machine started was there before any daemon of it did.
 */
export function startUntold(
  toolkit: ToolkitFact,
  dockerd: Reading<DockerdFact>,
  { system, needed }: { readonly system: Reading<SystemFact>; readonly needed: 'hook' | 'no-hook' },
): string | null {
  // Engines that turn to CDI by themselves look for another program, and at the same moment.
  const hook =
    needed === 'hook'
      ? hookState(toolkit, valueIn(dockerd))
      : programState('nvidia-cdi-hook', toolkit, valueIn(dockerd));
  if (hook.kind !== 'ok') return null;
  const binary = Object.values(toolkit.binaries).find((one) => one?.path === hook.path) ?? null;
  if (binary !== null && isOffUsualPath(binary))
    return `the PATH that dockerd runs with could not be read, and ${hook.path} is off the usual one`;
  if ((valueIn(dockerd)?.process?.startedMs ?? null) !== null) return null;
  const since = [binary?.installedMs, toolkit.oldestTraceMs].filter((time) => typeof time === 'number');
  const booted = valueIn(system)?.bootMs ?? null;
  if (since.length === 0 || booted === null || Math.min(...since) < booted) return null;
  return `${hook.path} was installed since this machine started, and it is not known whether dockerd was started after that`;
}
