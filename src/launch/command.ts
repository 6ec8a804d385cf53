import type { GpuSelection } from '../gpu-selection.ts';
import { capabilitiesOf, neededCapabilities } from '../knowledge/driver-capabilities.ts';
import { type LaunchHost, launchHost } from '../knowledge/gpu-route.ts';
import { type LaunchWay, launchWay } from '../knowledge/launch-way.ts';
import { toolkitPath } from '../knowledge/toolkit-path.ts';
import { valueIn } from '../probe.ts';
import type { VolumeFact } from '../probes/volumes.ts';
import type { Readings } from '../probes.ts';
import { comfortableShmBytes, type Target } from '../target.ts';
import { isBefore } from '../version.ts';
import { launchGpus } from './gpus.ts';

/** `docker run` as data: what comes before the image, the image, and what comes after. */
export interface LaunchCommand {
  readonly program: readonly string[];
  readonly flags: readonly (readonly string[])[];
  readonly image: string;
  readonly command: readonly string[];
  readonly notes: readonly string[];
}

const mebibyte = 1024 ** 2;

export const argvOf = ({ program, flags, image, command }: LaunchCommand): readonly string[] => [
  ...program,
  ...flags.flat(),
  image,
  ...command,
];

/** The command that launches the target on this host, from what the host has. */
export function launchCommand(target: Target, facts: Readings): LaunchCommand | null {
  const choice = valueIn(facts.imageChoice);
  if (choice === null) return null;
  const gpus = launchGpus(target, facts);
  const host = { ...launchHost(facts, target.gpus), devices: gpus.selection.cdiDevices };
  const way = launchWay(valueIn(facts.engine), valueIn(facts.toolkit), valueIn(facts.platform), host);
  const wish = capabilities(facts, host);
  const memory = sharedMemory(target, facts);
  const limits = ulimits(facts);
  const volumes = valueIn(facts.volumes) ?? [];
  const interactive = target.terminal && target.command.length === 0;
  return {
    program: way.kind === 'nvidia-docker' ? ['nvidia-docker', 'run'] : ['docker', 'run'],
    flags: [
      ...gpuFlags(way.kind, gpus.selection, facts),
      ...wish.flags,
      ...(interactive ? [['-it']] : []),
      ['--rm'],
      memory.flag,
      ...limits.flags,
      ...volumes.map(volumeFlag),
    ],
    image: choice.reference,
    command: target.command,
    notes: [
      ...(way.kind === 'gpus' ? [] : [way.why]),
      ...gpus.notes,
      ...wish.notes,
      ...memory.notes,
      ...limits.notes,
      ...volumes.flatMap(volumeNote),
    ],
  };
}

function gpuFlags(
  way: LaunchWay['kind'],
  gpus: GpuSelection,
  facts: Readings,
): readonly (readonly string[])[] {
  if (way === 'mounts') return mountFlags(gpus, facts);
  if (way === 'gpus') return gpus.flag === null ? [] : [['--gpus', gpus.flag]];
  // Each name has a flag of its own: there are no lists.
  if (way === 'device') return gpus.cdiDevices.map((name) => ['--device', name]);
  const visible = ['-e', `NVIDIA_VISIBLE_DEVICES=${gpus.visibleDevices}`];
  return way === 'runtime' ? [['--runtime=nvidia'], visible] : [visible];
}

/** As Google's guide to Container-Optimized OS has it; images of NVIDIA's look into /usr/local/nvidia by themselves. */
function mountFlags(gpus: GpuSelection, facts: Readings): readonly (readonly string[])[] {
  const nodes = gpuNodes(gpus.visibleDevices, facts);
  if (nodes.length === 0) return [];
  return [
    ['--volume', '/var/lib/nvidia/lib64:/usr/local/nvidia/lib64'],
    ['--volume', '/var/lib/nvidia/bin:/usr/local/nvidia/bin'],
    ...[...nodes, '/dev/nvidia-uvm', '/dev/nvidiactl'].map((node) => ['--device', `${node}:${node}`]),
  ];
}

/** By index or UUID; `all` is every node that there is. */
function gpuNodes(visible: string, facts: Readings): readonly string[] {
  const nodes = (valueIn(facts.deviceNodes)?.nodes ?? []).map(({ path }) => path);
  const all = nodes.filter((path) => /^\/dev\/nvidia\d+$/.test(path));
  if (visible === 'all') return all;
  const smi = valueIn(facts.nvidiaSmi);
  const gpus = smi?.kind === 'answered' ? smi.gpus : [];
  const indexes = visible.split(',').map((name) => gpus.find(({ uuid }) => uuid === name)?.index ?? name);
  return all.filter((path) => indexes.some((index) => path === `/dev/nvidia${index}`));
}

