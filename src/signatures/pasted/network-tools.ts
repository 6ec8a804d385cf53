import { likely, proof, type Signature, type TextCause } from '../signature.ts';

const hosts = [
  'nvcr.io',
  'nvidia.github.io',
  'download.docker.com',
  'registry-1.docker.io',
  'developer.download.nvidia.com',
];

const noRoute = likely(
  'registry-unreachable',
  'Does curl -sSI of the address in the line fail too? Then a firewall is on the way, or a proxy is needed.',
);

const resolver = likely(
  'dns-failure',
  'Does getent hosts of the name in the line find nothing, on the host too? Then it is this.',
);

const issuer = likely(
  'tls-mitm-ca',
  'Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?',
);

/** A package source did not come, without the reason. */
const sourceStayedAway: readonly TextCause[] = [
  { code: 'registry-unreachable', decides: 'Does the line say timed out, or refused?' },
  { code: 'dns-failure', decides: 'Does it say "Could not resolve host"?' },
  {
    code: 'proxy-only-in-shell',
    decides: 'Is a proxy needed here, and the package manager (sudo drops variables) without it?',
    hints: ['proxy'],
  },
  {
    code: 'tls-mitm-ca',
    decides: 'Does it say "SSL certificate problem" or "Peer certificate"?',
    hints: ['ssl certificate problem', 'peer certificate', 'curl error (60)'],
  },
];

/** What curl, wget, apt, dnf and Python's programs say of the network on the way to packages and registries. */
export const networkToolsSignatures: readonly Signature[] = [
  ...[
    'from proxy after connect',
    'tunnel connection failed: 40',
    'invalid response from proxy',
    'connect tunnel failed, response 40',
    'could not resolve proxy',
    'cannot connect to proxy',
    'unable to connect to proxy',
    'proxy tunneling failed',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('proxy-misconfigured'),
      example: `curl: (56) Received HTTP code 407 ${word}: proxy.example 407`,
      counterExample: 'Uses proxy env variable https_proxy',
    }),
  ),
  {
    // Kubernetes has proxies of its own.
    words: ['failed to connect to proxy'],
    causes: likely(
      'proxy-misconfigured',
      'Is the address that of the proxy in HTTPS_PROXY, and does nothing answer there? Then it is this.',
    ),
    example: 'curl: (7) Failed to connect to proxy.example port 3128: failed to connect to proxy',
    counterExample: 'Uses proxy env variable https_proxy',
  },
  ...hosts.flatMap((host): readonly Signature[] => [
    {
      words: [`unable to resolve host address '${host}'`],
      causes: proof('dns-failure'),
      example: `wget: unable to resolve host address '${host}'`,
      counterExample: "wget: unable to resolve host address 'mirror.example'",
    },
    ...['could not connect to ', 'cannot initiate the connection to ', 'unable to connect to '].map(
      (word): Signature => ({
        words: [`${word}${host}`],
        causes: noRoute,
        example: `${word}${host}:443 (192.0.2.7), connection timed out`,
        counterExample: `${word}mirror.example:443`,
      }),
    ),
  ]),
  ...[
    "unable to locally verify the issuer's authority",
    'server certificate verification failed. cafile',
    "peer's certificate issuer is not recognized",
    'peer certificate cannot be authenticated with given ca certificates',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: issuer,
      example: `ERROR: cannot verify the certificate: ${word}.`,
      counterExample: 'x509: certificate has expired',
    }),
  ),
  ...['nvidia', 'cuda', 'docker-ce'].flatMap((name) =>
    ['errors during downloading metadata for repository', 'failed to download metadata for repo'].map(
      (word): Signature => ({
        words: [word, name],
        reach: 40,
        causes: sourceStayedAway,
        example: `${word} '${name}-x'`,
        counterExample: `${word} 'epel'`,
      }),
    ),
  ),
  ...['wget: unable to resolve host address', 'curl: (6) could not resolve host'].map(
    (word): Signature => ({
      words: [word],
      causes: resolver,
      example: `${word} mirror.example`,
      counterExample: 'curl: (7) Failed to connect',
    }),
  ),
  ...['[errno -3] temporary failure in name resolution', '[errno -2] name or service not known'].map(
    (word): Signature => ({
      words: [word],
      causes: resolver,
      example: `urllib3.exceptions.NameResolutionError: Failed to resolve 'hub.example' (${word})`,
      counterExample: 'sudo: unable to resolve host',
    }),
  ),
  ...[['invalid proxy address'], ['error parsing http_proxy'], ['proxy', 'invalid userinfo']].map(
    (words): Signature => ({
      words,
      reach: 120,
      causes: proof('proxy-misconfigured'),
      example: `${words.join(' "http://a:b@proxy.example:3128": ')} x`,
      counterExample: 'proxy: http://proxy.example:3128',
    }),
  ),
];
