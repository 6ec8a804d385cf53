import { valueIn } from '../../../src/probe.ts';
import { closedToOthers } from '../../driver/node-access.ts';
import type { Evidence, SettlingFacts } from '../scene.ts';

const isRootless = (host: SettlingFacts): boolean | null => {
  const engine = valueIn(host.engine);
  return engine?.kind === 'running' ? engine.rootless : null;
};

/** SELinux confines this engine's containers, and no switch of its policy lets them use the GPU devices. */
function selinuxForbids(host: SettlingFacts): boolean | null {
  const [modules, engine] = [valueIn(host.securityModules), valueIn(host.engine)];
  if (modules === null || modules.selinux === null || engine?.kind !== 'running') return null;
  const labelled = engine.securityOptions.some((option) => /\bselinux\b/.test(option));
  return modules.selinux === 'enforcing' && labelled && !Object.values(modules.booleans).includes(true);
}

/** What shows that control groups, name spaces or SELinux keep a container from the devices. */
export const containmentEvidence: Readonly<Record<string, Evidence>> = {
  'rootless-no-cgroups': ({ host }) => isRootless(host),
  'lxc-nested-no-cgroups': ({ host }) => {
    const around = valueIn(host.containment);
    return around === null ? null : around.manager === 'lxc';
  },
  'no-cgroups-on-rootful': ({ host }) => {
    const config = valueIn(host.toolkit)?.config;
    if (config?.kind !== 'valid') return null;
    const rootless = isRootless(host);
    return rootless === null ? null : config.noCgroups && !rootless;
  },
  'hook-node-permissions': ({ host }) => {
    const [toolkit, system, nodes] = [valueIn(host.toolkit), valueIn(host.os), valueIn(host.deviceNodes)];
    if (toolkit?.config.kind !== 'valid' || system === null || nodes === null) return null;
    // On SUSE the toolkit asks as root and video by itself.
    const asNobody = toolkit.settings.user === null && system.family !== 'suse' && isRootless(host) === false;
    return asNobody && closedToOthers(nodes.nodes).length > 0;
  },
  'selinux-denial': ({ host, measured }) => {
    const forbids = selinuxForbids(host);
    if (forbids !== true) return forbids;
    // A refusal of SELinux is told as EACCES, and the modes of the nodes are open to all.
    const denied = valueIn(host.kernelLog)?.events.some(({ kind }) => kind === 'device-denied') === true;
    return denied || Object.values(measured?.refusedNodes ?? {}).includes('EACCES') || null;
  },
};
