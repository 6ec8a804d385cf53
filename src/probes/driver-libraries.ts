import type { Host, RunResult } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import type { Architecture } from './system.ts';

/** A library of the driver, as the loader finds it. */
export interface DriverLibrary {
  readonly path: string;
  /** From the name of the file that the link ends at, e.g. `550.163.01`; null where it has none. */
  readonly version: string | null;
}

/** The driver's libraries on this host. */
export interface DriverLibrariesFact {
  /** libcuda.so.1 of the host's own architecture; null: in no place where the loader looks; or nobody tells. */
  readonly cuda: DriverLibrary | null | 'untold';
  /** libnvidia-ml.so.1. */
  readonly nvml: DriverLibrary | null;
  /** The directories that were searched. */
  readonly searched: readonly string[];
}

export const driverLibraries: Probe<DriverLibrariesFact> = {
  title: 'NVIDIA driver libraries',
  cost: 'local',
  needs: ['system', 'platform'],
  async ask(host, _target, facts) {
    const architecture = valueIn(facts.system)?.architecture ?? null;
    if (architecture === null) return unread('it is not known which processor the libraries must be for');
    const wsl = valueIn(facts.platform)?.kind === 'wsl2';
    const cache = await loaderCache(host);
    const cached = cache.kind === 'exited' ? cache.stdout : '';
    const dirs = [...(wsl ? ['/usr/lib/wsl/lib'] : []), ...usualDirs[architecture]];
    const find = (name: string) =>
      library(host, [...inCache(cached, name, architecture), ...dirs.map((dir) => `${dir}/${name}`)]);
    const [cuda, nvml] = await Promise.all([find('libcuda.so.1'), find('libnvidia-ml.so.1')]);
    // One that may be there must not pass for one that is missing.
    if (typeof cuda === 'string') return unread(`${cuda} could not be looked at`);
    if (typeof nvml === 'string') return unread(`${nvml} could not be looked at`);
    const silence = cuda === null || nvml === null ? silenceOf(cache) : null;
    return silence === null ? read({ cuda, nvml, searched: dirs }) : unread(silence);
  },
};

/** An ordinary user's PATH often lacks the folder that it is in. */
async function loaderCache(host: Host): Promise<RunResult> {
  const result = await host.run(['ldconfig', '-p']);
  return result.kind === 'not-found' ? host.run(['/sbin/ldconfig', '-p']) : result;
}

/**
 * Without the loader's list a library in a place of its own cannot be told from none. The list runs from z to a, so
 * that one without the C library ends before the driver's could stand in it, or is another text altogether.
 */
function silenceOf(cache: RunResult): string | null {
  if (cache.kind === 'timed-out' || cache.kind === 'failed') return `ldconfig does not answer: ${cache.why}`;
  if (cache.kind === 'not-found') return 'ldconfig is not there to list the libraries of this system';
  const whole = cache.code !== 0 || /\tlibc\.so\.6 /.test(cache.stdout);
  return whole ? null : 'ldconfig does not list the libraries of this system to the end';
}

const anywhere = [
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
  '/run/opengl-driver/lib',
  '/usr/local/nvidia/lib64',
  // Container-Optimized OS, whose loader does not look there and whose containers are given the folder.
  '/var/lib/nvidia/lib64',
];
export const usualDirs: Readonly<Record<Architecture, readonly string[]>> = {
  amd64: ['/usr/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu/nvidia/current', ...anywhere],
  arm64: [
    '/usr/lib/aarch64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu/nvidia',
    '/usr/lib/aarch64-linux-gnu/tegra',
    ...anywhere,
  ],
  other: anywhere,
};

/** How `ldconfig -p` (glibc) marks the entries of an architecture. */
const marks: Readonly<Record<Architecture, string>> = { amd64: 'x86-64', arm64: 'AArch64', other: '' };

function inCache(cache: string, name: string, architecture: Architecture): readonly string[] {
  return cache.split('\n').flatMap((line) => {
    const entry = /^\s*(\S+) \(([^)]*)\) => (\S+)\s*$/.exec(line);
    const [, file, kind, path] = entry ?? [];
    if (file !== name || path === undefined || !(kind ?? '').includes(marks[architecture])) return [];
    // CUDA's own copies are not the driver's.
    return /\/(compat|stubs)\//.test(path) ? [] : [path];
  });
}

/** Null where it is nowhere; a path that cannot be looked at, where it may be there. */
async function library(host: Host, candidates: readonly string[]): Promise<DriverLibrary | string | null> {
  let silent: string | null = null;
  for (const path of new Set(candidates)) {
    const stat = await host.stat(path);
    if (stat.kind === 'ok' && stat.value.type === 'file')
      return { path, version: await versionAt(host, path) };
    if (stat.kind === 'denied' || stat.kind === 'failed') silent ??= path;
  }
  return silent;
}

/**
 * The file at the end of the link carries the version in its name. A driver's version begins with three digits;
 * WSL2 and Jetson end at libcuda.so.1.1, which tells none.
 */
async function versionAt(host: Host, path: string): Promise<string | null> {
  let current = path;
  for (let step = 0; step < 8; step++) {
    const version = /\.so\.(\d{3,}\.\d+(?:\.\d+)?)$/.exec(current)?.[1];
    if (version !== undefined) return version;
    const link = await host.readLink(current);
    if (link.kind !== 'ok') return null;
    current = link.value.startsWith('/')
      ? link.value
      : `${current.slice(0, current.lastIndexOf('/'))}/${link.value}`;
  }
  return null;
}
