import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveHost } from '../../../src/host/live.ts';
import { registry } from '../../../src/probes/registry.ts';
import { defaultTarget } from '../../../src/target.ts';
import { readingsOf } from '../../../src/testing/healthy.ts';
import { config, engineWith, imageAt, index, manifest, type Running, scripted } from './scripted.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-registry-'));
const live = liveHost();
const servers: Server[] = [];
const sockets = new Set<Socket | Duplex>();
const ports = { registry: 0, blobs: 0, plain: 0, page: 0, closed: 0, proxy: 0 };
/** What the proxy was asked to connect to. */
const targets: string[] = [];
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const openssl = (...words: readonly string[]) =>
  execFileSync('openssl', words, { stdio: 'ignore', cwd: folder });

function makeCertificates(): void {
  const fresh = ['req', '-newkey', 'rsa:2048', '-nodes'];
  const authority = ['-x509', '-days', '2', '-subj', '/O=Example Corp/CN=Example Root'];
  openssl(...fresh, ...authority, '-keyout', 'ca.key', '-out', 'ca.crt');
  const names = 'subjectAltName=IP:127.0.0.1,DNS:registry.test';
  openssl(...fresh, '-subj', '/CN=registry.test', '-addext', names, '-keyout', 'tls.key', '-out', 'tls.csr');
  const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-copy_extensions', 'copy'];
  openssl('x509', '-req', '-days', '2', '-in', 'tls.csr', ...by, '-out', 'tls.crt');
}

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const login = `Basic ${Buffer.from('ada:k3yk3y').toString('base64')}`;

type Response = Parameters<RequestListener>[1];
const json = (response: Response, status: number, body: object, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Answers as a registry does: tokens for those who ask, and the rest for those who have one. */
const serve: RequestListener = (request, response) => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const { authorization } = request.headers;
  if (url.pathname === '/token') {
    const known = authorization === undefined || authorization === login;
    return json(response, known ? 200 : 401, known ? { token: `for-${url.searchParams.get('scope')}` } : {});
  }
  if (authorization === 'Bearer for-repository:nvidia/pytorch:pull') return serveImage(url, response);
  const realm = `${'encrypted' in request.socket ? 'https' : 'http'}://${url.host}/token`;
  return json(response, 401, {}, { 'www-authenticate': `Bearer realm="${realm}",service="test"` });
};

function serveImage({ pathname, hostname }: URL, response: Response): Response {
  if (pathname.endsWith('/manifests/24.01-py3')) return json(response, 200, index);
  if (pathname.endsWith('/manifests/sha256:amd')) return json(response, 200, manifest);
  const digest = /\/blobs\/sha256:(\w+)$/.exec(pathname)?.[1];
  if (digest === undefined)
    return json(response, 404, { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'no such tag' }] });
  // Through the proxy, the layer's host is out of reach.
  const port = digest === 'l2' && hostname === 'registry.test' ? ports.closed : ports.blobs;
  return json(response, 307, {}, { location: `https://${hostname}:${port}/${digest}?signature=1` });
}

/** As a store of signed links does: it takes no token of another host, and gives the range that is asked for. */
const serveBlobs: RequestListener = (request, response) => {
  if (request.headers.authorization !== undefined) return response.writeHead(400).end();
  if (request.url?.startsWith('/c?')) return response.end(JSON.stringify(config));
  const ranged = request.headers.range === 'bytes=0-0';
  return response.writeHead(ranged ? 206 : 400).end(ranged ? 'x' : '');
};

