import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, run, temporaryFolder, withDocker } from './built.ts';

const folder = temporaryFolder();
const recording = join(root, 'fixtures/recordings/schema-2.json');
const quick = ['--offline', '--launch', 'never', '--image', 'nvcr.io/nvidia/pytorch:24.01-py3'];

describe('report', () => {
  it('prints a request about this host, without its secrets, and says where to take it', () => {
    const home = join(folder, 'home/mlovelace');
    mkdirSync(join(home, '.docker'), { recursive: true });
    const auth = Buffer.from('mlovelace:Pa55word!xyz').toString('base64');
    writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ auths: { 'nvcr.io': { auth } } }));
    const env = {
      HOME: home,
      USER: 'mlovelace',
      HTTPS_PROXY: 'http://mlovelace:pr0xyPass99@10.9.8.7:3128',
      VAULT_TOKEN: 'vault-77aa88bb',
      ...withDocker(folder, 'echo "Docker version 24.0.1, build $VAULT_TOKEN"'),
    };
    const { status, stdout, stderr } = run(['report', ...quick, '-v', `${home}/data:/data`], env);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<!--\nWhere to ask: /);
    expect(stdout).toContain('## What ngc-doctor says: NOT READY');
    expect(stdout).toContain('| Docker client | `24.0.1` |');
    expect(stdout).toContain('/home/user-1/data');
    for (const secret of ['lovelace', 'Pa55word', 'pr0xyPass', '10.9.8.7', 'vault-77', auth])
      expect(stdout + stderr).not.toContain(secret);
    expect(stderr).toMatch(/ngc-doctor: This is asked in .*: https:\/\//);
  });

  it('prints one about a recorded host, by its verdict whatever that is', () => {
    const { status, stdout } = run(['report', recording]);
    expect(status).toBe(0);
    expect(stdout).toContain('### Problem: `daemon-not-running`');
    expect(run(['report', recording]).stdout).toBe(stdout);
  });

  it('redacts a recording that nobody has redacted yet', () => {
    const { schema: _, ...answers } = JSON.parse(
      readFileSync(join(root, 'fixtures/recordings/schema-1.json'), 'utf8'),
    );
    const file = join(folder, 'bare.json');
    const env = { ...answers.env, HTTPS_PROXY: 'http://mlovelace:pr0xyPass99@10.9.8.7:3128' };
    const system = { ...answers.system, user: 'mlovelace', home: '/home/mlovelace' };
    const read = { ...answers.read, '/etc/os-release': 'PRETTY_NAME="Built by mlovelace"\n' };
    writeFileSync(file, JSON.stringify({ ...answers, schema: 1, env, system, read }));
    const { status, stdout } = run(['report', file]);
    expect(status).toBe(0);
    expect(stdout).toContain('Built by user-1');
    expect(stdout).not.toContain('lovelace');
  });

  it('redacts what somebody pasted, by what it gives away itself', () => {
    const file = join(folder, 'pasted.txt');
    const text = readFileSync(join(root, 'fixtures/imports/session-mismatch.txt'), 'utf8');
    const log = [
      '$ dmesg',
      '[    0.000000] Linux version 5.15.0-105-generic (buildd@lcy02) (gcc) #115-Ubuntu SMP',
      '[   15.300000] NVRM: Xid (PCI:0000:17:00): 79, pid=1, name=/home/ada/train, GPU has fallen off the bus.',
      'ada@annexbox:~$ ',
    ].join('\n');
    writeFileSync(file, text + log);
    const { status, stdout, stderr } = run(['report', file]);
    expect(status).toBe(0);
    expect(stdout).toContain('### Problem: `driver-library-mismatch`');
    expect(stdout).toContain('name=/home/user-');
    expect(stdout).not.toMatch(/\bada\b|annexbox/);
    expect(stderr).toContain('of all else nothing');
  });

  it('redacts what the collector wrote, which takes out the obvious alone', () => {
    const [script, home] = [join(folder, 'collect.sh'), join(folder, 'home/mlovelace')];
    writeFileSync(script, run(['collector']).stdout);
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, USER: 'mlovelace' };
    const { stdout: collected } = spawnSync('sh', [script], { encoding: 'utf8', env, timeout: 60_000 });
    expect(collected).toContain('mlovelace');
    const file = join(folder, 'collected.txt');
    writeFileSync(file, collected);
    const { status, stdout } = run(['report', file]);
    expect(status).toBe(0);
    expect(stdout).toContain('## What ngc-doctor says: NOT READY');
    expect(stdout).not.toContain('lovelace');
  });

  it('says where a file cannot be read', () => {
    const { status, stdout, stderr } = run(['report', join(root, 'README.md')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('cannot be read');
  });

  it.each([
    [['report', recording, '--gpus', 'all'], /--gpus: a recording is diagnosed as it was recorded/],
    [['report', recording, recording], /too many arguments/],
    [['report', '--format', 'json'], /unknown option '--format'/],
  ])('%j is bad usage', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([64, '']);
  });
});
