import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCgroups, sweepCgroups } from './cgroups.ts';
import { type ExecOptions, type ExecResult, enterArgv, type Running, run } from './exec.ts';
import { close, launch, ready, sweepFolders } from './namespaces.ts';
import { cacheDir } from './paths.ts';
import { childrenOf } from './procs.ts';
import type { Settled } from './settle.ts';
import { stage } from './stage.ts';

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
