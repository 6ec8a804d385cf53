import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveHost } from '../../src/host/live.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const host = liveHost();
const open: (Server | TcpServer)[] = [];
const made: Record<string, number> = {};

async function listen(name: string, server: Server | TcpServer, path?: string): Promise<void> {
  open.push(server);
  await new Promise<void>((resolve) =>
    path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve),
  );
  const address = server.address();
  if (typeof address === 'object' && address !== null) made[name] = (address satisfies AddressInfo).port;
}

const [key, certificate, socket] = ['key.pem', 'cert.pem', 'engine.sock'].map((name) =>
  join(folder, name),
) as [string, string, string];

beforeAll(async () => {
  const subject = ['-subj', '/O=Example Corp/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
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
      ...subject,
    ],
    { stdio: 'ignore' },
  );
  await listen(
    'http',
    createServer((request, response) => {
      if (request.url === '/big') response.end('x'.repeat(5_000_000));
      else if (request.url === '/moved')
        response.writeHead(302, { location: 'http://example.invalid/' }).end();
      else
        response
          .writeHead(200, { 'x-seen': `${request.method} ${request.headers['authorization'] ?? '-'}` })
          .end('hello');
    }),
  );
  await listen(
    'https',
    createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, response) =>
      response.end('secret'),
    ),
  );
  await listen(
    'silent',
    createTcpServer(() => {}),
  );
  await listen('refusing', createTcpServer());
  await new Promise((resolve) => open.at(-1)?.close(resolve));
  const proxy = createServer();
  proxy.on('connect', (request, client) => {
    const login =
      request.headers['proxy-authorization'] === `Basic ${Buffer.from('ada:secret').toString('base64')}`;
    client.end(
      login ? 'HTTP/1.1 403 Forbidden\r\n\r\n' : 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n',
    );
  });
  await listen('proxy', proxy);
  await listen(
    'engine',
    createServer((request, response) => {
      if (request.url === '/hang') return;
      response.end(JSON.stringify({ url: request.url, method: request.method }));
    }),
    socket,
  );
});
afterAll(() => {
  for (const server of open) server.close();
  rmSync(folder, { recursive: true });
});

const url = (name: string, path = '/') =>
  `${name === 'https' ? 'https' : 'http'}://localhost:${made[name]}${path}`;

describe('a request', () => {
  it('is answered, with headers sent and read', async () => {
    const answer = await host.request(url('http'), { headers: { authorization: 'Bearer x' } });
    expect(answer).toMatchObject({ kind: 'answered', status: 200, body: 'hello' });
    expect(answer.kind === 'answered' && answer.headers['x-seen']).toBe('GET Bearer x');
  });

  it('follows no redirect', async () => {
    expect(await host.request(url('http', '/moved'))).toMatchObject({
      status: 302,
      headers: { location: 'http://example.invalid/' },
    });
  });

  it('reads so much and no more', async () => {
    const answer = await host.request(url('http', '/big'), { maxBytes: 1000 });
    expect(answer.kind === 'answered' && answer.body.length).toBe(1000);
  });

  it('fails by name, by refusal and by silence, each as such', async () => {
    expect(await host.request('http://no-such-host.invalid/')).toMatchObject({
      kind: 'failed',
      stage: 'dns',
      timedOut: false,
    });
    expect(await host.request(url('refusing'))).toMatchObject({
      kind: 'failed',
      stage: 'connect',
      code: 'ECONNREFUSED',
    });
    const began = performance.now();
    expect(await host.request(url('silent'), { timeoutMs: 300 })).toMatchObject({
      kind: 'failed',
      timedOut: true,
    });
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('tells a handshake that never ends from a server that takes no connections', async () => {
    const slow = await host.request(`https://127.0.0.1:${made['silent']}/`, { connectTimeoutMs: 300 });
    expect(slow).toMatchObject({ kind: 'failed', stage: 'tls', timedOut: true });
    // An address of documentation (RFC 5737): nobody is there.
    const away = await host.request('https://192.0.2.1/', { connectTimeoutMs: 300 });
    expect(away).toMatchObject({ kind: 'failed', stage: 'connect' });
  });

  it('does not trust a certificate that nobody vouches for, and names who signed it', async () => {
    expect(await host.request(url('https'))).toMatchObject({
      kind: 'failed',
      stage: 'tls',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      issuer: 'Example Corp',
    });
    expect(await host.request(url('https'), { ca: [readFileSync(certificate, 'utf8')] })).toMatchObject({
      status: 200,
      body: 'secret',
    });
    expect(await host.request(url('https'), { insecure: true })).toMatchObject({ status: 200 });
    const elsewhere = `https://127.0.0.1:${made['https']}/`;
    expect(await host.request(elsewhere, { ca: [readFileSync(certificate, 'utf8')] })).toMatchObject({
      stage: 'tls',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(await host.request(`https://localhost:${made['http']}/`)).toMatchObject({
      kind: 'failed',
      stage: 'tls',
    });
  });

  it('blames the proxy for what the proxy does', async () => {
    const through = (proxy: string) => host.request('https://registry.example/', { proxy });
    expect(await through(`http://localhost:${made['refusing']}`)).toMatchObject({
      kind: 'failed',
      stage: 'proxy',
    });
    expect(await through('http://no-such-proxy.invalid:3128')).toMatchObject({
      kind: 'failed',
      stage: 'proxy',
    });
    const refused = await through(`http://localhost:${made['proxy']}`);
    expect(refused).toMatchObject({ kind: 'failed', stage: 'proxy' });
    expect(refused.kind === 'failed' && refused.why).toContain('407');
    const denied = await through(`http://ada:secret@localhost:${made['proxy']}`);
    expect(denied.kind === 'failed' && denied.why).toContain('403');
    expect(JSON.stringify([refused, denied])).not.toContain('secret');
  });
});

describe('the engine', () => {
  it('is asked over its socket', async () => {
    const answer = await host.engineRequest(`unix://${socket}`, '/info');
    expect(answer).toMatchObject({ kind: 'answered', status: 200, body: '{"url":"/info","method":"GET"}' });
    expect(await host.engineRequest(`unix://${socket}`, '/x', { method: 'DELETE' })).toMatchObject({
      body: '{"url":"/x","method":"DELETE"}',
    });
  });

  it('fails as what it is', async () => {
    expect(await host.engineRequest('unix:///no/such.sock', '/info')).toMatchObject({
      kind: 'failed',
      code: 'ENOENT',
    });
    expect(await host.engineRequest(`unix://${socket}`, '/hang', { timeoutMs: 200 })).toMatchObject({
      timedOut: true,
    });
    expect(await host.engineRequest('ssh://ada@host', '/info')).toMatchObject({
      kind: 'failed',
      code: 'ENOTSUP',
    });
    expect(await host.engineRequest(`tcp://127.0.0.1:${made['refusing']}`, '/info')).toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
