import { likely, type Signature, type TextCause } from '../signature.ts';
import { anonymous, who } from './registry.ts';

const hosts = ['nvcr.io', 'registry-1.docker.io', 'docker.io/', 'nvidia.github.io', 'download.docker.com'];

const unreachable: readonly TextCause[] = [
  {
    code: 'registry-unreachable',
    decides: 'Does curl -sSI of the address in the line fail too, without a proxy in between?',
  },
  {
    code: 'proxy-only-in-shell',
    decides: 'Is a proxy set in this shell (env | grep -i proxy), and docker info names none?',
    hints: ['http_proxy', 'https_proxy'],
  },
  { code: 'proxy-misconfigured', decides: 'Does docker info name a proxy? Then look at that.' },
  { code: 'dns-failure', decides: 'Does getent hosts of the name find nothing?' },
];

const faulty: readonly TextCause[] = [
  { code: 'ngc-service-outage', decides: 'Does the same pull work some minutes later?' },
  {
    code: 'proxy-misconfigured',
    decides: 'Does docker info name a proxy? Then the answer may be its own.',
    hints: ['proxy', 'squid'],
  },
];

const answers: readonly (readonly [readonly string[], readonly TextCause[]])[] = [
  [
    ['handshake timeout'],
    likely('registry-tls-timeout', 'Does curl -v of the address hang after "Client hello"? Then it is this.'),
  ],
  [[': 401 ', ' unauthorized', 'authentication required', 'not authorized'], who],
  [[': 403 ', ' forbidden', 'access denied', 'permission denied'], anonymous],
  [
    [': 404 ', ': not found', ' does not exist'],
    [
      { code: 'image-tag-not-found', decides: 'Does the catalogue of the registry not list the tag?' },
      {
        code: 'ngc-access-denied',
        decides: 'Does it list it? Then it is not shown to this login, or to none.',
      },
    ],
  ],
  [['rate limit'], likely('hub-rate-limit', 'Does it come again after some hours, or with a login?')],
  [[': 500 ', ': 502 ', ': 503 ', ': 504 ', 'service unavailable', 'bad gateway', 'gateway time'], faulty],
  [
    [
      ' timeout',
      'timed out',
      'connection refused',
      'connection reset',
      ' eof ',
      'no route to host',
      'unreachable',
      'failed to connect',
      'deadline exceeded',
      'request canceled',
      'ssl_connect',
      'ssl_error',
    ],
    unreachable,
  ],
  [
    [
      'x509:',
      'ssl certificate',
      'certificate verif',
      'certificate_verify',
      'verify the first certificate',
      'local issuer certificate',
      'certificate is not trusted',
    ],
    likely('tls-mitm-ca', "Does the certificate's issuer belong to your company?"),
  ],
  [
    ['could not resolve', 'no such host', 'name resolution', 'try again'],
    likely('dns-failure', 'Does getent hosts of the name find nothing?'),
  ],
  [
    [' proxy '],
    likely('proxy-misconfigured', 'Does docker info name a proxy that is wrong or does not answer?'),
  ],
];

/** A registry or a package source, and a word of what went wrong. */
export const looseRegistries: readonly Signature[] = hosts.flatMap((host) =>
  answers.flatMap(([ends, causes]) =>
    ends.flatMap((end): readonly Signature[] => [
      {
        words: [host, end],
        reach: 160,
        causes,
        loose: true,
        example: `it asked ${host}a and heard x${end}, and so on`,
        counterExample: `pulled from ${host}`,
      },
      {
        words: [end, host],
        reach: 100,
        causes,
        loose: true,
        example: `it heard x${end}, and had asked ${host}a`,
        counterExample: `pulled from ${host}`,
      },
    ]),
  ),
);
