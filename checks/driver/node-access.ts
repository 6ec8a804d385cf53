import type { Fix } from '../../src/check.ts';
import type { DeviceNode } from '../../src/probes/device-nodes.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { openDeviceNodes } from '../fixes/device-nodes.ts';

/** The nodes that this user may not open. */
export const closedNodes = (nodes: readonly DeviceNode[]): readonly DeviceNode[] =>
  nodes.filter(({ accessible }) => !accessible);

/** What a program needs to compute: every GPU's node, the control node, the one of unified memory. */
const needed = /^\/dev\/nvidia(?:\d+|ctl|-uvm)$/;

/** The nodes that only their owner and their group may open, root elsewhere and nobody not. */
export const closedToOthers = (nodes: readonly DeviceNode[]): readonly DeviceNode[] =>
  nodes.filter(({ path, mode }) => needed.test(path) && (mode & 0o006) !== 0o006);

/** Where all of them are open to one group, joining it is enough; else somebody must find out who closed them. */
export function openFor(closed: readonly DeviceNode[], user: SystemFact | null): Fix {
  const [first] = closed;
  const byGroup =
    first !== undefined &&
    first.gid !== 0 &&
    closed.every(({ mode, gid }) => (mode & 0o060) === 0o060 && gid === first.gid);
  const joinable = byGroup && user !== null && !user.gids.includes(first.gid);
  return openDeviceNodes(joinable ? first.group : null, user?.user ?? null);
}
