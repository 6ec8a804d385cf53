import { engineSilent, socketRefused } from '../engine.ts';
import { likely, proof, type Signature } from '../signature.ts';

/** What clients of the engine say when its socket does not serve them. */
export const socketSignatures: readonly Signature[] = [
  {
    words: ['cannot connect to the docker daemon', 'permission denied'],
    reach: 90,
    causes: socketRefused,
    example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock (permission denied)',
    counterExample:
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  },
  {
    words: ['cannot connect to the docker daemon', '.docker/desktop/docker.sock'],
    reach: 120,
    causes: proof('docker-desktop-linux-context'),
    example:
      'Cannot connect to the Docker daemon at unix:///home/ada/.docker/desktop/docker.sock. Is the docker daemon running?',
    counterExample:
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  },
  {
    words: ['failed to connect to the docker api', '.docker/desktop/docker.sock'],
    reach: 120,
    causes: proof('docker-desktop-linux-context'),
    example:
      'failed to connect to the docker API at unix:///home/ada/.docker/desktop/docker.sock; check if the path is correct and if the daemon is running',
    counterExample: 'failed to connect to the docker API at unix:///var/run/docker.sock',
  },
  ...['cannot connect to the docker daemon', 'failed to connect to the docker api'].map(
    (word): Signature => ({
      words: [word, 'unix:///run/user/', '/docker.sock'],
      reach: 60,
      causes: proof('rootless-daemon-not-started'),
      example: `${word} at unix:///run/user/1000/docker.sock. Is the docker daemon running?`,
      counterExample: `${word} at unix:///var/run/docker.sock`,
    }),
  ),
  ...['unable to parse docker host', 'dial unix var/run/'].map(
    (word): Signature => ({
      words: [word],
      causes: proof('docker-host-invalid'),
      example: `${word} docker.sock: connect: no such file or directory`,
      counterExample: 'dial unix /var/run/docker.sock: connect: no such file or directory',
    }),
  ),
  ...[
    'cannot open path of the current working directory: permission denied',
    'snap.docker.nvidia-container-toolkit',
    'snap.docker.dockerd.service: failed',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: likely('snap-docker', 'Does snap list docker name one? Then it is this.'),
      example: `${word}.service: Failed with result 'exit-code'.`,
      counterExample: 'docker.service: Failed with result',
    }),
  ),
  {
    words: ['dockerd-rootless.sh needs to be started manually'],
    causes: proof('rootless-daemon-not-started'),
    example: '[INFO] systemd not detected, dockerd-rootless.sh needs to be started manually:',
    counterExample:
      '[INFO] To control docker.service, run: `systemctl --user (start|stop|restart) docker.service`',
  },
  {
    words: ['rootless docker requires', 'systemd'],
    reach: 80,
    causes: likely(
      'rootless-daemon-not-started',
      'Does systemctl --user status docker show no running unit?',
    ),
    example: '[ERROR] Rootless docker requires a user session of systemd',
    counterExample: '[INFO] systemd not detected',
  },
  {
    words: ['[rootlesskit:parent] error: failed to', 'operation not permitted'],
    reach: 200,
    causes: proof('user-namespaces-restricted'),
    example:
      '[rootlesskit:parent] error: failed to start the child: fork/exec /proc/self/exe: operation not permitted',
    counterExample:
      '[rootlesskit:parent] error: failed to setup UID/GID map: newuidmap 4711 failed: exit status 1',
  },
  {
    words: ['[rootlesskit:child ] error: failed to', 'permission denied'],
    reach: 200,
    causes: likely(
      'user-namespaces-restricted',
      'Does sysctl kernel.apparmor_restrict_unprivileged_userns say 1? Then AppArmor keeps rootlesskit from it.',
    ),
    example: '[rootlesskit:child ] error: failed to share mount point: /: permission denied',
    counterExample: '[rootlesskit:child ] error: command [dockerd] exited: exit status 1',
  },
];

