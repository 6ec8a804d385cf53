import type { HttpResult, HttpStage } from '../host/host.ts';

type Failed = Extract<HttpResult, { kind: 'failed' }>;

interface Meaning {
  readonly stage: HttpStage;
  readonly code: string;
  readonly why: string;
}

/** How OpenSSL, GnuTLS and NSS tell under curl what is the matter with a certificate. */
const certificates: readonly (readonly [RegExp, string, string])[] = [
  [
    /self[- ]signed certificate in certificate chain/i,
    'SELF_SIGNED_CERT_IN_CHAIN',
    'self-signed certificate in the chain',
  ],
  [/self[- ]signed certificate/i, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
  [/has expired|expired/i, 'CERT_HAS_EXPIRED', 'the certificate has expired'],
  [/not yet valid/i, 'CERT_NOT_YET_VALID', 'the certificate is not valid yet'],
  [
    /does not match target host|no alternative certificate subject name|doesn't match/i,
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'the certificate is for another name',
  ],
  [
    /unable to get local issuer|unable to get issuer|unknown authority|not trusted|verification failed/i,
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'certificate signed by an unknown authority',
  ],
];

const resolving = /resolv/i;
const ssl = /ssl|tls/i;

/**
 * `curl: (60) SSL certificate problem: self signed certificate` (libcurl-errors(3)) as this program knows failures; null
 * where curl itself went wrong.
 */
export function curlFailure(text: string, proxied: boolean): Failed | null {
  const [, number, words = ''] = /curl: \((\d{1,3})\) (.*)$/.exec(text) ?? [];
  const meaning = number === undefined ? null : meaningOf(Number(number), words);
  if (meaning === null) return null;
  const early = meaning.stage === 'dns' || meaning.stage === 'connect';
  const stage = proxied && early ? 'proxy' : meaning.stage;
  return {
    kind: 'failed',
    stage,
    timedOut: meaning.code === 'ETIMEDOUT',
    code: meaning.code,
    why: meaning.why,
  };
}

function meaningOf(number: number, words: string): Meaning | null {
  switch (number) {
    case 5:
      return { stage: 'proxy', code: 'ENOTFOUND', why: 'the name does not resolve' };
    case 6:
      return { stage: 'dns', code: 'ENOTFOUND', why: 'the name does not resolve' };
    case 7:
      return unconnected(words);
    case 28:
      return late(words);
    case 35:
      return /wrong version number|packet length/i.test(words)
        ? { stage: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER', why: 'what answers does not speak TLS' }
        : { stage: 'tls', code: 'EPROTO', why: 'what answers does not speak TLS properly' };
    case 51:
    case 60:
      return distrusted(words);
    case 52:
    case 55:
      return { stage: 'http', code: 'ECONNRESET', why: 'connection reset' };
    case 56:
    case 97:
      return refusedByProxy(words);
    default:
      return null;
  }
}

function unconnected(words: string): Meaning {
  if (/refused/i.test(words)) return { stage: 'connect', code: 'ECONNREFUSED', why: 'connection refused' };
  if (/no route/i.test(words)) return { stage: 'connect', code: 'EHOSTUNREACH', why: 'no route to the host' };
  if (/unreachable/i.test(words))
    return { stage: 'connect', code: 'ENETUNREACH', why: 'the network is unreachable' };
  // Older ones say no more than that.
  return { stage: 'connect', code: 'ECONNREFUSED', why: 'no connection' };
}

function late(words: string): Meaning {
  if (resolving.test(words))
    return { stage: 'dns', code: 'ETIMEDOUT', why: 'the name server does not answer in time' };
  const stage = ssl.test(words) ? 'tls' : /connect/i.test(words) ? 'connect' : 'http';
  return { stage, code: 'ETIMEDOUT', why: 'no answer in time' };
}

function distrusted(words: string): Meaning {
  const [, code, why] = certificates.find(([pattern]) => pattern.test(words)) ?? [];
  return { stage: 'tls', code: code ?? 'CERT_REJECTED', why: why ?? words.slice(0, 200) };
}

function refusedByProxy(words: string): Meaning {
  const status = /\b([45]\d\d)\b/.exec(words)?.[1];
  if (status === undefined) return { stage: 'http', code: 'ECONNRESET', why: 'connection reset' };
  const why =
    status === '407'
      ? 'the proxy asks for a login (HTTP 407)'
      : `the proxy refuses to connect (HTTP ${status})`;
  return { stage: 'proxy', code: '', why };
}
