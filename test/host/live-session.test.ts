import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { liveSession, type SessionRequest } from '../../src/host/live-session.ts';

const session = (argv: readonly string[], more: Partial<SessionRequest> = {}) =>
  liveSession({ argv, input: 'hello\n', maxBytes: 1_000_000, limitMs: 10_000, mayAsk: false, ...more });
const sh = (script: string) => ['sh', '-c', script];
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('a session with a program', () => {
  it('tells it something, stays with it, and says how it ended', async () => {
    const heard: string[] = [];
    const result = await session(sh('read word; echo "<$word>"; echo oh >&2; exit 3'), {
      onStderr: (part) => heard.push(part),
    });
    expect(result).toMatchObject({ kind: 'ended', code: 3, by: 'itself', stderr: 'oh\n' });
    expect(result.kind === 'ended' && text(result.stdout)).toBe('<hello>\n');
    expect(heard).toEqual(['oh\n']);
  });

  it('keeps the input open, and has no end of its own', async () => {
    const result = await session(sh('read word; read more || echo ended; echo late'), { limitMs: 500 });
    expect(result).toMatchObject({ by: 'time', code: null });
    expect(result.kind === 'ended' && text(result.stdout)).toBe('');
  });

  it('ends what takes too long, with all that it has started', async () => {
    const began = performance.now();
    const result = await session(sh("trap '' TERM; echo $$; sleep 1000 & wait; sleep 1000"), {
      limitMs: 300,
    });
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(result).toMatchObject({ by: 'time' });
    const pid = result.kind === 'ended' ? text(result.stdout).trim() : '';
    expect(pid).toMatch(/^\d+$/);
    await wait(100);
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });

  it('ends what talks without end, and keeps no more than it may', async () => {
    const result = await session(['yes'], { maxBytes: 10_000 });
    expect(result).toMatchObject({ by: 'size' });
    expect(result.kind === 'ended' && result.stdout.length).toBe(10_000);
  });

  it('is over when the user interrupts, also before it begins', async () => {
    const controller = new AbortController();
    const running = session(['sleep', '1000'], { signal: controller.signal });
    await wait(200);
    controller.abort();
    expect(await running).toMatchObject({ by: 'interrupt' });
    expect(await session(['sleep', '1000'], { signal: controller.signal })).toMatchObject({
      by: 'interrupt',
    });
  });

  it('counts its time from the first word where a person may be asked before', async () => {
    const result = await session(sh('sleep 1; echo begun; sleep 1000'), { mayAsk: true, limitMs: 400 });
    expect(result).toMatchObject({ by: 'time' });
    expect(result.kind === 'ended' && text(result.stdout)).toBe('begun\n');
  });

  it('with what is not there, or may not be run, is none', async () => {
    expect(await session(['no-such-program-anywhere'])).toEqual({ kind: 'not-found' });
    expect(await session(['/etc/passwd'])).toMatchObject({ kind: 'failed' });
  });

  it('bears with a program that reads nothing', async () => {
    const input = 'x'.repeat(1_000_000);
    expect(await session(['true'], { input })).toMatchObject({ code: 0, by: 'itself' });
  });
});
