import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, messageOf } from './live-errors.ts';
import { letGo } from './live-kill.ts';
import { collect, drained, type Output } from './live-output.ts';
import { environmentFor, startFailure, workingDirectory } from './live-program.ts';

/** A program that is told something, and listens for as long as it runs. */
export interface SessionRequest {
  readonly argv: readonly string[];
  /** What it is told; its input stays open after that. */
  readonly input: string;
  /** Of its output; when more comes, it is ended. */
  readonly maxBytes: number;
  readonly limitMs: number;
  /** It may ask whoever sits at the terminal. The limit then counts from its first answer. */
  readonly mayAsk: boolean;
  /** What it says on standard error, as it comes. */
  readonly onStderr?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** How it ended, and what it said. */
export type SessionResult =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'ended';
      /** Null: by a signal. */
      readonly code: number | null;
      readonly by: EndedBy;
      readonly stdout: Uint8Array;
      readonly stderr: string;
    };

/** What ended it. */
export type EndedBy = 'itself' | 'time' | 'size' | 'interrupt';

/** How long it may take to end by itself once it is told to. */
const graceMs = 1_000;
const [quietMs, lateOutputMs] = [200, 2_000];
const stderrBytes = 64 * 1024;

/** Holds the session until it ends, or is ended for one of the reasons that there are. */
export async function liveSession(request: SessionRequest): Promise<SessionResult> {
  if (request.signal?.aborted === true)
    return { kind: 'ended', code: null, by: 'interrupt', stdout: new Uint8Array(), stderr: '' };
  const environment = environmentFor(process.env);
  const [program = '', ...args] = request.argv;
  const child = spawn(program, args, {
    cwd: workingDirectory(),
    env: environment,
    // Only within our own session has it the terminal, to ask there; else nothing that it starts may stay behind.
    detached: !request.mayAsk,
  });
  // It may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.write(request.input);
  const failure = new Promise<Error>((resolve) => child.once('error', resolve));
  const result = await Promise.race([held(child, request), failure]);
  if (!(result instanceof Error)) return result;
  const started = await startFailure(program, codeOf(result), environment['PATH'] ?? '', messageOf(result));
  return started.kind === 'failed' ? started : { kind: 'not-found' };
}

async function held(child: ChildProcessWithoutNullStreams, request: SessionRequest): Promise<SessionResult> {
  const watch = reasons(request);
  const stdout = collect(child.stdout, () => watch.heard(stdout), request.maxBytes);
  const stderr = collect(child.stderr, request.onStderr, stderrBytes);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const by = await Promise.race([exit.then(() => 'itself' as const), watch.reason]);
  watch.release();
  if (by !== 'itself') await end(child, exit, request);
  const code = await Promise.race([exit, wait(graceMs, null)]);
  await drained([stdout, stderr], quietMs, lateOutputMs);
  letGo(child);
  return { kind: 'ended', code, by, stdout: stdout.data(), stderr: stderr.text() };
}

/** What may end it from here. */
function reasons({ limitMs, mayAsk, maxBytes, signal }: SessionRequest) {
  let timer: NodeJS.Timeout | undefined;
  let give = (_: EndedBy): void => {};
  const reason = new Promise<EndedBy>((resolve) => {
    give = resolve;
  });
  const count = () => {
    timer ??= setTimeout(() => give('time'), limitMs).unref();
  };
  const interrupted = () => give('interrupt');
  signal?.addEventListener('abort', interrupted, { once: true });
  if (!mayAsk) count();
  return {
    reason,
    heard(output: Output): void {
      count();
      if (output.bytes() > maxBytes) give('size');
    },
    release(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupted);
    },
  };
}

/** Asked first, so that it can take leave of the other side; then it is not asked any more. */
async function end(
  child: ChildProcessWithoutNullStreams,
  exit: Promise<unknown>,
  { mayAsk }: SessionRequest,
): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(mayAsk ? pid : -pid, signal);
    } catch {
      // It ended by itself in between.
    }
    if (await Promise.race([exit.then(() => true), wait(graceMs, false)])) return;
  }
}
