import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin, run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const quick = ['--offline', '--only', 'shm-size'];
const schemaOf = (text: string): unknown => JSON.parse(text).schema;

describe('a format with a file', () => {
  it('goes there whole, beside the one on standard output, and leaves nothing else behind', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    const file = join(own, 'report.json');
    writeFileSync(file, 'the report of yesterday');
    const { stdout, status } = run([...quick, '--format', 'text', '--format', `json:${file}`]);
    expect(stdout).toContain('READY');
    expect(schemaOf(readFileSync(file, 'utf8'))).toBe(1);
    expect(readdirSync(own)).toEqual(['report.json']);
    expect(status).toBe(0);
  });

  it('tells how it was called, by npm too, so that it can be called again', () => {
    const words = ['--offline', '--only', 'volumes', '-v', '/no/such/folder:/data'];
    const again = (env: Readonly<Record<string, string>>) =>
      /After the fix run: (.*)/.exec(run(words, env).stdout)?.[1];
    const npm = { npm_lifecycle_event: 'start', npm_package_name: 'ngc-doctor' };
    expect(again({})).toBe(`ngc-doctor ${words.join(' ')}`);
    expect(again(npm)).toBe(`npm start -- ${words.join(' ')}`);
    expect(again({ ...npm, npm_package_name: 'theirs' })).toBe(`ngc-doctor ${words.join(' ')}`);
    expect(again({ npm_lifecycle_event: 'npx' })).toBe(`npx ngc-doctor ${words.join(' ')}`);
  });

  it('is alone where nothing else was asked for', () => {
    const file = join(folder, 'alone.txt');
    expect(run([...quick, '--format', `text:${file}`], { FORCE_COLOR: '1' }).stdout).toBe('');
    expect(readFileSync(file, 'utf8')).toContain('READY');
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
  });

  it('follows a link, and does not replace it', () => {
    const [link, file] = [join(folder, 'link'), join(folder, 'linked.json')];
    writeFileSync(file, '');
    symlinkSync(file, link);
    run([...quick, '--format', `json:${link}`]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(schemaOf(readFileSync(file, 'utf8'))).toBe(1);
  });

  it('writes to a pipe, and does not replace it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    let text = '';
    reader.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    const closed = new Promise((resolve) => reader.once('close', resolve));
    const { stdout } = run([...quick, '--format', `json:${pipe}`]);
    // Where nothing was written to it, the reader would wait for ever.
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    await closed;
    expect(stdout).toBe('');
    expect(schemaOf(text)).toBe(1);
  });

  it('may be of any name, several at once', () => {
    const [page, ticket] = [join(folder, 'report.html'), join(folder, 'report.md')];
    const formats = ['--format', `html:${page}`, '--format', `markdown:${ticket}`, '--format', 'json'];
    expect(schemaOf(run([...quick, ...formats]).stdout)).toBe(1);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>\n.*<\/html>\n$/s);
    expect(readFileSync(ticket, 'utf8')).toMatch(/^## ngc-doctor: READY/);
  });

  it('named - is standard output', () => {
    expect(schemaOf(run([...quick, '--format', 'json:-']).stdout)).toBe(1);
    expect(existsSync('-')).toBe(false);
  });

  it('is refused before anything is asked, where it cannot be written', () => {
    const { stderr, status } = run(['--format', `json:${join(folder, 'no', 'such')}`]);
    expect(status).toBe(64);
    expect(stderr).not.toContain('asking');
  });
});

it.skipIf(!existsSync('/dev/full'))('a report that could not be written is not called ready', () => {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...quick], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
    env: { PATH: '/nowhere', HOME: '/nowhere' },
  });
  expect(stderr).toMatch(/ngc-doctor: ENOSPC: .*\n$/);
  expect(status).toBe(2);
});
