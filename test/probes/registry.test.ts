import { describe, expect, it } from 'vitest';
import { recordedHost } from '../../src/host/recorded.ts';
import { unread } from '../../src/probe.ts';
import { registry } from '../../src/probes/registry.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import {
  type Answer,
  ask,
  base,
  challenged,
  config,
  down,
  index,
  manifest,
  manifestAt,
  nvcr,
  problem,
  status,
  tokenAt,
} from './registry/scripted.ts';

describe('a registry where all is well', () => {
  it('gives sizes and configuration for this processor, and is asked for one byte of a layer', async () => {
    const { answer, calls } = await ask(nvcr);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        kind: 'found',
        architectures: ['amd64', 'arm64'],
        layerBytes: 310,
        // The first layer, and the first under the second.
        stackedLayerBytes: 320,
        layers: 2,
        config: { env: { CUDA_VERSION: '12.3.2' }, labels: { a: 'b' } },
      },
    });
    const layer = calls.find(({ url }) => url.includes('l2?sig'));
    expect(layer?.options.headers).toEqual({ range: 'bytes=0-0' });
  });

  it('is shown the authorisation, and the host behind the redirect is not', async () => {
    const { calls } = await ask(nvcr);
    const authorised = calls
      .filter(({ options }) => options.headers?.['authorization'] === 'Bearer T0KEN')
      .map(({ url }) => new URL(url).host);
    expect(new Set(authorised)).toEqual(new Set(['nvcr.io']));
    expect(calls.every(({ options }) => options.ca?.includes('SYSTEM CA'))).toBe(true);
  });

  it('need not ask for a token, and may have no index', async () => {
    const open = {
      ...nvcr,
      [`${base}/v2/`]: {},
      [`${base}/v2/nvidia/pytorch/manifests/24.01-py3`]: manifest,
    };
    expect((await ask(open)).answer).toMatchObject({ value: { kind: 'found', architectures: ['amd64'] } });
  });
});

