import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const file = join(folder, 'host.txt');
const script = run(['collector']).stdout;
const collect = (...args: readonly string[]) =>
  spawnSync('sh', ['-s', '--', ...args], { input: script, encoding: 'utf8', timeout: 100_000, cwd: folder });

describe('what the collector writes', () => {
  let told = '';
  beforeAll(() => {
    told = collect('--offline', file).stderr;
  }, 120_000);

  it('is a file of whoever asked, and what is done meanwhile is told beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(told).toMatch(
      /^ngc-doctor: looks at files, and asks the engine, the GPUs and tools\nngc-doctor: collected in \d+ s\n$/,
    );
  });

  it('is replayed as a report on the machine', () => {
    const { stdout, stderr } = run(['replay', file, '--format', 'json']);
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    const osRelease = readFileSync('/etc/os-release', 'utf8');
    expect(report.host.os).toBe(/^PRETTY_NAME="?(.*?)"?$/m.exec(osRelease)?.[1]);
    expect(report.launch).toMatchObject({ status: 'not-run', reason: 'the collector launches nothing' });
    expect(report.outcomes.filter(({ status }: { status: string }) => status === 'crashed')).toEqual([]);
  });

  it('and came only in part is unknown in part, and that is said', () => {
    const half = join(folder, 'half.txt');
    const text = readFileSync(file, 'utf8');
    writeFileSync(half, text.slice(0, text.indexOf('? stat ')));
    const { stdout, stderr, status } = run(['replay', half, '--format', 'json']);
    expect(stderr).toContain('ends early');
    expect(JSON.parse(stdout).verdict).not.toBe('ready');
    expect(status).not.toBe(0);
    expect(stdout).toContain('not recorded');
  });
});

it('the script says how it is called where it is called otherwise', () => {
  for (const args of [
    ['--nonsense'],
    ['--limit', 'soon'],
    ['--limit', '08'],
    ['--image'],
    ['--image', 'a;b'],
    ['one', 'two'],
  ]) {
    const { status, stdout, stderr } = collect(...args);
    expect(status).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toContain('usage:');
  }
});

it('the script says so where its file cannot be written', () => {
  const { status, stderr } = collect('--offline', join(folder, 'no-such-folder/host.txt'));
  expect(status).toBe(73);
  expect(stderr).toContain('no-such-folder');
});

it('collector takes nothing else', () => {
  expect(run(['collector', 'host.txt']).status).toBe(64);
});
