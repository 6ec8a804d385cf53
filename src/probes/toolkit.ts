import type { FileResult, Host, RunResult } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';

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

export type ToolkitConfig =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'invalid'; readonly why: string }
  | {
      readonly kind: 'valid';
      /** `auto`, `legacy`, `cdi`, `csv`, … */
      readonly mode: string;
      /** `nvidia-container-cli.root`: the driver's root, `/` by default. */
      readonly driverRoot: string;
      readonly noCgroups: boolean;
    };

export interface ToolkitFact {
  /** Found on our PATH, dockerd's PATH, or in the usual places; null: nowhere. */
  readonly binaries: Readonly<Record<ToolkitProgram, ToolkitBinary | null>>;
  /** Version of nvidia-ctk, else of nvidia-container-runtime or -hook, e.g. `1.17.8`. */
  readonly version: string | null;
  /** Version of nvidia-container-cli (libnvidia-container). */
  readonly libraryVersion: string | null;
  /** The oldest trace of the toolkit (birth of its directories), milliseconds since 1970: older than dockerd's start
   * means that newer binaries came by an upgrade. */
  readonly oldestTraceMs: number | null;
  readonly configPath: string;
  readonly config: ToolkitConfig;
}

export const toolkit: Probe<ToolkitFact> = {
  title: 'NVIDIA Container Toolkit',
  cost: 'local',
  needs: ['system', 'dockerd'],
  async ask(host, _target, facts) {
    const dockerdPath = valueIn(facts.dockerd)?.process?.path ?? null;
    const dirs = new Set([...(valueIn(facts.system)?.path ?? []), ...(dockerdPath ?? []), ...usualDirs]);
    const find = (program: ToolkitProgram) => binaryOf(host, program, [...dirs], dockerdPath);
    const [binaries, config, oldestTraceMs] = await Promise.all([
      allOf(find),
      host.readText(configPath),
      oldestTrace(host),
    ]);
    const [version, libraryVersion] = await Promise.all([
      versionOf(host, binaries['nvidia-ctk'] ?? binaries['nvidia-container-runtime-hook']),
      versionOf(host, binaries['nvidia-container-cli']),
    ]);
    return read({
      binaries,
      version,
      libraryVersion,
      oldestTraceMs,
      configPath,
      config: await configOf(config),
    });
  },
};

const configPath = '/etc/nvidia-container-runtime/config.toml';
const usualDirs = [
  '/usr/bin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/local/nvidia/toolkit',
  '/opt/nvidia/toolkit',
  '/run/current-system/sw/bin',
];

async function allOf(
  find: (program: ToolkitProgram) => Promise<ToolkitBinary | null>,
): Promise<ToolkitFact['binaries']> {
  const [hook, oldHook, runtime, cli, ctk, cdiHook] = await Promise.all([
    find('nvidia-container-runtime-hook'),
    find('nvidia-container-toolkit'),
    find('nvidia-container-runtime'),
    find('nvidia-container-cli'),
    find('nvidia-ctk'),
    find('nvidia-cdi-hook'),
  ]);
  return {
    'nvidia-container-runtime-hook': hook,
    'nvidia-container-toolkit': oldHook,
    'nvidia-container-runtime': runtime,
    'nvidia-container-cli': cli,
    'nvidia-ctk': ctk,
    'nvidia-cdi-hook': cdiHook,
  };
}

async function binaryOf(
  host: Host,
  program: ToolkitProgram,
  dirs: readonly string[],
  dockerdPath: readonly string[] | null,
): Promise<ToolkitBinary | null> {
  const all = await Promise.all(dirs.map((dir) => binaryAt(host, `${dir}/${program}`)));
  const found = all.filter((binary) => binary !== null);
  const seen = ({ path }: { path: string }) =>
    dockerdPath?.includes(path.slice(0, path.lastIndexOf('/'))) ?? null;
  // The one that dockerd would use is the one that counts.
  const best = found.find((binary) => seen(binary) === true && !binary.dangling) ?? found[0];
  return best === undefined ? null : { ...best, onDockerdPath: seen(best) };
}

async function binaryAt(host: Host, path: string): Promise<Omit<ToolkitBinary, 'onDockerdPath'> | null> {
  const stat = await host.stat(path);
  if (stat.kind === 'ok') {
    const executable = stat.value.type === 'file' && (stat.value.mode & 0o111) !== 0;
    return { path, executable, dangling: false, installedMs: stat.value.ctimeMs };
  }
  const link = stat.kind === 'absent' ? await host.readLink(path) : null;
  return link?.kind === 'ok' ? { path, executable: false, dangling: true, installedMs: null } : null;
}

/** Folders that packages make once and keep over upgrades. */
const traces = [
  '/etc/nvidia-container-runtime',
  '/usr/share/doc/nvidia-container-toolkit',
  '/usr/share/doc/nvidia-container-toolkit-base',
  '/usr/share/doc/libnvidia-container1',
];

async function oldestTrace(host: Host): Promise<number | null> {
  const stats = await Promise.all(traces.map((path) => host.stat(path)));
  const births = stats.flatMap((stat) => (stat.kind === 'ok' ? (stat.value.birthMs ?? []) : []));
  return births.length === 0 ? null : Math.min(...births);
}

/** `NVIDIA Container Toolkit CLI version 1.17.8`, `cli-version: 1.17.8`, `… Runtime Hook version 1.13.5`. */
async function versionOf(host: Host, binary: ToolkitBinary | null): Promise<string | null> {
  if (binary === null || !binary.executable) return null;
  const result = await host.run([binary.path, '--version']);
  return result.kind === 'exited' ? versionIn(result) : null;
}

const versionIn = ({ stdout, stderr }: Extract<RunResult, { kind: 'exited' }>): string | null =>
  /version:?\s+v?(\d+\.\d+\.\d+[^\s,]*)/.exec(`${stdout}\n${stderr}`)?.[1] ?? null;

async function configOf(file: FileResult<string>): Promise<ToolkitConfig> {
  if (file.kind === 'absent') return { kind: 'absent' };
  if (file.kind !== 'ok') return { kind: 'unreadable' };
  const { parse } = await import('smol-toml');
  try {
    const document: unknown = parse(file.value);
    const runtime = at(document, 'nvidia-container-runtime');
    const cli = at(document, 'nvidia-container-cli');
    const [mode, root] = [at(runtime, 'mode'), at(cli, 'root')];
    return {
      kind: 'valid',
      mode: typeof mode === 'string' ? mode : 'auto',
      driverRoot: typeof root === 'string' && root !== '' ? root : '/',
      noCgroups: at(cli, 'no-cgroups') === true,
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'invalid', why: why.replace(/\s+/g, ' ').trim().slice(0, 300) };
  }
}

function at(node: unknown, key: string): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  return Object.entries(node).find(([name]) => name === key)?.[1];
}
