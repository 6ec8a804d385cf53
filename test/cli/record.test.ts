import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { root, run, temporaryFolder, withDocker } from './built.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const documentIn = (file: string) => JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'dist/recording.schema.json'), 'utf8')),
);
const program = join(root, 'dist/src/bin.cjs');
const image = 'nvcr.io/nvidia/pytorch:24.01-py3';
const quick = ['--offline', '--launch', 'never', '--image', image];

describe('record and replay', () => {
  it('give the very report that was given on the host, as JSON and as text', () => {
    const [file, json] = [at('one.ngcdoc.gz'), at('one.json')];
    const recorded = run(['record', file, ...quick, '--with-report', '--format', `json:${json}`]);
    expect(recorded).toMatchObject({ status: 0, stdout: '' });
    expect(recorded.stderr).not.toContain('answer otherwise');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const document = documentIn(file);
    expect(validate(document) ? null : validate.errors).toBe(null);
    const replayed = run(['replay', file, '--format', 'json']);
    expect(replayed.stderr).toBe('');
    expect(replayed.status).toBe(1);
    expect(JSON.parse(replayed.stdout)).toEqual(document.report);
    expect(replayed.stdout).toBe(readFileSync(json, 'utf8'));
    const text = run(['replay', file]).stdout;
    expect(text).toContain(`After the fix run: ngc-doctor ${quick.join(' ')}`);
    expect(run(['replay', file]).stdout).toBe(text);
  });

  it('holds nothing of what is secret here', () => {
    const home = at('home/mlovelace');
    mkdirSync(join(home, '.docker'), { recursive: true });
    const auth = Buffer.from('mlovelace:Pa55word!xyz').toString('base64');
    writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ auths: { 'nvcr.io': { auth } } }));
    const env = {
      HOME: home,
      USER: 'mlovelace',
      HTTPS_PROXY: 'http://mlovelace:pr0xyPass99@10.9.8.7:3128',
      NVIDIA_VISIBLE_DEVICES: 'GPU-4f2b7c1e-1a2b-3c4d-5e6f-0123456789ab',
      VAULT_TOKEN: 'vault-77aa88bb',
      ...withDocker(folder, 'echo "Docker version 24.0.1, build $VAULT_TOKEN"'),
    };
    const file = at('secret.gz');
    const map = at('map.json');
    const { status, stderr } = run(['record', file, ...quick, '--map', map, '-v', `${home}/data:/data`], env);
    expect(status).toBe(0);
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    for (const secret of ['lovelace', 'Pa55word', 'pr0xyPass', '10.9.8.7', '4f2b7c1e', 'vault-77', auth])
      expect(text).not.toContain(secret);
    expect(stderr).toContain('user names');
    expect(statSync(map).mode & 0o777).toBe(0o600);
    expect(readFileSync(map, 'utf8')).toContain('mlovelace');
    const again = run(['record', at('again.gz'), ...quick, '--map', map], env);
    expect(again.status).toBe(0);
    expect(documentIn(at('again.gz')).answers.system.home).toBe(documentIn(file).answers.system.home);
  });

  it('shows beforehand what would be written, and writes nothing', () => {
    const file = at('preview.gz');
    const { status, stdout } = run(['record', file, '--preview', ...quick]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).format).toBe('ngc-doctor-recording');
    expect(existsSync(file)).toBe(false);
  });

  it('goes to standard output, from where replay takes it', () => {
    const recorded = spawnSync(process.execPath, [program, 'record', '-', ...quick], { cwd: folder });
    expect(recorded.status).toBe(0);
    expect(String(recorded.stderr)).toContain('went to standard output');
    expect(existsSync(at('-'))).toBe(false);
    expect(validate(JSON.parse(gunzipSync(recorded.stdout).toString('utf8')))).toBe(true);
    const replayed = spawnSync(process.execPath, [program, 'replay', '-', '--format', 'json'], {
      input: recorded.stdout,
    });
    expect(JSON.parse(String(replayed.stdout)).target.image).toBe(image);
  });

  it.each<[string, object, RegExp]>([
    ['names twice', { user: { ada: '1', bob: '1' } }, /damaged/],
    ['no numbers', { user: { ada: 'x' } }, /damaged/],
    ['other things than names', { user: { ada: 1 } }, /damaged/],
  ])('refuses a map that holds %s', (_, pseudonyms, message) => {
    const map = at('damaged.json');
    writeFileSync(map, JSON.stringify({ schema: 1, pseudonyms }));
    const { status, stderr } = run(['record', at('never.gz'), '--map', map, ...quick]);
    expect(stderr).toMatch(message);
    expect([status, existsSync(at('never.gz'))]).toEqual([64, false]);
  });

  it('refuses a map of a newer version, and says so', () => {
    const map = at('newer.json');
    writeFileSync(map, JSON.stringify({ schema: 2 }));
    expect(run(['record', at('never.gz'), '--map', map, ...quick]).stderr).toMatch(/newer ngc-doctor/);
  });

  it('gives a new name a number that no other has, though names were taken out of the map', () => {
    const home = at('home/nlovelace');
    mkdirSync(home, { recursive: true });
    const map = at('gaps.json');
    writeFileSync(map, JSON.stringify({ schema: 1, pseudonyms: { user: { someone: '7' } } }));
    const env = { HOME: home, USER: 'nlovelace' };
    expect(run(['record', at('gaps.gz'), '--map', map, ...quick], env).status).toBe(0);
    const numbers: string[] = Object.values(JSON.parse(readFileSync(map, 'utf8')).pseudonyms.user);
    expect(numbers.length).toBeGreaterThan(1);
    expect(Math.min(...numbers.map(Number))).toBe(7);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('exits as check does, over several files as the worst, and goes on after one that is refused', () => {
    const [good, bad] = [join(root, 'fixtures/recordings/schema-2.json'), at('bomb.gz')];
    writeFileSync(bad, gzipSync(Buffer.alloc(100 * 1024 ** 2)));
    expect(run(['replay', join(root, 'fixtures/recordings/schema-1.json')]).status).not.toBe(0);
    const { status, stdout, stderr } = run(['replay', bad, good]);
    expect(stderr).toContain(`${bad} cannot be replayed: it is larger than a recording can be.`);
    expect(stdout).toContain(`== ${good}`);
    expect(stdout).toContain('daemon-not-running');
    expect(status).toBe(1);
    expect(run(['replay', bad]).status).toBe(2);
    expect(run(['replay', at('no-such-file')])).toMatchObject({ status: 2, stdout: '' });
  });

  it.each(['schema-2.json', 'schema-3-cut.json'])(
    'lets nothing reach the terminal that %s wants to do there',
    (name) => {
      const document = JSON.parse(readFileSync(join(root, 'fixtures/recordings', name), 'utf8'));
      const evil = '\u001b]0;owned\u0007\u001b[2J\u202e<script>';
      const spoilt = JSON.parse(JSON.stringify(document), (_, value) =>
        typeof value === 'string' && value.length > 3
          ? value.replace(/Debian|A100|daemon/g, (word) => word + evil)
          : value,
      );
      const file = at('evil.json');
      writeFileSync(
        file,
        JSON.stringify({
          ...spoilt,
          format: document.format,
          call: { words: [evil] },
          config: evil,
          address: `host${evil}`,
          cutShort: evil,
          unasked: { registry: evil },
          target: { ...spoilt.target, noLaunch: evil },
        }),
      );
      const { stdout, stderr } = run(['replay', file]);
      expect(stdout).toContain('Debian');
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
    },
  );

  it('says where a report was put in that the answers do not give', () => {
    const document = JSON.parse(readFileSync(join(root, 'fixtures/recordings/schema-2.json'), 'utf8'));
    const file = at('false.json');
    writeFileSync(file, JSON.stringify({ ...document, report: { verdict: 'ready' } }));
    const { status, stderr } = run(['replay', file]);
    expect(stderr).toContain('not what these rules say');
    expect(status).toBe(1);
  });

  it.each([
    [['record'], /Name the file/],
    [['record', '/no/such/dir/x'], /cannot be written/],
    [['record', 'same', '--map', 'same'], /file of their own/],
    [['record', 'x', '--map', join(root, 'README.md')], /holds no pseudonyms/],
    [['record', '-', '--format', 'json'], /standard output to itself/],
    [['record', 'x', 'y'], /too many arguments/],
    [['replay'], /missing required argument/],
    [['replay', 'a', 'b', '--format', 'json:c'], /one by one/],
  ])('%j is bad usage', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([64, '']);
  });
});
