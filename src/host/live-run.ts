import type { execa as Execa } from 'execa';
import { limits, type RunOptions, type RunResult } from './host.ts';
import { codeOf, messageOf } from './live-errors.ts';
import { killGroup, letGo } from './live-kill.ts';
import { collect, drained, type Output } from './live-output.ts';
import { environmentFor, startFailure, workingDirectory } from './live-program.ts';

export interface RunContext {
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** How long the pipes may be silent after the end of the process before nothing more is waited for. */
const quietMs = 200;
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
    await drained([stdout, stderr], quietMs, lateOutputMs);
    letGo(child);
    return first.code === null
      ? { kind: 'failed', why: `killed by ${first.signal}` }
      : exited(first.code, stdout, stderr);
  }
  const why = await killGroup(child.pid, ended);
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
