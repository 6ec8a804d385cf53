import { expect, it } from 'vitest';
import { curlFailure } from '../../src/collector/curl-failure.ts';

const cases: readonly (readonly [string, string, string, boolean])[] = [
  ['curl: (6) Could not resolve host: nvcr.io', 'dns', 'ENOTFOUND', false],
  [
    'curl: (7) Failed to connect to nvcr.io port 443 after 2 ms: Connection refused',
    'connect',
    'ECONNREFUSED',
    false,
  ],
  ["curl: (7) Couldn't connect to server", 'connect', 'ECONNREFUSED', false],
  ['curl: (28) Resolving timed out after 5000 milliseconds', 'dns', 'ETIMEDOUT', true],
  ['curl: (28) Connection timed out after 5001 milliseconds', 'connect', 'ETIMEDOUT', true],
  ['curl: (28) SSL connection timeout', 'tls', 'ETIMEDOUT', true],
  [
    'curl: (28) Operation timed out after 10000 milliseconds with 0 bytes received',
    'http',
    'ETIMEDOUT',
    true,
  ],
  [
    'curl: (60) SSL certificate problem: self signed certificate',
    'tls',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    false,
  ],
  [
    'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
    'tls',
    'SELF_SIGNED_CERT_IN_CHAIN',
    false,
  ],
  [
    'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    'tls',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    false,
  ],
  ['curl: (60) SSL certificate problem: certificate has expired', 'tls', 'CERT_HAS_EXPIRED', false],
  [
    "curl: (60) SSL: no alternative certificate subject name matches target host name 'nvcr.io'",
    'tls',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    false,
  ],
  [
    'curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
    'tls',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    false,
  ],
  ['curl: (56) Received HTTP code 407 from proxy after CONNECT', 'proxy', '', false],
  ['curl: (52) Empty reply from server', 'http', 'ECONNRESET', false],
];

it.each(cases)('%s', (text, stage, code, timedOut) => {
  expect(curlFailure(text, false)).toMatchObject({ kind: 'failed', stage, code, timedOut });
});

it('through a proxy it is the proxy that is not reached', () => {
  expect(
    curlFailure('curl: (7) Failed to connect to proxy.example port 3128: Connection refused', true),
  ).toMatchObject({
    stage: 'proxy',
  });
});

it("what is curl's own fault tells nothing of the registry", () => {
  expect(curlFailure('curl: (2) failed to initialize', false)).toBeNull();
  expect(curlFailure('sh: curl: Permission denied', false)).toBeNull();
});
