import type { HttpResult, HttpStage } from './host.ts';
import { codeOf, messageOf } from './live-errors.ts';

export interface Circumstances {
  /** The limit for the whole request has passed. */
  readonly late: boolean;
  readonly interrupted: boolean;
  readonly proxied: boolean;
  /** The name of the host, or of the proxy, is still being looked up. */
  readonly resolving: boolean;
  /** A TLS server was reached. */
  readonly reached: boolean;
}

const timeOuts: ReadonlySet<string> = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT', 'ETIMEOUT']);

type Failed = Extract<HttpResult, { kind: 'failed' }>;

/** A library's error as the stage at which the request failed, and why in plain words. */
export function failureOf(error: unknown, circumstances: Circumstances): Failed {
  const cause = causeOf(error);
  const code = codeOf(cause);
  const text = messageOf(cause);
  const timedOut = circumstances.late || timeOuts.has(code);
  const stage = stageOf(code, text, timedOut, circumstances);
  return { kind: 'failed', stage, timedOut, code, why: whyOf(code, text, stage, timedOut, circumstances) };
}

/** The system's own error lies below the library's. */
function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(telling(error.errors));
  return error instanceof Error && error.cause !== undefined ? causeOf(error.cause) : error;
}

/** Of several addresses, the one that was reached at all: many hosts have no way to IPv6 addresses. */
const telling = (errors: readonly unknown[]): unknown =>
  errors.find((error) => !['ENETUNREACH', 'EADDRNOTAVAIL', 'EHOSTUNREACH'].includes(codeOf(error))) ??
  errors[0];

const stages: Readonly<Record<string, HttpStage>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ETIMEOUT: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'connect',
  ETIMEDOUT: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  EADDRNOTAVAIL: 'connect',
  UND_ERR_CONNECT_TIMEOUT: 'connect',
};

/** OpenSSL's codes for certificates (X509_STORE_CTX_get_error(3)) and Node's own. */
const tlsCodes =
  /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERROR_IN_|HOSTNAME_MISMATCH|INVALID_|PATH_LENGTH)/;
const handshakeBrokenOff = /before secure TLS connection was established/;

function stageOf(
  code: string,
  text: string,
  timedOut: boolean,
  { proxied, resolving, reached, interrupted }: Circumstances,
): HttpStage {
  if (tlsCodes.test(code) || handshakeBrokenOff.test(text)) return 'tls';
  const stage = timedOut && resolving ? 'dns' : stages[code];
  // With a proxy in between, names are looked up and connections made for the proxy's sake.
  const byProxy = stage !== undefined || /proxy/i.test(text) || !reached;
  if (proxied && byProxy && !interrupted) return 'proxy';
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
  UNABLE_TO_GET_ISSUER_CERT: 'certificate signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate signed by an unknown authority',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers does not speak TLS',
  EPROTO: 'what answers does not speak TLS properly',
};

function whyOf(
  code: string,
  text: string,
  stage: HttpStage,
  timedOut: boolean,
  { interrupted }: Circumstances,
): string {
  if (interrupted) return 'interrupted';
  if (timedOut) return stage === 'dns' ? 'the name server does not answer in time' : 'no answer in time';
  const refused = /^Proxy response \((\d+)\)/.exec(text)?.[1];
  if (refused !== undefined) return proxyRefusal(refused);
  return words[code] ?? text.split('\n')[0]?.slice(0, 200) ?? code;
}

function proxyRefusal(status: string): string {
  if (status === '407') return 'the proxy asks for a login (HTTP 407)';
  return `the proxy refuses to connect (HTTP ${status})`;
}
