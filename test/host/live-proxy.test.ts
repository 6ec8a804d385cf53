import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveHost } from '../../src/host/live.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const certificate = join(folder, 'certificate.pem');
const host = liveHost();
const sockets = new Set<Socket | Duplex>();
const servers: Server[] = [];
const seen: { readonly target: string; readonly login: string | undefined }[] = [];
const ports = { registry: 0, tunnel: 0, silent: 0, broken: 0 };
const ca = () => [readFileSync(certificate, 'utf8')];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Whatever name is asked for, the registry of this test answers. */
function tunnelTo(request: IncomingMessage, client: Duplex): void {
  seen.push({ target: request.url ?? '', login: request.headers['proxy-authorization'] });
  const upstream = connect(ports.registry, '127.0.0.1');
  sockets.add(upstream);
  client.on('error', () => {});
  upstream.on('error', () => client.destroy());
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  upstream.pipe(client).pipe(upstream);
}

beforeAll(async () => {
  const key = join(folder, 'key.pem');
  const subject = '/O=Reading Along Ltd/CN=registry.example';
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
    ].concat(['-subj', subject, '-addext', 'subjectAltName=DNS:registry.example']),
    { stdio: 'ignore' },
  );
  const registry = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
  registry.on('request', (request, response) => {
    if (request.url !== '/silence')
      response.end(`seen ${request.headers['proxy-authorization'] ?? 'nothing'}`);
  });
  ports.registry = await listen(registry);
  ports.tunnel = await listen(createServer().on('connect', tunnelTo));
  ports.silent = await listen(createServer().on('connect', () => {}));
  ports.broken = await listen(createServer().on('connect', (_, client: Duplex) => client.destroy()));
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

const ask = (port: number, more = {}, login = '') =>
  host.request('https://registry.example/v2/', { proxy: `http://${login}127.0.0.1:${port}`, ...more });

describe('a request through a proxy', () => {
  it('resolves the name there, logs in there, and keeps the login from the registry', async () => {
    const answer = await ask(ports.tunnel, { ca: ca() }, 'ada:p%40ss@');
    expect(answer).toMatchObject({ kind: 'answered', status: 200, body: 'seen nothing' });
    const login = `Basic ${Buffer.from('ada:p@ss').toString('base64')}`;
    expect(seen.at(-1)).toEqual({ target: 'registry.example:443', login });
  });

  it('names the one that signed a certificate on the way', async () => {
    expect(await ask(ports.tunnel)).toMatchObject({
      kind: 'failed',
      stage: 'tls',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      issuer: 'Reading Along Ltd',
    });
  });

  it('is held up by the proxy where that says nothing', async () => {
    expect(await ask(ports.silent, { timeoutMs: 400 })).toMatchObject({ stage: 'proxy', timedOut: true });
  });

  it('is broken off by the proxy where that hangs up', async () => {
    expect(await ask(ports.broken)).toMatchObject({ stage: 'proxy', timedOut: false });
  });

  it('is held up by the registry where that says nothing', async () => {
    const answer = await host.request('https://registry.example/silence', {
      proxy: `http://127.0.0.1:${ports.tunnel}`,
      ca: ca(),
      timeoutMs: 600,
    });
    expect(answer).toMatchObject({ kind: 'failed', stage: 'http', timedOut: true });
  });

  it.each(['http://ada:%zz@proxy:1', 'http://', 'socks5://127.0.0.1:1080', 'nonsense'])(
    'at the address %s is the fault of the address',
    async (proxy) => {
      const answer = await host.request('https://registry.example/', { proxy });
      expect(answer).toMatchObject({ kind: 'failed', stage: 'proxy', timedOut: false });
    },
  );
});

describe('a proxy in the environment', () => {
  it('is nobody’s business but the caller’s', async () => {
    const before = process.env['https_proxy'];
    process.env['https_proxy'] = `http://127.0.0.1:${ports.tunnel}`;
    const asked = seen.length;
    const answer = await host.request(`https://127.0.0.1:${ports.registry}/`, { insecure: true });
    if (before === undefined) delete process.env['https_proxy'];
    else process.env['https_proxy'] = before;
    expect(answer).toMatchObject({ status: 200 });
    expect(seen.length).toBe(asked);
  });
});

describe('an interruption', () => {
  it('ends a request', async () => {
    const controller = new AbortController();
    const interruptible = liveHost({ signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    const answer = await interruptible.request(`https://127.0.0.1:${ports.registry}/silence`, {
      insecure: true,
    });
    expect(answer).toMatchObject({ kind: 'failed', timedOut: false, why: 'interrupted' });
  });
});