/** The same in the words of their libraries, which stand behind those of the command. */
export const dialSignatures: readonly Signature[] = [
  ...['permission denied', 'operation not permitted'].map(
    (word): Signature => ({
      words: ['dial unix', 'docker.sock', `connect: ${word}`],
      reach: 120,
      causes: socketRefused,
      example: `Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/auth": dial unix /var/run/docker.sock: connect: ${word}`,
      counterExample: 'dial unix /var/run/docker.sock: connect: no such file or directory',
    }),
  ),
  {
    words: ['dial unix', 'docker.sock: permission denied'],
    reach: 60,
    causes: socketRefused,
    example:
      'Get http:///var/run/docker.sock/v1.19/version: dial unix /var/run/docker.sock: permission denied',
    counterExample: 'dial unix /var/run/docker.sock: connect: connection refused',
  },
  {
    words: ['error while fetching server api version', 'permissionerror(13'],
    reach: 160,
    causes: socketRefused,
    example:
      "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', PermissionError(13, 'Permission denied'))",
    counterExample:
      "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))",
  },
  {
    words: ['connect eacces', 'docker.sock'],
    reach: 60,
    causes: socketRefused,
    example: 'Error: connect EACCES /var/run/docker.sock',
    counterExample: 'Error: connect ENOENT /var/run/docker.sock',
  },
  {
    words: ['usermod: group', 'docker', 'does not exist'],
    reach: 30,
    causes: likely('docker-not-installed', 'Is there no dockerd on this machine?'),
    example: "usermod: group 'docker' does not exist",
    counterExample: "usermod: user 'ada' does not exist",
  },
  ...['no such file or directory', 'connection refused'].map(
    (word): Signature => ({
      words: ['dial unix', 'docker.sock', `connect: ${word}`],
      reach: 120,
      causes: engineSilent,
      example: `Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/info": dial unix /var/run/docker.sock: connect: ${word}`,
      counterExample: 'dial unix /var/run/docker.sock: connect: permission denied',
    }),
  ),
  ...['filenotfounderror(2', 'connectionrefusederror(111'].map(
    (word): Signature => ({
      words: ['error while fetching server api version', word],
      reach: 160,
      causes: engineSilent,
      example: `docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', ${word}, 'x'))`,
      counterExample:
        "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', PermissionError(13, 'Permission denied'))",
    }),
  ),
  ...['connect enoent', 'connect econnrefused'].map(
    (word): Signature => ({
      words: [word, 'docker.sock'],
      reach: 60,
      causes: engineSilent,
      example: `Error: ${word} /var/run/docker.sock`,
      counterExample: 'Error: connect EACCES /var/run/docker.sock',
    }),
  ),
  {
    words: ["couldn't connect to docker daemon"],
    // docker-compose 1 says the same of a socket that it may not use.
    causes: [
      ...engineSilent.slice(0, 1),
      ...socketRefused
        .slice(0, 1)
        .map((cause) => ({ ...cause, hints: ['permissionerror', 'permission denied'] })),
      ...engineSilent.slice(1),
    ],
    example:
      "ERROR: Couldn't connect to Docker daemon at http+docker://localhost - is it running?\n\nIf it's at a non-standard location, specify the URL with the DOCKER_HOST environment variable.",
    counterExample: "couldn't connect to the registry",
  },
  {
    words: ['error during connect', 'pipe/', 'the system cannot find the file specified'],
    reach: 300,
    causes: likely(
      'daemon-not-running',
      'Is Docker Desktop not started on Windows? Then start it and wait until it says that its engine runs.',
    ),
    example:
      'error during connect: this error may indicate that the docker daemon is not running: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/_ping": open //./pipe/docker_engine: The system cannot find the file specified.',
    examples: [
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/info": open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.',
    ],
    counterExample: 'open C:\\data\\x: The system cannot find the file specified.',
  },
  {
    words: ["the command 'docker' could not be found in this wsl"],
    causes: likely(
      'docker-not-installed',
      'Docker Desktop serves a WSL distribution only once it is switched on there: Settings, Resources, WSL integration.',
    ),
    example:
      "The command 'docker' could not be found in this WSL 2 distro.\nWe recommend to activate the WSL integration in Docker Desktop settings.",
    counterExample: "Command 'docker' not found, but can be installed with:",
  },
  ...[
    'could not find a valid docker environment',
    'docker daemon is not running',
    'the docker daemon does not appear to be running',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: [...engineSilent, ...socketRefused],
      example: `java.lang.IllegalStateException: ${word}. Please see logs and check configuration`,
      counterExample: 'the docker daemon is running',
    }),
  ),
  {
    words: ['connection aborted', 'permissionerror(13'],
    reach: 40,
    causes: socketRefused,
    example:
      "requests.exceptions.ConnectionError: ('Connection aborted.', PermissionError(13, 'Permission denied'))",
    counterExample: "PermissionError(13, 'Permission denied'): '/data'",
  },
  {
    words: ['connection aborted', 'filenotfounderror(2'],
    reach: 40,
    causes: engineSilent,
    example:
      "requests.exceptions.ConnectionError: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))",
    counterExample: "FileNotFoundError(2, 'No such file or directory')",
  },
  ...[
    ['/docker.sock', 'permission denied'],
    ['permission denied', '/docker.sock'],
  ].map(
    (words): Signature => ({
      words,
      reach: 60,
      causes: socketRefused,
      example: `${words.join(': ')} (os error 13)`,
      counterExample: '/docker.sock: connection refused',
    }),
  ),
  ...[
    ['/docker.sock', 'no such file or directory'],
    ['/docker.sock', 'connection refused'],
  ].map(
    (words): Signature => ({
      words,
      reach: 60,
      causes: engineSilent,
      example: `open ${words.join(': ')}`,
      counterExample: '/docker.sock: permission denied',
    }),
  ),
  ...[
    'docker is not running. please start docker',
    'docker daemon is not available',
    'unable to connect to docker daemon',
    'docker does not seem to be running',
    'docker desktop is not running',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: engineSilent,
      example: `Error: ${word}.`,
      counterExample: 'Docker is running.',
    }),
  ),
  ...[
    ['is the docker daemon running?'],
    ['docker daemon is not responding'],
    ['cannot connect to docker daemon'],
    ["docker daemon isn't running"],
    ['request returned internal server error for api route', 'docker'],
    ['request returned 500 internal server error for api route', 'docker'],
    ['docker application container engine', 'active: inactive (dead)'],
  ].map(
    (words): Signature => ({
      words,
      reach: 250,
      causes: engineSilent,
      example: `Error: ${words.join('\n   x ')}`,
      counterExample: 'docker.service - Docker Application Container Engine\n   Active: active (running)',
    }),
  ),
];
