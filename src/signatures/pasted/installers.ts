import { likely, proof, type Signature, type TextCause } from '../signature.ts';

const noSource = likely(
  'toolkit-not-installed',
  "Is NVIDIA's repository for the toolkit not among the sources? Then add it first; nvidia-ctk --version shows whether the toolkit is there.",
);

const noDocker = likely(
  'docker-not-installed',
  "Is Docker's repository not among the sources, or made for another distribution? Then add it first.",
);

const keyTrouble = likely(
  'apt-key-missing',
  'Is the key that the line names not in the keyring of that source, or may the package manager not read it?',
);

/** A list of packages that the repository does not have for this distribution. */
const noList: readonly TextCause[] = [
  {
    code: 'toolkit-not-installed',
    decides:
      'Does the source name a distribution or a release? NVIDIA has one path for all: stable/deb, or stable/rpm.',
  },
  {
    code: 'apt-source-damaged',
    decides: 'Was the list of sources put together by an old guide? Then write that of today.',
  },
];

/** How package managers say that they know no such package. */
const unknownPackage = (name: string): readonly (readonly string[])[] => [
  [`no package matching '${name}`],
  ['no packages found matching ', name],
  ['packages not found: ', name],
  ['unable to select packages', `${name} (no such package)`],
  ['there are no ebuilds to satisfy', name],
  [`version '`, `for '${name}`, 'was not found'],
  [`no provider of '${name}' found`],
  [`package ${name} is not installed`],
  [`package ${name} was not found`],
  ["couldn't find package", name],
  [`attribute '${name}' missing`],
  [`undefined variable '${name}'`],
  ['there is no package with the name ', name],
  ['failed to find package', name],
];

const toolkit = ['nvidia-container-toolkit', 'nvidia-docker2', 'nvidia-container-runtime', 'nvidia-docker '];
const docker = ['docker-ce', 'docker-compose-plugin', 'docker.io '];

const unknown = (names: readonly string[], causes: readonly TextCause[]): readonly Signature[] =>
  names.flatMap((name) =>
    unknownPackage(name.trim()).map((words) => ({
      words,
      reach: 120,
      causes,
      example: words.join(' x '),
      counterExample: words.join(' x ').replace(name.trim(), 'gimp'),
    })),
  );

