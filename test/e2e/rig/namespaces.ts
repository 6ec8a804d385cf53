import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { removeCgroups } from './cgroups.ts';
import { cacheDir, checkoutDir, rigDir } from './paths.ts';
import { childrenOf, isRunning } from './procs.ts';

const joinAndExec =
  'for group in "$@"; do [ "$group" = -- ] && break; echo $$ >"$group/cgroup.procs"; shift; done; shift; exec "$@"';

/** Starts process 1 of a host in fresh namespaces, inside the given control groups. */
export function launch(folder: string, cgroups: readonly string[]): ChildProcess {
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

/** Resolves when the host says that it is up. */
export function ready(outer: ChildProcess): Promise<void> {
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

/** Kills a host with all that is in it, and waits until nothing of it is left. */
export async function close(outer: ChildProcess, folder: string, cgroups: readonly string[]): Promise<void> {
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
export function sweepFolders(): void {
  const parent = join(cacheDir, 'hosts');
  for (const name of readdirSync(parent)) {
    const owner = name.split('-')[0];
    if (!existsSync(`/proc/${owner}`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
