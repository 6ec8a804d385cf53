import { describe, expect, it } from 'vitest';
import type { Host, HttpOptions, HttpResult } from '../../src/host/host.ts';
import { read } from '../../src/probe.ts';
import { challengeIn, tokenUrl } from '../../src/probes/registry/challenge.ts';
import { isExempt } from '../../src/probes/registry/no-proxy.ts';
import { registry } from '../../src/probes/registry.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../support/healthy.ts';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const config = {
  architecture: 'amd64',
  os: 'linux',
  config: { Env: ['CUDA_VERSION=12.3.2', 'NVIDIA_REQUIRE_CUDA=cuda>=9.0'], Labels: { a: 'b' } },
};
const manifest = {
  schemaVersion: 2,
  mediaType: manifestType,
  config: { digest: 'sha256:c' },
  layers: [
    { digest: 'sha256:l1', size: 10 },
    { digest: 'sha256:l2', size: 300 },
  ],
};
const index = {
  manifests: [
    { digest: 'sha256:amd', platform: { os: 'linux', architecture: 'amd64' } },
    { digest: 'sha256:arm', platform: { os: 'linux', architecture: 'arm64' } },
    { digest: 'sha256:att', platform: { os: 'unknown', architecture: 'unknown' } },
  ],
};

type Answer = HttpResult | object | number;
const answered = (answer: Answer): HttpResult => {
  if (typeof answer === 'number') return { kind: 'answered', status: answer, headers: {}, body: '' };
  if ('kind' in answer && (answer.kind === 'answered' || answer.kind === 'failed'))
    return answer as HttpResult;
  return { kind: 'answered', status: 200, headers: {}, body: JSON.stringify(answer) };
};
const status = (code: number, headers: Record<string, string> = {}, body = ''): HttpResult => ({
  kind: 'answered',
  status: code,
  headers,
  body,
});
const down = (stage: 'dns' | 'connect' | 'proxy' | 'tls' | 'http', more: object = {}): HttpResult =>
  ({ kind: 'failed', stage, timedOut: false, code: '', why: 'no', ...more }) as HttpResult;

const base = 'https://nvcr.io';
const tokenAt = `${base}/proxy_auth?scope=repository%3Anvidia%2Fpytorch%3Apull`;
/** A registry that speaks as nvcr.io does, where nothing is wrong. */
const nvcr: Readonly<Record<string, Answer>> = {
  [`${base}/v2/`]: status(401, {
    'www-authenticate': `Bearer realm="${base}/proxy_auth",scope="repository:nvidia/pytorch:pull,push"`,
  }),
  [tokenAt]: { token: 'T0KEN' },
  [`${base}/v2/nvidia/pytorch/manifests/24.01-py3`]: index,
  [`${base}/v2/nvidia/pytorch/manifests/sha256:amd`]: manifest,
  [`${base}/v2/nvidia/pytorch/blobs/sha256:c`]: status(307, { location: 'https://layers.nvcr.io/c?sig=1' }),
  [`${base}/v2/nvidia/pytorch/blobs/sha256:l2`]: status(307, { location: 'https://layers.nvcr.io/l2?sig=2' }),
  'https://layers.nvcr.io/c?sig=1': config,
  'https://layers.nvcr.io/l2?sig=2': status(206, {}, 'x'),
};

interface Call {
  readonly url: string;
  readonly options: HttpOptions;
}

