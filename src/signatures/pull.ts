import { proof, type Signature, type TextCause } from './signature.ts';

/** The registry wants a login, or refuses the one that it was shown. */
const whoAsks: readonly TextCause[] = [
  {
    code: 'ngc-not-logged-in',
    decides: 'Does ~/.docker/config.json hold no login for this registry? Then one is asked for.',
  },
  {
    code: 'ngc-wrong-credentials',
    decides:
      'Does it hold one? Then that is refused: for NGC the user is $oauthtoken, the password a key of NGC.',
  },
];

/** The registry keeps the repository from whoever asked. */
const denied: readonly TextCause[] = [
  {
    code: 'ngc-access-denied',
    decides:
      'Is there a login for the registry, and does another image come with it? Then this one is not yours, or does not exist.',
    hints: ['login succeeded', 'code: denied'],
  },
  {
    code: 'ngc-not-logged-in',
    decides: 'Does ~/.docker/config.json hold no login for this registry? Then log in first.',
  },
  {
    code: 'image-tag-not-found',
    decides: 'Is the name mistyped? The catalogue of the registry shows how it is written.',
  },
];

/** What `docker pull` says; wordings of Docker Engine 20.10 to 29. */
export const pullSignatures: readonly Signature[] = [
  {
    words: ['manifest unknown'],
    causes: proof('image-tag-not-found'),
    example: 'manifest for nvcr.io/nvidia/pytorch:99.99-py3 not found: manifest unknown: manifest unknown',
    counterExample: 'unknown: Payment Required',
  },
  {
    words: ['no matching manifest for'],
    causes: proof('arch-no-manifest'),
    example: 'no matching manifest for linux/amd64 in the manifest list entries',
    counterExample: 'manifest for nvcr.io/nvidia/pytorch:99.99-py3 not found',
  },
  ...['downloading [', 'download complete', 'pull complete'].map(
    (word): Signature => ({
      // Layers have come already: the token, which is good for minutes, ran out under way.
      words: [word, 'unauthorized: authentication required'],
      causes: proof('pull-token-expired'),
      example: `1e228f756b55: ${word}\nunauthorized: authentication required`,
      counterExample:
        'See https://developer.download.nvidia.com\nHead "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": unauthorized: authentication required',
    }),
  ),
  {
    words: ['unauthorized: authentication required'],
    causes: whoAsks,
    example:
      'Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": unauthorized: authentication required',
    counterExample: 'Get "https://nvcr.io/v2/": Proxy Authentication Required',
  },
  {
    words: ['error response from daemon: unauthorized'],
    causes: whoAsks,
    example: 'Error response from daemon: unauthorized',
    counterExample: 'Error response from daemon: unknown: Not Found',
  },
  {
    // Without a word more: the token was refused, not missing.
    words: ['/manifests/', ': unauthorized '],
    reach: 160,
    causes: [...whoAsks].reverse(),
    example:
      'Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": unauthorized',
    counterExample: 'Error response from daemon: Head "https://nvcr.io/v2/nvidia/x/manifests/1": denied',
  },
  {
    words: ['no basic auth credentials'],
    causes: proof('ngc-not-logged-in'),
    example: 'Head "https://registry.example/v2/a/manifests/b": no basic auth credentials',
    counterExample: 'login attempt failed with status: 401 Unauthorized',
  },
  {
    words: ['pull access denied for'],
    causes: denied,
    umbrella: 'ngc-access-denied',
    example:
      "pull access denied for nvcr.io/nvidia/pytorch, repository does not exist or may require 'docker login': denied",
    counterExample: 'permission denied while trying to connect to the Docker daemon socket',
  },
  {
    words: ['error parsing http 403 response body'],
    causes: proof('ngc-access-denied'),
    example:
      'Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": error parsing HTTP 403 response body: no error details found in HTTP response body: "{\\"message\\":\\"Forbidden\\"}"',
    counterExample: 'error parsing HTTP 404 response body: no error details found',
  },
  {
    words: ['error response from daemon', ': denied'],
    causes: denied,
    umbrella: 'ngc-access-denied',
    example:
      'Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": denied: denied',
    counterExample: 'Error response from daemon: open /data: permission denied',
  },
  {
    words: ['unknown: payment required'],
    causes: proof('ngc-access-denied'),
    example: 'Error response from daemon: unknown: Payment Required',
    counterExample: 'Error response from daemon: unknown: Not Found',
  },
  {
    words: ['received unexpected http status: 5'],
    causes: proof('ngc-service-outage'),
    example: 'received unexpected HTTP status: 503 Service Unavailable',
    counterExample: 'received unexpected HTTP status: 404 Not Found',
  },
  ...['forbidden', 'bad gateway'].map((answer) => ({
    words: [`/v2/": ${answer}`],
    causes: proof('proxy-misconfigured'),
    example: `Error response from daemon: Get "https://nvcr.io/v2/": ${answer}`,
    counterExample: 'received unexpected HTTP status: 404 Not Found',
  })),
];