/** What CUDA needs is asked for where the image asks for less, or for what its hook refuses. */
function capabilities(facts: Readings, host: LaunchHost): Flags {
  const toolkit = valueIn(facts.toolkit);
  const env = imageEnv(facts);
  if (toolkit === null || env === null) return none;
  const engine = valueIn(facts.engine);
  if (toolkitPath(engine, toolkit, valueIn(facts.platform), host) !== 'cli') return none;
  const found = capabilitiesOf(env, toolkit);
  if (found.kind === 'fine' || (found.kind === 'no-compute' && found.by === 'config')) return none;
  return {
    flags: [['-e', `NVIDIA_DRIVER_CAPABILITIES=${neededCapabilities}`]],
    notes: ['The image itself does not ask the toolkit for what CUDA needs; the variable does.'],
  };
}

function imageEnv(facts: Readings): Readonly<Record<string, string>> | null {
  const local = valueIn(facts.localImage);
  if (local?.kind === 'present') return local.env;
  const remote = valueIn(facts.registry);
  return remote?.kind === 'found' ? remote.config.env : null;
}

interface Flags {
  readonly flags: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

const none: Flags = { flags: [], notes: [] };

interface Flag {
  readonly flag: readonly string[];
  readonly notes: readonly string[];
}

/** The user's wish wins; else the host's /dev/shm where it offers what the loaders need, else a size of our own. */
function sharedMemory(target: Target, facts: Readings): Flag {
  if (target.shmSizeBytes !== null)
    return { flag: [`--shm-size=${sizeText(target.shmSizeBytes)}`], notes: [] };
  const apart = noSharing(facts);
  if (target.ipcHost) return { flag: ['--ipc=host'], notes: apart === null ? [] : [apart] };
  const wanted = comfortableShmBytes(target);
  const host = valueIn(facts.shm)?.host ?? null;
  if (apart === null && host !== null && host.freeBytes >= wanted) return { flag: ['--ipc=host'], notes: [] };
  const size = Math.ceil(wanted / (1024 * mebibyte)) * 1024 * mebibyte;
  const note =
    apart === null
      ? "The host's /dev/shm is too small for --ipc=host, so the container gets its own."
      : `${apart} The container gets its own.`;
  return { flag: [`--shm-size=${sizeText(size)}`], notes: apart === null && host === null ? [] : [note] };
}

/**
 * Why a container of this engine may not join the host's memory: the mount of /dev/mqueue is refused where its user
 * namespace is not the host's. Rootless engines go around it since 23.0. Null: it may.
 * Sources: https://github.com/moby/moby/issues/36674, https://github.com/moby/moby/pull/44863
 */
function noSharing(facts: Readings): string | null {
  const engine = valueIn(facts.engine);
  if (engine?.kind !== 'running') return null;
  if (engine.rootless) {
    return isBefore(engine.version, '23.0')
      ? "A rootless engine before Docker 23.0 cannot give a container the host's memory (--ipc=host)."
      : null;
  }
  return engine.securityOptions.some((option) => /\buserns\b/.test(option))
    ? "Containers with users of their own (userns-remap) cannot share the host's memory (--ipc=host)."
    : null;
}

/** Bytes as `docker run --shm-size` takes them, in the largest unit that is exact. */
export function sizeText(bytes: number): string {
  const units = [
    ['g', 1024 ** 3],
    ['m', mebibyte],
    ['k', 1024],
  ] as const;
  const unit = units.find(([, size]) => bytes % size === 0);
  return unit === undefined ? `${bytes}b` : `${bytes / unit[1]}${unit[0]}`;
}

/** The limits that NVIDIA recommends for these images; memlock only where the host can grant it. */
function ulimits(facts: Readings): Flags {
  const stack = ['--ulimit', 'stack=67108864'];
  if (memlockGrantable(facts)) return { flags: [['--ulimit', 'memlock=-1'], stack], notes: [] };
  return {
    flags: [stack],
    notes: ['--ulimit memlock=-1 is left out: this engine may not raise that limit.'],
  };
}

function memlockGrantable(facts: Readings): boolean {
  const launch = valueIn(facts.launch);
  if (launch?.kind === 'ran' && launch.leftOut.length > 0) return false;
  const engine = valueIn(facts.engine);
  if (engine?.kind === 'running' && engine.rootless) return false;
  const process = valueIn(facts.dockerd)?.process ?? null;
  return !(process?.mayRaiseLimits === false && typeof process.memlockHardBytes === 'number');
}

function volumeFlag({ request, source }: VolumeFact): readonly string[] {
  const options = request.options === '' ? '' : `:${request.options}`;
  return ['-v', `${source}:${request.destination}${options}`];
}

function volumeNote({ kind, source }: VolumeFact): readonly string[] {
  if (kind === 'host') return [];
  return [`${source} is a named volume of the engine (a host folder would be ./${source}).`];
}
