import type { Finding, Fix } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { SecurityModulesFact } from '../../src/probes/security-modules.ts';
import { installApparmorParser, launchUnconfined, updateRunc } from '../fixes/security.ts';

export interface Around {
  readonly launch: LaunchFact | null;
  readonly containment: ContainmentFact | null;
  readonly os: Reading<OsFact>;
}

/** The profile is made for a container when it starts, so only a launch shows that it cannot be. */
const noProfile =
  /unable to apply apparmor profile|apparmor failed to apply profile|docker-default profile could not be loaded/i;

/** Ubuntu 24.04's profile of runc forbade the signal that ends a container. */
const noSignal = /did not terminate successfully[\s\S]{0,200}unable to signal init: permission denied/i;

export function apparmor(
  modules: SecurityModulesFact,
  { launch, containment, os }: Around,
): readonly Finding<'apparmor-denial'>[] {
  const text = launch?.kind === 'refused' ? launch.text : '';
  const signal = noSignal.test(text);
  if (!signal && !noProfile.test(text)) return [];
  const nested = containment?.container === 'system';
  return [
    {
      code: 'apparmor-denial',
      severity: 'error',
      message: signal
        ? "AppArmor's profile of runc does not let it end containers, so their start fails."
        : `Docker cannot put its AppArmor profile on containers${nested ? ', as happens inside LXC' : ''}, so none starts.`,
      seen: { text, parser: modules.apparmorParser, container: containment?.manager ?? null },
      fixes: fixesFor(signal, nested, modules, os),
    },
  ];
}

function fixesFor(
  signal: boolean,
  nested: boolean,
  modules: SecurityModulesFact,
  os: Reading<OsFact>,
): readonly Fix[] {
  if (signal) return [updateRunc];
  if (nested) return [launchUnconfined('; the container around it still confines')];
  const unconfined = launchUnconfined('');
  return modules.apparmorParser === false ? [installApparmorParser(os), unconfined] : [unconfined];
}
