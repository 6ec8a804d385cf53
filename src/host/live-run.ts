import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { execa as Execa } from 'execa';
import { limits, type RunOptions, type RunResult } from './host.ts';
import { collect, drained, type Output } from './live-output.ts';
import { environmentFor, startFailure } from './live-program.ts';

export interface RunContext {
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** How long a killed process may take to be gone before it counts as one that can't be killed. */
const graceMs = 200;
/** How long a process's own end may be outlived by what its children still print. */
const lateOutputMs = 2_000;

const interrupted: RunResult = { kind: 'failed', why: 'interrupted' };

/** Runs a program in a process group of its own and comes back in time, whatever the program does. */
export async function runLive(
  argv: readonly string[],
  options: RunOptions,
  context: RunContext,
): Promise<RunResult> {
  const [program, ...args] = argv;
  if (program === undefined) return { kind: 'failed', why: 'no program was named' };
  const interrupt = options.evenIfInterrupted === true ? undefined : context.signal;
  if (interrupt?.aborted === true) return interrupted;
  const { execa } = await import('execa');
  const environment = { ...environmentFor(context.environment), ...options.env };
  try {
    return await bounded(start(execa, program, args, options, environment), options, interrupt, {
      program,
      path: environment['PATH'] ?? '',
    });
  } catch (error) {
    // Arguments that no process can be given, such as a text with a NUL byte.
    return { kind: 'failed', why: messageOf(error) };
  }
}

type Child = ReturnType<typeof start>;

/** Not async: a function that returns the child through a promise would wait for its end. */
function start(
  execa: typeof Execa,
  program: string,
  args: readonly string[],
  options: RunOptions,
  environment: NodeJS.ProcessEnv,
) {
  return execa(program, args, {
    cwd: workingDirectory(),
    env: environment,
    extendEnv: false,
    detached: true,
    reject: false,
    buffer: false,
    stripFinalNewline: false,
    cleanup: false,
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
    stdout: options.show === true ? 2 : 'pipe',
    stderr: 'pipe',
  });
}

/** A directory that was removed under us must not look as if the program were missing. */
export function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

interface Started {
  readonly program: string;
  readonly path: string;
}

type First =
  | { readonly kind: 'exit'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'error'; readonly code: string; readonly why: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'aborted' };

async function bounded(
  child: Child,
  options: RunOptions,
  interrupt: AbortSignal | undefined,
  { program, path }: Started,
): Promise<RunResult> {
  const stdout = collect(child.stdout, options.onStdout);
  const stderr = collect(child.stderr);
  const ended = endOf(child);
  const first = await firstOf(ended, options.timeoutMs ?? limits.tool, interrupt);
  if (first.kind === 'error') return startFailure(program, first.code, path, first.why);
  if (first.kind === 'exit') {
    await drained([stdout, stderr], graceMs, lateOutputMs);
    letGo(child);
    return first.code === null
      ? { kind: 'failed', why: `killed by ${first.signal}` }
      : exited(first.code, stdout, stderr);
  }
  const why = await kill(child, ended);
  letGo(child);
  if (first.kind === 'aborted') return interrupted;
  return { kind: 'timed-out', stdout: stdout.text(), stderr: stderr.text(), why };
}

function exited(code: number, stdout: Output, stderr: Output): RunResult {
  const cut = stdout.truncated() || stderr.truncated() ? { truncated: true } : {};
  return { kind: 'exited', code, stdout: stdout.text(), stderr: stderr.text(), ...cut };
}

/** By the process's own end, not by that of its pipes: a grandchild may hold those open for ever. */
function endOf(child: Child): Promise<First> {
  return new Promise((resolve) => {
    const failed = (error: unknown) => resolve({ kind: 'error', code: codeOf(error), why: messageOf(error) });
    child.once('exit', (code, signal) => resolve({ kind: 'exit', code, signal }));
    child.once('error', failed);
    // Some starts fail before there is a process that could say so.
    child.then((result) => {
      if (result.exitCode === undefined && result.signal === undefined) failed(result.cause);
    }, failed);
  });
}

async function firstOf(
  ended: Promise<First>,
  timeoutMs: number,
  interrupt: AbortSignal | undefined,
): Promise<First> {
  let timer: NodeJS.Timeout | undefined;
  let listener: (() => void) | undefined;
  const stopped = new Promise<First>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'expired' }), timeoutMs);
    listener = () => resolve({ kind: 'aborted' });
    interrupt?.addEventListener('abort', listener, { once: true });
    // The interruption may have come while the runner was being loaded.
    if (interrupt?.aborted === true) listener();
  });
  const first = await Promise.race([ended, stopped]);
  clearTimeout(timer);
  if (listener !== undefined) interrupt?.removeEventListener('abort', listener);
  return first;
}

/** Kills the whole group, so that no grandchild stays behind. */
async function kill(child: Child, ended: Promise<First>): Promise<string> {
  if (child.pid === undefined) return 'it was never started';
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
  const gone = await Promise.race([ended, wait(graceMs, null)]);
  return gone === null ? unkillable(child.pid) : 'it took too long and was killed';
}

/** A process that sits in the kernel, as in a hung driver, cannot be killed: says where it sits. */
function unkillable(pid: number): string {
  const state = /^State:\s*(.+)$/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 'unknown state';
  const place = textOf(`/proc/${pid}/wchan`) || 'unknown place';
  return `it cannot be killed (${state}, waits in ${place})`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Neither the process nor its pipes may keep this program alive. */
function letGo(child: Child): void {
  child.unref();
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.stdin?.destroy();
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
