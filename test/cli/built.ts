import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '../..');
export const bin = join(root, 'dist/src/bin.cjs');

if (!existsSync(bin)) throw new Error('These tests run the built program: npm run build makes it.');

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

type Environment = Readonly<Record<string, string>>;

/** A machine without Docker and network, whatever is on this one. */
const nowhere: Environment = { PATH: '/nowhere', HOME: '/nowhere', DOCKER_HOST: 'unix:///no/such.sock' };

export const run = (args: readonly string[], env: Environment = {}) =>
  spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: { ...nowhere, ...env },
    timeout: 60_000,
  });

export const start = (args: readonly string[], env: Environment = {}): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [bin, ...args], { env: { ...nowhere, ...env } });

/** What became of a started program. */
export function ended(
  child: ChildProcessWithoutNullStreams,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      out[name] += String(chunk);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...out })));
}

/** Puts a `docker` of the test's own, a shell script, in front: gives the environment that finds it. */
export function withDocker(folder: string, script: string): Environment {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(programs, 'docker'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(programs, 'docker'), 0o755);
  return { PATH: `${programs}:/usr/bin:/bin` };
}
