import type { Host } from '../host/host.ts';
import { temporaryIn } from './daemon-environment.ts';
import { commandLineOption } from './dockerd-options.ts';
import { librariesIn } from './preloaded-words.ts';

/** The daemon as it runs. */
export interface DockerdProcess {
  readonly pid: number;
  /** Milliseconds since 1970; null where not readable. */
  readonly startedMs: number | null;
  readonly argv: readonly string[];
  /** Directories of its PATH; null where its environment may not be read. */
  readonly path: readonly string[] | null;
  /** Libraries that its LD_PRELOAD names; null where its environment may not be read. */
  readonly preloaded: readonly string[] | null;
  /** Where it is told to put temporary files (DOCKER_TMPDIR); absent where it is not, or not readable. */
  readonly temporaryFolder?: string;
  /** Limits of the process, which containers inherit: bytes, null for unlimited; absent if not readable. */
  readonly memlockHardBytes?: number | null;
  /** It may raise limits (CAP_SYS_RESOURCE); null where not readable. */
  readonly mayRaiseLimits: boolean | null;
}

/** A process by its number and what kind of engine it is; null where no process of that number is dockerd. */
export async function dockerdProcess(host: Host, pid: number, bootMs: number | null) {
  const file = (name: string) => host.readText(`/proc/${pid}/${name}`);
  const [name, cmdline, environ, stat, limits, status] = await Promise.all([
    file('comm'),
    file('cmdline'),
    file('environ'),
    file('stat'),
    file('limits'),
    file('status'),
  ]);
  if (name.kind !== 'ok' || name.value.trim() !== 'dockerd') return null;
  const text = (result: typeof stat) => (result.kind === 'ok' ? result.value : '');
  // No daemon is started without any variable: an empty text is that of a process which is about to end, or of nobody.
  const told = text(environ) !== '';
  const argv = text(cmdline).split('\0').filter(isSomething);
  const process: DockerdProcess = {
    pid,
    startedMs: startOf(text(stat), bootMs),
    argv,
    path: told ? variableIn(text(environ), 'PATH').split(':').filter(isSomething) : null,
    preloaded: told ? librariesIn(variableIn(text(environ), 'LD_PRELOAD')) : null,
    ...temporaryIn(variableIn(text(environ), 'DOCKER_TMPDIR')),
    ...memlockIn(text(limits)),
    mayRaiseLimits: capabilityIn(text(status)),
  };
  return { kind: kindOf(argv, text(status)), process };
}

/** The snap names its own folders; a rootless daemon runs as a user. */
function kindOf(argv: readonly string[], status: string): 'package' | 'snap' | 'rootless' {
  const folders = ['--config-file', '--data-root', '--exec-root'].map((name) =>
    commandLineOption(argv, name),
  );
  if (folders.some((folder) => /\/snap[./]/.test(folder ?? ''))) return 'snap';
  if (argv[0]?.startsWith('/snap/')) return 'snap';
  const uid = /^Uid:\s*(\d+)/m.exec(status)?.[1];
  return uid === undefined || uid === '0' ? 'package' : 'rootless';
}

/** Linux counts the start in ticks of 1/100 s since boot (field 22 of /proc/PID/stat, proc(5)). */
function startOf(stat: string, bootMs: number | null): number | null {
  // The name, in parentheses, may itself hold blanks and parentheses.
  const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  return bootMs !== null && Number.isFinite(ticks) ? bootMs + ticks * 10 : null;
}

const isSomething = (word: string): boolean => word !== '';

const variableIn = (environ: string, name: string): string =>
  environ
    .split('\0')
    .find((entry) => entry.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

function memlockIn(limits: string): { memlockHardBytes?: number | null } {
  const hard = /^Max locked memory\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  if (hard === undefined) return {};
  return { memlockHardBytes: hard === 'unlimited' ? null : Number(hard) };
}

/** CAP_SYS_RESOURCE (24) among the effective capabilities. */
function capabilityIn(status: string): boolean | null {
  const mask = /^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1];
  return mask === undefined ? null : ((BigInt(`0x${mask}`) >> 24n) & 1n) === 1n;
}
