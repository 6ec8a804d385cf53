import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { execa as Execa } from 'execa';
import { limits, type RunOptions, type RunResult } from './host.ts';

export interface RunContext {
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

const maxBytes = 8 * 1024 ** 2;
/** How long a killed process may take to be gone before it counts as one that can't be killed. */
const graceMs = 200;

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
  const child = start(execa, program, args, options, context);
  const output = collect(child, options);
  const ended = endOf(child);
  const first = await Promise.race([
    ended,
    expiry(options.timeoutMs ?? limits.tool, ended),
    ...(interrupt === undefined ? [] : [aborted(interrupt, ended)]),
  ]);
  if (first.kind === 'ended') {
    await settled(output.closed);
    return { ...first.result, ...(first.result.kind === 'exited' ? output.texts() : {}) };
  }
  const why = await kill(child, ended);
  letGo(child);
  return first.kind === 'aborted' ? interrupted : { kind: 'timed-out', ...output.texts(), why };
}

const interrupted: RunResult = { kind: 'failed', why: 'interrupted' };

/** Administrators' programs lie in directories that ordinary users do not have on their PATH. */
function environmentOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LANGUAGE: _, ...rest } = environment;
  const path = [...(rest['PATH'] ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return { ...rest, LC_ALL: 'C', PATH: [...new Set(path.filter((dir) => dir !== ''))].join(':') };
}

type Child = ReturnType<typeof start>;

/** Not async: a function that returns the child through a promise would wait for its end. */
function start(
  execa: typeof Execa,
  program: string,
  args: readonly string[],
  options: RunOptions,
  context: RunContext,
) {
  return execa(program, args, {
    env: { ...environmentOf(context.environment), ...options.env },
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

interface Output {
  texts(): { stdout: string; stderr: string; truncated?: boolean };
  readonly closed: Promise<unknown>;
}

function collect(child: Child, { onStdout }: RunOptions): Output {
  const stdout = reader(child.stdout, onStdout);
  const stderr = reader(child.stderr);
  return {
    texts: () => ({
      stdout: stdout.text(),
      stderr: stderr.text(),
      ...(stdout.truncated() || stderr.truncated() ? { truncated: true } : {}),
    }),
    closed: Promise.all([stdout.closed, stderr.closed]),
  };
}

function reader(stream: NodeJS.ReadableStream | null, onChunk?: (chunk: string) => void) {
  const chunks: Buffer[] = [];
  let size = 0;
  let dropped = false;
  stream?.on('data', (chunk: Buffer) => {
    const room = maxBytes - size;
    if (chunk.length > room) dropped = true;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    size += Math.min(chunk.length, Math.max(room, 0));
    onChunk?.(chunk.toString('utf8'));
  });
  stream?.on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    if (stream === null) resolve();
    stream?.once('close', () => resolve());
  });
  return { text: () => Buffer.concat(chunks).toString('utf8'), truncated: () => dropped, closed };
}

interface Ended {
  readonly kind: 'ended';
  readonly result: RunResult;
}

/** By the process's own end, not by that of its pipes: a grandchild may hold those open for ever. */
function endOf(child: Child): Promise<Ended> {
  return new Promise((resolve) => {
    const finish = (result: RunResult) => resolve({ kind: 'ended', result });
    child.once('exit', (code, signal) => {
      if (code === null) finish({ kind: 'failed', why: `killed by ${signal}` });
      else finish({ kind: 'exited', code, stdout: '', stderr: '' });
    });
    // A program that can't be started never emits "exit".
    child.then(
      (result) => {
        if (!('exitCode' in result) || result.exitCode === undefined) finish(notStarted(result));
      },
      (error: unknown) => finish({ kind: 'failed', why: String(error) }),
    );
  });
}

interface Unstarted {
  readonly code?: string | undefined;
  readonly originalMessage?: string | undefined;
  readonly signal?: string | undefined;
}

function notStarted(result: Unstarted): RunResult {
  if (result.code === 'ENOENT') return { kind: 'not-found' };
  if (result.code === 'EACCES') return { kind: 'failed', why: 'permission denied' };
  if (result.signal !== undefined) return { kind: 'failed', why: `killed by ${result.signal}` };
  return { kind: 'failed', why: result.originalMessage ?? 'it could not be started' };
}

async function expiry(ms: number, ended: Promise<Ended>): Promise<{ kind: 'expired' }> {
  const controller = new AbortController();
  void ended.then(() => controller.abort());
  await wait(ms, undefined, { signal: controller.signal }).catch(() => new Promise(() => {}));
  return { kind: 'expired' };
}

function aborted(signal: AbortSignal, ended: Promise<Ended>): Promise<{ kind: 'aborted' }> {
  return new Promise((resolve) => {
    const listener = () => resolve({ kind: 'aborted' });
    signal.addEventListener('abort', listener, { once: true });
    void ended.then(() => signal.removeEventListener('abort', listener));
  });
}

/** Output that is on its way when the process ends is waited for, for a moment. */
const settled = (closed: Promise<unknown>): Promise<unknown> => Promise.race([closed, wait(graceMs)]);

async function kill(child: Child, ended: Promise<Ended>): Promise<string> {
  if (child.pid === undefined) return 'it was never started';
  killGroup(child.pid);
  const gone = await Promise.race([ended, wait(graceMs, null)]);
  return gone === null ? unkillable(child.pid) : 'it took too long and was killed';
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}

/** A process that sits in the kernel, as in a hung driver, cannot be killed: says where it sits. */
function unkillable(pid: number): string {
  const state = /^State:\s*(.+)$/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 'unknown state';
  const place = textOf(`/proc/${pid}/wchan`) || 'unknown place';
  return `it cannot be killed (${state}, waiting in ${place})`;
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
