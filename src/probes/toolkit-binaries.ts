import type { Host } from '../host/host.ts';

/** Programs of the NVIDIA Container Toolkit that a launch may need. */
export const toolkitPrograms = [
  'nvidia-container-runtime-hook',
  'nvidia-container-toolkit',
  'nvidia-container-runtime',
  'nvidia-container-cli',
  'nvidia-ctk',
  'nvidia-cdi-hook',
] as const;
export type ToolkitProgram = (typeof toolkitPrograms)[number];

/** A program of the toolkit, as it lies on this host. */
export interface ToolkitBinary {
  readonly path: string;
  readonly executable: boolean;
  /** It is a symbolic link whose end is gone. */
  readonly dangling: boolean;
  /** dockerd finds it on its own PATH; null where that PATH is not known. */
  readonly onDockerdPath: boolean | null;
  /** When it was put here (change time of the inode), milliseconds since 1970; null where not known. */
  readonly installedMs: number | null;
}

/** Each program; null: it is nowhere. */
export type ToolkitBinaries = Readonly<Record<ToolkitProgram, ToolkitBinary | null>>;

/** Packages, tarballs, NixOS and NVIDIA's GPU operator put the programs here. */
export const usualDirs = [
  '/usr/bin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/local/nvidia/toolkit',
  '/opt/nvidia/toolkit',
  '/run/current-system/sw/bin',
];

/** Each program where dockerd would find it, else where it lies; or a path that may be one of those that a launch needs. */
export async function toolkitBinaries(
  host: Host,
  path: readonly string[],
  dockerdPath: readonly string[] | null,
): Promise<ToolkitBinaries | string> {
  const dirs = [...new Set([...path, ...(dockerdPath ?? []), ...usualDirs])];
  const silent = new Map<ToolkitProgram, string>();
  const find = (program: ToolkitProgram) =>
    binaryOf(host, program, dirs, { dockerdPath, noteSilent: (path) => silent.set(program, path) });
  const [hook, oldHook, runtime, cli, ctk, cdiHook] = await Promise.all([
    find('nvidia-container-runtime-hook'),
    find('nvidia-container-toolkit'),
    find('nvidia-container-runtime'),
    find('nvidia-container-cli'),
    find('nvidia-ctk'),
    find('nvidia-cdi-hook'),
  ]);
  const hidden =
    (hook === null && oldHook === null
      ? (silent.get('nvidia-container-runtime-hook') ?? silent.get('nvidia-container-toolkit'))
      : undefined) ??
    (cli === null ? silent.get('nvidia-container-cli') : undefined) ??
    (ctk === null ? silent.get('nvidia-ctk') : undefined);
  const none = [hook, oldHook, runtime, cli, ctk, cdiHook].every((binary) => binary === null);
  const first = hidden ?? (none ? [...silent.values()][0] : undefined);
  if (first !== undefined) return first;
  return {
    'nvidia-container-runtime-hook': hook,
    'nvidia-container-toolkit': oldHook,
    'nvidia-container-runtime': runtime,
    'nvidia-container-cli': cli,
    'nvidia-ctk': ctk,
    'nvidia-cdi-hook': cdiHook,
  };
}

interface Search {
  readonly dockerdPath: readonly string[] | null;
  /** Told of a place that could not be looked at. */
  readonly noteSilent: (path: string) => void;
}

async function binaryOf(
  host: Host,
  program: ToolkitProgram,
  dirs: readonly string[],
  { dockerdPath, noteSilent }: Search,
): Promise<ToolkitBinary | null> {
  const all = await Promise.all(dirs.map((dir) => binaryAt(host, `${dir}/${program}`)));
  const found = all.filter((binary) => binary !== null && typeof binary !== 'string');
  const hidden = all.find((binary) => typeof binary === 'string');
  if (hidden !== undefined) noteSilent(hidden);
  const seen = ({ path }: { path: string }) =>
    dockerdPath?.includes(path.slice(0, path.lastIndexOf('/'))) ?? null;
  // The one that dockerd would use is the one that counts.
  const best = found.find((binary) => seen(binary) === true && !binary.dangling) ?? found[0];
  return best === undefined ? null : { ...best, onDockerdPath: seen(best) };
}

/** A program where config.toml says that it is: dockerd's PATH has nothing to do with it. */
export async function namedBinary(host: Host, path: string): Promise<ToolkitBinary | string | null> {
  const binary = await binaryAt(host, path);
  return binary === null || typeof binary === 'string' ? binary : { ...binary, onDockerdPath: null };
}

/** The path itself where it could not be looked at. */
async function binaryAt(
  host: Host,
  path: string,
): Promise<Omit<ToolkitBinary, 'onDockerdPath'> | string | null> {
  const stat = await host.stat(path);
  if (stat.kind === 'denied' || stat.kind === 'failed') return path;
  if (stat.kind === 'ok') {
    const executable = stat.value.type === 'file' && (stat.value.mode & 0o111) !== 0;
    return { path, executable, dangling: false, installedMs: stat.value.ctimeMs };
  }
  const link = stat.kind === 'absent' ? await host.readLink(path) : null;
  return link?.kind === 'ok' ? { path, executable: false, dangling: true, installedMs: null } : null;
}
