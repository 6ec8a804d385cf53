import { likely, proof, type Signature } from '../signature.ts';

const olderThan = (version: string): string =>
  `Does docker compose version (or docker-compose --version) say less than ${version}? Then it is this.`;

/** What Docker Compose says of a file that asks for GPUs. */
export const composeSignatures: readonly Signature[] = [
  ...['devices', 'runtime', 'device_requests', 'gpus', 'capabilities', 'count'].map(
    (key): Signature => ({
      words: [`('${key}' was unexpected)`],
      causes: likely('compose-too-old', olderThan('1.28 (2.30 for the key gpus)')),
      example: `services.train.deploy.resources.reservations value Additional properties are not allowed ('${key}' was unexpected)`,
      counterExample: "Additional properties are not allowed ('imgae' was unexpected)",
    }),
  ),
  ...['devices', 'runtime', 'gpus', 'device_ids'].map(
    (key): Signature => ({
      words: [`additional property ${key} is not allowed`],
      causes: likely('compose-too-old', olderThan('1.28 (2.30 for the key gpus)')),
      example: `services.train.deploy.resources.reservations Additional property ${key} is not allowed`,
      counterExample: 'services.train Additional property imgae is not allowed',
    }),
  ),
  ...["additional properties 'gpus' not allowed", "additional properties 'devices' not allowed"].map(
    (word): Signature => ({
      words: [word],
      causes: likely('compose-too-old', olderThan('2.30')),
      example: `validating /srv/compose.yaml: services.train ${word}`,
      counterExample: "services.train additional properties 'imgae' not allowed",
    }),
  ),
  {
    words: ['unsupported config option for services', "'runtime'"],
    reach: 40,
    causes: likely('compose-too-old', olderThan('1.27, or is the version of the file not 2.3')),
    example: "Unsupported config option for services.train: 'runtime'",
    counterExample: "Unsupported config option for services.train: 'imgae'",
  },
  {
    words: ['unsupported config option for services', "'gpus'"],
    reach: 60,
    causes: likely('compose-too-old', olderThan('2.30')),
    example: "Unsupported config option for services.train: 'gpus'",
    counterExample: "Unsupported config option for services.train: 'imgae'",
  },
  {
    words: ['unsupported config option for services', "'device"],
    reach: 60,
    causes: likely('compose-too-old', olderThan('1.28')),
    example: "Unsupported config option for services.train.deploy.resources.reservations: 'devices'",
    counterExample: "Unsupported config option for services.train: 'imgae'",
  },
  {
    words: ["the only value allowed is 'all' or a number"],
    causes: likely('compose-count-missing', 'Is count below devices something else than a number or all?'),
    example:
      'services.train.deploy.resources: invalid value "max", the only value allowed is \'all\' or a number',
    counterExample: 'the only value allowed is true',
  },
  {
    words: ['the compose file', 'is invalid because', 'runtime'],
    reach: 300,
    causes: likely('compose-too-old', olderThan('1.27')),
    example:
      "The Compose file './docker-compose.yml' is invalid because:\nservices.train has an unsupported key runtime",
    counterExample:
      "The Compose file './docker-compose.yml' is invalid because:\nports contains an invalid type",
  },
  {
    words: ['version in', 'docker-compose', 'is unsupported'],
    reach: 80,
    causes: likely('compose-too-old', 'Is it docker-compose 1, from the packages of the distribution?'),
    example:
      'ERROR: Version in "./docker-compose.yml" is unsupported. You might be seeing this error because you\'re using the wrong Compose file version.',
    counterExample: 'the version of docker-compose is 2.29',
  },
  {
    words: ['"count" and "device_ids" attributes are exclusive'],
    causes: proof('compose-count-missing'),
    example:
      'validating compose.yaml: services.train.deploy.resources.reservations.devices.0: "count" and "device_ids" attributes are exclusive',
    counterExample: 'cannot set both Count and DeviceIDs on device request.',
  },
  ...[
    'capabilities is required',
    "missing property 'capabilities'",
    "'capabilities' is a required property",
  ].map(
    (word): Signature => ({
      words: ['devices', word],
      reach: 60,
      causes: likely('compose-count-missing', 'Does the entry below devices lack capabilities: [gpu]?'),
      example: `services.train.deploy.resources.reservations.devices.0 ${word}`,
      counterExample: 'services.train image is required',
    }),
  ),
  {
    words: ['invalid count', 'device'],
    reach: 100,
    causes: likely(
      'compose-count-missing',
      'Does the entry below devices have neither count nor device_ids?',
    ),
    example: 'services.train.deploy.resources: invalid count for device request',
    counterExample: 'invalid count (foo)',
  },
];