describe('each stage that fails', () => {
  const unknownName = status(404, {}, '{"errors":[{"code":"NAME_UNKNOWN","message":"repository"}]}');
  it.each<[string, Record<string, Answer>, object]>([
    ['the name', { [`${base}/v2/`]: down('dns') }, { problem: 'dns', at: 'nvcr.io' }],
    ['the connection', { [`${base}/v2/`]: down('connect') }, { problem: 'unreachable' }],
    ['time', { [`${base}/v2/`]: down('connect', { timedOut: true }) }, { problem: 'timeout' }],
    ['the proxy', { [`${base}/v2/`]: down('proxy') }, { problem: 'proxy' }],
    [
      'an unknown authority',
      { [`${base}/v2/`]: down('tls', { code: 'SELF_SIGNED_CERT_IN_CHAIN', issuer: 'Corp' }) },
      { problem: 'tls-unknown-ca', issuer: 'Corp' },
    ],
    [
      'a handshake that never ends',
      { [`${base}/v2/`]: down('tls', { timedOut: true }) },
      { problem: 'tls-timeout' },
    ],
    [
      'an expired certificate',
      { [`${base}/v2/`]: down('tls', { code: 'CERT_HAS_EXPIRED' }) },
      { problem: 'tls-other' },
    ],
    [
      'a login page',
      { [`${base}/v2/`]: status(200, { 'content-type': 'text/html' }, '<html>Log in') },
      { problem: 'not-a-registry' },
    ],
    [
      'a redirect elsewhere',
      { [`${base}/v2/`]: status(302, { location: 'https://portal.example/' }) },
      { problem: 'not-a-registry' },
    ],
    ['a server error, twice', { [`${base}/v2/`]: 503 }, { problem: 'outage', status: 503 }],
    ['no anonymous token', { [tokenAt]: 401 }, { problem: 'not-logged-in', at: 'nvcr.io' }],
    ['a token server that is down', { [tokenAt]: 502 }, { problem: 'outage' }],
    ['too many tokens', { [tokenAt]: 429 }, { problem: 'rate-limited' }],
    [
      'an unknown tag',
      {
        [manifestAt]: status(
          404,
          {},
          '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
        ),
      },
      { problem: 'tag-not-found', why: 'HTTP 404, MANIFEST_UNKNOWN: manifest unknown' },
    ],
    ['a manifest that is forbidden', { [manifestAt]: 403 }, { problem: 'not-logged-in', status: 403 }],
    ['a payment that is due', { [manifestAt]: 402 }, { problem: 'denied' }],
    ['a legal block', { [manifestAt]: 451 }, { problem: 'denied' }],
    ['a forbidden token', { [tokenAt]: 403 }, { problem: 'not-logged-in', status: 403 }],
    ['a repository without a name', { [manifestAt]: unknownName }, { problem: 'tag-not-found' }],
    [
      'a blocked page in place of the manifest',
      { [manifestAt]: status(403, { 'content-type': 'text/html' }, '<html>') },
      { problem: 'not-a-registry' },
    ],
    [
      'a page in place of the token',
      { [tokenAt]: status(200, { 'content-type': 'text/html' }, '<html>') },
      { problem: 'not-a-registry', at: 'nvcr.io' },
    ],
    ['no registry at all', { [`${base}/v2/`]: 404 }, { problem: 'not-a-registry' }],
    ['a 401 that asks for nothing', { [`${base}/v2/`]: 401 }, { problem: 'not-a-registry' }],
    [
      'a registry that refuses at the door',
      { [`${base}/v2/`]: status(403, {}, '{"errors":[{"code":"DENIED","message":"no"}]}') },
      { problem: 'not-logged-in' },
    ],
    [
      'another language',
      { [`${base}/v2/`]: down('http', { code: 'HPE_INVALID_CONSTANT' }) },
      { problem: 'not-a-registry' },
    ],
    [
      'a reset',
      { [`${base}/v2/`]: down('http', { code: 'ECONNRESET', why: 'connection reset' }) },
      { problem: 'unreachable', why: 'connection reset' },
    ],
    [
      'a certificate for another name',
      { [`${base}/v2/`]: down('tls', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }) },
      { problem: 'tls-other' },
    ],
    ['a manifest that wants a login', { [manifestAt]: 401 }, { problem: 'not-logged-in' }],
    ['a limit on pulls', { [manifestAt]: 429 }, { problem: 'rate-limited' }],
    [
      'another architecture',
      { [manifestAt]: { manifests: index.manifests.slice(1, 2) } },
      { problem: 'no-architecture', architectures: ['arm64'] },
    ],
    [
      'a blob host without a name',
      { 'https://layers.nvcr.io/c?sig=1': down('dns') },
      { problem: 'blob-host', at: 'layers.nvcr.io' },
    ],
    [
      'a blob host that refuses',
      { 'https://layers.nvcr.io/l2?sig=2': 403 },
      { problem: 'blob-host', at: 'layers.nvcr.io', status: 403 },
    ],
    [
      'a single manifest of another architecture',
      { 'https://layers.nvcr.io/c?sig=1': { ...config, architecture: 'arm64' } },
      { problem: 'no-architecture' },
    ],
    ['garbage for a manifest', { [manifestAt]: status(200, {}, 'x') }, { problem: 'not-a-registry' }],
  ])('is told apart: %s', async (_, change, expected) => {
    expect(await problem({ ...nvcr, ...change })).toMatchObject(expected);
  });

  it('once with a server error is asked again', async () => {
    const { answer } = await ask({ ...nvcr, [`${base}/v2/`]: [503, challenged] });
    expect(answer).toMatchObject({ value: { kind: 'found' } });
  });

  it('says with a login what it could not say without one', async () => {
    const auth = Buffer.from('$oauthtoken:k3yk3y').toString('base64');
    const dockerConfig = { auths: { 'nvcr.io': { auth } } };
    const withLogin = (change: Record<string, Answer>) => problem({ ...nvcr, ...change }, { dockerConfig });
    expect(await withLogin({ [manifestAt]: 403 })).toMatchObject({ problem: 'denied', status: 403 });
    expect(await withLogin({ [manifestAt]: 401 })).toMatchObject({ problem: 'denied', status: 401 });
    expect(await withLogin({ [tokenAt]: 403 })).toMatchObject({ problem: 'denied' });
    expect(await withLogin({ [tokenAt]: 401 })).toMatchObject({ problem: 'wrong-credentials' });
  });
});

