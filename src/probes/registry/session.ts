import { type Host, type HttpOptions, type HttpResult, limits } from '../../host/host.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint } from './endpoint.ts';
import { RegistryFailure, RegistryUnknown } from './failure.ts';
import type { Answered } from './refusal.ts';
import type { Router, Way } from './route.ts';

/** All that the questions of one conversation have in common. */
export interface Session {
  readonly host: Host;
  readonly router: Router;
  readonly endpoint: Endpoint;
  /** e.g. `nvidia/pytorch` */
  readonly repository: string;
  readonly credentials: Credentials;
  /** What must not be repeated in any text; grows as secrets are sent. */
  readonly secrets: Set<string>;
  /** On the clock of `performance.now()`. */
  readonly deadlineMs: number;
}

export type Asking = Pick<HttpOptions, 'method' | 'body' | 'headers' | 'maxBytes'>;

/** One request as the daemon would send it; throws a RegistryFailure where no answer comes. */
export async function request(session: Session, address: string, asking: Asking = {}): Promise<Answered> {
  const url = new URL(address);
  const way = session.router.way(url);
  const leftMs = session.deadlineMs - performance.now();
  if (leftMs <= 0) throw tooSlow(session);
  const { ca, insecure } = session.endpoint;
  const result = await session.host.request(address, {
    ...asking,
    ...(way.address === '' ? {} : { proxy: way.address }),
    ...(ca.length === 0 ? {} : { ca }),
    ...(insecure ? { insecure } : {}),
    timeoutMs: Math.ceil(Math.min(limits.network, leftMs)),
  });
  if (result.kind === 'answered') {
    if (result.status === 407 && way.proxy !== null) throw proxyRefusal(way, way.proxy, 'HTTP 407', 407);
    return result;
  }
  // Too little time was left for silence to mean anything.
  if (result.timedOut && leftMs < limits.networkConnect) throw tooSlow(session);
  throw connectionFailure(result, url.host, way);
}

/** A server error is asked a second time before it counts. */
export async function patiently(ask: () => Promise<Answered>): Promise<Answered> {
  const first = await ask();
  return first.status >= 500 ? ask() : first;
}

const maxRedirects = 3;

/** Goes where an answer points, as a pull does, and says which host answered in the end. */
export async function redirected(
  first: Answered,
  from: string,
  ask: (address: string) => Promise<Answered>,
): Promise<{ readonly answer: Answered; readonly at: string }> {
  let answer = first;
  let address = from;
  for (let step = 0; step < maxRedirects && answer.status >= 300 && answer.status < 400; step++) {
    const target = answer.headers['location'] ?? '';
    if (target === '' || !URL.canParse(target, address)) break;
    const url = new URL(target, address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') break;
    address = url.toString();
    answer = await ask(address);
  }
  return { answer, at: new URL(address).host };
}

const tooSlow = ({ endpoint }: Session): RegistryUnknown =>
  new RegistryUnknown(`${endpoint.host} answers too slowly to be asked in full`);

type Failed = Extract<HttpResult, { kind: 'failed' }>;

const unknownAuthority: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** A request that got no answer, as a problem of the stage at which it failed. */
function connectionFailure(failed: Failed, at: string, way: Way): RegistryFailure | RegistryUnknown {
  const { stage, code, why, issuer, timedOut } = failed;
  if (stage === 'proxy') {
    const status = /\b[45]\d\d\b/.exec(why)?.[0];
    return proxyRefusal(way, way.proxy ?? at, why, status === undefined ? undefined : Number(status));
  }
  if (stage === 'tls' && timedOut) return new RegistryFailure('tls-timeout', at, why);
  if (stage === 'tls') {
    const problem = unknownAuthority.has(code) ? 'tls-unknown-ca' : 'tls-other';
    return new RegistryFailure(problem, at, why, issuer === undefined ? {} : { issuer });
  }
  if (stage === 'dns') return new RegistryFailure('dns', at, why);
  if (code.startsWith('HPE_'))
    return new RegistryFailure('not-a-registry', at, 'what answers does not speak HTTP');
  return new RegistryFailure(timedOut ? 'timeout' : 'unreachable', at, why);
}

function proxyRefusal(way: Way, proxy: string, why: string, status: number | undefined) {
  if (status === 407 && !way.loginKnown) {
    const reason = `${proxy} asks for a login, and the one that the daemon has could not be read`;
    return new RegistryUnknown(reason);
  }
  return new RegistryFailure('proxy', proxy, why, status === undefined ? {} : { status });
}
