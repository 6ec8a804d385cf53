import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { liveHost } from '../../src/host/live.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
  rmSync(folder, { recursive: true });
});
const host = liveHost();

async function engine(name: string, listener: RequestListener): Promise<string> {
  const path = join(folder, name);
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `unix://${path}`;
}

describe('an engine that answers badly', () => {
  it('and half is a failure in time, not half an answer', async () => {
    const endpoint = await engine('half', (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":');
    });
    const began = performance.now();
    expect(await host.engineRequest(endpoint, '/info', { timeoutMs: 300 })).toMatchObject({
      kind: 'failed',
      stage: 'http',
      timedOut: true,
    });
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('and hangs up in the middle is a failure', async () => {
    const endpoint = await engine('cut', (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => response.destroy());
    });
    expect(await host.engineRequest(endpoint, '/info')).toMatchObject({
      kind: 'failed',
      stage: 'http',
      timedOut: false,
    });
  });

  it('and without end is cut off', async () => {
    const endpoint = await engine('endless', (_, response) => {
      const chunk = 'x'.repeat(1024 ** 2);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    expect(await host.engineRequest(endpoint, '/info', { timeoutMs: 10_000 })).toMatchObject({
      kind: 'failed',
      why: 'the answer is too long',
    });
  });

  it('and not in HTTP is a failure', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const path = join(folder, 'ssh');
    await new Promise<void>((resolve) => server.listen(path, resolve));
    closing.push(() => server.close());
    expect(await host.engineRequest(`unix://${path}`, '/info')).toMatchObject({ kind: 'failed' });
  });
});

describe('an engine request', () => {
  it('with a path that HTTP does not allow is a failure, not a crash', async () => {
    const endpoint = await engine('fine', (_, response) => response.end('{}'));
    expect(await host.engineRequest(endpoint, '/images/a b\n/json')).toMatchObject({ kind: 'failed' });
    expect(await host.engineRequest(endpoint, '/info')).toMatchObject({ kind: 'answered' });
  });

  it('finds an IPv6 address', async () => {
    const server = createServer((_, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
    closing.push(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await host.engineRequest(`tcp://[::1]:${port}`, '/info')).toMatchObject({ status: 200 });
  });

  it.each(['ssh://ada@host', 'fd://', 'npipe:////./pipe/docker_engine', 'nonsense'])(
    'to %s is not sent',
    async (to) => {
      expect(await host.engineRequest(to, '/info')).toMatchObject({ stage: 'connect', code: 'ENOTSUP' });
    },
  );

  // Root is refused nothing; as an ordinary user it is tested end to end as well.
  if (process.getuid?.() !== 0) {
    it('that is not permitted says so', async () => {
      const endpoint = await engine('closed', (_, response) => response.end('{}'));
      chmodSync(join(folder, 'closed'), 0);
      expect(await host.engineRequest(endpoint, '/info')).toMatchObject({ code: 'EACCES' });
    });
  }

  it('stops when the user interrupts, but for cleaning up', async () => {
    const endpoint = await engine('slow', (request, response) => {
      if (request.method === 'DELETE') response.end('{}');
    });
    const controller = new AbortController();
    const interruptible = liveHost({ signal: controller.signal });
    const running = interruptible.engineRequest(endpoint, '/info');
    setTimeout(() => controller.abort(), 50);
    expect(await running).toMatchObject({ kind: 'failed', timedOut: false, why: 'interrupted' });
    expect(
      await interruptible.engineRequest(endpoint, '/x', { method: 'DELETE', evenIfInterrupted: true }),
    ).toMatchObject({ kind: 'answered' });
  });
});
