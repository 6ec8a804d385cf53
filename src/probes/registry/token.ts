import { parseObject, stringAt } from '../../json.ts';
import { type BearerChallenge, tokenUrl } from './challenge.ts';
import { basic } from './credentials.ts';
import { RegistryFailure, RegistryUnknown } from './failure.ts';
import { type Answered, failureWith, imposter, refusalOf } from './refusal.ts';
import { patiently, redirected, request, type Session } from './session.ts';

/** Where a token is asked for; throws a RegistryFailure where the challenge names no such place. */
export function tokenAddress({ endpoint }: Session, challenge: BearerChallenge, scope: string): string {
  const address = tokenUrl(challenge, scope);
  if (address !== null) return address;
  throw new RegistryFailure('not-a-registry', endpoint.host, 'it names no address for tokens');
}

/** A token as Docker would get it: anonymously, with the login, or by OAuth2 with a token that stands for one. */
export async function token(
  session: Session,
  address: string,
  challenge: BearerChallenge,
  scope: string,
): Promise<string> {
  const { credentials, secrets } = session;
  if (credentials.from !== 'none') keepPrivate(session, address);
  const { identityToken } = credentials;
  const ask = () =>
    identityToken === null
      ? byGet(session, address)
      : byPost(session, address, challenge, scope, identityToken);
  const first = await patiently(ask);
  // nvcr.io refuses an anonymous token now and then, and gives one when asked again.
  const answer = first.status === 401 && credentials.from === 'none' ? await ask() : first;
  const value = tokenIn(session, answer, new URL(address).host);
  secrets.add(value);
  return value;
}

async function byGet(session: Session, address: string): Promise<Answered> {
  const { login } = session.credentials;
  const { origin } = new URL(address);
  const get = (to: string) => {
    const own = login !== null && new URL(to).origin === origin;
    return request(session, to, own ? { headers: { authorization: basic(login) } } : { headers: {} });
  };
  return (await redirected(await get(address), address, get)).answer;
}

/** https://distribution.github.io/distribution/spec/auth/oauth/ */
function byPost(
  session: Session,
  address: string,
  { parameters }: BearerChallenge,
  scope: string,
  identityToken: string,
): Promise<Answered> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    service: parameters['service'] ?? session.endpoint.host,
    client_id: 'ngc-doctor',
    refresh_token: identityToken,
    scope,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return request(session, address, { headers, method: 'POST', body: form.toString() });
}

/** A login goes out over TLS alone, unless the daemon is told to do without. */
function keepPrivate({ endpoint }: Session, address: string): void {
  if (address.startsWith('https:') || endpoint.insecure) return;
  const { host } = new URL(address);
  throw new RegistryUnknown(`${host} asks for the login without TLS, and it was not sent`);
}

/** A header must be able to hold it. */
const usable = /^[\x21-\x7e]{1,32768}$/;

function tokenIn(session: Session, answer: Answered, at: string): string {
  const { status } = answer;
  const { credentials, endpoint } = session;
  if (status === 200) {
    const body = parseObject(answer.body);
    const value = body === null ? null : (stringAt(body, 'token') ?? stringAt(body, 'access_token'));
    if (value !== null && usable.test(value)) return value;
    throw new RegistryFailure('not-a-registry', at, 'it answers something else than a token', { status });
  }
  const standing = credentials.from === 'none' ? 'anonymous' : 'password';
  const refusal = refusalOf(answer, at, standing);
  if (refusal?.problem === 'outage' || refusal?.problem === 'rate-limited') throw refusal;
  if (refusal?.problem === 'not-a-registry') throw refusal;
  // Logins are the registry's, wherever its tokens come from.
  if (refusal !== null) throw failureWith(refusal.problem, endpoint.host, answer);
  if (credentials.identityToken === null) throw imposter(answer, at);
  // OAuth2's answer to a token that is no longer good (RFC 6749, 5.2).
  if (status === 400) throw failureWith('wrong-credentials', endpoint.host, answer);
  throw new RegistryUnknown(`${at} takes no identity token in exchange: HTTP ${status}`);
}
