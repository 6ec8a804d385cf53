import { spawnSync } from 'node:child_process';

/** Runs a program of this machine to its end, for building what the rig caches; throws with its words if it fails. */
export function must(program: string, argv: readonly string[], cwd?: string): void {
  const options = {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(cwd === undefined ? {} : { cwd }),
  } as const;
  const done = spawnSync(program, argv, options);
  if (done.status !== 0) throw new Error(`${program} failed (${done.status ?? done.error}): ${done.stderr}`);
}
