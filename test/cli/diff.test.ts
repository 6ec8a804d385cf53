import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { DiffReport } from '../../src/diff/document.ts';
import { packed } from '../../src/recording/unpack.ts';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { recordedFixture } from '../support/recordings.ts';
import { bin, root, run, temporaryFolder, withDocker } from './built.ts';

const folder = temporaryFolder();
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'dist/diff.schema.json'), 'utf8')),
);

async function recorded(name: string): Promise<string> {
  const file = join(folder, `${name}.ngcdoc.gz`);
  writeFileSync(file, await packed((await recordedFixture(name)).recording));
  return file;
}

const broken = 'debian12-a100-module-not-loaded';
const quick = ['--offline', '--image', 'nvcr.io/nvidia/pytorch:24.01-py3'];

describe('diff', () => {
  it('of two recordings exits 1, and says what makes the difference', async () => {
    const [good, bad] = [await recorded('debian12-a100-healthy'), await recorded(broken)];
    const { status, stdout, stderr } = run(['diff', good, bad]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('✖ kernel-module-not-loaded, on B, not on A'.replace('✖', 'XX'));
    expect(stdout).toContain(`The fixes for B: ngc-doctor replay ${bad}`);
    expect(run(['diff', good, bad], { NO_COLOR: '1' }).stdout).toBe(stdout);
    const markdown = run(['diff', good, bad, '--format', 'markdown']);
    expect(markdown.status).toBe(1);
    expect(markdown.stdout).toContain('### Problem: `kernel-module-not-loaded`');
  });

  it('judges by the checks that are wanted, and compares what they look at', async () => {
    const [good, bad] = [await recorded('debian12-a100-healthy'), await recorded(broken)];
    const of = (...flags: readonly string[]): DiffReport =>
      JSON.parse(run(['diff', good, bad, '--format', 'json', ...flags]).stdout);
    expect(of('--only', 'shm-size')).toMatchObject({ findings: [], common: [] });
    expect(JSON.stringify(of('--only', 'shm-size').differences)).not.toContain('deviceNodes');
    expect(of('--only', 'nvidia-driver').findings.map(({ code }) => code)).toEqual([
      'kernel-module-not-loaded',
    ]);
    expect(of('--skip', 'nvidia-driver').findings.map(({ code }) => code)).toContain('device-nodes-missing');
    expect(of('--skip', 'ulimits')).toMatchObject({
      common: [],
      checks: { ran: checks.length - 1, of: checks.length },
    });
    expect(run(['diff', good, bad, '--only', 'shm-size']).stdout).toContain(
      `Judged by 1 of ${checks.length} checks.`,
    );
    expect(run(['diff', good, bad]).stdout).not.toContain('Judged by');
    const wrong = run(['diff', good, bad, '--only', 'shm']);
    expect([wrong.status, wrong.stderr]).toEqual([
      64,
      expect.stringContaining('There is no check "shm". Did you mean shm-size?'),
    ]);
  });

  it('takes a file that is there for one, and a word like a host for a host', async () => {
    const bare = join(folder, 'node7');
    writeFileSync(bare, await packed((await recordedFixture(broken)).recording));
    const inFolder = (...args: readonly string[]) =>
      spawnSync(process.execPath, [bin, 'diff', ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: '/nowhere', HOME: folder },
      });
    expect(inFolder('node7', 'node7')).toMatchObject({ status: 0, stderr: '' });
    const { status, stderr } = inFolder('node7', 'ssh://node7');
    expect(status).toBe(2);
    expect(stderr).toContain('ssh://node7 cannot be compared: there is no ssh on this machine.');
    expect(inFolder('node7', 'node8').stderr).toContain(
      'node8 cannot be compared: there is no such file, and as a host over ssh: there is no ssh',
    );
    expect(inFolder('node7', './here').stderr).toContain('./here cannot be compared: ENOENT');
  });

  it('compares a bug report as far as it tells, by the image that the other was asked about', async () => {
    const file = await recorded('debian12-a100-healthy');
    const bugReport = join(root, 'fixtures/imports/bug-report-fell-off-bus.log');
    const { status, stdout, stderr } = run(['diff', file, bugReport, '--format', 'json', '--all']);
    expect(stderr).toContain('this bug report of NVIDIA tells of');
    expect(status).toBe(1);
    const report: DiffReport = JSON.parse(stdout);
    expect(validate(report) ? null : validate.errors).toBe(null);
    expect(report.findings[0]).toMatchObject({ code: 'gpu-fell-off-bus', hosts: ['B'] });
    const labels = report.differences.map(({ label }) => label);
    expect(labels).toContain('driver (kernel module)');
    for (const untold of [
      '--image',
      'processors',
      'memory of the machine',
      'PATH of this shell',
      'Docker Engine',
    ])
      expect(labels).not.toContain(untold);
    // What the check of a part of a host leaves open is explained by no difference.
    for (const { code, explainedBy } of report.findings) if (code === null) expect(explainedBy).toEqual([]);
  });

  it('of one with itself exits 0', async () => {
    const file = await recorded(broken);
    expect(run(['diff', file, file])).toMatchObject({ status: 0, stderr: '' });
  });

  it('with a file that is none exits 2, and compares the others', async () => {
    const file = await recorded(broken);
    const odd = join(root, 'README.md');
    const two = run(['diff', file, odd]);
    expect(two).toMatchObject({ status: 2, stdout: '' });
    expect(two.stderr).toContain(`ngc-doctor: ${odd} cannot be compared: it is no recording`);
    const three = run(['diff', file, odd, file]);
    expect(three.status).toBe(2);
    expect(three.stdout).toContain('Nothing differs that could matter.');
  });

  it('with this machine asks it what the other was asked, and launches nothing', async () => {
    const file = await recorded('debian12-a100-healthy');
    const log = join(folder, 'docker.log');
    const env = withDocker(folder, `echo "$@" >> ${log}; echo "Docker version 24.0.1, build 1"`);
    const { status, stdout } = run(['diff', file, 'here', '--offline', '--format', 'json'], env);
    expect(status).toBe(1);
    const report = JSON.parse(stdout);
    expect(validate(report) ? null : validate.errors).toBe(null);
    expect(report.hosts.map(({ name }: { name: string }) => name)).toEqual([file, 'here']);
    expect(report.differences.map(({ label }: { label: string }) => label)).not.toContain('--image');
    expect(readFileSync(log, 'utf8')).not.toMatch(/\brun\b|pull/);
  });

  it('with this machine at another time finds the same', () => {
    const file = join(folder, 'own.ngcdoc.gz');
    expect(run(['record', file, '--launch', 'never', ...quick]).status).toBe(0);
    const { status, stdout } = run(['diff', file, 'here', ...quick]);
    expect(stdout).toContain('Nothing differs that could matter.');
    expect(status).toBe(0);
  });

  it('lets nothing reach the terminal that a recording wants to do there', () => {
    const document = JSON.parse(readFileSync(join(root, 'fixtures/recordings/schema-2.json'), 'utf8'));
    const evil = '\u001b]0;owned\u0007\u001b[2J\u202e';
    const spoilt = JSON.parse(JSON.stringify(document), (_, value) =>
      typeof value === 'string' && value.length > 3
        ? value.replace(/Debian|A100|daemon/g, (word) => word + evil)
        : value,
    );
    const file = join(folder, 'evil.json');
    writeFileSync(file, JSON.stringify({ ...spoilt, format: document.format }));
    const { stdout, stderr } = run(['diff', join(root, 'fixtures/recordings/schema-2.json'), file, '--all']);
    expect(stdout).toContain('2 hosts');
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
  });

  it('keeps to its schema over many machines at once', async () => {
    const names = fixtureNames().filter((_, at) => at % 40 === 0);
    const files = await Promise.all(names.map(recorded));
    const { status, stdout } = run(['diff', ...files, '--format', 'json']);
    expect(status).toBe(1);
    const report = JSON.parse(stdout);
    expect(validate(report) ? null : validate.errors).toBe(null);
    expect(report.hosts).toHaveLength(names.length);
  });

  it.each([
    [['diff'], /missing required argument/],
    [['diff', 'one'], /Name two hosts or more/],
    [['diff', 'here', 'here'], /the same as itself/],
    [['diff', 'a;b', 'c.gz'], /a;b is no file, and no host: no host has such a name/],
    [['diff', 'ssh://-x', 'c.gz'], /no host begins with a dash/],
    [['diff', 'a', 'b', '--format', 'html'], /Allowed choices are text, json, markdown/],
    [['diff', 'a', 'b', '--strict'], /unknown option/],
  ])('%j is bad usage', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([64, '']);
  });
});
