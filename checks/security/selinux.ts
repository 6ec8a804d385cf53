import type { Finding } from '../../src/check.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { KernelLogFact } from '../../src/probes/kernel-log.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { SecurityModulesFact } from '../../src/probes/security-modules.ts';
import { allowBySelinux, launchUnlabelled } from '../fixes/security.ts';

export interface Around {
  readonly platform: PlatformFact | null;
  readonly kernelLog: KernelLogFact | null;
  readonly launch: LaunchFact | null;
}

/** The engine gives its containers labels of SELinux. */
export const isLabelled = ({ securityOptions }: RunningEngine): boolean =>
  securityOptions.some((option) => /\bselinux\b/.test(option));

/**
 * The policy keeps containers from the type that the driver's nodes have, but for a switch. A module of the
 * administrator's own may allow it as well, and only root could see that: so without a denial it is a warning.
 */
export function selinux(
  modules: SecurityModulesFact,
  engine: RunningEngine,
  { platform, kernelLog, launch }: Around,
): readonly Finding<'selinux-denial'>[] {
  if (modules.selinux !== 'enforcing' || !isLabelled(engine) || platform?.kind === 'wsl2') return [];
  if (Object.values(modules.booleans).includes(true)) return [];
  const cuda = launch?.kind === 'ran' ? launch.measured.cuda : null;
  if (cuda?.available === true) return [];
  const denials = kernelLog?.events.filter(({ kind }) => kind === 'device-denied') ?? [];
  const refused = launch?.kind === 'ran' ? launch.measured.refusedNodes : {};
  // SELinux refuses with EACCES, a control group's rule with EPERM.
  const shown = denials.length > 0 || Object.values(refused).includes('EACCES');
  return [
    {
      code: 'selinux-denial',
      severity: shown ? 'error' : 'warning',
      message: shown
        ? 'SELinux forbids containers the GPU devices: "Failed to initialize NVML: Insufficient Permissions".'
        : "SELinux enforces its policy on this engine's containers, and none of the policy's switches that let them use the GPU devices is on.",
      seen: { booleans: modules.booleans, denials: denials.map(({ text }) => text), refused },
      fixes: [allowBySelinux(modules), launchUnlabelled],
    },
  ];
}
