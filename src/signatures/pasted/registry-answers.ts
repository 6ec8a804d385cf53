import { likely, proof, type Signature, type TextCause } from '../signature.ts';
import { anonymous, who } from './registry.ts';

const answered = (status: string): readonly TextCause[] =>
  ({
    401: who,
    403: anonymous,
    404: likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?'),
    429: proof('hub-rate-limit'),
  })[Number(status)] ?? likely('ngc-service-outage', 'Does the same pull work some minutes later?');

/** What registries answer, by whatever program asked: codes of HTTP, tags that are not there, limits, faults of their own. */
export const registryAnswersSignatures: readonly Signature[] = [
  ...['401', '403', '404', '429'].map(
    (status): Signature => ({
      words: ['unexpected status from', 'request to https://nvcr.io/v2/', `: ${status} `],
      reach: 200,
      causes: answered(status),
      example: `failed to resolve reference: unexpected status from HEAD request to https://nvcr.io/v2/nvidia/x/manifests/1: ${status} x`,
      counterExample:
        'unexpected status from HEAD request to https://registry.example/v2/a/manifests/1: 401 x',
    }),
  ),
  ...['401', '403', '404', '429', '500', '502', '503', '504'].map(
    (status): Signature => ({
      words: ['failed with status code [manifests', `]: ${status}`],
      reach: 120,
      causes: answered(status),
      example: `pulling from host nvcr.io failed with status code [manifests 23.08]: ${status}`,
      counterExample: 'failed with status code [manifests 23.08]: 200',
    }),
  ),
  {
    words: ['nvcr.io', 'error code: 401'],
    reach: 200,
    causes: who,
    example:
      '[ERROR] URL https://nvcr.io/proxy_auth?scope=repository:nvidia/pytorch:pull returned error code: 401 Unauthorized',
    counterExample:
      '[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99 returned error code: 404 Not Found',
  },
  {
    words: ['nvcr.io', 'error code: 403'],
    reach: 200,
    causes: likely('ngc-access-denied', 'Does another image of nvcr.io come with the same login?'),
    example: '[ERROR] URL https://nvcr.io/v2/nvidia/x/manifests/1 returned error code: 403 Forbidden',
    counterExample: '[ERROR] URL https://nvcr.io/proxy_auth returned error code: 401 Unauthorized',
  },
  {
    words: ['/manifests/', 'error code: 404'],
    reach: 200,
    causes: proof('image-tag-not-found'),
    example:
      '[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99.99-py3 returned error code: 404 Not Found',
    counterExample: '[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99 returned error code: 401',
  },
  {
    words: ['/v2/', 'error code: 429'],
    reach: 200,
    causes: proof('hub-rate-limit'),
    example:
      '[ERROR] URL https://registry-1.docker.io/v2/nvidia/cuda/manifests/12.4.1-base-ubuntu22.04 returned error code: 429 Too Many Requests',
    counterExample: '[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99 returned error code: 401',
  },
  ...['manifest_unknown', 'tag_invalid'].map(
    (word): Signature => ({
      words: [word],
      causes: likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?'),
      example: `FATAL: Unable to handle docker://nvcr.io/nvidia/pytorch:99 uri: {"errors":[{"code":"${word.toUpperCase()}"}]}`,
      counterExample: '{"errors":[{"code":"UNAUTHORIZED"}]}',
    }),
  ),
  {
    words: ['ratelimit-remaining: 0;'],
    causes: likely('hub-rate-limit', 'Did a pull just fail with toomanyrequests?'),
    example: 'ratelimit-limit: 100;w=21600\nratelimit-remaining: 0;w=21600',
    counterExample: 'ratelimit-remaining: 97;w=21600',
  },
  ...['{code:denied', 'requested access to the resource is denied'].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'ngc-access-denied',
          decides:
            'Does another image come with the same login? Then this one is not yours, or does not exist.',
        },
        { code: 'ngc-not-logged-in', decides: 'Is there no login for the registry? Then log in first.' },
        { code: 'ngc-wrong-credentials', decides: 'Does no image come with the login that is stored?' },
      ],
      example: `{"errors":[${word},"message":"requested access to the resource"}]}`,
      counterExample: '{"errors":[{"code":"UNAUTHORIZED"}]}',
    }),
  ),
  {
    words: ['402 payment required'],
    causes: likely(
      'ngc-access-denied',
      'Is the image one of NVIDIA AI Enterprise, and the organisation without it?',
    ),
    example:
      'unexpected status from HEAD request to https://nvcr.io/v2/nvaie/x/manifests/1: 402 Payment Required',
    counterExample: '401 Unauthorized',
  },
  {
    words: ['client error: 401 response'],
    causes: likely('ngc-wrong-credentials', 'Does ngc config set with a new key of NGC help?'),
    example: 'Client Error: 401 Response: Authentication error. Please check your API key',
    counterExample: 'Client Error: 404 Response',
  },
  {
    words: ['client error: 403 response'],
    causes: likely(
      'ngc-access-denied',
      'Is the organisation or team that ngc config names without this image?',
    ),
    example: 'Client Error: 403 Response: Access Denied',
    counterExample: 'Client Error: 404 Response',
  },
  ...[
    'failed to solve: nvcr.io/',
    'failed to solve: nvidia/',
    'failed to load metadata for nvcr.io/',
    'failed to load metadata for docker.io/nvidia/',
  ].map(
    (word): Signature => ({
      words: [word, ': not found'],
      reach: 250,
      causes: proof('image-tag-not-found'),
      example: `ERROR: ${word}pytorch:99.99-py3: not found`,
      counterExample: 'failed to solve: failed to compute cache key: "/requirements.txt": not found',
    }),
  ),
  {
    words: ['proxy', 'first path segment in url cannot contain colon'],
    reach: 200,
    causes: likely('proxy-misconfigured', 'Does HTTP_PROXY of the daemon lack http:// before the address?'),
    example:
      'invalid proxy address "proxy.example:3128": parse "proxy.example:3128": first path segment in URL cannot contain colon',
    counterExample: 'first path segment in URL cannot contain colon',
  },
  {
    words: ['failed to resolve reference', ': not found'],
    reach: 250,
    causes: likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?'),
    example:
      'failed to pull and unpack image "nvcr.io/nvidia/pytorch:99.99-py3": failed to resolve reference "nvcr.io/nvidia/pytorch:99.99-py3": nvcr.io/nvidia/pytorch:99.99-py3: not found',
    counterExample: 'failed to resolve reference "nvcr.io/nvidia/pytorch:24.01-py3": unexpected status: 401',
  },
  {
    words: ['blobs/sha256:', '401 unauthorized'],
    reach: 200,
    causes: likely(
      'pull-token-expired',
      'Had layers come already, and did the pull take many minutes? Then it is this.',
    ),
    example:
      'failed to copy: httpReadSeeker: failed open: unexpected status code https://nvcr.io/v2/nvidia/pytorch/blobs/sha256:1e228f756b55: 401 Unauthorized',
    counterExample: 'https://nvcr.io/v2/nvidia/pytorch/blobs/sha256:1e228f756b55: 503 Service Unavailable',
  },
  {
    words: ['error="invalid_token"'],
    causes: likely(
      'pull-token-expired',
      'Had layers come already, and did the pull take many minutes? Then it is this.',
    ),
    example:
      'Www-Authenticate: Bearer realm="https://nvcr.io/proxy_auth",service="registry",error="invalid_token"',
    counterExample:
      'Www-Authenticate: Bearer realm="https://nvcr.io/proxy_auth",scope="repository:nvidia/pytorch:pull"',
  },
  ...[
    'toomanyrequests: you have reached your',
    'toomanyrequests: rate exceeded',
    'toomanyrequests: <!doctype',
    'you have reached your unauthenticated pull rate limit',
    'you have reached your pull rate limit',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('hub-rate-limit'),
      example: `Error response from daemon: ${word} pull rate limit.`,
      counterExample: '429 Client Error: Too Many Requests for url: https://models.example/x',
    }),
  ),
  ...[
    'registry-1.docker.io',
    'index.docker.io',
    'auth.docker.io',
    '/manifests/',
    'error response from daemon',
    'failed to pull',
  ].map(
    (word): Signature => ({
      words: [word, 'too many requests'],
      reach: 300,
      causes: proof('hub-rate-limit'),
      example: `${word}: unexpected status: 429 Too Many Requests`,
      counterExample: '429 Client Error: Too Many Requests for url: https://models.example/x',
    }),
  ),
  ...['500 internal server error', '502 bad gateway', '503 service', '504 gateway'].map(
    (word): Signature => ({
      words: ['nvcr.io', word],
      reach: 300,
      causes: proof('ngc-service-outage'),
      example: `failed to resolve reference "nvcr.io/nvidia/pytorch:24.01-py3": unexpected status from HEAD request to https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3: ${word}`,
      counterExample: 'https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3: 401 Unauthorized',
    }),
  ),
  {
    words: ['error parsing http 5', 'response body'],
    reach: 30,
    causes: proof('ngc-service-outage'),
    example:
      'Error response from daemon: error parsing HTTP 502 response body: invalid character \'<\' looking for beginning of value: "<html>"',
    counterExample: 'error parsing HTTP 403 response body: no error details found',
  },
  {
    words: [' not found: name unknown'],
    causes: [
      {
        code: 'image-tag-not-found',
        decides: 'Is the name mistyped? The catalogue shows how it is written.',
      },
      {
        code: 'ngc-access-denied',
        decides: 'Is it written well? Then it is not shown to this login, or to none.',
      },
    ],
    example:
      'Error response from daemon: repository nvcr.io/nvidia/x not found: name unknown: The repository was not found',
    counterExample: 'manifest for nvcr.io/nvidia/pytorch:99 not found: manifest unknown',
  },
  {
    words: ['reading manifest', 'nvcr.io', 'denied'],
    reach: 200,
    causes: [
      { code: 'ngc-access-denied', decides: 'Does another image of nvcr.io come with the same login?' },
      { code: 'ngc-not-logged-in', decides: 'Is there no login for the registry? Then log in first.' },
    ],
    example: 'level=fatal msg="reading manifest 1.0 in nvcr.io/nvidia/x: denied: Access Denied"',
    counterExample: 'reading manifest 1.0 in nvcr.io/nvidia/x: manifest unknown',
  },
  {
    words: ['429 too many requests - server message'],
    causes: proof('hub-rate-limit'),
    example: '429 Too Many Requests - Server message: toomanyrequests',
    counterExample: 'HTTP/1.1 429 Too Many Requests',
  },
  {
    words: ['code:unauthorized', 'message:authentication required'],
    reach: 60,
    causes: who,
    example: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}',
    counterExample: '{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}',
  },
  {
    words: ['error response from daemon: no such image: nvcr.io/'],
    causes: likely(
      'image-tag-not-found',
      'Does docker images not list it? Then pull it first, with the tag as the catalogue writes it.',
    ),
    example: 'Error response from daemon: No such image: nvcr.io/nvidia/pytorch:99.99-py3',
    counterExample: 'Error response from daemon: No such image: app:latest',
  },
  {
    words: ['nvcr.io', 'x509: certificate has expired'],
    reach: 200,
    causes: likely(
      'registry-tls-invalid',
      'Is the clock of this machine right (timedatectl)? A clock that is off makes good certificates expired.',
    ),
    example: 'pinging container registry nvcr.io: tls: x509: certificate has expired or is not yet valid',
    counterExample: 'x509: certificate has expired or is not yet valid',
  },
];