/** Further words by which installers of all kinds miss packages and mistrust their sources. */
export const installersSignatures: readonly Signature[] = [
  ...unknown(toolkit, noSource),
  ...unknown(docker, noDocker),
  ...['docker-ce', 'docker.io', 'docker-compose-plugin'].flatMap((name) =>
    [
      `unable to locate package ${name} `,
      `package '${name}' has no installation candidate`,
      `package ${name} is not available`,
      `no match for argument: ${name} `,
      `no package ${name} available`,
    ].map(
      (word): Signature => ({
        words: [word],
        causes: noDocker,
        example: `E: ${word}`,
        counterExample: `E: ${word.replace(name, 'gimp')}`,
      }),
    ),
  ),
  ...['nvidia.github.io', 'nvidia-container', 'docker', 'libnvidia'].flatMap((name) =>
    [
      [name, 'is signed with an unknown key'],
      ['signature verification failed for', 'repomd.xml', name],
      [name, 'signature verification error'],
      [name, 'gpg check failed'],
      [name, 'are ignored as the file is not readable'],
      [name, 'are ignored as the file has an unsupported filetype'],
      [name, 'badsig '],
      [name, 'cannot be authenticated'],
    ].map(
      (words): Signature => ({
        words,
        reach: 220,
        causes: keyTrouble,
        example: `${words.join("-x' : ")} 5E8F1C5C`,
        counterExample: words.join("-x' : ").replaceAll(name, 'mirror.example'),
      }),
    ),
  ),
  ...['nvidia.github.io', 'download.docker.com'].flatMap((host): readonly Signature[] => [
    {
      words: [host, 'got nosplit'],
      reach: 200,
      causes: [
        {
          code: 'registry-imposter',
          decides: 'Does curl of the address show a page of the network, such as a login? Then it is this.',
        },
        {
          code: 'proxy-misconfigured',
          decides: 'Is a proxy set for apt (apt-config dump | grep -i proxy), and is the page its own?',
        },
      ],
      example: `E: Failed to fetch https://${host}/stable/deb/amd64/InRelease  Clearsigned file isn't valid, got 'NOSPLIT' (does the network require authentication?)`,
      counterExample: "Clearsigned file isn't valid, got 'NODATA'",
    },
    {
      words: [host, ' 403 forbidden'],
      reach: 160,
      causes: likely(
        'proxy-misconfigured',
        'Does curl of the address answer 403 by a proxy or firewall on the way? The repository itself is open to all.',
      ),
      example: `E: Failed to fetch https://${host}/stable/deb/amd64/InRelease  403  Forbidden [IP: 192.0.2.7 443]`,
      counterExample: '403 Forbidden',
    },
  ]),
  ...[
    ['nvidia.github.io', ' 404 not found'],
    ['status code: 404 for https://nvidia.github.io'],
    ['nvidia.github.io', 'http error 404'],
    ['returned error: 404', 'nvidia.github.io'],
    ['nvidia.github.io', 'returned error: 404'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: noList,
      example: `E: ${words.join('/libnvidia-container/stable/ubuntu23.10/amd64/InRelease ')}/x`,
      counterExample: 'status code: 404 for https://mirror.example/repodata/repomd.xml',
    }),
  ),
  ...['download.docker.com'].flatMap((host) =>
    [' 404 not found', 'does not have a release file'].map(
      (end): Signature => ({
        words: [host, end],
        reach: 200,
        causes: noDocker,
        example: `E: The repository 'https://${host}/linux/ubuntu oracular Release' ${end}.`,
        counterExample: `https://mirror.example/linux/ubuntu ${end}`,
      }),
    ),
  ),
  ...['archive.ubuntu.com', 'security.ubuntu.com', 'ports.ubuntu.com', 'deb.debian.org'].flatMap((host) =>
    [
      ["the repository 'http://", host, 'is not signed'],
      [host, "couldn't create temporary file", 'apt-key'],
      [host, "couldn't execute", 'apt-key'],
      [host, 'are ignored as the file is not readable by user'],
      [host, 'could not execute apt-key'],
    ].map(
      (words): Signature => ({
        words,
        reach: 220,
        causes: [
          {
            code: 'docker-too-old-seccomp',
            decides:
              'Is it said in a container, the engine older than 20.10.10, and does --security-opt seccomp=unconfined help?',
          },
          {
            code: 'disk-full-docker-root',
            decides: 'Is the disk of the engine full (docker system df, df -h)? apt says the same then.',
          },
        ],
        example: `W: GPG error: ${words.join('/ubuntu jammy InRelease: ')} _apt`,
        counterExample: words.join('/ubuntu jammy InRelease: ').replaceAll(host, 'mirror.example'),
      }),
    ),
  ),
  ...['nvidia-container', 'libnvidia-container'].map(
    (name): Signature => ({
      words: ['error: package: ', `requires: ${name}`],
      reach: 200,
      causes: likely(
        'package-dependency-conflict',
        'Does rpm -qa list packages of nvidia-docker or the toolkit of several releases? Then remove the old ones first.',
      ),
      example: `Error: Package: nvidia-docker2-2.13.0-1.noarch (repo)\n           Requires: ${name}-toolkit >= 1.13.0`,
      counterExample: 'Error: Package: gimp Requires: libfoo',
    }),
  ),
  ...['nvidia-container', 'nvidia-docker'].flatMap((name) =>
    [
      'is to be installed',
      'is not going to be installed',
      'is not installable',
      'but it is not installed',
    ].map(
      (end): Signature => ({
        words: [name, ': depends: ', end],
        reach: 220,
        causes: likely(
          'package-dependency-conflict',
          'Does dpkg -l list packages of nvidia-docker or the toolkit of several releases? Then remove the old ones first.',
        ),
        example: ` ${name}1 : Depends: other (>= 1.9.0) but 1.5.1-1 ${end}`,
        counterExample: ` gimp : Depends: other (>= 1.9.0) but 1.5.1-1 ${end}`,
      }),
    ),
  ),
  ...['nvidia-container', 'nvidia-docker'].flatMap((name) =>
    [': breaks: ', ': conflicts: ', ': replaces: '].map(
      (relation): Signature => ({
        words: [name, relation],
        reach: 60,
        causes: likely(
          'package-dependency-conflict',
          'Does dpkg -l list packages of nvidia-docker or the toolkit of several releases? Then remove the old ones first.',
        ),
        example: ` ${name}-x ${relation}other (<= 3.5.0-1) but 3.5.0-1 is to stay`,
        counterExample: ` gimp ${relation}libfoo (<= 3.5.0-1)`,
      }),
    ),
  ),
  ...['is to be installed', 'is not going to be installed', 'is not installable'].map(
    (end): Signature => ({
      words: ['docker-ce : depends: containerd.io', end],
      reach: 120,
      causes: likely(
        'distro-docker-conflict',
        "Is Docker of the distribution (docker.io, containerd, runc) installed beside Docker's own packages?",
      ),
      example: ` docker-ce : Depends: containerd.io (>= 1.4.1) but it ${end}`,
      counterExample: ` gimp : Depends: libfoo but it ${end}`,
    }),
  ),
  {
    words: ['nvidia-container', 'pinning', 'prevents'],
    reach: 160,
    causes: proof('package-dependency-conflict'),
    example: 'nvidia-container-toolkit: pinning of another version prevents it from being installed',
    counterExample: 'pinning prevents gimp',
  },
];
