import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();

describe('--ssh', () => {
  it.each([
    [['--ssh'], /argument missing/],
    [['--ssh', '-oProxyCommand=touch x'], /no host begins with a dash/],
    [['--ssh', `-oProxyCommand=touch ${folder}/owned`], /no host begins with a dash/],
    [['--ssh', `root@-oProxyCommand=touch ${folder}/owned`], /no host begins with a dash/],
    [['check', '--ssh', 'a$(touch x)'], /no host has such a name/],
    [['--ssh', 'a', 'b:22'], /a port is written as in ssh:\/\/b:22/],
    [['--ssh', 'a', '--host-root', '/'], /names a folder of this machine/],
    [['--ssh', 'a', 'b', '--format', 'json:x.json'], /ask them one by one/],
    [['--ssh', 'a', 'b', '--format', 'html'], /a page about one host/],
    [['--ssh', 'a', '--jobs', '0'], /whole number from 1 to 256/],
    [['--jobs', '2'], /hosts of --ssh/],
    [['--ssh', 'a', '--only', 'no-such-check'], /There is no check/],
    [['run', '--ssh', 'a'], /unknown option/],
  ])('%j is bad usage', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(64);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  it('without an ssh here says so of every host, and could not tell', () => {
    const { status, stdout, stderr } = run(['--ssh', 'gpu1', 'gpu2', 'gpu1', '--strict']);
    expect(stderr).toBe('ngc-doctor: asking 2 hosts over ssh ...\n');
    expect(
      stdout.match(/^Not reached: there is no ssh on this machine\.\nInstall the OpenSSH client\.$/gm),
    ).toHaveLength(2);
    expect(stdout).toMatch(/== Summary\n\nCOULD NOT TELL {2}gpu1 {2}not reached: there is no ssh/);
    expect(status).toBe(2);
  });
});
