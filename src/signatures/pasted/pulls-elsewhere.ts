import { likely, proof, type Signature, type TextCause } from '../signature.ts';
import { anonymous, who } from './registry.ts';

const answers: readonly (readonly [string, readonly TextCause[]])[] = [
  ['401', who],
  ['403', anonymous],
  ['404', likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?')],
  ['429', proof('hub-rate-limit')],
];

/** Who is a container registry to Kubernetes, Singularity, enroot and crane alike. */
const registries = ['nvcr.io', 'docker.io', 'proxy_auth', 'authn.nvidia.com'];

/** What says that a layer is kept back by the network, and not by the registry. */
const pageInstead: readonly TextCause[] = [
  {
    code: 'registry-cdn-blocked',
    decides:
      'Had the manifest come, and is it a layer that is refused? Then a firewall keeps the host of the layers from this one.',
  },
  {
    code: 'proxy-misconfigured',
    decides: 'Is the page one of a proxy or firewall? Then that refuses the registry.',
  },
  {
    code: 'ngc-access-denied',
    decides: 'Does another image of the same registry come? Then this one is not yours.',
  },
];

/** What pulls say that Singularity, crane, kaniko, skopeo, enroot and newer engines make. */
export const pullsElsewhereSignatures: readonly Signature[] = [
  {
    words: ['error parsing http 403 response body', "invalid character '<'"],
    reach: 60,
    causes: pageInstead,
    example:
      'error parsing HTTP 403 response body: invalid character \'<\' looking for beginning of value: "<?xml version=\\"1.0\\"?>"',
    counterExample: 'error parsing HTTP 403 response body: no error details found in HTTP response body',
  },
  ...registries.flatMap((host) =>
    answers.flatMap(([status, causes]): readonly Signature[] => [
      {
        words: [host, `unexpected status code ${status}`],
        reach: 200,
        causes,
        example: `GET https://${host}/v2/nvidia/nemo/manifests/24.05: unexpected status code ${status} x`,
        counterExample: `GET https://mirror.example/x: unexpected status code ${status} x`,
      },
      {
        words: [host, `response status code ${status}`],
        reach: 200,
        causes,
        example: `HEAD "https://${host}/v2/nvidia/nemo/manifests/24.05": response status code ${status}: x`,
        counterExample: `HEAD "https://mirror.example/x": response status code ${status}`,
      },
      {
        words: [host, `http response code: ${status}`],
        reach: 200,
        causes,
        example: `URL https://${host}/v2/x returned HTTP response code: ${status}`,
        counterExample: `URL https://mirror.example/x returned HTTP response code: ${status}`,
      },
      {
        words: [host, `status ${status} `],
        reach: 120,
        causes,
        example: `pull of https://${host}/v2/nvidia/x failed with status ${status} x`,
        counterExample: `pull of https://mirror.example/x failed with status ${status} x`,
      },
    ]),
  ),
  ...[
    ['error from registry: access denied', 'ngc-access-denied'],
    ['error from registry: denied', 'ngc-access-denied'],
    ['error from registry: payment required', 'ngc-access-denied'],
    ['error from registry: forbidden', 'ngc-access-denied'],
    ['error from registry: requested access', 'ngc-access-denied'],
    ['error from registry: you do not have', 'ngc-access-denied'],
    ['access to the resource is denied', 'ngc-access-denied'],
    ['denied: access forbidden', 'ngc-access-denied'],
    ['denied: access denied', 'ngc-access-denied'],
    ['message: access denied', 'ngc-access-denied'],
    ['message: payment required', 'ngc-access-denied'],
    ['error from registry: authentication required', 'ngc-not-logged-in'],
    ['error from registry: unauthorized', 'ngc-not-logged-in'],
    ['manifest tagged by', 'image-tag-not-found'],
  ].map(
    ([word = '', code = '']): Signature => ({
      words: code === 'image-tag-not-found' ? [word, 'is not found'] : [word],
      reach: 120,
      causes: [
        {
          code,
          decides:
            code === 'ngc-access-denied'
              ? 'Does another image come with the same login? Then this one is not yours, or does not exist.'
              : code === 'ngc-not-logged-in'
                ? 'Is there no login for the registry? Then log in first.'
                : 'Does the catalogue of the registry not list the tag?',
        },
        ...(code === 'ngc-access-denied'
          ? [{ code: 'ngc-not-logged-in', decides: 'Is there no login for the registry? Then log in first.' }]
          : code === 'ngc-not-logged-in'
            ? [
                {
                  code: 'ngc-wrong-credentials',
                  decides: 'Is there one? For nvcr.io the user is $oauthtoken, the password a key of NGC.',
                },
              ]
            : []),
      ],
      example: `Error response from daemon: ${word}${code === 'image-tag-not-found' ? ' 24.99-py3 is not found' : ''}`,
      counterExample: 'Error response from daemon: open /data: permission denied',
    }),
  ),
  {
    words: ['toomanyrequests'],
    causes: likely('hub-rate-limit', 'Is it a registry that says it, to a pull?'),
    example: 'ERROR: toomanyrequests: Too Many Requests.',
    counterExample: 'too many open files',
  },
  {
    words: ['error response from daemon: no such image: '],
    reach: 80,
    causes: likely(
      'image-tag-not-found',
      'Does docker images not list it? Then pull it first, with the tag as the catalogue writes it.',
    ),
    example: 'Error response from daemon: No such image: nvidia/cuda:11.0-base',
    counterExample: 'Error: No such container: train',
  },
  ...['repository name must be lowercase', 'invalid reference format: repository name'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'docker-run-args-misparsed',
        'Is something before the image taken for it, such as a path with capital letters?',
      ),
      example: `${word} (Data/train)`,
      counterExample: 'repository does not exist',
    }),
  ),
];
