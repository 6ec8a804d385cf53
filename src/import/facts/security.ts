import type { EngineFact } from '../../probes/engine.ts';
import type { SecurityModulesFact, SelinuxBoolean } from '../../probes/security-modules.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

/** SELinux, by its own tools. Where it enforces a policy on containers, the policy's switches must be told as well. */
export function securityModulesIn(evidence: Evidence, engine: EngineFact | null): SecurityModulesFact | null {
  const selinux = modeIn(evidence);
  if (selinux === null) return null;
  const booleans = {
    container_use_xserver_devices: booleanIn(evidence, 'container_use_xserver_devices'),
    container_use_devices: booleanIn(evidence, 'container_use_devices'),
  };
  const told = Object.values(booleans).some((value) => value !== null);
  if (selinux === 'enforcing' && !told && !isUnlabelled(engine)) return null;
  return {
    selinux,
    booleans,
    mostUserNamespaces: null,
    userNamespacesForAll: null,
    apparmorParser: null,
    apparmorRestrictsUserNamespaces: null,
    rootlesskitProfile: null,
  };
}

/** `getenforce`, or `sestatus`. */
function modeIn(evidence: Evidence): SecurityModulesFact['selinux'] {
  const texts = [
    ...outputsOf(evidence, 'getenforce').map(({ text }) =>
      /^(Enforcing|Permissive|Disabled)\s*$/m.exec(text),
    ),
    ...outputsOf(evidence, 'sestatus').map(
      ({ text }) =>
        /^SELinux status: +(disabled)/m.exec(text) ?? /^Current mode: +(enforcing|permissive)/m.exec(text),
    ),
  ];
  const word = texts.flatMap((found) => found?.[1]?.toLowerCase() ?? [])[0];
  if (word === 'disabled') return 'off';
  return word === 'enforcing' || word === 'permissive' ? word : null;
}

/** `container_use_devices --> off` of `getsebool`, `container_use_devices  off` of `sestatus -b`. */
function booleanIn(evidence: Evidence, name: SelinuxBoolean): boolean | null {
  const outputs = [...outputsOf(evidence, 'getsebool'), ...outputsOf(evidence, 'sestatus', '-b')];
  const found = outputs.flatMap(
    ({ text }) => new RegExp(`^${name} +(?:--> )?(on|off)\\b`, 'm').exec(text)?.[1] ?? [],
  );
  return found[0] === undefined ? null : found[0] === 'on';
}

const isUnlabelled = (engine: EngineFact | null): boolean =>
  engine?.kind === 'running' && !engine.securityOptions.some((option) => option.includes('selinux'));
