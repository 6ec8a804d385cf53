import { describe, expect, it } from 'vitest';
import { causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'the ways to a registry' : `the ways to a registry (skipped: ${missing})`;
const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const password = 's3cret-of-the-proxy';
const key = 'nvapi-g00d';

/** A host whose daemon goes out by this proxy, as Docker's page for systemd says. */
const behind = (proxy: string, registry: NonNullable<RigDescription['registry']> = {}): RigDescription => ({
  images: [],
  registry,
  files: {
    '/etc/systemd/system/docker.service.d/http-proxy.conf': `[Service]\nEnvironment="HTTPS_PROXY=${proxy}"\n`,
  },
});

/** A real proxy on loopback in the host, with one login or none. */
async function startProxy(host: RigHost, login: string | null): Promise<void> {
  const lines = ['Port 3128', 'Listen 127.0.0.1', 'ConnectPort 443', 'LogFile "/var/log/proxy.log"'];
  const text = [...lines, ...(login === null ? [] : [`BasicAuth ${login}`])].join('\n');
  await host.writeFile('/etc/proxy.conf', `${text}\n`);
  host.spawn(['tinyproxy', '-d', '-c', '/etc/proxy.conf']);
  const listens = ['bash', '-c', 'until (exec 3<>/dev/tcp/127.0.0.1/3128) 2>/dev/null; do sleep 0.02; done'];
  expect((await host.exec(listens)).code).toBe(0);
}

const pull = async (host: RigHost) => (await host.exec(['docker', 'pull', '-q', image])).code === 0;
const seenByProxy = (host: RigHost) => host.readFile('/var/log/proxy.log');

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it("are the daemon's: its proxy, with the login that /info leaves out", () =>
    onHost(behind(`http://ada:${password}@127.0.0.1:3128`), async (host) => {
      await startProxy(host, `ada ${password}`);
      const { report, result } = await diagnoseOn(host, ['--image', image]);
      expect(report.verdict).toBe('ready');
      expect(causesIn(report)).toEqual({ 'proxy-only-in-shell?': [] });
      expect(await seenByProxy(host)).toContain('CONNECT nvcr.io:443');
      expect(result.stdout + result.stderr).not.toContain(password);
      expect(await pull(host)).toBe(true);
    }));

  it('are the same in the shell: nothing to say', () =>
    onHost(behind('127.0.0.1:3128'), async (host) => {
      await startProxy(host, null);
      const env = { HTTPS_PROXY: 'http://127.0.0.1:3128' };
      const { report } = await diagnoseOn(host, ['--image', image], { env });
      expect(causesIn(report)).toEqual({});
      expect(report.verdict).toBe('ready');
    }));

  it('through a proxy that wants another login: nobody gets through', () =>
    onHost(behind(`ada:${password}@127.0.0.1:3128`), async (host) => {
      await startProxy(host, 'ada another');
      const env = { HTTPS_PROXY: 'http://127.0.0.1:3128' };
      const { report, result } = await diagnoseOn(host, ['--image', image], { env });
      expect(causesIn(report)).toEqual({ 'proxy-misconfigured': [] });
      expect(report.verdict).toBe('not-ready');
      expect(result.stdout + result.stderr).not.toContain(password);
      expect(await pull(host)).toBe(false);
    }));

  it('through a proxy that is not there: nobody gets through', () =>
    onHost(behind('http://127.0.0.1:3128'), async (host) => {
      const env = { HTTPS_PROXY: 'http://127.0.0.1:3128' };
      const { report } = await diagnoseOn(host, ['--image', image], { env });
      expect(causesIn(report)).toEqual({ 'proxy-misconfigured': [] });
      expect(await pull(host)).toBe(false);
    }));

  it("do not change with the shell's proxy, which the daemon never asks", () =>
    onHost({ images: [], registry: {} }, async (host) => {
      const env = { HTTPS_PROXY: `http://ada:${password}@127.0.0.1:9` };
      const { report, result } = await diagnoseOn(host, ['--image', image], { env });
      expect(causesIn(report)).toEqual({ 'proxy-only-in-shell?': [] });
      expect(report.verdict).toBe('ready');
      expect(result.stdout + result.stderr).not.toContain(password);
      expect(await pull(host)).toBe(true);
    }));

  it('are open to whoever a credential helper knows', () =>
    onHost(withHelper(`printf '{"Username":"$oauthtoken","Secret":"${key}"}'`), async (host) => {
      const { report, result } = await diagnoseOn(host, ['--image', image]);
      expect(causesIn(report)).toEqual({});
      expect(report.verdict).toBe('ready');
      expect(result.stdout + result.stderr).not.toContain(key);
      expect(await pull(host)).toBe(true);
    }));

  it('are closed where the helper is not there, and that is said', () =>
    onHost(withHelper(null), async (host) => {
      const { report } = await diagnoseOn(host, ['--image', image]);
      expect(causesIn(report)).toEqual({ 'credential-helper-missing?': [], 'ngc-not-logged-in': [] });
      expect(report.verdict).toBe('not-ready');
      expect(await pull(host)).toBe(false);
    }));
});

/** A registry that wants a login, which a helper with this answer has; null: there is no such program. */
const withHelper = (answer: string | null): RigDescription => ({
  images: [],
  registry: { anonymous: false, key },
  files: {
    '/root/.docker/config.json': JSON.stringify({ credsStore: 'of-this-test' }),
    ...(answer === null ? {} : { '/usr/local/bin/docker-credential-of-this-test': `#!/bin/sh\n${answer}\n` }),
  },
});