/** Asks a scripted registry; `dockerConfig` is the user's config.json. */
async function ask(
  answers: Readonly<Record<string, Answer>>,
  more: {
    dockerConfig?: object;
    facts?: Parameters<typeof readingsOf>[0];
    env?: Record<string, string>;
    helper?: HttpResult | object;
  } = {},
) {
  const calls: Call[] = [];
  const host: Host = {
    ...({} as Host),
    env: (name) => more.env?.[name],
    list: async () => ({ kind: 'absent' }),
    readText: async (path) => {
      if (path.endsWith('/config.json'))
        return more.dockerConfig === undefined
          ? { kind: 'absent' }
          : { kind: 'ok', value: JSON.stringify(more.dockerConfig) };
      return path === '/etc/ssl/certs/ca-certificates.crt'
        ? { kind: 'ok', value: 'SYSTEM CA' }
        : { kind: 'absent' };
    },
    run: async () =>
      more.helper === undefined
        ? { kind: 'not-found' }
        : { kind: 'exited', code: 0, stdout: JSON.stringify(more.helper), stderr: '' },
    request: async (url, options = {}) => {
      calls.push({ url, options });
      const answer = answers[url];
      if (answer === undefined) throw new Error(`not scripted: ${url}`);
      return answered(answer);
    },
  };
  const answer = await registry.ask(host, defaultTarget, readingsOf(more.facts ?? {}));
  return { answer, calls };
}

const problem = async (...given: Parameters<typeof ask>) => {
  const { answer } = await ask(...given);
  return answer.ok && answer.value.kind === 'failed' ? answer.value : answer;
};

describe('a registry where all is well', () => {
  it('gives sizes and configuration for this processor, and is asked for one byte of a layer', async () => {
    const { answer, calls } = await ask(nvcr);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        kind: 'found',
        architectures: ['amd64', 'arm64'],
        layerBytes: 310,
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
  const manifestAt = `${base}/v2/nvidia/pytorch/manifests/24.01-py3`;
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
    ['a denial', { [manifestAt]: 403 }, { problem: 'denied' }],
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
    let first = true;
    const answers = new Proxy(nvcr, {
      get(target, url: string) {
        if (url !== `${base}/v2/` || !first) return target[url];
        first = false;
        return 503;
      },
    });
    expect((await ask(answers)).answer).toMatchObject({ value: { kind: 'found' } });
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
    const host = {} as Host;
    expect(await registry.ask(host, defaultTarget, { ...facts, system: read(healthy.system) })).toMatchObject(
      { ok: false, asked: false },
    );
  });
});

describe('NO_PROXY', () => {
  it.each<[string, string, boolean]>([
    ['nvcr.io', 'nvcr.io', true],
    ['layers.nvcr.io', 'nvcr.io', true],
    ['evilnvcr.io', 'nvcr.io', false],
    ['layers.nvcr.io', '.nvcr.io', true],
    ['nvcr.io', '.nvcr.io', false],
    ['a.example', '*', true],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['nvcr.io', 'nvcr.io:443', true],
    ['nvcr.io', 'nvcr.io:8443', false],
    ['NVCR.io', ' Nvcr.IO , x', true],
    ['localhost', '', true],
    ['127.0.0.9', '', true],
  ])('%s against %j: %s', (name, list, expected) => expect(isExempt(name, 443, list)).toBe(expected));
});

describe('a challenge', () => {
  it('is read with its quotes, and among others', () => {
    expect(challengeIn('Basic realm="x", Bearer realm="https://a/t?x=1",service="s, t"')).toEqual({
      scheme: 'bearer',
      realm: 'https://a/t?x=1',
      parameters: { realm: 'https://a/t?x=1', service: 's, t' },
    });
    expect(challengeIn('Basic realm="x"')).toEqual({ scheme: 'basic' });
    expect(challengeIn('')).toEqual({ scheme: 'other' });
  });

  it("keeps the realm's own query and narrows the scope", () => {
    const parse = (realm: string) =>
      tokenUrl({ scheme: 'bearer', realm, parameters: {} }, 'repository:a:pull');
    expect(parse('https://nvcr.io/proxy_auth?account=x&scope=repository:a:pull,push')).toBe(
      'https://nvcr.io/proxy_auth?account=x&scope=repository%3Aa%3Apull',
    );
    expect(parse('not a url')).toBeNull();
    expect(parse('file:///etc/passwd')).toBeNull();
  });
});
