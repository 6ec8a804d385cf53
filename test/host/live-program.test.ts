import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { environmentFor, startFailure } from '../../src/host/live-program.ts';
import { runLive } from '../../src/host/live-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'bin'));
const file = (name: string, text: string, mode: number): string => {
  const path = join(folder, 'bin', name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
};
const orphan = file('orphan', '#!/no/such/interpreter\n', 0o755);
const plain = file('plain', '#!/bin/sh\n', 0o644);
const run = (argv: readonly string[], environment: NodeJS.ProcessEnv = process.env) =>
  runLive(argv, {}, { signal: undefined, environment });

describe('the environment of a program', () => {
  it('finds administrators’ programs after the user’s own', () => {
    expect(environmentFor({ PATH: '/usr/bin::/home/ada/bin:/usr/bin' })['PATH']).toBe(
      '/usr/bin:/home/ada/bin:/usr/local/sbin:/usr/sbin:/sbin',
    );
  });

  it('is the user’s but for the language', () => {
    const given = environmentFor({ LANGUAGE: 'de', LC_ALL: 'de_DE.UTF-8', DOCKER_HOST: 'x' });
    expect(given).toMatchObject({ LC_ALL: 'C', DOCKER_HOST: 'x' });
    expect(given).not.toHaveProperty('LANGUAGE');
  });
});

describe('a program that does not start', () => {
  it('for want of its interpreter is not one that is missing', async () => {
    expect(await run([orphan])).toMatchObject({
      kind: 'failed',
      why: `the interpreter or loader of ${orphan} is missing`,
    });
  });

  it('because it is not executable is found on PATH all the same', async () => {
    expect(await run(['plain'], { PATH: join(folder, 'bin') })).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining(plain),
    });
  });

  it('is missing where a directory of PATH is closed and no other has it', async () => {
    // execvp(3) answers EACCES then.
    expect(await startFailure('no-such-program', 'EACCES', '/usr/bin:/bin', 'spawn EACCES')).toEqual({
      kind: 'not-found',
    });
  });

  it('is missing where PATH is empty, too', async () => {
    expect(await run(['no-such-program'], {})).toEqual({ kind: 'not-found' });
  });

  it('because its arguments cannot be passed on says why', async () => {
    expect(await run(['echo', 'a\0b'])).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('null bytes'),
    });
    expect(await run(['echo', 'x'.repeat(200_000)])).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('E2BIG'),
    });
    expect(await run([])).toMatchObject({ kind: 'failed' });
  });
});
