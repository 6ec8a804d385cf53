import { connect as tlsConnect } from 'node:tls';
import type { Dispatcher } from 'undici';
import { type HttpOptions, type HttpResult, type HttpStage, limits } from './host.ts';
import { codeOf } from './live-files.ts';

type Undici = typeof import('undici');

const defaultMaxBytes = 4 * 1024 ** 2;

/** Asks over HTTP with connections that are kept for as long as this asker lives, one pool for each way out. */
export function liveHttp(signal: AbortSignal | undefined) {
  const dispatchers = new Map<string, Dispatcher>();
  return async function request(url: string, options: HttpOptions = {}): Promise<HttpResult> {
    const undici = await import('undici');
    const key = JSON.stringify([options.proxy, options.ca, options.insecure, options.connectTimeoutMs]);
    const dispatcher = dispatchers.get(key) ?? dispatcherFor(undici, options);
    dispatchers.set(key, dispatcher);
    const limit = AbortSignal.timeout(options.timeoutMs ?? limits.network);
    const stop = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    try {
      return await answered(undici, url, options, dispatcher, stop);
    } catch (error) {
      return failed(error, url, options, limit.aborted);
    }
  };
}

function dispatcherFor({ Agent, ProxyAgent }: Undici, options: HttpOptions): Dispatcher {
  const timeout = options.connectTimeoutMs ?? limits.networkConnect;
  const tls = {
    ...(options.ca === undefined ? {} : { ca: [...options.ca] }),
    ...(options.insecure === true ? { rejectUnauthorized: false } : {}),
  };
  const pool = { keepAliveTimeout: 1000, keepAliveMaxTimeout: 1000 };
  if (options.proxy === undefined) return new Agent({ ...pool, connect: { timeout, ...tls } });
  const proxy = new URL(options.proxy);
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new ProxyAgent({
    ...pool,
    uri: `${proxy.protocol}//${proxy.host}`,
    ...(proxy.username === '' ? {} : { token: `Basic ${Buffer.from(login).toString('base64')}` }),
    connect: { timeout },
    proxyTls: { timeout },
    requestTls: { timeout, ...tls },
  });
}

async function answered(
  { request }: Undici,
  url: string,
  options: HttpOptions,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<HttpResult> {
  const response = await request(url, {
    method: options.method ?? 'GET',
    headers: { ...options.headers },
    dispatcher,
    signal,
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  const headers = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
  );
  const body = await bounded(response.body, options.maxBytes ?? defaultMaxBytes);
  return { kind: 'answered', status: response.statusCode, headers: Object.fromEntries(headers), body };
}

/** Reads so much and hangs up. */
async function bounded(
  stream: NodeJS.ReadableStream & { destroy(): unknown },
  maxBytes: number,
): Promise<string> {
  const parts: Buffer[] = [];
  let left = maxBytes;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    parts.push(bytes.subarray(0, left));
    left -= bytes.length;
    if (left <= 0) break;
  }
  if (left <= 0) stream.destroy();
  return Buffer.concat(parts).toString('utf8');
}

const stages: Readonly<Record<string, HttpStage>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'connect',
  ETIMEDOUT: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  EADDRNOTAVAIL: 'connect',
  UND_ERR_CONNECT_TIMEOUT: 'connect',
};

const tlsCodes =
  /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_OSSL_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;

async function failed(error: unknown, url: string, options: HttpOptions, late: boolean): Promise<HttpResult> {
  const innermost = causeOf(error);
  const code = codeOf(innermost);
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  const timedOut = late || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT';
  const stage = stageOf(code, text, options);
  const why = timedOut ? 'no answer in time' : plainWords(code, text);
  const head = { kind: 'failed', stage, timedOut, code, why } as const;
  if (stage !== 'tls' || options.proxy !== undefined) return head;
  const issuer = await issuerAt(new URL(url));
  return issuer === null ? head : { ...head, issuer };
}

/** The system's own error lies below the library's. */
function causeOf(error: unknown): unknown {
  let current = error;
  while (current instanceof Error) {
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0];
    else if (current.cause !== undefined) current = current.cause;
    else break;
  }
  return current;
}

function stageOf(code: string, text: string, { proxy }: HttpOptions): HttpStage {
  if (tlsCodes.test(code)) return 'tls';
  const stage = stages[code];
  // With a proxy in between, names are resolved and connections made for the proxy itself.
  if (proxy !== undefined && (stage !== undefined || /proxy/i.test(text))) return 'proxy';
  return stage ?? 'http';
}

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not resolve',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'the network is unreachable',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in the chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate signed by an unknown authority',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers does not speak TLS',
  EPROTO: 'what answers does not speak TLS properly',
};

const plainWords = (code: string, text: string): string =>
  words[code] ?? text.split('\n')[0]?.slice(0, 200) ?? code;

const issuerLimitMs = 3000;

/** Looks once more, accepting anything, to read who signed the certificate; nothing is sent. */
function issuerAt(url: URL): Promise<string | null> {
  return new Promise((resolve) => {
    const port = Number(url.port === '' ? 443 : url.port);
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const socket = tlsConnect({
      host,
      port,
      servername: host,
      rejectUnauthorized: false,
      timeout: issuerLimitMs,
    });
    const finish = (issuer: string | null) => {
      socket.destroy();
      resolve(issuer);
    };
    socket.once('secureConnect', () => {
      const { issuer } = socket.getPeerCertificate();
      finish(issuer === undefined ? null : one(issuer.O ?? issuer.CN ?? issuer.OU));
    });
    socket.once('timeout', () => finish(null));
    socket.once('error', () => finish(null));
  });
}

/** A field of a certificate may be there several times. */
const one = (value: string | readonly string[] | undefined): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : (value[0] ?? null);
