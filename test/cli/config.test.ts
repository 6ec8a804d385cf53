import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { bin, root, run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const quick = ['--offline', '--only', 'volumes', '-v', '/no/such/folder:/data'];
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'dist/config.schema.json'), 'utf8')),
);

let count = 0;
function configFile(config: unknown): string {
  count += 1;
  const file = join(folder, `config-${count}.json`);
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  return file;
}
const runWith = (config: unknown, args: readonly string[]) => run([...args, '--config', configFile(config)]);
const reportWith = (config: unknown, args: readonly string[] = quick) =>
  JSON.parse(runWith(config, [...args, '--format', 'json']).stdout);

describe('a configuration file', () => {
  const waiver = { code: 'volume-missing', reason: 'It comes by NFS later.', until: '2999-12-31' };

  it('waives a code, which stays in every report', () => {
    const report = reportWith({ waivers: [waiver] });
    expect(report.verdict).toBe('ready');
    expect(report.causes).toMatchObject([{ code: 'volume-missing', waived: { until: '2999-12-31' } }]);
    const { stdout, status } = runWith({ waivers: [waiver] }, quick);
    expect(stdout).toContain('READY  1 waived');
    expect(stdout).toContain('volume-missing (waived)');
    expect(stdout).toContain('Waived until 2999-12-31: volume-missing (It comes by NFS later).');
    expect(stdout).toMatch(/^Configuration: .*config-\d+\.json$/m);
    expect(status).toBe(0);
  });

  it('with a waiver that has expired says so', () => {
    const { stdout, status } = runWith({ waivers: [{ ...waiver, until: '2020-02-29' }] }, quick);
    expect(stdout).toContain('Waiver expired on 2020-02-29, and no longer holds: volume-missing');
    expect(status).toBe(1);
  });

  it('sets thresholds and the registry that stands in for nvcr.io', () => {
    const report = reportWith(
      { thresholds: { shm: '3g', 'free-disk': '1g' }, registry: 'registry.example/ngc' },
      [...['--offline', '--only', 'shm-size', '--shm-size', '2g']],
    );
    expect(report.target.image).toMatch(/^registry\.example\/ngc\/nvidia\/pytorch:\d\d\.\d\d-py3$/);
    expect(report.causes).toMatchObject([{ code: 'shm-too-small', seen: { neededBytes: 3 * 1024 ** 3 } }]);
  });

  it.each<[unknown, RegExp]>([
    [{ waivers: [{ code: 'volume-missing', until: '2999-01-01' }] }, /no reason for volume-missing/],
    [{ waivers: [{ ...waiver, until: 'never' }] }, /until when volume-missing is waived/],
    [{ waivers: [{ ...waiver, until: '2026-02-30' }] }, /until when/],
    [{ waivers: [{ ...waiver, note: 'x' }] }, /knows no "note"/],
    [{ waivers: {} }, /"waivers" is no list/],
    [{ plugins: [1] }, /"plugins" holds something that is no text/],
    [{ thresholds: { disk: '1g' } }, /knows no "disk"/],
    [{ thresholds: { shm: 'big' } }, /no size for "shm"/],
    [{ registry: 'https://registry.example' }, /no registry/],
    [{ waivers: [{ ...waiver, code: 'volume-misssing' }] }, /no such code\. Did you mean volume-missing/],
    [{ waivers: ['volume-missing'] }, /no code, reason and until/],
    [{ image: { name: 'x' } }, /config-\d+\.json: "image" is not a text/],
    [{ image: 4 }, /"image" is not a text/],
    [{ strict: 'yes' }, /"strict" is not true or false/],
    [{ offline: null }, /"offline" is not true or false/],
    [{ 'shm-size': 100 }, /"shm-size" is not a text/],
    [{ launch: 'sometimes' }, /config-\d+\.json: .*--launch.*Allowed choices/],
    [{ imgae: 'x' }, /"imgae" is nothing that a configuration says; did you mean "image"\?/],
    [{ plugin: ['./a.mjs'] }, /did you mean "plugins"/],
    [{ help: true }, /"help" is nothing/],
    [{ config: 'other.json' }, /"config" is nothing/],
  ])('%j is bad usage, and no match for the schema', (config, why) => {
    const { status, stderr, stdout } = runWith(config, quick);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(why);
    // A day that there is not, and a size that is none, only the program can tell.
    if (!/until when|no size|no such code/.test(String(why))) expect(valid(config)).toBe(false);
  });

  it.each([
    { image: 'nvcr.io/nvidia/pytorch:24.01-py3', volume: ['/:/a'], workers: 8, strict: true, timeout: 20 },
    { waivers: [waiver], thresholds: { shm: '1g' }, registry: 'r.example:5000/a', only: ['volumes'] },
    { $schema: './config.schema.json', volume: '/:/a', offline: true, launch: 'never', gpus: 2 },
  ])('%j is understood, and fits the schema', (config) => {
    expect(valid(config), JSON.stringify(valid.errors)).toBe(true);
    expect([0, 1, 2]).toContain(runWith(config, ['--offline', '--format', 'json']).status);
  });

  it.each([
    ['{ "image": "a/b:1", }', /line 1: .*comma/],
    ['{\n  "image": "a/b:1"\n  "strict": true\n}', /line 2: .*comma/],
    ['// ours\n{}', /line 1: /],
    ['', /the file is empty/],
    ['[]', /it holds no object/],
  ])('%j is no JSON object, and the place is told', (text, why) => {
    const { status, stderr } = runWith(text, quick);
    expect(stderr).toMatch(/^ngc-doctor: .*config-\d+\.json holds no JSON object/);
    expect(stderr).toMatch(why);
    expect(status).toBe(64);
  });

  it('that is wrong keeps nobody from help', () => {
    expect(runWith('{', ['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(runWith('{', ['help', 'check']).status).toBe(0);
  });

  it('in the working directory is read, but not by root, and not where it is somebody else’s', () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    chmodSync(folder, 0o755);
    const marker = { image: 'registry.example/marker:1' };
    writeFileSync(join(home, 'ngc-doctor.config.json'), JSON.stringify(marker));
    const lookHere = (uid: number) => {
      const args = [bin, '--offline', '--only', 'volumes', '--format', 'json'];
      const env = { PATH: '/nowhere', HOME: '/nowhere', DOCKER_HOST: 'unix:///no/such.sock' };
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: home, env, uid });
      return { image: JSON.parse(stdout).target.image, stderr };
    };
    const here = (uid: number) => lookHere(uid).image;
    const own = process.getuid?.() ?? 0;
    if (own === 0) {
      expect(here(0)).not.toBe(marker.image);
      expect(lookHere(0).stderr).toContain(
        'root reads it only if it is named: --config ngc-doctor.config.json',
      );
      expect(here(65534)).toBe(marker.image);
      chownSync(join(home, 'ngc-doctor.config.json'), 65533, 65533);
      expect(here(65534)).not.toBe(marker.image);
      expect(lookHere(65534).stderr).toContain('it belongs to another user: --config');
    } else {
      expect(here(own)).toBe(marker.image);
    }
  });
});
