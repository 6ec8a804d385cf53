import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { childrenOf, groupMembers, signalIfAlive } from './procs.ts';

export interface ExecOptions {
  /** Default root. */
  readonly user?: 'root' | 'tester';
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the user's home. */
  readonly cwd?: string;
  /** Default 60 s; then the program and its children are killed. */
  readonly timeoutMs?: number;
  readonly stdin?: string;
}

export interface ExecResult {
  /** Null when it ran out of time or died by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface Running {
  readonly process: ChildProcess;
  /** As Ctrl-C does: to the program and all its children. */
  signalGroup(signal: NodeJS.Signals): void;
  /** To the program alone. */
  signal(signal: NodeJS.Signals): void;
  readonly done: Promise<ExecResult>;
}

const standardPath = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** A user's PATH after login, and wherever the node is that runs the tests. */
const loginPath = [...new Set([...standardPath, dirname(process.execPath)])].join(':');

/** The command that runs argv inside the host whose process 1 is given. */
export function enterArgv(pid: number, argv: readonly string[], options: ExecOptions): readonly string[] {
  const user = options.user ?? 'root';
  const home = user === 'root' ? '/root' : '/home/tester';
  const env = { PATH: loginPath, HOME: home, USER: user, LANG: 'C.UTF-8', ...options.env };
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const nsenter = ['nsenter', '-t', String(pid), '-m', '-p', '-n', '-u', '-i', '-C', '-r', '-w'];
  return [
    ...nsenter,
    '/bin/bash',
    '/opt/stand-in/enter.sh',
    user,
    options.cwd ?? home,
    ...pairs,
    '--',
    ...argv,
  ];
}

/** Starts a command and collects what it says. */
export function run(argv: readonly string[], options: ExecOptions): Running {
  const started = performance.now();
  const [program = '', ...args] = argv;
  // A group of its own, so that a signal reaches the program inside and not only nsenter.
  const child = spawn(program, args, { detached: true, stdio: 'pipe' });
  const { pid } = child;
  const members = () => (pid === undefined ? [] : groupMembers(pid));
  // nsenter itself is spared: it would die of the signal and take the program's exit code with it.
  const signalGroup = (signal: NodeJS.Signals) => {
    for (const member of members()) if (member !== pid) signalIfAlive(member, signal);
  };
  const killAll = () => {
    for (const member of members()) signalIfAlive(member, 'SIGKILL');
  };
  const out: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  child.stdout.on('data', (chunk: Buffer) => out.stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => out.stderr.push(chunk));
  // A program that does not read its input closes it early; that is its business.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const timer = setTimeout(killAll, options.timeoutMs ?? 60_000);
  const done = new Promise<ExecResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      const text = (stream: 'stdout' | 'stderr') => Buffer.concat(out[stream]).toString();
      resolve({ code, stdout: text('stdout'), stderr: text('stderr'), ms: performance.now() - started });
    });
  });
  const signal = (name: NodeJS.Signals) => {
    const inner = pid === undefined ? undefined : childrenOf(pid)[0];
    if (inner !== undefined) signalIfAlive(inner, name);
  };
  return { process: child, signalGroup, signal, done };
}
