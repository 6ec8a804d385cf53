import { likely, proof, type Signature } from '../signature.ts';

const otherStorage =
  'Does docker info, or the daemon.json, name the option or the driver that the line calls unknown?';

/** What keeps dockerd from starting, as its own words, units and the tools that look into daemon.json show it. */
export const engineStartSignatures: readonly Signature[] = [
  ...["see 'dockerd --help'"].flatMap((end): readonly Signature[] =>
    ['unknown flag: --', 'unknown shorthand flag'].map((word) => ({
      words: [word, end],
      reach: 120,
      causes: proof('daemon-flag-unsupported'),
      example: `Status: ${word}graph\n${end}., Code: 125`,
      counterExample: "unknown flag: --gpus\nSee 'docker run --help'.",
    })),
  ),
  ...[
    '--graph',
    '--disable-legacy-registry',
    '--cluster-store',
    '--cluster-advertise',
    '--kernel-memory',
    '--oom-score-adjust',
    '--api-enable-cors',
    '--add-runtime-path',
  ].map(
    (flag): Signature => ({
      words: ['execstart=', 'dockerd', flag, '(code=exited, status='],
      reach: 300,
      causes: likely(
        'daemon-flag-unsupported',
        `Does journalctl -u docker say "unknown flag: ${flag}"? Then take it out of the unit (systemctl cat docker).`,
      ),
      example: `  Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// ${flag}=x (code=exited, status=1/FAILURE)`,
      counterExample: '  Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// (code=exited, status=1/FAILURE)',
    }),
  ),
  {
    words: ['error initializing graphdriver', 'unknown option'],
    reach: 120,
    causes: likely('daemon-flag-unsupported', otherStorage),
    example: 'failed to start daemon: error initializing graphdriver: overlay2: unknown option overlay2.x',
    counterExample: 'error initializing graphdriver: driver not supported',
  },
  {
    words: ['storage-driver has been deprecated and removed'],
    causes: likely('daemon-flag-unsupported', otherStorage),
    example:
      'ERROR: the devicemapper storage-driver has been deprecated and removed; visit the documentation',
    counterExample: 'WARNING: the devicemapper storage-driver is deprecated',
  },
  ...['expecting property name enclosed', 'delimiter: line', 'expecting value: line', 'parse error: '].map(
    (word): Signature => ({
      words: ['daemon.json', word],
      reach: 400,
      causes: proof('daemon-json-invalid'),
      example: `$ python3 -m json.tool /etc/docker/daemon.json\n${word === 'delimiter: line' ? "Expecting ',' " : ''}${word} 4 column 5 (char 88)`,
      counterExample: `$ python3 -m json.tool config.json\n${word} 4 column 5 (char 88)`,
    }),
  ),
  ...[
    ['error: docker-ce', ' conflicts with '],
    ['docker-ce', 'conflicts with', 'docker-1.13'],
    ['docker-ce', 'conflicts with', 'docker-common'],
    ['containerd.io', 'obsoletes runc'],
  ].map(
    (words): Signature => ({
      words,
      reach: 100,
      causes: likely(
        'distro-docker-conflict',
        "Is Docker of the distribution (docker, docker.io, podman-docker, runc) installed beside Docker's own packages?",
      ),
      example: `${words.join('-24.0.7 x ').replace('  ', ' ')} provided`,
      counterExample: 'docker-compose-plugin conflicts with nothing',
    }),
  ),
  ...[
    'error initializing network controller',
    'docker.socket: failed to resolve group docker',
    'dependency failed for docker application container engine',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: likely('daemon-not-running', 'What does journalctl -u docker say beside it?'),
      example: `failed to start daemon: ${word}: x`,
      counterExample: 'dockerd: Daemon has completed initialization',
    }),
  ),
  ...['timeout waiting for containerd to start', 'failed to start containerd'].map(
    (word): Signature => ({
      words: [word],
      causes: likely('containerd-not-running', 'Does systemctl status containerd say that it failed?'),
      example: `failed to start daemon: ${word}`,
      counterExample: 'containerd successfully booted in 0.1s',
    }),
  ),
  {
    words: ['docker.io : depends: containerd'],
    causes: likely(
      'distro-docker-conflict',
      "Is containerd.io of Docker's own packages installed? The distribution's docker.io wants its own containerd.",
    ),
    example:
      'The following packages have unmet dependencies:\n docker.io : Depends: containerd (>= 1.2.6-0ubuntu1~)',
    counterExample: 'docker.io : Depends: iptables',
  },
  ...[
    ['newuidmap', 'executable file not found'],
    ['rootless', '/etc/subuid'],
    ['no subuid ranges found for user'],
    ['xdg_runtime_dir needs to be set and writable'],
    ['dockerd-rootless-setuptool.sh: command not found'],
  ].map(
    (words): Signature => ({
      words,
      reach: 120,
      causes: likely(
        'rootless-daemon-not-started',
        'Does dockerd-rootless-setuptool.sh check name what is missing: uidmap, ranges of ids, a session of the user?',
      ),
      example: `[ERROR] ${words.join(': ')}`,
      counterExample: 'rootlesskit: ready',
    }),
  ),
  {
    words: ['unable to load config', 'invalid character'],
    reach: 60,
    causes: likely('daemon-json-invalid', 'Does jq . /etc/docker/daemon.json complain? Then it is this.'),
    example:
      "ERRO[0000] unable to flush config: unable to load config: invalid character '}' in string literal",
    counterExample: 'unable to load config: open /etc/docker: permission denied',
  },
];
