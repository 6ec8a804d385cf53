import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host, RunResult } from '../../src/host/host.ts';
import { liveHost } from '../../src/host/live.ts';
import { rootedHost } from '../../src/host/rooted.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const root = join(folder, 'root');
const live = liveHost();
const rooted = rootedHost(live, root);
const server = createServer((_, response) => response.end('{}'));

beforeAll(async () => {
  mkdirSync(join(root, 'var'), { recursive: true });
  mkdirSync(join(root, 'run'));
  writeFileSync(join(folder, 'outside'), 'outside\n');
  writeFileSync(join(root, 'inside'), 'inside\n');
  symlinkSync('/run', join(root, 'var/run'));
  symlinkSync(join(folder, 'outside'), join(root, 'out'));
  for (let n = 0; n < 60; n++)
    symlinkSync(n === 59 ? '../outside' : `chain${n + 1}`, join(root, `chain${n}`));
  await new Promise<void>((resolve) => server.listen(join(root, 'run/docker.sock'), resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('a mounted root', () => {
  it('shows its own files', async () => {
    expect(await rooted.readText('/inside')).toEqual({ kind: 'ok', value: 'inside\n' });
    expect(await rooted.list('/var/..')).toMatchObject({
      kind: 'ok',
      value: expect.arrayContaining(['inside']),
    });
  });

  it('is not left by a link to a place that exists outside', async () => {
    // The place is there for a process with our own root, so a link that was followed outside would be read.
    expect(await live.readText(join(root, 'out'))).toEqual({ kind: 'ok', value: 'outside\n' });
    expect(await rooted.readText('/out')).toEqual({ kind: 'absent' });
    expect(await rooted.stat('/out')).toEqual({ kind: 'absent' });
    expect(await rooted.readLink('/out')).toEqual({ kind: 'ok', value: join(folder, 'outside') });
  });

  it('is not left by more links than are followed', async () => {
    for (const ask of [rooted.readText, rooted.stat, rooted.open]) {
      expect(await ask('/chain0')).toMatchObject({ kind: 'failed', code: 'ELOOP' });
    }
    expect(await rooted.engineRequest('unix:///chain0', '/info')).toMatchObject({ code: 'ELOOP' });
  });

  it('does not take what our own container may not open for refused there', async () => {
    const node = { type: 'character-device', mode: 0o666 } as const;
    const refusing = (stat: object): Host => ({
      ...live,
      readLink: async () => ({ kind: 'absent' }),
      access: async () => ({ kind: 'denied' }),
      stat: async () => ({
        kind: 'ok',
        value: {
          ...{ sizeBytes: 0, uid: 0, gid: 0, ctimeMs: 0, birthMs: null, major: 195, minor: 0, ...node },
          ...stat,
        },
      }),
    });
    const ask = (stat: object) => rootedHost(refusing(stat), '/host').access('/dev/nvidia0');
    expect(await ask({})).toEqual({ kind: 'ok', value: true });
    expect(await ask({ mode: 0o660 })).toEqual({ kind: 'denied' });
    expect(await ask({ type: 'file' })).toEqual({ kind: 'denied' });
  });

  it('has its own engine, behind its own links', async () => {
    expect(await rooted.engineRequest('unix:///var/run/docker.sock', '/info')).toMatchObject({ status: 200 });
    expect(await rooted.engineRequest('unix:///nope.sock', '/info')).toMatchObject({ code: 'ENOENT' });
  });

  it('does not go on where a link cannot be read', async () => {
    const silent: Host = {
      ...live,
      readLink: async () => ({ kind: 'failed', code: 'ETIMEDOUT', why: 'no answer within 5 s' }),
    };
    expect(await rootedHost(silent, root).readText('/inside')).toMatchObject({ code: 'ETIMEDOUT' });
  });
});

describe('a program in a mounted root', () => {
  const answering = (answer: RunResult) => {
    const asked: (readonly string[])[] = [];
    const host: Host = {
      ...live,
      async run(argv) {
        asked.push(argv);
        return answer;
      },
    };
    return { host: rootedHost(host, `${root}/`), asked };
  };
  const exited = (code: number, stderr: string): RunResult => ({ kind: 'exited', code, stdout: '', stderr });

  it('is run by chroot', async () => {
    const { host, asked } = answering(exited(0, ''));
    expect(await host.run(['nvidia-smi', '-L'])).toMatchObject({ code: 0 });
    expect(asked).toEqual([['chroot', root, 'nvidia-smi', '-L']]);
  });

  it('that chroot cannot start is told from one that fails itself', async () => {
    const gone = "chroot: failed to run command 'nvidia-smi': No such file or directory\n";
    const denied = "chroot: failed to run command 'nvidia-smi': Permission denied\n";
    const closed = "chroot: cannot change root directory to '/host': Operation not permitted\n";
    expect(await answering(exited(127, gone)).host.run(['nvidia-smi'])).toEqual({ kind: 'not-found' });
    expect(await answering(exited(126, denied)).host.run(['nvidia-smi'])).toMatchObject({ kind: 'failed' });
    expect(await answering(exited(125, closed)).host.run(['nvidia-smi'])).toMatchObject({ kind: 'failed' });
    const own = exited(127, 'sh: x: not found\n');
    expect(await answering(own).host.run(['sh', '-c', 'x'])).toEqual(own);
  });
});
