import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveHost } from '../../src/host/live.ts';

const host = liveHost();
const sh = (script: string) => ['sh', '-c', script];
const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const script = join(folder, 'not-executable');
beforeAll(() => {
  writeFileSync(script, '#!/bin/sh\n');
  chmodSync(script, 0o644);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function timed<T>(promise: Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  return { value: await promise, ms: performance.now() - began };
}

describe('a command', () => {
  it('gives its code and both streams', async () => {
    expect(await host.run(sh('echo out; echo err >&2; exit 3'))).toEqual({
      kind: 'exited',
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('speaks the C locale and is given no input', async () => {
    const result = await host.run(sh('echo "$LC_ALL"; cat'));
    expect(result).toMatchObject({ code: 0, stdout: 'C\n' });
  });

  it('is given the input that is meant for it', async () => {
    expect(await host.run(['cat'], { input: 'hello' })).toMatchObject({ stdout: 'hello' });
  });

  it('takes its arguments literally', async () => {
    expect(await host.run(['echo', '$HOME', '`id`', '; exit 9'])).toMatchObject({
      code: 0,
      stdout: '$HOME `id` ; exit 9\n',
    });
  });

  it('that does not exist is not found', async () => {
    expect(await host.run(['no-such-program-anywhere'])).toEqual({ kind: 'not-found' });
  });

  it('that may not be executed says so', async () => {
    expect(await host.run([script])).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('permission denied'),
    });
  });

  it('that ignores SIGTERM is killed in time, with what it said', async () => {
    const { value, ms } = await timed(host.run(sh("trap '' TERM; echo begun; sleep 30"), { timeoutMs: 300 }));
    expect(value).toMatchObject({
      kind: 'timed-out',
      stdout: 'begun\n',
      why: 'it took too long and was killed',
    });
    expect(ms).toBeLessThan(1500);
  });

  it('whose child keeps the pipe open does not hold us', async () => {
    const { value, ms } = await timed(host.run(sh('sleep 30 & echo done')));
    expect(value).toMatchObject({ kind: 'exited', code: 0, stdout: 'done\n' });
    expect(ms).toBeLessThan(1500);
  });

  it('takes its children along when it is killed', async () => {
    await host.run(sh(`sh -c 'sleep 1; touch ${folder}/survivor' & wait`), { timeoutMs: 200 });
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(await host.stat(`${folder}/survivor`)).toEqual({ kind: 'absent' });
  });

  it('that prints without end is cut off, and says that it was', async () => {
    const result = await host.run(sh('head -c 20000000 /dev/zero | tr "\\0" x'));
    expect(result.kind === 'exited' && result.stdout.length).toBe(8 * 1024 ** 2);
    expect(result).toMatchObject({ kind: 'exited', code: 0, truncated: true });
  });

  it('that dies by a signal is no exit code', async () => {
    expect(await host.run(sh('kill -SEGV $$'))).toEqual({ kind: 'failed', why: 'killed by SIGSEGV' });
  });
});

describe('an interruption', () => {
  it('ends what runs, keeps new commands from starting, and lets cleaning up go on', async () => {
    const controller = new AbortController();
    const interruptible = liveHost({ signal: controller.signal });
    const running = timed(interruptible.run(['sleep', '30']));
    setTimeout(() => controller.abort(), 100);
    const { value, ms } = await running;
    expect(value).toEqual({ kind: 'failed', why: 'interrupted' });
    expect(ms).toBeLessThan(1500);
    expect(await interruptible.run(['true'])).toEqual({ kind: 'failed', why: 'interrupted' });
    expect(await interruptible.run(['true'], { evenIfInterrupted: true })).toMatchObject({ code: 0 });
  });
});
