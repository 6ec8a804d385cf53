import type { Host } from '../host/host.ts';
import { type Probe, read, unread } from '../probe.ts';

/** A character device of the driver. */
export interface DeviceNode {
  readonly path: string;
  readonly major: number;
  readonly minor: number;
  /** Permission bits, e.g. 0o666. */
  readonly mode: number;
  readonly gid: number;
  /** The name of its group; null where the system has none for it. */
  readonly group: string | null;
  /** The current user may read and write it. */
  readonly accessible: boolean;
}

/** The driver's device nodes, and what the kernel has registered for them. */
export interface DeviceNodesFact {
  /** /dev/nvidia0 …, /dev/nvidiactl, /dev/nvidia-uvm, as far as they are character devices; sorted by path. */
  readonly nodes: readonly DeviceNode[];
  /** Major numbers that the kernel gave to `nvidia` / `nvidia-frontend` and `nvidia-uvm`; null: not registered. */
  readonly registeredMajor: number | null;
  readonly registeredUvmMajor: number | null;
  /** Minor numbers of the GPUs, from /proc/driver/nvidia/gpus; null where that can't be read. */
  readonly gpuMinors: readonly number[] | null;
  /** How the driver makes nodes (NVreg_DeviceFileMode): permission bits; null where it does not say. */
  readonly fileMode: number | null;
  /** Minor numbers of NVIDIA's nodes that /dev/char has a link for, as runc looks for them; null: no telling. */
  readonly linkedMinors: readonly number[] | null;
  /** /dev/dxg (WSL2) exists. */
  readonly dxg: boolean;
  /** Nodes of a Jetson's integrated GPU (driver nvgpu) exist, under the name of its kernel. */
  readonly integrated: boolean;
}

export const deviceNodes: Probe<DeviceNodesFact> = {
  title: 'NVIDIA device nodes',
  cost: 'local',
  async ask(host) {
    const names = await host.list('/dev');
    if (names.kind !== 'ok') return unread('/dev could not be read');
    const wanted = names.value.filter((name) => /^nvidia(\d+|ctl|-uvm|-uvm-tools|-modeset)$/.test(name));
    const groups = await groupNames(host);
    const [nodes, devices, gpuMinors, params, links] = await Promise.all([
      Promise.all(wanted.map((name) => nodeAt(host, `/dev/${name}`, groups))),
      host.readText('/proc/devices'),
      minorsOf(host),
      host.readText('/proc/driver/nvidia/params'),
      host.list('/dev/char'),
    ]);
    // A node that is there and cannot be looked at must not pass for one that is missing.
    const silent = nodes.find((node) => typeof node === 'string');
    if (silent !== undefined) return unread(`${silent} could not be looked at`);
    const registered = devices.kind === 'ok' ? devices.value : '';
    return read({
      nodes: nodes.filter((node) => node !== null && typeof node !== 'string'),
      registeredMajor: majorIn(registered, /^\s*(\d+) nvidia(?:-frontend|ctl)?$/m),
      registeredUvmMajor: majorIn(registered, /^\s*(\d+) nvidia-uvm$/m),
      gpuMinors,
      fileMode: params.kind === 'ok' ? numberIn(params.value, /^DeviceFileMode: (\d{1,6})$/m) : null,
      linkedMinors: links.kind === 'ok' ? linkedIn(links.value) : null,
      dxg: names.value.includes('dxg'),
      integrated: names.value.some((name) => /^(?:nvgpu|nvhost-gpu|nvhost-ctrl-gpu)$/.test(name)),
    });
  },
};

/** The major number of NVIDIA's nodes is assigned for good (the kernel's devices.txt). */
const linkedIn = (links: readonly string[]): readonly number[] =>
  links.flatMap((name) => {
    const minor = /^195:(\d{1,7})$/.exec(name)?.[1];
    return minor === undefined ? [] : [Number(minor)];
  });

/** Null for what is no device or is gone by now; the path where it cannot be told. */
async function nodeAt(
  host: Host,
  path: string,
  groups: ReadonlyMap<number, string>,
): Promise<DeviceNode | string | null> {
  const [stat, access] = await Promise.all([host.stat(path), host.access(path)]);
  if (stat.kind === 'denied' || stat.kind === 'failed' || access.kind === 'failed') return path;
  if (stat.kind === 'absent' || stat.value.type !== 'character-device') return null;
  const { major, minor, mode, gid } = stat.value;
  if (major === null || minor === null) return null;
  return { path, major, minor, mode, gid, group: groups.get(gid) ?? null, accessible: access.kind === 'ok' };
}

/** group(5), without those of a directory service. */
async function groupNames(host: Host): Promise<ReadonlyMap<number, string>> {
  const file = await host.readText('/etc/group');
  const lines = file.kind === 'ok' ? file.value.split('\n') : [];
  return new Map(
    lines.flatMap((line): [number, string][] => {
      const [, name, gid] = /^([^:]{1,64}):[^:]{0,64}:(\d{1,10}):/.exec(line) ?? [];
      return name === undefined ? [] : [[Number(gid), name]];
    }),
  );
}

/** /proc/devices calls the driver `nvidia-frontend` up to R520 or so, and `nvidia` since. */
const majorIn = (devices: string, line: RegExp): number | null => numberIn(devices, line);

function numberIn(text: string, line: RegExp): number | null {
  const number = line.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

async function minorsOf(host: Host): Promise<readonly number[] | null> {
  const gpus = await host.list('/proc/driver/nvidia/gpus');
  if (gpus.kind !== 'ok') return null;
  const texts = await Promise.all(
    gpus.value.map((address) => host.readText(`/proc/driver/nvidia/gpus/${address}/information`)),
  );
  const minors = texts.flatMap((text) => {
    const minor = text.kind === 'ok' ? /^Device Minor:\s*(\d+)/m.exec(text.value)?.[1] : undefined;
    return minor === undefined ? [] : [Number(minor)];
  });
  return minors.length === gpus.value.length ? minors.sort((a, b) => a - b) : null;
}
