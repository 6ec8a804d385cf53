import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeCgroups, removeCgroups, sweepCgroups } from './cgroups.ts';
import { cacheDir, checkoutDir, rigDir } from './paths.ts';
import { childrenOf, groupMembers, isRunning, signalIfAlive } from './procs.ts';
import type { Settled } from './settle.ts';
import { stage } from './stage.ts';

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

/** One call of a stand-in administration tool. */
export interface AdminCall {
  readonly argv: readonly string[];
  readonly uid: number;
  readonly code: number;
}

export interface RigHost {
  /** Process 1 of the host, as this machine numbers it. */
  readonly pid: number;
  /** The command that runs argv inside, for a test that needs its own way to start it (a terminal). */
  enter(argv: readonly string[], options?: ExecOptions): readonly string[];
  exec(argv: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  spawn(argv: readonly string[], options?: ExecOptions): Running;
  writeFile(path: string, text: string): Promise<void>;
  readFile(path: string): Promise<string>;
  /** What was asked of the administration tools, in order. */
  log(): Promise<readonly AdminCall[]>;
  /** Kills the host and everything in it, and checks that nothing is left; a second call does nothing. */
  stop(): Promise<void>;
}

let hosts = 0;

/** Starts a host in namespaces of its own and waits until it is up; the images must be in the cache. */
export async function start(settled: Settled): Promise<RigHost> {
  const name = `${process.pid}-${hosts}`;
  const folder = join(cacheDir, 'hosts', name);
  mkdirSync(folder, { recursive: true });
  if (hosts === 0) {
    sweepCgroups();
    sweepFolders();
  }
  hosts += 1;
  stage(settled, folder);
  const cgroups = makeCgroups(name);
  const outer = launch(folder, cgroups);
  try {
    await ready(outer);
    const pid = initOf(outer);
    return opened(pid, outer, folder, cgroups);
  } catch (error) {
    await close(outer, folder, cgroups);
    throw error;
  }
}

const joinAndExec =
  'for group in "$@"; do [ "$group" = -- ] && break; echo $$ >"$group/cgroup.procs"; shift; done; shift; exec "$@"';

function launch(folder: string, cgroups: readonly string[]): ChildProcess {
  const namespaces = ['--mount', '--pid', '--net', '--uts', '--ipc', '--cgroup', '--fork', '--kill-child'];
  const init = ['bash', join(rigDir, 'host/namespace.sh'), folder, cacheDir, checkoutDir];
  // The host dies with this process, however that ends.
  const argv = [
    '--pdeathsig',
    'KILL',
    'bash',
    '-c',
    joinAndExec,
    'rig',
    ...cgroups,
    '--',
    'unshare',
    ...namespaces,
    ...init,
  ];
  return spawn('setpriv', argv, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
}

function ready(outer: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const collect = (chunk: Buffer) => {
      said += chunk.toString();
      if (/^READY$/m.test(said)) resolve();
    };
    outer.stdout?.on('data', collect);
    outer.stderr?.on('data', collect);
    outer.once('error', reject);
    outer.once('exit', (code) => reject(new Error(`The rig host did not start (exit ${code}): ${said}`)));
    const timer = setTimeout(
      () => reject(new Error(`The rig host was not ready after 60 s: ${said}`)),
      60_000,
    );
    outer.once('exit', () => clearTimeout(timer));
    timer.unref();
  });
}

function initOf(outer: ChildProcess): number {
  const init = outer.pid === undefined ? undefined : childrenOf(outer.pid)[0];
  if (init === undefined) throw new Error('The rig host has no process 1.');
  return init;
}

function opened(pid: number, outer: ChildProcess, folder: string, cgroups: readonly string[]): RigHost {
  let closing: Promise<void> | undefined;
  const enter: RigHost['enter'] = (argv, options = {}) => enterArgv(pid, argv, options);
  const host: RigHost = {
    pid,
    enter,
    exec: (argv, options = {}) => run(enter(argv, options), options).done,
    spawn: (argv, options = {}) => run(enter(argv, options), options),
    async writeFile(path, text) {
      const script = 'mkdir -p "$(dirname "$1")" && cat >"$1"';
      await expectOk(host.exec(['/bin/sh', '-c', script, 'sh', path], { stdin: text }));
    },
    async readFile(path) {
      return (await expectOk(host.exec(['/bin/cat', path]))).stdout;
    },
    async log() {
      const text = await host.readFile('/opt/stand-in/log.jsonl');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map(adminCall);
    },
    stop() {
      closing ??= close(outer, folder, cgroups);
      return closing;
    },
  };
  return host;
}

function adminCall(line: string): AdminCall {
  const call: AdminCall = JSON.parse(line);
  return call;
}

async function expectOk(result: Promise<ExecResult>): Promise<ExecResult> {
  const done = await result;
  if (done.code !== 0) throw new Error(`Exit ${done.code} in the rig host: ${done.stderr}`);
  return done;
}

const standardPath = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** A user's PATH after login, and wherever the node is that runs the tests. */
const loginPath = [...new Set([...standardPath, dirname(process.execPath)])].join(':');

function enterArgv(pid: number, argv: readonly string[], options: ExecOptions): readonly string[] {
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

function run(argv: readonly string[], options: ExecOptions): Running {
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

async function close(outer: ChildProcess, folder: string, cgroups: readonly string[]): Promise<void> {
  const init = outer.pid === undefined ? undefined : childrenOf(outer.pid)[0];
  if (outer.exitCode === null && outer.signalCode === null) {
    const gone = new Promise((resolve) => outer.once('exit', resolve));
    outer.kill('SIGKILL');
    await gone;
  }
  // The kernel takes processes, mounts and groups down a moment after process 1.
  let left = removeCgroups(cgroups);
  const isUp = () => init !== undefined && isRunning(init);
  for (let tries = 0; (left.length > 0 || isUp()) && tries < 300; tries += 1) {
    await wait(10);
    left = removeCgroups(left);
  }
  rmSync(folder, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`The rig host left control groups behind: ${left.join(', ')}`);
}

/** Folders of hosts that a killed run left in the cache: their name tells whose they were. */
function sweepFolders(): void {
  const parent = join(cacheDir, 'hosts');
  for (const name of readdirSync(parent)) {
    const owner = name.split('-')[0];
    if (!existsSync(`/proc/${owner}`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
