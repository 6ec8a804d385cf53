import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { type EngineOptions, type HttpResult, type HttpStage, limits } from './host.ts';
import { codeOf, messageOf } from './live-errors.ts';

const maxBytes = 16 * 1024 ** 2;

/** One request to the Docker Engine's API, over its socket or plain TCP. */
export async function engineLive(
  endpoint: string,
  path: string,
  options: EngineOptions,
  interrupt: AbortSignal | undefined,
): Promise<HttpResult> {
  const address = addressOf(endpoint);
  if (address === null) {
    const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(endpoint)?.[0];
    const kind = scheme === undefined ? 'of an unknown kind' : `of kind ${scheme}`;
    return failure('connect', 'ENOTSUP', `an endpoint ${kind} is not asked`);
  }
  const limit = AbortSignal.timeout(options.timeoutMs ?? limits.socket);
  const user = options.evenIfInterrupted === true ? undefined : interrupt;
  const signal = user === undefined ? limit : AbortSignal.any([limit, user]);
  let stage: HttpStage = 'connect';
  try {
    const response = await sent({ ...address, path, method: options.method ?? 'GET', signal });
    stage = 'http';
    return await answerOf(response);
  } catch (error) {
    if (limit.aborted) return { ...failure(stage, 'ETIMEDOUT', 'no answer in time'), timedOut: true };
    if (user?.aborted === true) return failure(stage, codeOf(error), 'interrupted');
    return failure(stage, codeOf(error), messageOf(error));
  }
}

function addressOf(endpoint: string): RequestOptions | null {
  if (endpoint.startsWith('unix://')) return { socketPath: endpoint.slice('unix://'.length) };
  const text = endpoint.replace(/^tcp:/, 'http:');
  if (!text.startsWith('http://') || !URL.canParse(text)) return null;
  const { hostname, port } = new URL(text);
  // Brackets belong to addresses, not to hosts. Docker's port without TLS is 2375; an address may name port 80.
  const named = /:80(?:\/|$)/.test(text) ? 80 : 2375;
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? named : Number(port) };
}

function sent(options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request({ ...options, headers: { host: 'docker' }, agent: false }, resolve);
    call.on('error', reject);
    call.end();
  });
}

async function answerOf(response: IncomingMessage): Promise<HttpResult> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new Error('the answer is too long');
    parts.push(bytes);
  }
  const headers = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return {
    kind: 'answered',
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(parts).toString('utf8'),
  };
}

type Failed = Extract<HttpResult, { kind: 'failed' }>;

const failure = (stage: HttpStage, code: string, why: string): Failed => ({
  kind: 'failed',
  stage,
  timedOut: false,
  code,
  why,
});
