import { engineSilent, socketRefused } from '../engine.ts';
import { likely, proof, type Signature } from '../signature.ts';

const noCommand = likely(
  'docker-not-installed',
  'Does command -v docker show nothing where this was said? In a container it is that which lacks the command.',
);

const noCompose = likely(
  'compose-too-old',
  'Does docker compose version fail? Then the plugin (docker-compose-plugin) is not installed, or the client is older than it.',
);

const noService = likely(
  'daemon-not-running',
  'Is a daemon to answer at the address that DOCKER_HOST names (in GitLab: the service docker:dind)? Then that did not start, or is not reached.',
);

/** What programs say that want the command, its plugin or the engine, and in pipelines an engine beside them. */
export const clientsSignatures: readonly Signature[] = [
  ...[
    'zsh: command not found: docker ',
    "no such file or directory: 'docker'",
    'exec: "docker": executable file not found',
    "the term 'docker' is not recognized",
    "'docker' is not recognized as an internal or external command",
    'docker: unrecognized service',
    'spawn docker enoent',
    'please install docker',
    'unknown command: docker ',
    "docker doesn't seem to be installed",
    'cannot run program "docker"',
    'unit docker.socket not found',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: noCommand,
      example: `Error:${word.startsWith(' ') ? '' : ' '}${word}`,
      counterExample: "docker: 'compose' is not a docker command.",
    }),
  ),
  ...[
    ["'compose' is not a docker command"],
    ['unknown shorthand flag: ', "see 'docker --help'", 'docker compose'],
    ['docker compose', 'unknown shorthand flag: ', "see 'docker --help'"],
    ['docker-compose: command not found'],
    ["command 'docker-compose' not found"],
    ['docker-compose: not found'],
    ["unknown docker command: 'compose"],
    ['docker-compose', 'modulenotfounderror'],
  ].map(
    (words): Signature => ({
      words,
      reach: 300,
      causes: noCompose,
      example: `$ ${words.join(" x up\n 'd' in -d\n ")} `,
      counterExample: 'bash: docker: command not found',
    }),
  ),
  {
    words: ['http://tcp:', 'lookup tcp'],
    reach: 120,
    causes: likely(
      'docker-host-invalid',
      'Does DOCKER_HOST, or the setting of the program, have http:// before tcp://? Then leave that out.',
    ),
    example:
      'error during connect: Head "http://tcp:%2F%2F192.0.2.7:2375/_ping": dial tcp: lookup tcp on 127.0.0.53:53: no such host',
    counterExample:
      'error during connect: Get "http://192.0.2.7:2375/_ping": dial tcp 192.0.2.7:2375: timeout',
  },
  {
    words: ['error during connect', 'proxyconnect tcp'],
    reach: 200,
    causes: likely(
      'proxy-misconfigured',
      'Does the address that HTTPS_PROXY names speak plain HTTP, and is it up? Then write http:// before it, and its own port.',
    ),
    example: 'error during connect: proxyconnect tcp: dial tcp 192.0.2.7:3128: connect: connection refused',
    counterExample: 'error during connect: dial tcp 192.0.2.7:2376: connect: connection refused',
  },
  ...[
    ['http://docker:237', 'no such host'],
    ['https://docker:237', 'no such host'],
    ['lookup docker on ', 'no such host'],
    ['lookup docker: no such host'],
    ['dial tcp: lookup dockerdaemon'],
    ['error during connect', 'dial tcp', 'connection refused'],
    ['error during connect', 'dial tcp', 'i/o timeout'],
    ['error during connect', 'dial tcp', 'no such host'],
    ['error during connect', 'eof '],
    ['error during connect', 'deadline exceeded'],
    ['error during connect', 'system dial-stdio'],
    ['error during connect', 'internal server error'],
  ].map(
    (words): Signature => ({
      words,
      reach: 300,
      causes: noService,
      example: `${words.join(': ')} x`,
      counterExample: 'Get "https://nvcr.io/v2/": dial tcp: lookup nvcr.io: no such host',
    }),
  ),
  ...[
    ['error during connect', 'server gave http response to https client'],
    ['client sent an http request to an https server'],
    ['error during connect', 'bad certificate'],
    ['error during connect', 'x509:'],
    ['error during connect', 'first record does not look like a tls handshake'],
    ['unable to resolve docker endpoint', 'ca.pem'],
    ['could not read ca certificate', 'ca.pem'],
    ['tls configured', 'docker_host'],
  ].map(
    (words): Signature => ({
      words,
      reach: 300,
      causes: likely(
        'docker-host-invalid',
        'Do DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH fit the daemon: with TLS at port 2376, without at 2375?',
      ),
      example: `${words.join(' "x": ')}`,
      counterExample: 'Get "https://192.0.2.7:5000/v2/": http: server gave HTTP response to HTTPS client',
    }),
  ),
  ...[
    ['connectionrefusederror', 'error while fetching server api version'],
    ['docker/transport', 'connectionrefusederror'],
    ['docker/transport', 'filenotfounderror'],
    ['filenotfounderror', 'docker/transport'],
    ['connectionrefusederror', 'docker/transport'],
  ].map(
    (words): Signature => ({
      words,
      reach: 2500,
      causes: engineSilent,
      example: `${words.join(': x\n')}`,
      counterExample: 'ConnectionRefusedError: [Errno 111] Connection refused',
    }),
  ),
  ...[
    ['docker/transport', 'permissionerror'],
    ['permissionerror', 'docker/transport'],
    ['permissionerror', 'error while fetching server api version'],
  ].map(
    (words): Signature => ({
      words,
      reach: 2500,
      causes: socketRefused,
      example: `${words.join(': x ')}`,
      counterExample: "PermissionError: [Errno 13] Permission denied: '/data'",
    }),
  ),
  ...[
    ['failed to start daemon: process with pid'],
    ['failed to start daemon', 'is still running'],
    ['failed to load listeners'],
    ['error creating default "bridge" network'],
    ['failed to start daemon', 'metadata database: timeout'],
    ['docker.socket: failed with result'],
    ['failed to listen on docker socket'],
    ['failed to start docker.socket'],
    ['job for docker.socket failed'],
    ['docker.socket', 'socket service docker.service already active, refusing'],
    ['prior storage driver', 'failed: driver not supported'],
    ['failed to start daemon', 'error while opening'],
    ['failed to start daemon', 'iptables'],
    ['failed to start daemon', 'needs to be started with root'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: likely('daemon-not-running', 'What does journalctl -u docker say beside it?'),
      example: `${words.join(': x ')}`,
      counterExample: 'Daemon has completed initialization',
    }),
  ),
  {
    words: ['dockerd needs to be started with root privileges'],
    causes: likely('daemon-not-running', 'Was dockerd called by hand, without sudo? Its service starts it.'),
    example: 'dockerd needs to be started with root privileges. To run dockerd in rootless mode, see x',
    counterExample: 'dockerd started',
  },
  ...['systemctl start docker', 'systemctl restart docker', 'systemctl status docker'].flatMap((command) =>
    [
      [command, 'system has not been booted with systemd'],
      ['system has not been booted with systemd', command],
    ].map(
      (words): Signature => ({
        words,
        reach: 250,
        causes: likely(
          'daemon-not-running',
          'Is it WSL or a container without systemd? Then sudo service docker start, in WSL systemd=true in /etc/wsl.conf, or Docker Desktop serves it.',
        ),
        example: `${words.join(' as init system (PID 1).\n')} as init system (PID 1).`,
        counterExample: 'System has not been booted with systemd as init system (PID 1).',
      }),
    ),
  ),
  ...[
    'storage driver has been deprecated and removed',
    'storage driver is deprecated and will be removed',
    'storage driver aufs is not',
    'unsupported storage driver',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'daemon-flag-unsupported',
        'Does daemon.json, or a flag, name a storage driver that this release no longer has?',
      ),
      example: `failed to start daemon: the "devicemapper" ${word}`,
      counterExample: 'Storage Driver: overlay2',
    }),
  ),
  ...[
    ['jsondecodeerror', 'daemon.json'],
    ['daemon.json', 'jsondecodeerror'],
    ['parse error', 'daemon.json'],
    ['daemon.json', 'is not valid json'],
    ['invalid json', 'daemon.json'],
    ['daemon.json', 'unexpected end of json'],
    ['daemon.json', 'cannot unmarshal'],
    ['docker daemon configuration', 'invalid character'],
    ['failed to parse', 'daemon.json'],
  ].map(
    (words): Signature => ({
      words,
      reach: 250,
      causes: proof('daemon-json-invalid'),
      example: `Error: ${words.join(": Expecting ',' in ")}`,
      counterExample: 'cat: /etc/docker/daemon.json: No such file or directory',
    }),
  ),
  ...['all', 'device', 'gpus', 'gpu', 'run', 'count', '0', '1', '2', 'nvidia'].flatMap((name) =>
    [`unable to find image '${name}:latest' locally`, `pull access denied for ${name}, repository does`].map(
      (word): Signature => ({
        words: [word],
        causes: likely(
          'docker-run-args-misparsed',
          'Is that no image, but the value of an option, or a word too much? Then a blank slipped in, or --gpus was taken for one without value.',
        ),
        example: `docker: ${word}`,
        counterExample: "Unable to find image 'ubuntu:latest' locally",
      }),
    ),
  ),
];

/** The library for Python, without its reason. */
export const clientsRestSignatures: readonly Signature[] = [
  {
    words: ['error while fetching server api version'],
    causes: [...engineSilent, ...socketRefused.filter(({ code }) => code === 'docker-socket-permission')],
    example: 'docker.errors.DockerException: Error while fetching server API version: x',
    counterExample: 'docker.errors.APIError: 409 Client Error',
  },
];
