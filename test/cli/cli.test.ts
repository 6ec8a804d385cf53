import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { ended, root, run, start, temporaryFolder } from './built.ts';

const folder = temporaryFolder();

describe('bad usage', () => {
  it.each([
    [['--nonsense'], /unknown option '--nonsense'/],
    [['nonsense'], /There is no command "nonsense"/],
    [['--only', 'no-such-check'], /There is no check "no-such-check"/],
    [['--skip', 'registry,nope'], /There is no check "nope"/],
    [['--shm-size', '0'], /size above 0/],
    [['--shm-size', 'large'], /size above 0/],
    [['--workers', '-1'], /whole number/],
    [['--workers', '1.5'], /whole number/],
    [['--timeout', '0'], /seconds above 0/],
    [['--launch', 'maybe'], /Allowed choices are auto, always, never/],
    [['--ipc', 'private'], /Allowed choices are host/],
    [['--gpus', 'two'], /device=/],
    [['--image', 'UPPER CASE'], /no image reference/],
    [['-v', '/only-a-source'], /SOURCE:DESTINATION/],
    [['-v', 'a:relative'], /absolute path/],
    [['--format', 'yaml'], /Known formats are text, json, markdown and html/],
    [['--format', 'text', '--format', 'json'], /Only one format/],
    [['--format', 'json:'], /file name is missing/],
    [['-v', '/a:/'], /other than \//],
    [['-v', '/a:/b:rw,wrong'], /"wrong" is no mount option/],
    [['--only', 'volumes', '--skip', 'volumes'], /leave no check/],
    [['--host-root', '/no/such/dir'], /is not a directory/],
    [['--format', 'json:/no/such/dir/x'], /cannot be written: ENOENT/],
    [['--format', 'json:/usr'], /it is a directory/],
    [['--format', 'text', '--format', 'json:-'], /Only one format/],
    [['--imag', 'x'], /Did you mean --image/],
    [['--image', 'x', 'run'], /Flags stand after the command: ngc-doctor run/],
    [['run', '--nonsense'], /unknown option '--nonsense'/],
    [['run', 'python', '--workers', '8'], /stands after two dashes/],
    [['list', '--format', 'yaml'], /Allowed choices are text, json/],
    [['images', '--format', 'yaml'], /Allowed choices are text, json/],
    [['images', '--image', 'x'], /unknown option '--image'/],
    [['images', '--gpus', 'two'], /device=/],
    [['images', 'extra'], /too many arguments/],
    [['images', '--host-root', '/no/such/dir'], /is not a directory/],
    [['--config', '/no/such/file'], /cannot be read/],
    [['--config', '/dev/null'], /holds no JSON object/],
    [['explain'], /name a code, a check or a file/],
    [['explain', 'a', 'b'], /too many arguments/],
    [['check', 'extra'], /There is no command "extra"/],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    // One sentence, at most a suggestion, and where to look: no list of flags, no progress, no stack.
    expect(stderr).toMatch(/^ngc-doctor: (?!.*ngc-doctor: ).+\n(?:\(.*\)\n)?Try 'ngc-doctor --help'\.\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(64);
  });
});

describe('what is asked of the program itself', () => {
  it('its version and its help', () => {
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    const help = run(['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const word of ['check', 'run', 'images', 'list', 'explain', 'Exit codes'])
      expect(help.stdout).toContain(word);
    const flags = [
      '--image',
      '--gpus',
      '--volume',
      '--shm-size',
      '--ipc',
      '--workers',
      '--only',
      '--skip',
      '--launch',
      '--pull',
      '--offline',
      '--timeout',
      '--host-root',
      '--config',
      '--strict',
      '--format',
    ];
    const flagHelp = run(['help', 'check']).stdout;
    for (const flag of flags) expect(flagHelp).toContain(flag);
    expect(run(['run', '--help']).stdout).toContain('exits as check does');
  });

  it('its checks', () => {
    const { checks: listed } = JSON.parse(run(['list', '--format', 'json']).stdout);
    expect(listed.map(({ check }: { check: string }) => check)).toEqual(checks.map(({ id }) => id));
    const lines = run(['list'])
      .stdout.split('\n')
      .map((line) => line.trim());
    for (const { id, title, codes } of checks)
      expect(lines).toEqual(expect.arrayContaining([id, title, ...codes]));
  });

  it('the page of each check and code', () => {
    expect(run(['explain', 'device-nodes']).stdout).toBe(
      readFileSync(join(root, 'checks/device-nodes.md'), 'utf8'),
    );
    const code = run(['explain', 'device-nodes-missing']);
    expect(code.stdout).toMatch(/^### device-nodes-missing\n/);
    expect(code.stdout).not.toContain('### device-node-permissions');
    expect(JSON.parse(run(['explain', 'shm-too-small', '--format', 'json']).stdout)).toMatchObject({
      schema: 1,
      check: 'shm-size',
      code: 'shm-too-small',
    });
    const unknown = run(['explain', 'kernel-module']);
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
    expect(unknown.stderr).toContain('kernel-module-not-loaded');
    expect(run(['explain', 'devcie-nodes']).stderr).toContain('Did you mean device-nodes?');
  });
});

const schema = JSON.parse(readFileSync(join(root, 'src/report.schema.json'), 'utf8'));

describe('a report', () => {
  const args = ['--offline', '--format', 'json'];
  it('on standard output is the report alone, and fits its schema', () => {
    const { status, stdout, stderr } = run(args);
    const report = JSON.parse(stdout);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.verdict).toBe('not-ready');
    expect(report.causes.map(({ code }: { code: string }) => code).join()).toMatch(
      /docker-not-installed|daemon-not-running/,
    );
    expect(status).toBe(1);
    expect(stderr).toContain('asking this machine');
  });

  it('of some checks says of how many', () => {
    const only = JSON.parse(run([...args, '--only', 'volumes,shm-size']).stdout);
    expect(only.checks).toEqual({ ran: 2, of: checks.length, switchedOff: [] });
    expect(only.verdict).toBe('ready');
    expect(run(['--only', 'shm-size', '--offline']).stdout).toContain(`1 of ${checks.length} checks`);
    const skipped = JSON.parse(run([...args, '--skip', 'test-launch']).stdout);
    expect(skipped.checks.ran).toBe(checks.length - 1);
  });

  it('is of what a configuration file asks, where the command line says nothing else', () => {
    const file = join(folder, 'config.json');
    const config = {
      image: 'registry.example/a:1',
      only: ['shm-size', 'volumes'],
      workers: 8,
      'shm-size': '64m',
      strict: false,
    };
    writeFileSync(file, JSON.stringify(config));
    const report = JSON.parse(run([...args, '--config', file]).stdout);
    expect(report.target.image).toBe('registry.example/a:1');
    expect(report.checks.ran).toBe(2);
    expect(report.causes.map(({ code }: { code: string }) => code)).toEqual(['shm-too-small']);
    const mine = JSON.parse(
      run(['check', ...args, `--config=${file}`, '--shm-size', '4g', '--image', 'a:2']).stdout,
    );
    expect([mine.target.image, mine.causes]).toEqual(['a:2', []]);
    expect(JSON.parse(run([...args, '--config', file, '--only', 'volumes']).stdout).checks.ran).toBe(1);
    writeFileSync(file, '{"volume": ["/no/such:/a"], "only": ["volumes"]}');
    expect(run([...args, '--config', file]).status).toBe(1);
    expect(run([...args, '--config', file, '-v', '/:/a']).status).toBe(0);
    writeFileSync(file, '{"nonsense": 1}');
    expect(run([...args, '--config', file])).toMatchObject({ status: 64, stdout: '' });
  });

  it('asked with --launch always and no launch is never ready', () => {
    expect(JSON.parse(run([...args, '--only', 'shm-size', '--launch', 'always']).stdout).verdict).toBe(
      'unknown',
    );
  });

  it('has colour only where that is wanted', () => {
    const code = '\u001b[';
    const offline = ['--offline', '--only', 'shm-size'];
    expect(run(offline).stdout).not.toContain(code);
    expect(run(offline, { FORCE_COLOR: '1' }).stdout).toContain(code);
    expect(run(offline, { NO_COLOR: '1' }).stdout).not.toContain(code);
  });

  it('is plain ASCII where the locale asks for it', () => {
    expect(run(['--offline'], { LC_ALL: 'C' }).stdout).toMatch(/^[\n\x20-\x7e]*$/);
    expect(run(['--offline'], { LC_ALL: 'C.UTF-8' }).stdout).toContain('✖');
  });

  it.each([
    [['explain', 'registry'], 0, /^$/],
    [['list'], 0, /^$/],
    [['--offline'], 1, /^ngc-doctor: asking this machine \.\.\.\n$/],
  ])("of %j whose reader goes away is nobody's fault", async (words, code, stderr) => {
    const child = start(words);
    child.stdout.destroy();
    const result = await ended(child);
    expect(result.stderr).toMatch(stderr);
    expect(result.code).toBe(code);
  });
});