/** Whatever name is asked for, this machine answers; a login is wanted. */
function tunnel(request: IncomingMessage, client: Duplex): void {
  const target = request.url ?? '';
  targets.push(target);
  sockets.add(client.on('error', () => {}));
  const known = `Basic ${Buffer.from('ada:pr0xypw').toString('base64')}`;
  if (request.headers['proxy-authorization'] !== known) {
    client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    return;
  }
  const upstream = connect(Number(target.split(':')[1]), '127.0.0.1');
  sockets.add(upstream.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')));
  upstream.once('connect', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
}

beforeAll(async () => {
  makeCertificates();
  const identity = { key: text('tls.key'), cert: text('tls.crt') };
  ports.registry = await listen(createSecureServer(identity, serve));
  ports.blobs = await listen(createSecureServer(identity, serveBlobs));
  ports.plain = await listen(createServer(serve));
  const page: RequestListener = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in');
  ports.page = await listen(createSecureServer(identity, page));
  ports.closed = await listen(createServer());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  ports.proxy = await listen(createServer().on('connect', tunnel));
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

interface Setting {
  readonly engine?: Partial<Running>;
  readonly files?: Readonly<Record<string, string>>;
  readonly tag?: string;
  /** Whether the daemon was told of the authority; it is, unless said otherwise. */
  readonly trusted?: boolean;
}

/** Asks over real connections; the files of the machine are those of the test. */
async function asked(name: string, { engine, files, tag, trusted = true }: Setting = {}) {
  const told = trusted
    ? { [`/etc/docker/certs.d/${name}/ca.crt`]: text('ca.crt') }
    : { '/etc/ssl/certs/ca-certificates.crt': '' };
  const { host } = scripted({}, { files: { '/etc/ssl/certs/ca-certificates.crt': '', ...told, ...files } });
  // Docker trusts this machine itself; here it must prove itself as any other would.
  const strict = engineWith({ insecureRegistries: [], ...engine });
  const facts = readingsOf({ ...imageAt(name, tag), ...strict });
  const answer = await registry.ask({ ...host, request: live.request }, defaultTarget, facts);
  return answer.ok ? answer.value : answer;
}

const own = () => `127.0.0.1:${ports.registry}`;

describe('over real connections', () => {
  it('a registry is asked all that a pull asks, anonymously and with a login', async () => {
    const expected = { kind: 'found', layerBytes: 310, config: { env: { CUDA_VERSION: '12.3.2' } } };
    expect(await asked(own())).toMatchObject(expected);
    const withLogin = (words: string) => {
      const auth = Buffer.from(words).toString('base64');
      const stored = JSON.stringify({ auths: { [own()]: { auth } } });
      return asked(own(), { files: { '/home/ada/.docker/config.json': stored } });
    };
    expect(await withLogin('ada:k3yk3y')).toMatchObject({
      ...expected,
      route: { credentials: 'config.json' },
    });
    expect(await withLogin('ada:other')).toMatchObject({ problem: 'wrong-credentials', status: 401 });
  });

  it('an authority that nobody told of is named, unless the daemon does not care', async () => {
    expect(await asked(own(), { trusted: false })).toMatchObject({
      problem: 'tls-unknown-ca',
      at: own(),
      issuer: 'Example Corp',
      status: null,
    });
    const engine = { insecureRegistries: ['127.0.0.0/8'] };
    expect(await asked(own(), { trusted: false, engine })).toMatchObject({ kind: 'found' });
  });

  it('plain HTTP is spoken where the daemon would speak it, and nowhere else', async () => {
    const name = `127.0.0.1:${ports.plain}`;
    expect(await asked(name)).toMatchObject({ problem: 'tls-other', at: name });
    expect(await asked(name, { engine: { insecureRegistries: [name] } })).toMatchObject({ kind: 'found' });
  });

  it('a certificate for another name, a closed port, an unknown name and a login page are told apart', async () => {
    const elsewhere = `localhost:${ports.registry}`;
    expect(await asked(elsewhere)).toMatchObject({ problem: 'tls-other', at: elsewhere });
    const closed = `127.0.0.1:${ports.closed}`;
    const refused = { problem: 'unreachable', at: closed, why: 'connection refused' };
    expect(await asked(closed)).toMatchObject(refused);
    const nowhere = 'no-such-host.invalid';
    expect(await asked(nowhere)).toMatchObject({ problem: 'dns', at: nowhere });
    const page = `127.0.0.1:${ports.page}`;
    expect(await asked(page)).toMatchObject({ problem: 'not-a-registry', at: page, status: 200 });
  });

  it('an unknown tag is said in the words of the registry', async () => {
    expect(await asked(own(), { tag: '99.99-py3' })).toMatchObject({
      problem: 'tag-not-found',
      why: 'HTTP 404, MANIFEST_UNKNOWN: no such tag',
    });
  });
});

describe('through a real proxy', () => {
  const through = (more: { readonly environ?: string; readonly no?: string } = {}) => {
    const https = `http://127.0.0.1:${ports.proxy}`;
    return asked(`registry.test:${ports.registry}`, {
      engine: { proxies: { http: '', https, no: more.no ?? '' } },
      ...(more.environ === undefined ? {} : { files: { '/proc/900/environ': more.environ } }),
    });
  };
  const variable = (who: string) => `HTTPS_PROXY=http://${who}127.0.0.1:${ports.proxy}`;

  it('the daemon goes with its own login, and a blob host that the proxy cannot reach is found out', async () => {
    const failed = await through({ environ: variable('ada:pr0xypw@') });
    expect(failed).toMatchObject({
      problem: 'blob-host',
      at: `registry.test:${ports.closed}`,
      status: 502,
      route: { proxy: `http://127.0.0.1:${ports.proxy}` },
    });
    expect(targets).toContain(`registry.test:${ports.blobs}`);
    expect(JSON.stringify(failed)).not.toContain('pr0xypw');
  });

  it('a login that cannot be read leaves it open, and a missing one is at fault', async () => {
    expect(await through()).toMatchObject({ ok: false, asked: true });
    expect(await through({ environ: variable('') })).toMatchObject({
      problem: 'proxy',
      at: `http://127.0.0.1:${ports.proxy}`,
      status: 407,
    });
  });

  it('nobody goes to hosts that are exempt', async () => {
    const before = targets.length;
    expect(await through({ no: 'registry.test' })).toMatchObject({ problem: 'dns' });
    expect(targets).toHaveLength(before);
  });
});
