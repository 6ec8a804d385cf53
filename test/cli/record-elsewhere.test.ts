import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importFolder } from '../support/imports.ts';
import { bin, root, run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const pasted = join(importFolder, 'session-mismatch.txt');
const redacted = join(root, 'fixtures/recordings/schema-2.json');
const textIn = (file: string) => gunzipSync(readFileSync(file)).toString('utf8');

describe('record --from', () => {
  it('makes a recording of what somebody pasted, whose report is that of the text', () => {
    const file = at('pasted.gz');
    const { status, stdout, stderr } = run(['record', '--from', pasted, file]);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('this text tells of');
    expect(stderr).toMatch(/\d+ files and outputs are recorded in /);
    expect(stderr).not.toContain('answer otherwise');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const replayed = run(['replay', file]);
    expect(replayed).toMatchObject({ status: 1, stdout: run(['replay', pasted]).stdout });
    expect(replayed.stderr).toBe('ngc-doctor: it was made of a text; of all else nothing is known.\n');
    expect(run(['report', file]).stdout).toBe(run(['report', pasted]).stdout);
  });

  it('makes one of what the collector wrote, without the names that a shell leaves in it', () => {
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: at('home/mlovelace'), USER: 'mlovelace' };
    const { stdout: collected } = spawnSync('sh', ['-s', '--', '--offline', '--quiet'], {
      input: run(['collector']).stdout,
      encoding: 'utf8',
      env,
      timeout: 60_000,
    });
    expect(collected).toContain('mlovelace');
    const [text, file, json] = [at('c.txt'), at('c.gz'), at('c.json')];
    writeFileSync(text, collected);
    const made = run(['record', file, '--from', text, '--with-report', '--format', `json:${json}`]);
    expect(made.status).toBe(0);
    expect(textIn(file)).not.toContain('lovelace');
    const { stdout, stderr } = run(['replay', file, '--format', 'json']);
    expect(stderr).toBe('');
    expect(stdout).toBe(run(['replay', text, '--format', 'json']).stdout);
    expect(readFileSync(json, 'utf8')).toBe(stdout);
    expect(JSON.parse(textIn(file)).report).toEqual(JSON.parse(stdout));
    const half = at('half.txt');
    writeFileSync(half, collected.slice(0, collected.indexOf('? stat ')));
    expect(run(['record', '--from', half, at('half.gz')]).status).toBe(0);
    const { status, stdout: cut } = run(['replay', at('half.gz')]);
    expect(status).not.toBe(0);
    expect(cut.replace(/\s+/g, ' ')).toContain('Not asked to the end: what was collected ends early.');
    expect(cut).toBe(run(['replay', half]).stdout);
  });

  it('reads a pipe and writes one, and keeps the map', () => {
    const input = readFileSync(pasted);
    const made = spawnSync(process.execPath, [bin, 'record', '--from', '-', '-', '--map', at('map.json')], {
      input,
    });
    expect(made.status).toBe(0);
    const { stdout } = spawnSync(process.execPath, [bin, 'replay', '-'], {
      input: made.stdout,
      encoding: 'utf8',
    });
    expect(stdout).toContain('driver-library-mismatch');
    expect(JSON.parse(readFileSync(at('map.json'), 'utf8')).pseudonyms.host).toMatchObject({
      [/^Linux (\S+) /m.exec(String(input))?.[1] ?? '']: '1',
    });
  });

  it('shows beforehand what would be written, and writes nothing', () => {
    const { status, stdout } = run(['record', at('never.gz'), '--from', pasted, '--preview']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 3, told: { what: 'text' } });
    expect(existsSync(at('never.gz'))).toBe(false);
  });

  it.each([
    ['what is no host', join(root, 'README.md'), 'no output in it is one that is known'],
    ['what is not there', '/no/such/file', 'ENOENT'],
    ['a redacted recording', redacted, 'hand it on as it is'],
  ])('writes nothing of %s', (_, from, why) => {
    const { status, stdout, stderr } = run(['record', '--from', from, at('never.gz')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
    expect(existsSync(at('never.gz'))).toBe(false);
  });
});

describe('record --ssh', () => {
  it('writes nothing of hosts that are not reached, and says why of each', () => {
    const { status, stdout, stderr } = run(['record', '--ssh', 'gpu1', 'gpu2', `${at('out')}/`]);
    expect([status, stdout]).toEqual([2, '']);
    for (const host of ['gpu1', 'gpu2'])
      expect(stderr).toContain(`ngc-doctor: ${host} was not reached: there is no ssh on this machine.`);
    expect(existsSync(at('out'))).toBe(false);
    expect(run(['report', '--ssh', 'gpu1'])).toMatchObject({ status: 2, stdout: '' });
  });

  mkdirSync(at('there'));
  writeFileSync(at('file.gz'), '');
  it.each([
    [['record', '--ssh', 'gpu1'], /Name the file/],
    [['record', '--ssh', 'gpu1', 'gpu2'], /Is gpu2 a host, or where the recordings go\?/],
    [['record', '--ssh', 'gpu1', 'gpu2', '-'], /name a folder/],
    [['record', '--ssh', 'gpu1', 'gpu2', at('file.gz')], /Of several hosts each has a file of its own/],
    [['record', '--ssh', 'gpu1', 'gpu2', './there/', '--preview', '--format', 'text'], /to itself/],
    [['record', '--ssh', 'gpu1', '/no/such/dir/x/'], /cannot be written/],
    [['record', '--ssh', 'gpu1', '/no/such/dir/x.gz'], /cannot be written/],
    [['record', '--ssh', 'gpu1', 'gpu2', '/no/such/dir/x'], /cannot be written/],
    [['record', '--ssh', 'a/b@gpu1', 'a_b@gpu1', at('there')], /would have one file/],
    [['record', '--ssh', 'gpu1:22', at('x.gz')], /a port is written as in ssh:\/\/gpu1:22/],
    [['record', '--ssh', `root@-oProxyCommand=touch ${folder}/owned`, at('x.gz')], /no host begins with/],
    [['record', '--ssh', 'gpu1', at('x.gz'), '--host-root', '/'], /a folder of this machine/],
    [['record', '--ssh', 'gpu1', at('x.gz'), '--map', at('x.gz')], /file of their own/],
    [['record', '--ssh', 'gpu1', 'gpu2', '--preview', '--format', 'text'], /standard output to itself/],
    [['record', at('x.gz'), '--jobs', '2'], /hosts of --ssh/],
    [['record', at('x.gz'), '--ssh', 'gpu1', '--from', pasted], /one of them/],
    [['record', at('x.gz'), '--from', pasted, '--image', 'auto'], /--image: .*as it was recorded/],
    [['record', '--from', at('file.gz'), at('file.gz')], /would be written over/],
    [['record', '--from', pasted], /Name the file/],
    [['report', '--ssh', 'gpu1', '--ssh', 'gpu2'], /about one host/],
    [['report', redacted, '--ssh', 'gpu1'], /about one host/],
    [['report', '--ssh', 'gpu1', '--host-root', '/'], /a folder of this machine/],
  ])('%j is bad usage', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([64, '']);
    for (const name of ['owned', 'x.gz']) expect(existsSync(at(name))).toBe(false);
  });
});