/** Words that tell in the text of a pull alone: other programs have them too. */
export const barePullSignatures: readonly Signature[] = [
  {
    words: ['toomanyrequests'],
    causes: proof('hub-rate-limit'),
    example: 'toomanyrequests: You have reached your pull rate limit.',
    counterExample: 'too many open files',
  },
  {
    words: ['proxy authentication required'],
    causes: proof('proxy-misconfigured'),
    example: 'Get "https://nvcr.io/v2/": Proxy Authentication Required',
    counterExample: 'Get "https://nvcr.io/v2/": unauthorized: authentication required',
  },
  {
    words: ['proxyconnect tcp'],
    causes: proof('proxy-misconfigured'),
    example:
      'Get "https://nvcr.io/v2/": proxyconnect tcp: dial tcp 192.0.2.7:3128: connect: connection refused',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.7:443: connect: connection refused',
  },
  {
    words: ['certificate signed by unknown authority'],
    causes: proof('tls-mitm-ca'),
    example:
      'Get "https://nvcr.io/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    counterExample: 'x509: certificate has expired or is not yet valid',
  },
  {
    words: ['x509: certificate'],
    causes: proof('registry-tls-invalid'),
    example: 'Get "https://nvcr.io/v2/": x509: certificate is valid for registry.example, not nvcr.io',
    counterExample: 'the certificate was renewed',
  },
  {
    words: ['first record does not look like a tls handshake'],
    causes: proof('registry-tls-invalid'),
    example: 'Get "https://nvcr.io/v2/": tls: first record does not look like a TLS handshake',
    counterExample: 'net/http: TLS handshake timeout',
  },
  {
    words: ['tls handshake timeout'],
    causes: proof('registry-tls-timeout'),
    example: 'Error response from daemon: Get "https://nvcr.io/v2/": net/http: TLS handshake timeout',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.7:443: i/o timeout',
  },
  {
    words: ['dial tcp: lookup'],
    causes: proof('dns-failure'),
    example: 'Get "https://nvcr.io/v2/": dial tcp: lookup nvcr.io on 192.0.2.53:53: no such host',
    counterExample: 'dial tcp 192.0.2.7:443: connect: connection refused',
  },
  {
    words: ["invalid character '<' looking for beginning of value"],
    causes: proof('registry-imposter'),
    example: "error unmarshalling content: invalid character '<' looking for beginning of value",
    counterExample: "invalid character '}' looking for beginning of object key string",
  },
  {
    words: ['error pulling image configuration', 'https://', 'dial tcp'],
    causes: proof('registry-cdn-blocked'),
    example:
      'error pulling image configuration: Get "https://layers.nvcr.io/a": dial tcp 192.0.2.9:443: i/o timeout',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.9:443: i/o timeout',
  },
  ...['i/o timeout', 'connection refused', 'no route to host', 'context deadline exceeded'].map((end) => ({
    words: ['https://', end],
    causes: proof('registry-unreachable'),
    example: `Error response from daemon: Get "https://nvcr.io/v2/": dial tcp 192.0.2.7:443: ${end}`,
    counterExample: 'Get "https://nvcr.io/v2/": EOF',
  })),
  {
    words: ['client.timeout exceeded'],
    umbrella: 'registry-unreachable',
    causes: [
      {
        code: 'proxy-misconfigured',
        decides: 'Does docker info name a proxy? Then it is that which does not answer.',
      },
      {
        code: 'proxy-only-in-shell',
        decides:
          'Does it name none, and does env | grep -i proxy in this shell? Then the daemon needs it too.',
      },
      {
        code: 'registry-unreachable',
        decides: 'Neither? Then something on the way drops packets: curl -sSI https://nvcr.io/v2/ shows it.',
      },
    ],
    example:
      'Error response from daemon: Get "https://nvcr.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": EOF',
  },
  // The registry's own answers are quoted with their address; layers come from elsewhere, and fail without one.
  ...[
    ['dial tcp ', 'dial tcp 192.0.2.10:443: connect: connection refused'],
    ['unexpected eof', 'error pulling image configuration: unexpected EOF'],
  ].map(([word = '', example = '']) => ({
    words: [word],
    causes: [
      {
        code: 'registry-cdn-blocked',
        decides:
          'Does the host of the layers (for NGC: curl -sSI https://layers.nvcr.io/) not answer, or break off? Then it is this; if it does, pull again.',
      },
    ],
    example,
    counterExample: 'unauthorized: authentication required',
  })),
];
