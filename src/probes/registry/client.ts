import type { Host, HttpOptions, HttpResult } from '../../host/host.ts';
import { parseObject, stringAt } from '../../json.ts';
import { type Challenge, challengeIn, tokenUrl } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { connectionFailure, errorWords, RegistryFailure } from './failure.ts';
import type { Router } from './route.ts';

type Answered = Extract<HttpResult, { kind: 'answered' }>;

export interface Client {
  /** One request to the registry, authorised once it is known how. */
  get(path: string, headers?: Readonly<Record<string, string>>, maxBytes?: number): Promise<Answered>;
  /** A request to another host, to which the registry's authorisation is never shown. */
  elsewhere(url: string, headers?: Readonly<Record<string, string>>, maxBytes?: number): Promise<Answered>;
  readonly registry: string;
}

interface Settings {
  readonly host: Host;
  readonly router: Router;
  /** e.g. `nvcr.io`, `localhost:5000` */
  readonly registry: string;
  readonly repository: string;
  readonly credentials: Credentials;
}

/** A registry v2 client that has shaken hands: it throws a RegistryFailure for what keeps a pull from working. */
export async function connect(settings: Settings): Promise<Client> {
  const { registry } = settings;
  const base = `https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
  const first = await patient(() => request(settings, `${base}/v2/`, {}));
  const authorization = await authorizationFor(settings, first, registry);
  return {
    registry,
    get: (path, headers = {}, maxBytes) =>
      patient(() => request(settings, `${base}${path}`, { ...headers, ...authorization }, maxBytes)),
    elsewhere: (url, headers = {}, maxBytes) => request(settings, url, headers, maxBytes),
  };
}

async function request(
  { host, router }: Settings,
  url: string,
  headers: Readonly<Record<string, string>>,
  maxBytes?: number,
  more: HttpOptions = {},
): Promise<Answered> {
  const { hostname, port } = new URL(url);
  const way = router.way(hostname, port === '' ? 443 : Number(port));
  const limit = maxBytes === undefined ? {} : { maxBytes };
  const result = await host.request(url, { headers, ...way.options, ...limit, ...more });
  if (result.kind === 'failed') throw connectionFailure(result, new URL(url).host, way.proxy);
  return result;
}

/** A server error or one of those sporadic refusals is asked a second time before it counts. */
async function patient(ask: () => Promise<Answered>): Promise<Answered> {
  const first = await ask();
  return first.status >= 500 ? ask() : first;
}

async function authorizationFor(
  settings: Settings,
  first: Answered,
  at: string,
): Promise<Readonly<Record<string, string>>> {
  if (first.status === 200 && isRegistry(first)) return {};
  if (first.status >= 500)
    throw new RegistryFailure('outage', at, `HTTP ${first.status}`, { status: first.status });
  if (first.status === 429) throw new RegistryFailure('rate-limited', at, 'HTTP 429', { status: 429 });
  const challenge = challengeIn(first.headers['www-authenticate'] ?? '');
  if (first.status !== 401 || challenge.scheme === 'other') throw imposter(first, at);
  if (challenge.scheme === 'bearer')
    return { authorization: `Bearer ${await token(settings, challenge, at)}` };
  const { login } = settings.credentials;
  if (login === null) throw new RegistryFailure('not-logged-in', at, 'HTTP 401', { status: 401 });
  return { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
}

const isRegistry = ({ headers, body }: Answered): boolean =>
  headers['docker-distribution-api-version'] !== undefined || /^\s*(\{|$)/.test(body);

function imposter({ status, headers }: Answered, at: string): RegistryFailure {
  const type = headers['content-type'] ?? 'an unknown type';
  const target = headers['location'];
  const where = target !== undefined && URL.canParse(target) ? `, and sends to ${new URL(target).host}` : '';
  return new RegistryFailure('not-a-registry', at, `it answers HTTP ${status} with ${type}${where}`, {
    status,
  });
}

async function token(
  settings: Settings,
  challenge: Extract<Challenge, { scheme: 'bearer' }>,
  at: string,
): Promise<string> {
  const url = tokenUrl(challenge, `repository:${settings.repository}:pull`);
  if (url === null) throw new RegistryFailure('not-a-registry', at, 'it names no address for tokens');
  const answer = await patient(() => askToken(settings, url, challenge));
  const { host } = new URL(url);
  const { status } = answer;
  const body = status === 200 ? parseObject(answer.body) : null;
  const value = body === null ? null : (stringAt(body, 'token') ?? stringAt(body, 'access_token'));
  if (value !== null) return value;
  if (status === 200)
    throw new RegistryFailure('not-a-registry', host, 'it answers something else than a token', { status });
  if (status >= 500) throw new RegistryFailure('outage', host, `HTTP ${status}`, { status });
  if (status === 429) throw new RegistryFailure('rate-limited', host, 'HTTP 429', { status });
  const loggedIn = settings.credentials.from !== 'none';
  throw new RegistryFailure(
    loggedIn ? 'wrong-credentials' : 'not-logged-in',
    at,
    withWords(status, answer.body),
    { status },
  );
}

/** Anonymously, with the login, or, for a token that stands for one, by OAuth2's refresh. */
function askToken(
  settings: Settings,
  url: string,
  { parameters }: Extract<Challenge, { scheme: 'bearer' }>,
): Promise<Answered> {
  const { login, identityToken } = settings.credentials;
  if (identityToken === null || identityToken === '') {
    const headers = login === null ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
    return request(settings, url, headers);
  }
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    service: parameters['service'] ?? settings.registry,
    client_id: 'ngc-doctor',
    refresh_token: identityToken,
    scope: `repository:${settings.repository}:pull`,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return request(settings, url, headers, undefined, { method: 'POST', body: form.toString() });
}

export const withWords = (status: number, body: string): string => {
  const words = errorWords(body);
  return words === '' ? `HTTP ${status}` : `HTTP ${status}, ${words}`;
};
