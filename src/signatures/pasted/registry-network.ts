import { likely, proof, type Signature, type TextCause } from '../signature.ts';
import { askedOfRegistry, noRoute } from './registry-trust.ts';

/** The host of the layers was reached, and TLS with it took too long. */
const slowBlobHost: readonly TextCause[] = [
  {
    code: 'registry-tls-timeout',
    decides:
      'Does it pass when it is tried again, or with a smaller MTU or fewer downloads at once? Then the way is slow.',
  },
  {
    code: 'registry-cdn-blocked',
    decides: 'Does curl -sSI https://nvcr.io/v2/ answer at once, and the host of the layers never?',
  },
];

const blobHost = likely(
  'registry-cdn-blocked',
  'Does curl -sSI https://nvcr.io/v2/ answer, and the host of the layers that the line names does not? Then it is this.',
);

/** The connection was there and broke off, or nothing came. */
const brokenOff: readonly TextCause[] = [
  ...noRoute,
  {
    code: 'proxy-only-in-shell',
    decides: 'Is a proxy set in this shell (env | grep -i proxy), and docker info names none?',
    hints: ['http_proxy', 'https_proxy'],
  },
  { code: 'proxy-misconfigured', decides: 'Does docker info name a proxy? Then look at that.' },
];

/** What pulls say of the way to a registry and to its layers: TLS, proxies, names, and connections that break. */
export const registryNetworkSignatures: readonly Signature[] = [
  {
    words: ['server gave http response to https client'],
    causes: [
      {
        code: 'registry-tls-invalid',
        decides: 'Is the registry one of your own, without TLS? Then name it among insecure-registries.',
      },
      {
        code: 'proxy-misconfigured',
        decides: 'Is it nvcr.io or Docker Hub? Then a proxy on the way answers instead.',
        hints: ['https_proxy=https', 'nvcr.io', 'registry-1.docker.io'],
      },
      {
        code: 'registry-imposter',
        decides: 'Does something else answer at that address (curl -sSI), such as a page of the network?',
      },
    ],
    example: 'Get "https://192.0.2.7:5000/v2/": http: server gave HTTP response to HTTPS client',
    counterExample: 'net/http: TLS handshake timeout',
  },
  ...[
    'error response from daemon',
    'error pulling image configuration',
    ...askedOfRegistry,
    'failed to do request',
  ].flatMap((word): readonly Signature[] => [
    {
      words: [word, 'x509: certificate'],
      reach: 250,
      causes: proof('registry-tls-invalid'),
      example: `${word}: x509: certificate has expired or is not yet valid`,
      counterExample: 'x509: certificate has expired or is not yet valid',
    },
    {
      words: [word, 'proxyconnect tcp'],
      reach: 250,
      causes: proof('proxy-misconfigured'),
      example: `${word}: proxyconnect tcp: dial tcp 192.0.2.7:3128: connect: connection refused`,
      counterExample: 'dial tcp 192.0.2.7:3128: connect: connection refused',
    },
    {
      words: [word, 'dial tcp: lookup'],
      reach: 250,
      causes: proof('dns-failure'),
      example: `${word}: dial tcp: lookup nvcr.io on 127.0.0.53:53: server misbehaving`,
      counterExample: 'dial tcp: lookup metrics.example on 192.0.2.53:53: no such host',
    },
  ]),
  ...[
    'layers.nvcr.io',
    'xfiles.ngc.nvidia.com',
    'production.cloudflare.docker.com',
    'download failed after attempts',
  ].flatMap((word): readonly Signature[] =>
    [
      'dial tcp',
      'i/o timeout',
      'connection reset by peer',
      'eof ',
      'handshake timeout',
      'deadline exceeded',
    ].map(
      (end): Signature => ({
        words: [word, end],
        reach: 300,
        causes: end === 'handshake timeout' ? slowBlobHost : blobHost,
        example: `error pulling image configuration: ${word}: ${end}`,
        counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.9:443: i/o timeout',
      }),
    ),
  ),
  {
    words: ['error pulling image configuration', 'dial tcp'],
    reach: 400,
    causes: blobHost,
    example:
      'error pulling image configuration: Get "https://cdn.example/a": dial tcp 192.0.2.9:443: i/o timeout',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.9:443: i/o timeout',
  },
  ...[...askedOfRegistry, 'error response from daemon'].flatMap((word): readonly Signature[] => [
    {
      words: [word, 'tls handshake timeout'],
      reach: 200,
      causes: proof('registry-tls-timeout'),
      example: `${word}: net/http: TLS handshake timeout`,
      counterExample: 'net/http: TLS handshake timeout',
    },
    {
      words: [word, 'first record does not look like a tls handshake'],
      reach: 200,
      causes: proof('registry-tls-invalid'),
      example: `${word}: tls: first record does not look like a TLS handshake`,
      counterExample: 'tls: first record does not look like a TLS handshake',
    },
    {
      words: [word, '(client.timeout exceeded'],
      reach: 250,
      causes: [
        {
          code: 'registry-unreachable',
          decides:
            'Does docker info name no proxy, and is none needed? Then something on the way drops packets.',
        },
        {
          code: 'proxy-only-in-shell',
          decides: 'Does docker info name none, and does env | grep -i proxy in this shell?',
          hints: ['http_proxy', 'https_proxy'],
        },
        {
          code: 'proxy-misconfigured',
          decides: 'Does docker info name a proxy? Then it is that which does not answer.',
        },
        {
          code: 'dns-failure',
          decides: 'Does getent hosts nvcr.io on the machine of the engine find nothing?',
        },
      ],
      example: `${word}: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
      counterExample: '(Client.Timeout exceeded while awaiting headers)',
    },
  ]),
  ...askedOfRegistry.flatMap((word): readonly Signature[] => [
    ...[
      'i/o timeout',
      'connection refused',
      'no route to host',
      'network is unreachable',
      'connection timed out',
      'operation timed out',
      'host is down',
    ].map(
      (end): Signature => ({
        words: [word, 'dial tcp', end],
        reach: 200,
        causes: proof('registry-unreachable'),
        example: `Error response from daemon: Get "https://nvcr.io${word} dial tcp 192.0.2.7:443: connect: ${end}`,
        counterExample: `dial tcp 192.0.2.7:443: connect: ${end}`,
      }),
    ),
    ...['connection reset by peer', 'context deadline exceeded', 'broken pipe', 'unexpected eof'].map(
      (end): Signature => ({
        words: [word, end],
        reach: 200,
        causes: brokenOff,
        example: `Error response from daemon: Get "https://nvcr.io${word} read: ${end}`,
        counterExample: `read tcp 192.0.2.1:40000->192.0.2.7:8080: ${end}`,
      }),
    ),
  ]),
  {
    words: ['/v2/:', 'eof '],
    reach: 12,
    causes: brokenOff,
    example: 'Error response from daemon: Get "https://nvcr.io/v2/": EOF',
    counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": unauthorized',
  },
  ...['layers.nvcr.io', 'xfiles.ngc.nvidia.com', 'production.cloudflare.docker.com'].map(
    (host): Signature => ({
      words: [host, 'forbidden'],
      reach: 300,
      causes: [
        {
          code: 'registry-cdn-blocked',
          decides: 'Does every pull end so, at its first layers, behind a proxy or firewall that filters?',
        },
        {
          code: 'pull-token-expired',
          decides: 'Did layers come for a while before? Then the signed address grew too old.',
        },
      ],
      example: `error pulling image configuration: Get "https://${host}/x": Forbidden`,
      counterExample: 'Head "https://nvcr.io/v2/nim/x/manifests/1": Forbidden',
    }),
  ),
  ...[
    ['error pulling image configuration', ' unauthorized'],
    ['download failed after attempts', ' unauthorized'],
    ['failed to copy', '/blobs/', ' 401 unauthorized'],
  ].map(
    (words): Signature => ({
      words,
      reach: 400,
      causes: [
        {
          code: 'pull-token-expired',
          decides:
            'Did layers come for some minutes before? The manifest was given, so a login was accepted.',
        },
        {
          code: 'ngc-not-logged-in',
          decides: 'Does it fail at once, each time? Then log in to nvcr.io again.',
        },
      ],
      example: `${words.join(': unexpected status https://nvcr.io/v2/nvidia/x ')}: authentication required`,
      counterExample: 'Error response from daemon: Head "https://nvcr.io/v2/x/manifests/1": unauthorized',
    }),
  ),
  ...['layers.nvcr.io', 'xfiles.ngc.nvidia.com', 'production.cloudflare.docker.com'].map(
    (host): Signature => ({
      words: [`lookup ${host}`],
      causes: [
        {
          code: 'registry-cdn-blocked',
          decides: `Does the registry's own name resolve, and ${host} does not? Then its layers are kept out.`,
        },
        { code: 'dns-failure', decides: 'Does getent hosts nvcr.io find nothing either?' },
      ],
      example: `dial tcp: lookup ${host} on 192.0.2.53:53: no such host`,
      counterExample: 'dial tcp: lookup nvcr.io on 192.0.2.53:53: no such host',
    }),
  ),
  ...['nvcr.io', 'registry-1.docker.io', 'auth.docker.io', 'authn.nvidia.com'].map(
    (host): Signature => ({
      words: [`dial tcp: lookup ${host}`],
      causes: likely('dns-failure', `Does getent hosts ${host} on the machine of the engine find nothing?`),
      example: `dial tcp: lookup ${host} on [::1]:53: read udp [::1]:4343->[::1]:53: read: connection refused`,
      counterExample: 'dial tcp: lookup metrics.example on 192.0.2.53:53: no such host',
    }),
  ),
  {
    words: ['no valid openpgp data found'],
    causes: [
      {
        code: 'proxy-only-in-shell',
        decides: 'Is a proxy needed here, and sudo drops its variables? Then the key never came.',
        hints: ['proxy'],
      },
      { code: 'dns-failure', decides: 'Does curl say "Could not resolve host"?' },
      { code: 'tls-mitm-ca', decides: 'Does curl say "SSL certificate problem"?' },
      { code: 'registry-unreachable', decides: 'Does curl say "Failed to connect" or "timed out"?' },
    ],
    example: 'gpg: no valid OpenPGP data found.',
    counterExample: 'gpg: key imported',
  },
];
