import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { proxyOf } from './live-dispatcher.ts';

const limitMs = 3_000;

/**
 * Looks once more, accepting anything, to read who signed a certificate: a proxy that reads along names itself there.
 * Nothing is sent over the connection. Null when nothing can be told.
 */
export async function issuerAt(address: string, proxy: string | undefined): Promise<string | null> {
  const open: { destroy(): unknown }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([look(new URL(address), proxy, open), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    // The outermost alone, which closes what it stands on: Node 20 crashes when a socket is destroyed below its TLS.
    open.at(-1)?.destroy();
  }
}

type Open = { destroy(): unknown }[];

async function look(url: URL, proxy: string | undefined, open: Open): Promise<string | null> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? 443 : Number(url.port);
  const tunnel = proxy === undefined ? { host, port } : { socket: await tunnelled(url, port, proxy, open) };
  const socket = await secured({ ...tunnel, ...(isIP(host) === 0 ? { servername: host } : {}) }, open);
  const { issuer } = socket.getPeerCertificate();
  return issuer === undefined ? null : (one(issuer.O) ?? one(issuer.CN) ?? one(issuer.OU));
}

function secured(options: ConnectionOptions, open: Open): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...options, rejectUnauthorized: false });
    open.push(socket);
    socket.once('secureConnect', () => resolve(socket));
    socket.on('error', reject);
  });
}

function tunnelled(url: URL, port: number, proxy: string, open: Open): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { uri, token } = proxyOf(proxy);
    const path = `${url.hostname}:${port}`;
    const ask = uri.startsWith('https:') ? httpsRequest : httpRequest;
    const headers = { host: path, ...(token === undefined ? {} : { 'proxy-authorization': token }) };
    const request = ask(uri, { method: 'CONNECT', path, headers, agent: false });
    open.push(request);
    request.once('connect', (_, socket: Socket) => {
      open.push(socket);
      resolve(socket);
    });
    request.on('error', reject);
    request.end();
  });
}

/** A field of a certificate may be there several times. */
const one = (value: string | readonly string[] | undefined): string | null =>
  typeof value === 'string' ? value : (value?.[0] ?? null);
