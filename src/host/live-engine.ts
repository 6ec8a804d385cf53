import { type RequestOptions, request } from 'node:http';
import { type EngineOptions, type HttpResult, limits } from './host.ts';
import { codeOf } from './live-files.ts';

const maxBytes = 16 * 1024 ** 2;

/** One request to the Docker Engine's API, over its socket or plain TCP. */
export function engineLive(
  endpoint: string,
  path: string,
  options: EngineOptions,
  signal: AbortSignal | undefined,
): Promise<HttpResult> {
  const address = addressOf(endpoint);
  if (address === null) {
    const scheme = /^[a-z]+/.exec(endpoint)?.[0] ?? endpoint;
    return Promise.resolve(failure('ENOTSUP', `an endpoint of kind ${scheme} is not asked`, false));
  }
  const interrupt = options.evenIfInterrupted === true ? undefined : signal;
  return new Promise((resolve) => {
    const stop = AbortSignal.timeout(options.timeoutMs ?? limits.socket);
    const call = request(
      {
        ...address,
        path,
        method: options.method ?? 'GET',
        headers: { host: 'docker' },
        agent: false,
        signal: interrupt === undefined ? stop : AbortSignal.any([stop, interrupt]),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > maxBytes) call.destroy(new Error('the answer is too long'));
        });
        response.on('end', () =>
          resolve({
            kind: 'answered',
            status: response.statusCode ?? 0,
            headers: headersOf(response.headers),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', (error) => resolve(failure(codeOf(error), error.message, stop.aborted)));
      },
    );
    call.on('error', (error) => resolve(failure(codeOf(error), error.message, stop.aborted)));
    call.end();
  });
}

function addressOf(endpoint: string): RequestOptions | null {
  if (endpoint.startsWith('unix://')) return { socketPath: endpoint.slice('unix://'.length) };
  if (!/^(tcp|http):\/\//.test(endpoint)) return null;
  const text = endpoint.replace(/^tcp:/, 'http:');
  if (!URL.canParse(text)) return null;
  const { hostname, port } = new URL(text);
  return { host: hostname, port: port === '' ? 2375 : Number(port) };
}

const failure = (code: string, why: string, timedOut: boolean): HttpResult => ({
  kind: 'failed',
  stage: 'connect',
  timedOut,
  code,
  why: timedOut ? 'no answer in time' : why,
});

const headersOf = (headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
