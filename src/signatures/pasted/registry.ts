import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** The registry wants to know who asks. */
export const who: readonly TextCause[] = [
  {
    code: 'ngc-not-logged-in',
    decides:
      'Does ~/.docker/config.json (or the pull secret) hold no login for the registry? Then it is this.',
  },
  {
    code: 'ngc-wrong-credentials',
    decides: 'Does it hold one? Then that is refused: the user is $oauthtoken, the password a key of NGC.',
    hints: ['login succeeded', 'imagepullsecret', '.docker/config.json', 'oauthtoken'],
  },
  {
    code: 'ngc-access-denied',
    decides: 'Does another image of nvcr.io come with the same login? Then this one is not yours to use.',
  },
  {
    code: 'ngc-service-outage',
    decides:
      'Does a public image, such as nvcr.io/nvidia/cuda, fail too without a login, here and elsewhere?',
  },
];

/** Nobody's token was refused: no login was sent. */
const nobody: readonly TextCause[] = ['ngc-not-logged-in', 'ngc-service-outage', 'ngc-access-denied'].flatMap(
  (code) => who.filter((cause) => cause.code === code),
);

/** Who asked without a login was refused outright. */
export const anonymous: readonly TextCause[] = [
  {
    code: 'ngc-access-denied',
    decides:
      'Is the image one that NGC gives to members of an organisation only? Then it takes a key of theirs.',
  },
  {
    code: 'ngc-not-logged-in',
    decides: 'Does the same pull work after docker login nvcr.io, or with a pull secret? Then it is this.',
  },
];

