import { describe, expect, it } from 'vitest';
import { healthy } from '../../../src/testing/healthy.ts';
import {
  ask,
  base,
  type Circumstances,
  down,
  engineWith,
  noEngine,
  nvcr,
  problem,
  status,
} from './scripted.ts';

const proxies = (https: string, no = '') => engineWith({ proxies: { http: '', https, no } });
const ways = async (more: Circumstances) => {
  const { answer, calls } = await ask(nvcr, more);
  const route = answer.ok ? answer.value.route : answer;
  return { route, proxies: new Set(calls.map(({ options }) => options.proxy)) };
};
const shell = { HTTPS_PROXY: 'http://shell:1' };
const fails = (why: string) => ({ ...nvcr, [`${base}/v2/`]: down('proxy', { why }) });

describe('the proxy', () => {
  it('is asked of hosts that are not exempt', async () => {
    const found = await ways({ facts: proxies('http://p:3128', 'layers.nvcr.io') });
    expect(found.route).toMatchObject({ proxy: 'http://p:3128' });
    expect(found.proxies).toEqual(new Set(['http://p:3128', undefined]));
    expect((await ways({ facts: proxies('http://p:3128', '*') })).route).toMatchObject({ proxy: null });
  });

  it('may be written without a scheme', async () => {
    const found = await ways({ facts: proxies('p:3128') });
    expect(found.route).toMatchObject({ proxy: 'http://p:3128' });
    expect(found.proxies).toEqual(new Set(['http://p:3128']));
  });

  it("of the shell differs where it is exempt there alone, and logins don't matter", async () => {
    const facts = proxies('http://p:1');
    const differs = await ways({ facts, env: { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'nvcr.io' } });
    expect(differs.route).toMatchObject({ shellProxy: '' });
    const same = await ways({ facts, env: { HTTPS_PROXY: 'http://ada:pw@p:1' } });
    expect(same.route).toMatchObject({ shellProxy: null });
    expect(JSON.stringify(same.route)).not.toContain('ada');
  });

  it('in the variables that Go does not read is none', async () => {
    const found = await ways({ facts: noEngine, env: { ALL_PROXY: 'http://p:1', http_proxy: 'http://p:1' } });
    expect(found).toMatchObject({ route: { as: 'shell', proxy: null }, proxies: new Set([undefined]) });
  });

  it('inside Docker Desktop is not asked from outside', async () => {
    const found = await ways({ facts: proxies('http.docker.internal:3128'), env: shell });
    expect(found.route).toMatchObject({ as: 'shell', proxy: 'http://shell:1', shellProxy: null });
  });

  it('of a kind that is not spoken here says nothing', async () => {
    expect((await ask(nvcr, { facts: proxies('socks5://p:1080') })).answer).toEqual({
      ok: false,
      asked: true,
      why: 'the proxy socks5://p:1080 is of a kind (socks5) that is not asked through here',
    });
  });

  it('that does not answer is named, and not with its login', async () => {
    const env = { HTTPS_PROXY: 'http://ada:s3cret@p:1' };
    const failed = await problem(fails('connection refused'), { facts: noEngine, env });
    expect(failed).toMatchObject({
      problem: 'proxy',
      at: 'http://p:1',
      why: 'connection refused',
      status: null,
    });
    expect(JSON.stringify(failed)).not.toMatch(/ada|s3cret/);
  });

  it.each([403, 502])('that refuses with %i is at fault', async (code) => {
    const answers = fails(`the proxy refuses to connect (HTTP ${code})`);
    const failed = await problem(answers, { facts: proxies('http://p:1') });
    expect(failed).toMatchObject({ problem: 'proxy', at: 'http://p:1', status: code });
  });
});

describe("the login of the daemon's proxy", () => {
  const facts = proxies('http://p:3128');
  const whole = 'http://ada:s3cret@p:3128';
  const { process } = healthy.dockerd;
  const flagged = process === null ? null : { ...process, argv: ['dockerd', `--https-proxy=${whole}`] };
  const json = JSON.stringify({ proxies: { 'https-proxy': whole } });

  it.each<[string, Circumstances]>([
    ['its environment', { files: { '/proc/900/environ': `PATH=/bin\0HTTPS_PROXY=${whole}\0` } }],
    ['its environment in small letters', { files: { '/proc/900/environ': `https_proxy=${whole}/` } }],
    ['daemon.json', { files: { '/etc/docker/daemon.json': json } }],
    ['its command line', { facts: { ...facts, dockerd: { ...healthy.dockerd, process: flagged } } }],
  ])('is taken from %s', async (_, more) => {
    const { proxies: used, route } = await ways({ facts, ...more });
    expect(used.size).toBe(1);
    expect([...used][0]).toMatch(/^http:\/\/ada:s3cret@p:3128\/?$/);
    expect(JSON.stringify(route)).not.toMatch(/ada|s3cret/);
  });

  it('of another proxy is not used', async () => {
    const files = { '/proc/900/environ': 'HTTPS_PROXY=http://ada:s3cret@elsewhere:3128' };
    expect((await ways({ facts, files })).proxies).toEqual(new Set(['http://p:3128']));
  });

  const asks = fails('the proxy asks for a login (HTTP 407)');

  it('that cannot be read leaves it open whether a pull works', async () => {
    const why = 'http://p:3128 asks for a login, and the one that the daemon has could not be read';
    expect((await ask(asks, { facts })).answer).toEqual({ ok: false, asked: true, why });
    const plainly = { ...nvcr, [`${base}/v2/`]: status(407) };
    expect((await ask(plainly, { facts })).answer).toEqual({ ok: false, asked: true, why });
  });

  it('that is known to be wrong or missing is at fault', async () => {
    for (const address of ['http://p:3128', whole]) {
      const files = { '/proc/900/environ': `HTTPS_PROXY=${address}` };
      expect(await problem(asks, { facts, files })).toMatchObject({ problem: 'proxy', status: 407 });
    }
    expect(await problem(asks, { facts: noEngine, env: shell })).toMatchObject({ problem: 'proxy' });
  });
});
