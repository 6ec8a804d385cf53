import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
import { type HttpOptions, limits } from './host.ts';
import { codeOf } from './live-errors.ts';

type Undici = typeof import('undici');

/** Connections for one way out, and how far they got: undici tells of a time-out, but not of what was waited for. */
export interface Way {
  readonly dispatcher: Dispatcher;
  /** Names that are being looked up. */
  readonly resolving: ReadonlySet<string>;
  /** A connection was made, so a proxy in between has done its part. */
  readonly reached: () => boolean;
}

/** Throws for a proxy's address that makes no sense. */
export function wayFor(undici: Undici, options: HttpOptions, scout: Scout): Way {
  const { Agent, ProxyAgent, Pool } = undici;
  const resolving = new Set<string>();
  let reached = false;
  const timeout = options.connectTimeoutMs ?? limits.networkConnect;
  const net = {
    timeout,
    lookup: scouted(resolving, scout, timeout),
    // Node 20 gives each address but the last 250 ms, which is too little for a slow line.
    autoSelectFamilyAttemptTimeout: Math.max(Math.floor(timeout / 2), 250),
  };
  const tls = {
    ...(options.ca === undefined ? {} : { ca: [...options.ca] }),
    ...(options.insecure === true ? { rejectUnauthorized: false } : {}),
  };
  const pool = { keepAliveTimeout: 1000, keepAliveMaxTimeout: 1000 };
  const dispatcher =
    options.proxy === undefined
      ? new Agent({ ...pool, connect: { ...net, ...tls } })
      : new ProxyAgent({
          ...pool,
          ...proxyOf(options.proxy),
          proxyTls: net,
          requestTls: { timeout, ...tls },
          factory: (origin, given) =>
            new Pool(origin, {
              ...given,
              connect: watched(connectorIn(given), () => {
                reached = true;
              }),
            }),
        });
  return { dispatcher, resolving, reached: () => reached };
}

/** A proxy's address without its login, and the login as it is sent. */
export function proxyOf(address: string): { readonly uri: string; readonly token?: string } {
  const { protocol, host, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Error(`a proxy of kind ${protocol.slice(0, -1)} is not supported`);
  }
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const uri = `${protocol}//${host}`;
  return username === '' ? { uri } : { uri, token: `Basic ${Buffer.from(login).toString('base64')}` };
}

/** Whether the system's name service answers for a name in time, be it that there is no such name. */
export type Scout = (hostname: string, timeoutMs: number) => Promise<boolean>;

/**
 * A look-up that waits for a silent name server cannot be stopped, and Node waits for it when it exits. So a process
 * of its own goes first, which can be.
 */
const scouted =
  (resolving: Set<string>, scout: Scout, timeoutMs: number): LookupFunction =>
  (hostname, options, callback) => {
    resolving.add(hostname);
    void scout(hostname, timeoutMs).then((answers) => {
      if (!answers)
        return callback(Object.assign(new Error('name service timed out'), { code: 'ETIMEOUT' }), []);
      return systemLookup(hostname, options, (...answer) => {
        resolving.delete(hostname);
        callback(...answer);
      });
    });
  };

type Connector = buildConnector.connector;

/** ProxyAgent hands its own way of connecting to the factory. */
function connectorIn(given: object): Connector {
  const connect = 'connect' in given ? given.connect : undefined;
  return (options, callback) =>
    typeof connect === 'function'
      ? connect(options, callback)
      : callback(new Error('no way through the proxy'), null);
}

/** Undici tries again without end when a proxy hangs up, as long as the error is one of its own socket errors. */
const watched =
  (connect: Connector, onConnected: () => void): Connector =>
  (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error === null) {
        onConnected();
        return callback(null, socket);
      }
      const hungUp = codeOf(error) === 'UND_ERR_SOCKET';
      return callback(hungUp ? new Error('the proxy hung up') : error, null);
    });