/** What logins and pulls say of who asks and of what is asked for, where containerd, podman, enroot or Singularity make them too. */
export const registrySignatures: readonly Signature[] = [
  {
    words: ['login attempt to', 'failed with status: 401'],
    reach: 120,
    causes: proof('ngc-wrong-credentials'),
    example:
      'Error response from daemon: login attempt to https://nvcr.io/v2/ failed with status: 401 Unauthorized',
    counterExample: 'login attempt to https://nvcr.io/v2/ failed with status: 503 Service Unavailable',
  },
  ...['unauthorized: <html>', 'unauthorized: authentication required', 'denied: requested access'].map(
    (end): Signature => ({
      // A login asks for nothing but this; a pull asks for more.
      words: ['"https://nvcr.io/v2/": ', end],
      reach: 60,
      causes: [
        {
          code: 'ngc-wrong-credentials',
          decides: 'Was it docker login? Then the key is not one of NGC, or the user is not $oauthtoken.',
        },
        { code: 'ngc-not-logged-in', decides: 'Was it a pull, and is there no login for the registry?' },
      ],
      example: `Error response from daemon: Get "https://nvcr.io/v2/": ${end}`,
      counterExample: `Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3": ${end}`,
    }),
  ),
  {
    words: ['/manifests/', ': unauthorized: <html>'],
    reach: 160,
    causes: who,
    example:
      'Error response from daemon: Head "https://nvcr.io/v2/nim/meta/llama/manifests/1.0.0": unauthorized: <html>\n<head><title>401 Authorization Required</title></head>',
    counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": unauthorized',
  },
  {
    words: ['incorrect username or password'],
    causes: likely(
      'ngc-wrong-credentials',
      'For nvcr.io the user is $oauthtoken, and the password a key of NGC: is another one stored?',
    ),
    example:
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    counterExample: 'the user name is missing',
  },
  {
    words: ['logging into', 'invalid username/password'],
    reach: 80,
    causes: proof('ngc-wrong-credentials'),
    example: 'Error: logging into "nvcr.io": invalid username/password',
    counterExample: 'unable to retrieve auth token: invalid username/password: unauthorized',
  },
  {
    words: ['unable to retrieve auth token', ' unauthorized'],
    reach: 80,
    causes: who.filter(({ code }) => code !== 'ngc-service-outage'),
    example:
      'initializing source docker://nvcr.io/nvidia/x:1: unable to retrieve auth token: invalid username/password: unauthorized',
    examples: ['unable to retrieve auth token: unauthorized: authentication required'],
    counterExample: 'Error: logging into "nvcr.io": invalid username/password',
  },
  {
    words: ['invalid apikey'],
    causes: likely('ngc-wrong-credentials', 'Does ngc config set with a new key of NGC help?'),
    example: 'Invalid apikey for NGC',
    counterExample: 'apikey: set',
  },
  {
    words: ['error getting credentials - err'],
    causes: proof('credential-helper-missing'),
    example:
      'error getting credentials - err: exec: "docker-credential-desktop.exe": executable file not found in $PATH, out: ``',
    counterExample: 'error getting events from daemon',
  },
  {
    words: ['error storing credentials - err'],
    causes: proof('credential-helper-missing'),
    example:
      'Error saving credentials: error storing credentials - err: exit status 1, out: `pass not initialized`',
    counterExample: 'error storing the image',
  },
  {
    words: ['docker-credential-', 'executable file not found'],
    reach: 80,
    causes: proof('credential-helper-missing'),
    example: 'exec: "docker-credential-gcloud": executable file not found in $PATH',
    counterExample: 'exec: "nvidia-container-runtime": executable file not found in $PATH',
  },
  ...['proxy_auth', 'authn.nvidia.com', '/token?'].flatMap((realm): readonly Signature[] => [
    {
      words: ['failed to fetch anonymous token', realm, ': 403'],
      reach: 400,
      causes: anonymous,
      example: `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}scope=repository%3Anvidia%2Fx%3Apull: 403 Forbidden`,
      counterExample: `failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}: 401 Unauthorized`,
    },
    {
      words: ['failed to fetch anonymous token', realm, ': 401'],
      reach: 400,
      causes: nobody,
      example: `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}scope=repository%3Anvidia%2Fx%3Apull: 401 Unauthorized`,
      counterExample: `failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}: 403 Forbidden`,
    },
  ]),
  {
    words: ['failed to fetch anonymous token: unexpected status: 401'],
    causes: nobody,
    example: 'failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
    counterExample: 'failed to fetch anonymous token: unexpected status: 503 Service Unavailable',
  },
  {
    words: ['failed to fetch anonymous token: unexpected status: 403'],
    causes: anonymous,
    example: 'failed to authorize: failed to fetch anonymous token: unexpected status: 403 Forbidden',
    counterExample: 'failed to fetch anonymous token: unexpected status: 401 Unauthorized',
  },
  {
    words: ['failed to fetch oauth token', ': 401'],
    reach: 300,
    causes: likely('ngc-wrong-credentials', 'Is the stored login an old key, or not for this registry?'),
    example:
      'failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://nvcr.io/proxy_auth: 401 Unauthorized',
    counterExample: 'failed to fetch oauth token: unexpected status: 503 Service Unavailable',
  },
  {
    words: ['failed to fetch oauth token', ': 403'],
    reach: 300,
    causes: likely('ngc-access-denied', 'Does another image of nvcr.io come with the same login?'),
    example: 'failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden',
    counterExample: 'failed to fetch oauth token: unexpected status: 401 Unauthorized',
  },
  {
    words: ['insufficient_scope: authorization failed'],
    causes: [
      {
        code: 'ngc-access-denied',
        decides: 'Does another image come with the same login? Then this one does not exist or is not yours.',
      },
      { code: 'ngc-not-logged-in', decides: 'Is there no login for the registry? Then log in first.' },
      { code: 'image-tag-not-found', decides: 'Is the name of the repository mistyped?' },
    ],
    example:
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    counterExample: 'authorization failed for user ada',
  },
  {
    words: ['invalid status code from registry 401'],
    causes: who,
    example:
      'Error: initializing source docker://nvcr.io/nvidia/pytorch:24.01-py3: Requesting bearer token: invalid status code from registry 401 (Unauthorized)',
    counterExample: 'invalid status code from registry 503 (Service Unavailable)',
  },
  {
    words: ['invalid status code from registry 403'],
    causes: likely('ngc-access-denied', 'Does another image of nvcr.io come with the same login?'),
    example: 'Requesting bearer token: invalid status code from registry 403 (Forbidden)',
    counterExample: 'invalid status code from registry 401 (Unauthorized)',
  },
  {
    words: ['invalid status code from registry 5'],
    causes: likely('ngc-service-outage', 'Does the same pull work some minutes later?'),
    example: 'Requesting bearer token: invalid status code from registry 503 (Service Unavailable)',
    counterExample: 'invalid status code from registry 401 (Unauthorized)',
  },
];
