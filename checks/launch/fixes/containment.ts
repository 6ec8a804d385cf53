import { valueIn } from '../../../src/probe.ts';
import { closedToOthers } from '../../driver/node-access.ts';
import { openDeviceNodes } from '../../fixes/device-nodes.ts';
import { allowBySelinux, launchUnlabelled } from '../../fixes/security.ts';
import { setHookUser, setNoCgroups } from '../../fixes/toolkit-settings.ts';
import { type FixFor, type FixTable, withToolkitFact } from './table.ts';

const cgroupsAlone =
  (alone: boolean): FixFor =>
  ({ toolkit }) => {
    const fact = valueIn(toolkit);
    return fact === null ? [] : [setNoCgroups(fact, alone)];
  };

/** Of control groups, SELinux and modes, which keep a container from the devices. */
export const containmentFixes: FixTable = {
  'rootless-no-cgroups': cgroupsAlone(true),
  'lxc-nested-no-cgroups': cgroupsAlone(true),
  'cgroup-write-denied': cgroupsAlone(true),
  'no-cgroups-on-rootful': cgroupsAlone(false),
  'hook-node-permissions': (host) => {
    const group = closedToOthers(valueIn(host.deviceNodes)?.nodes ?? [])[0]?.group ?? 'root';
    return withToolkitFact(host, (toolkit) => setHookUser(toolkit, `root:${group}`));
  },
  'selinux-denial': ({ securityModules }) => {
    const modules = valueIn(securityModules);
    return modules === null ? [] : [allowBySelinux(modules), launchUnlabelled];
  },
  'device-node-permissions': () => [openDeviceNodes(null, null)],
};
