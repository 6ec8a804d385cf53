import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCollected } from '../../src/collector/read-collected.ts';
import { collectorScript } from '../../src/collector/script.ts';
import { recordedHost } from '../../src/host/recorded.ts';

/** This very machine, asked by the script as `sh` reads it from standard input. */
describe('the script on this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  let text = '';
  beforeAll(() => {
    text = execFileSync('sh', ['-s', '--', '--offline', '--quiet'], {
      input: collectorScript(),
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: 64 * 1024 ** 2,
      env: {
        ...process.env,
        NGC_API_KEY: 'nvapi-0123456789',
        HTTPS_PROXY: 'http://ada:pa55word@proxy.example:3128',
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes to its end', () => {
    expect(text.endsWith('! end\n')).toBe(true);
  });

  it('tells what this machine is', async () => {
    const { answers } = readCollected(text);
    const host = recordedHost(answers);
    const system = await host.system();
    expect(system.uid).toBe(process.getuid?.());
    expect(system.workingDirectory).toBe(folder);
    expect(Math.abs(system.bootMs - (Date.now() - bootAgo()))).toBeLessThan(2_000);
    expect((await host.readText('/proc/sys/kernel/osrelease')).kind).toBe('ok');
    expect(host.env('HTTPS_PROXY')).toBe('http://proxy.example:3128');
  });

  it('leaves secrets out', () => {
    expect(text).not.toContain('pa55word');
    expect(text).not.toContain('nvapi-');
  });
});

const bootAgo = (): number =>
  Number.parseFloat(execFileSync('cat', ['/proc/uptime'], { encoding: 'utf8' })) * 1000;

/** What is to be mounted is looked at, and nobody is told what is in it. */
it('the script looks at the paths that it is told of', async () => {
  const folder = mkdtempSync(join(tmpdir(), "it's a collector-"));
  writeFileSync(join(folder, 'private-name'), '');
  const [there, file, gone] = [folder, join(folder, 'private-name'), join(folder, 'gone')];
  const text = execFileSync(
    'sh',
    ['-s', '--', '--offline', '--quiet', ...[there, file, gone].flatMap((path) => ['--volume', path])],
    {
      input: collectorScript(),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
    },
  );
  rmSync(folder, { recursive: true });
  const host = recordedHost(readCollected(text).answers);
  expect((await host.stat(there)).kind).toBe('ok');
  expect(await host.list(there)).toEqual({ kind: 'ok', value: [] });
  expect(await host.stat(file)).toMatchObject({ kind: 'ok', value: { type: 'file' } });
  expect((await host.stat(gone)).kind).toBe('absent');
}, 60_000);

it('the script reads what names people where it is told to, and else not', async () => {
  const textWith = (...args: readonly string[]) =>
    execFileSync('sh', ['-s', '--', '--offline', '--quiet', ...args], {
      input: collectorScript(),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
    });
  const named = recordedHost(readCollected(textWith('--names')).answers);
  expect(await named.readText('/etc/passwd')).toMatchObject({ value: expect.stringContaining('root:') });
  expect(textWith()).not.toContain('? read /etc/passwd');
}, 120_000);

/** Each time that it is asked it names another process, as of a daemon that comes and goes. */
it('the script looks at the daemon that it says is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  const pgrep = `#!/bin/sh\n[ -e ${folder}/asked ] && echo 1 || echo ${process.pid}\n: >${folder}/asked\n`;
  writeFileSync(join(folder, 'pgrep'), pgrep, { mode: 0o755 });
  const text = execFileSync('sh', ['-s', '--', '--offline', '--quiet'], {
    input: collectorScript(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, PATH: `${folder}:${process.env['PATH']}` },
  });
  rmSync(folder, { recursive: true });
  const host = recordedHost(readCollected(text).answers);
  expect(await host.run(['pgrep', '-x', 'dockerd'])).toMatchObject({ stdout: `${process.pid}\n` });
  expect((await host.readText(`/proc/${process.pid}/comm`)).kind).toBe('ok');
}, 60_000);