describe('credentials', () => {
  const auth = Buffer.from('$oauthtoken:k3y').toString('base64');
  const dockerConfig = { auths: { 'nvcr.io': { auth } } };

  it('of config.json are used for the token, and appear nowhere', async () => {
    const { answer, calls } = await ask(nvcr, { dockerConfig });
    expect(calls.find(({ url }) => url === tokenAt)?.options.headers).toEqual({
      authorization: `Basic ${auth}`,
    });
    expect(answer).toMatchObject({ value: { route: { credentials: 'config.json' } } });
    expect(JSON.stringify(answer)).not.toMatch(/k3y|T0KEN/);
  });

  it('that are refused are wrong ones, though the image is public', async () => {
    const refused = await problem({ ...nvcr, [tokenAt]: 401 }, { dockerConfig });
    expect(refused).toMatchObject({ problem: 'wrong-credentials' });
    expect(JSON.stringify(refused)).not.toContain('k3y');
  });

  it('may come from a helper, which may be missing', async () => {
    const store = { dockerConfig: { credsStore: 'pass' } };
    const { calls } = await ask(nvcr, { ...store, helper: { Username: '$oauthtoken', Secret: 'k3y' } });
    expect(calls.find(({ url }) => url === tokenAt)?.options.headers).toEqual({
      authorization: `Basic ${auth}`,
    });
    const { answer } = await ask(nvcr, store);
    expect(answer).toMatchObject({
      value: {
        kind: 'found',
        route: { credentials: 'none', helperProblem: 'docker-credential-pass: not found' },
      },
    });
  });
});

describe('the route', () => {
  const engine = (https: string, no = '') => ({
    engine:
      healthy.engine.kind === 'running'
        ? { ...healthy.engine, proxies: { http: '', https, no } }
        : healthy.engine,
  });
  const routeOf = async (more: Parameters<typeof ask>[1]) => {
    const { answer, calls } = await ask(nvcr, more);
    return {
      route: answer.ok ? answer.value.route : null,
      proxies: new Set(calls.map(({ options }) => options.proxy)),
    };
  };

  it("is the daemon's, and says where the shell's differs", async () => {
    const { route, proxies } = await routeOf({
      facts: engine('http://proxy:3128'),
      env: { HTTPS_PROXY: 'http://other:1' },
    });
    expect(route).toMatchObject({ as: 'daemon', proxy: 'http://proxy:3128', shellProxy: 'http://other:1' });
    expect(proxies).toEqual(new Set(['http://proxy:3128']));
  });

  it('agrees where both are the same', async () => {
    const { route } = await routeOf({
      facts: engine('http://proxy:3128'),
      env: { https_proxy: 'http://proxy:3128' },
    });
    expect(route?.shellProxy).toBeNull();
  });

  it("is the shell's where no daemon runs", async () => {
    const none = {
      kind: 'unreachable',
      endpoint: null,
      reason: 'no-socket',
      why: 'no',
      socketGid: null,
    } as const;
    const { route, proxies } = await routeOf({
      facts: { engine: none },
      env: { HTTPS_PROXY: 'http://ada:pw@p:1', NO_PROXY: 'layers.nvcr.io' },
    });
    expect(route).toMatchObject({ as: 'shell', proxy: 'http://p:1', shellProxy: null });
    expect(proxies).toEqual(new Set(['http://ada:pw@p:1', undefined]));
  });

  it('is not asked where it is not known which image is meant', async () => {
    const { imageChoice: _, ...facts } = readingsOf({});
    const host = recordedHost({});
    expect(await registry.ask(host, defaultTarget, facts)).toMatchObject({ ok: false, asked: false });
    const unreadable = { ...facts, imageChoice: unread('no reference') };
    expect(await registry.ask(host, defaultTarget, unreadable)).toMatchObject({ ok: false, asked: true });
  });
});
