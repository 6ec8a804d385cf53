import type { Finding } from '../../src/check.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { SecurityModulesFact } from '../../src/probes/security-modules.ts';
import { allowUserNamespaces } from '../fixes/security.ts';

/** A rootless engine lives in a user namespace; it is asked about only where it is the one that does not answer. */
export function userNamespaces(
  modules: SecurityModulesFact,
  engine: Extract<EngineFact, { kind: 'unreachable' }>,
  dockerd: DockerdFact | null,
): readonly Finding<'user-namespaces-restricted'>[] {
  if (dockerd?.flavour !== 'rootless' || engine.reason === 'permission') return [];
  const why = reason(modules);
  if (why === null) return [];
  return [
    {
      code: 'user-namespaces-restricted',
      severity: 'error',
      message: `The rootless Docker Engine does not answer, and cannot start: ${why}.`,
      seen: {
        mostUserNamespaces: modules.mostUserNamespaces,
        userNamespacesForAll: modules.userNamespacesForAll,
        apparmorRestricts: modules.apparmorRestrictsUserNamespaces,
        rootlesskitProfile: modules.rootlesskitProfile,
      },
      fixes: [allowUserNamespaces(modules)],
    },
  ];
}

function reason(modules: SecurityModulesFact): string | null {
  if (modules.mostUserNamespaces === 0)
    return 'the kernel allows no user namespace (user.max_user_namespaces is 0)';
  if (modules.userNamespacesForAll === false) {
    return 'only root may make user namespaces (kernel.unprivileged_userns_clone is 0)';
  }
  if (modules.apparmorRestrictsUserNamespaces === true && modules.rootlesskitProfile === false) {
    return 'AppArmor restricts user namespaces to programs with a profile, and rootlesskit has none';
  }
  return null;
}
