import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, run, temporaryFolder, withDocker } from './built.ts';

const folder = temporaryFolder();
const quick = ['--offline', '--launch', 'never', '--image', 'nvcr.io/nvidia/pytorch:24.01-py3'];
const rawIn = (file: string): string =>
  /<h2 id="raw">What was asked, and the answers<\/h2>.*?<\/section>/s.exec(readFileSync(file, 'utf8'))?.[0] ??
  '';

describe('the answers in an HTML page', () => {
  it('of this host are there, without its secrets and names', () => {
    const home = join(folder, 'home/mlovelace');
    mkdirSync(home, { recursive: true });
    const env = {
      HOME: home,
      USER: 'mlovelace',
      VAULT_TOKEN: 'vault-77aa88bb',
      ...withDocker(folder, 'echo "Docker version 24.0.1, build $VAULT_TOKEN for $USER"'),
    };
    for (const [name, args] of [
      ['check', quick],
      ['run', ['run', ...quick]],
    ] as const) {
      const page = join(folder, `${name}.html`);
      run([...args, '--format', `html:${page}`], env);
      const raw = rawIn(page);
      expect(raw, name).toContain('Docker version 24.0.1, build redacted for user-1');
      expect(raw, name).toContain('/etc/os-release');
      expect(raw, name).not.toMatch(/lovelace|vault-77/);
    }
  });

  it('are those of the recording, with its own pseudonyms', () => {
    const env = {
      USER: 'mlovelace',
      ...withDocker(folder, 'echo "Docker version 24.0.1, build for $USER"'),
    };
    const [file, own, page] = ['host.gz', 'own.html', 'replayed.html'].map((name) => join(folder, name));
    const recorded = run(['record', file ?? '', ...quick, '--format', `html:${own}`], env);
    expect(recorded.status).toBe(0);
    run(['replay', file ?? '', '--format', `html:${page}`]);
    expect(/Docker version 24.0.1, build for [a-z]*-?\d*/.exec(rawIn(page ?? ''))?.[0]).toMatch(/ user-\d$/);
    expect(rawIn(own ?? '') === rawIn(page ?? '')).toBe(true);
  });

  it('of a recording that nobody has redacted are redacted', () => {
    const page = join(folder, 'bare.html');
    run(['replay', join(root, 'fixtures/recordings/schema-1.json'), '--format', `html:${page}`]);
    expect(rawIn(page)).toContain('Programs');
  });
});
