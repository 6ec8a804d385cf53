import { likely, proof, type Signature } from '../signature.ts';

const noSource = likely(
  'toolkit-not-installed',
  "Is NVIDIA's repository for the toolkit not among the sources (grep -r libnvidia-container /etc/apt /etc/yum.repos.d)? Then add it first.",
);

/** What package managers say of repositories of the toolkit and of Docker: their keys, their lists, and none at all. */
export const packageSourcesSignatures: readonly Signature[] = [
  {
    words: ['conflicting values set for option signed-by'],
    causes: proof('apt-signed-by-conflict'),
    example:
      'E: Conflicting values set for option Signed-By regarding source https://nvidia.github.io/libnvidia-container/stable/deb/amd64/ /: /usr/share/keyrings/nvidia-container-toolkit-keyring.gpg != ',
    counterExample: 'W: Target Packages is configured multiple times in /etc/apt/sources.list',
  },
  ...(
    [
      ['no_pubkey', 145, "couldn't be verified because the public key is not available"],
      ['expkeysig', 110, 'were invalid'],
      ['keyexpired', 110, 'were invalid'],
    ] as const
  ).flatMap(([word, reach, why]): readonly Signature[] => [
    ...(
      [
        ['nvidia', 'nvidia.github.io/libnvidia-container/stable/deb/amd64'],
        ['download.docker.com', 'download.docker.com/linux/ubuntu'],
      ] as const
    ).map(
      ([host, source]): Signature => ({
        words: [host, word],
        // Up to another source's key it is further.
        reach,
        causes: proof('apt-key-missing'),
        example: `W: GPG error: https://${source} InRelease: The following signatures ${why}: ${word.toUpperCase()} 5E8F1C5C5E8F1C5C`,
        counterExample: `Hit:3 https://${source}  InRelease\nErr:4 http://repo.mysql.com/apt/ubuntu jammy InRelease\n  The following signatures ${why}: ${word.toUpperCase()} 5E8F1C5C`,
      }),
    ),
    {
      words: [word],
      causes: likely(
        'apt-key-missing',
        'Is it a source of NVIDIA or Docker that apt names? Then it is this.',
      ),
      example: `W: GPG error: https://mirror.example/debs InRelease: The following signatures were invalid: ${word.toUpperCase()} 5E8F1C5C5E8F1C5C`,
      counterExample: 'gpg: public key imported',
    },
  ]),
  ...['nvidia', 'download.docker.com'].map(
    (host): Signature => ({
      words: [host, 'sqv returned an error code'],
      reach: 200,
      causes: likely('apt-key-missing', 'Is the key that the line names not in the keyring of that source?'),
      example: `Err:5 https://${host}/stable/deb/amd64  InRelease\n  Sub-process /usr/bin/sqv returned an error code (1), error message is: Missing key 5E8F1C5C, which is needed to verify signature.`,
      counterExample: 'Sub-process /usr/bin/sqv returned an error code (1)',
    }),
  ),
  ...['nvidia', 'docker'].map(
    (host): Signature => ({
      words: ["the repository '", host, "' is not signed"],
      reach: 160,
      causes: proof('apt-key-missing'),
      example: `E: The repository 'https://${host}.example/stable/deb/amd64  InRelease' is not signed.`,
      counterExample: "The repository 'file:/srv/debs ./ Release' is not signed.",
    }),
  ),
  {
    words: ["type '<!doctype' is not known on line"],
    causes: proof('apt-source-damaged'),
    example:
      "E: Type '<!doctype' is not known on line 1 in source list /etc/apt/sources.list.d/nvidia-container-toolkit.list",
    counterExample: 'E: Malformed entry 1 in list file /etc/apt/sources.list.d/x.list',
  },
  ...[
    'nvidia-docker.list',
    'nvidia-container-toolkit.list',
    'libnvidia-container.list',
    'docker.list',
  ].flatMap((file): readonly Signature[] => [
    {
      words: ['is not known on line', file],
      reach: 120,
      causes: proof('apt-source-damaged'),
      example: `E: Type '#' is not known on line 1 in source list /etc/apt/sources.list.d/${file}`,
      counterExample: "E: Type 'x' is not known on line 1 in source list /etc/apt/sources.list",
    },
    {
      words: ['malformed entry', file],
      reach: 120,
      causes: proof('apt-source-damaged'),
      example: `E: Malformed entry 1 in list file /etc/apt/sources.list.d/${file} (Suite)`,
      counterExample: 'E: Malformed entry 1 in list file /etc/apt/sources.list (Suite)',
    },
  ]),
  {
    words: ['unsupported distribution!', 'nvidia.github.io'],
    reach: 80,
    causes: likely(
      'apt-source-damaged',
      'Was that answer saved as a list of sources? Then remove it, and follow the present guide, which has one list for all distributions.',
    ),
    example: '# Unsupported distribution!\n# Check https://nvidia.github.io/nvidia-docker',
    counterExample: 'Unsupported distribution',
  },
  ...['nvidia-container-toolkit', 'nvidia-docker2', 'nvidia-container-runtime', 'nvidia-docker'].flatMap(
    (name): readonly Signature[] => [
      {
        words: [`unable to locate package ${name} `],
        causes: noSource,
        example: `E: Unable to locate package ${name}`,
        counterExample: 'E: Unable to locate package nvidia-driver-999',
      },
      {
        words: [`'${name}' not found in package names`],
        causes: noSource,
        example: `'${name}' not found in package names. Trying capabilities.`,
        counterExample: "'docker-ce' not found in package names.",
      },
      {
        words: [`package ${name} is not available`],
        causes: noSource,
        example: `Package ${name} is not available, but is referred to by another package.`,
        counterExample: 'Package nvidia-driver-470 is not available',
      },
      {
        words: [`package '${name}' has no installation candidate`],
        causes: noSource,
        example: `E: Package '${name}' has no installation candidate`,
        counterExample: "E: Package 'docker-ce' has no installation candidate",
      },
      {
        words: [`no match for argument: ${name} `],
        causes: noSource,
        example: `No match for argument: ${name}\nError: Unable to find a match: ${name}`,
        counterExample: 'No match for argument: docker-ce',
      },
      ...['unable to find a match: ', 'target not found: '].map(
        (word): Signature => ({
          words: [`${word}${name} `],
          causes: noSource,
          example: `Error: ${word}${name}`,
          counterExample: `Error: ${word}docker-ce`,
        }),
      ),
      {
        words: [`no package ${name} available`],
        causes: noSource,
        example: `No package ${name} available.`,
        counterExample: 'No package docker-ce available.',
      },
    ],
  ),
  ...['nvidia-ctk', 'nvidia-container-cli'].map(
    (name): Signature => ({
      words: [` ${name}: command not found`],
      causes: likely('toolkit-not-installed', 'Is no package of the toolkit installed (dpkg -l, rpm -qa)?'),
      example: `bash: ${name}: command not found`,
      counterExample: 'bash: nvidia-smi: command not found',
    }),
  ),
  {
    words: [' nvidia-docker: command not found'],
    causes: likely(
      'toolkit-not-installed',
      'Does docker run --gpus all fail too? If it works, the old wrapper is not needed.',
    ),
    example: 'sudo: nvidia-docker: command not found',
    counterExample: 'bash: nvidia-smi: command not found',
  },
  ...['nvidia', 'cuda', 'docker'].map(
    (name): Signature => ({
      words: ['gpg keys listed for the', name, 'not correct for this package'],
      reach: 160,
      causes: likely(
        'apt-key-missing',
        'Is the key that the repository names an old one (rpm -q gpg-pubkey)? Then import that of today.',
      ),
      example: `The GPG keys listed for the "${name}-x" repository are already installed but they are not correct for this package.`,
      counterExample: 'The GPG keys listed for the "epel" repository are already installed',
    }),
  ),
  {
    words: ['nvidia.github.io', 'does not have a release file'],
    reach: 160,
    causes: likely(
      'toolkit-not-installed',
      "Does the source name this distribution? NVIDIA's has one path for all: stable/deb.",
    ),
    example:
      "E: The repository 'https://nvidia.github.io/nvidia-docker/ubuntu22.10/amd64  Release' does not have a Release file.",
    counterExample: "E: The repository 'https://mirror.example jammy Release' does not have a Release file.",
  },
  ...['libnvidia-container', 'nvidia-container', 'docker-ce'].flatMap((name): readonly Signature[] =>
    [
      ['gpg check failed', name],
      ['bad gpg signature', name],
      [name, 'bad gpg signature'],
      [': nokey ', name],
      [name, ': nokey '],
    ].map((words) => ({
      words,
      reach: 160,
      causes: likely(
        'apt-key-missing',
        'Is the key of that repository not imported, or an old one (rpm -q gpg-pubkey)? Then import it anew.',
      ),
      example: `Error: ${words.join(' of x: ')} of it`,
      counterExample: 'Complete! Installed: nvidia-container-toolkit-1.17.8-1.x86_64',
    })),
  ),
  {
    words: ['unsupported distribution or misconfigured repository settings'],
    causes: proof('apt-source-damaged'),
    example: '# Unsupported distribution or misconfigured repository settings',
    counterExample: 'E: Unable to locate package nvidia-container-toolkit',
  },
];
