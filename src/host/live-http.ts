import { type HttpOptions, type HttpResult, type HttpStage, limits } from './host.ts';
import { type Scout, type Way, wayFor } from './live-dispatcher.ts';
import { messageOf } from './live-errors.ts';
import { failureOf } from './live-http-failure.ts';
import { issuerAt } from './live-issuer.ts';
import { takesConnections } from './live-reach.ts';

type Undici = typeof import('undici');

const defaultMaxBytes = 4 * 1024 ** 2;

/** Asks over HTTP with connections that are kept for as long as this asker lives, one pool for each way out. */
export function liveHttp(signal: AbortSignal | undefined, scout: Scout) {
  const ways = new Map<string, UsedWay>();
  return async function request(url: string, options: HttpOptions = {}): Promise<HttpResult> {
    const undici = await import('undici');
    const key = JSON.stringify([options.proxy, options.ca, options.insecure, options.connectTimeoutMs]);
    try {
      const used = ways.get(key) ?? { way: wayFor(undici, options, scout), requests: 0 };
      ways.set(key, used);
      used.requests += 1;
      const { result, stuck } = await asked(undici, url, options, used.way, signal);
      used.requests -= 1;
      if (stuck && ways.get(key) === used) ways.delete(key);
      // What was given up may go on for minutes within undici, unless its connections are closed.
      if (used.requests === 0 && ways.get(key) !== used) void used.way.dispatcher.destroy();
      return result;
    } catch (error) {
      return { kind: 'failed', stage: 'proxy', timedOut: false, code: '', why: messageOf(error) };
    }
  };
}

interface UsedWay {
  readonly way: Way;
  /** How many requests are on it. */
  requests: number;
}

interface Outcome {
  readonly result: HttpResult;
  /** It was given up, and may not have ended. */
  readonly stuck: boolean;
}

async function asked(
  undici: Undici,
  url: string,
  options: HttpOptions,
  way: Way,
  interrupt: AbortSignal | undefined,
): Promise<Outcome> {
  const limit = AbortSignal.timeout(options.timeoutMs ?? limits.network);
  const stop = interrupt === undefined ? limit : AbortSignal.any([limit, interrupt]);
  try {
    const result = await Promise.race([answered(undici, url, options, way, stop), givenUp(stop)]);
    return { result, stuck: false };
  } catch (error) {
    const failed = failureOf(error, {
      late: limit.aborted,
      interrupted: interrupt?.aborted === true,
      proxied: options.proxy !== undefined,
      resolving: way.resolving.size > 0,
      reached: way.reached(),
    });
    const result = { ...failed, stage: await stageOf(failed, url, options) };
    const issuer = result.stage === 'tls' && !result.timedOut ? await issuerAt(url, options.proxy) : null;
    return { result: issuer === null ? result : { ...result, issuer }, stuck: stop.aborted };
  }
}

/** Undici counts the TLS handshake as part of connecting. */
async function stageOf(
  { stage, timedOut }: Extract<HttpResult, { kind: 'failed' }>,
  url: string,
  { proxy }: HttpOptions,
): Promise<HttpStage> {
  const mayBeTls = stage === 'connect' && timedOut && proxy === undefined && url.startsWith('https:');
  return mayBeTls && (await takesConnections(url)) ? 'tls' : stage;
}

/** Undici listens to the signal only once it is connected. */
const givenUp = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });

async function answered(
  { request }: Undici,
  url: string,
  options: HttpOptions,
  { dispatcher }: Way,
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
  const body = await head(response.body, options.maxBytes ?? defaultMaxBytes);
  return { kind: 'answered', status: response.statusCode, headers: Object.fromEntries(headers), body };
}

/** Reads so much, and hangs up if there is more: to leave the loop destroys the stream. */
async function head(stream: AsyncIterable<unknown>, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let left = maxBytes;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    parts.push(bytes.subarray(0, left));
    left -= bytes.length;
    if (left < 0) break;
  }
  return Buffer.concat(parts).toString('utf8');
}
