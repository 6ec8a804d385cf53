import { engineSilent, socketRefused } from '../engine.ts';
import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

const threads = likely(
  'docker-too-old-seccomp',
  'Is it said in a container, the engine older than 20.10.10 (libseccomp older than 2.5.2), and does --security-opt seccomp=unconfined help?',
);

const badJson = likely(
  'daemon-json-invalid',
  'Does jq . /etc/docker/daemon.json complain? Then it is this; it may be another file of JSON that the line is about.',
);

/** The engine, its clients and their files, and a word that something is wrong with them. */
export const looseEngines: readonly Loose[] = [
  {
    words: [
      ['unrecognized arguments', '--gpus'],
      ['no such option', '--gpus'],
      ['unknown flag', '--gpus'],
      ['invalid option', '--gpus'],
      ['unrecognized option', '--gpus'],
    ],
    reach: 60,
    causes: [
      { code: 'docker-cli-too-old', decides: 'Is it docker run of a client before 19.03? Then it is this.' },
      {
        code: 'gpus-flag-missing',
        decides:
          'Is it another command (exec, start, compose)? None takes it: GPUs are given when the container is made.',
        hints: ['docker exec', 'docker start', 'docker compose', 'docker-compose'],
      },
      { code: 'podman-too-old-for-cdi', decides: 'Is it podman?', hints: ['podman'] },
    ],
  },
  {
    words: [
      ['operation not permitted', 'pthread_create'],
      ['thread', ': operation not permitted'],
      ['clone3', 'eperm'],
      ["can't initialize time"],
      ['pthread_create', 'operation not permitted'],
      ['operation not permitted', 'uv_thread_create'],
      ['uv_thread_create', 'operation not permitted'],
      ['thread', 'operation not permitted (os error 1)'],
      ['thread', '(eperm)'],
      ['could not spawn', 'operation not permitted'],
      ['failed to spawn', 'operation not permitted'],
      ['failed to fork', 'operation not permitted'],
      ['cannot fork', 'operation not permitted'],
      ['faccessat2', 'operation not permitted'],
      ['statx', 'operation not permitted'],
      ['close_range', 'operation not permitted'],
      ['clock_gettime', 'operation not permitted'],
      ['unable to create native thread'],
      ['failed to create thread: resource'],
      ['create thread failed', 'eperm'],
      ['fork: operation not permitted'],
    ],
    reach: 120,
    causes: threads,
  },
  {
    words: [
      ['looking for beginning of object key string'],
      ['after object key:value pair'],
      ['after object key '],
      ['after top-level value'],
      ['after array element'],
      ['daemon.json', 'syntax error'],
      ['syntax error', 'daemon.json'],
      ['daemon.json', 'parse error'],
      ['daemon.json', 'parsing'],
      ['daemon.json', 'malformed'],
      ['daemon.json', ' invalid '],
      ['invalid', 'daemon.json'],
    ],
    reach: 100,
    causes: badJson,
  },
  {
    words: [['mkdir /', ': read-only file system']],
    reach: 160,
    causes: [
      {
        code: 'snap-docker',
        decides: 'Does snap list docker name one? The snap sees only home directories and /media.',
      },
      {
        code: 'volume-missing',
        decides: 'Is the folder not there, on a file system that is mounted read-only?',
      },
    ],
  },
  {
    words: [
      ['connectionrefusederror(111', 'docker'],
      ['no such file or directory', '/docker.sock'],
      ['connection refused', '/docker.sock'],
      ['connection aborted', 'connectionrefusederror(111'],
      ['docker', 'is not running'],
      ['docker', 'not responding'],
      ['docker daemon', 'failed to'],
      ['docker daemon', 'not running'],
      ['docker daemon', 'unreachable'],
      ['docker engine', 'not running'],
      ['docker engine stopped'],
      ['docker service', 'failed'],
      ['unable to connect to docker'],
      ['cannot connect to podman'],
      ['cannot connect to docker'],
      ['could not connect to docker'],
      ['failed to connect to docker'],
      ["can't connect to docker"],
    ],
    reach: 60,
    causes: [
      ...engineSilent,
      {
        code: 'daemon-json-invalid',
        decides: 'Was daemon.json changed before, and does sudo dockerd --validate complain of it?',
        hints: ['daemon.json'],
      },
    ],
  },
  {
    words: [
      ['docker.sock', 'eacces'],
      ['docker', 'socket', 'permission denied'],
      ['permission', 'docker.sock'],
    ],
    reach: 80,
    causes: socketRefused,
  },
  {
    words: [
      'device_requests',
      'count',
      'capabilities',
      'driver',
      'options',
      'device_id',
      'device_count',
      'nvidia',
    ].flatMap((key) => [
      [`additional property ${key} is not allowed`],
      [`additional properties '${key}' not allowed`],
    ]),
    reach: 80,
    causes: [
      {
        code: 'compose-too-old',
        decides: 'Does docker compose version say less than 2.30, or docker-compose less than 1.28?',
      },
      {
        code: 'compose-count-missing',
        decides: 'Is the key at the wrong place, outside deploy.resources.reservations.devices?',
      },
    ],
  },
  {
    words: ['-it', '-i ', '-d ', '-t ', '-e ', '-v ', '-p '].flatMap((flag) => [
      [`unknown or invalid runtime name: ${flag}`],
      [`unknown runtime specified ${flag}`],
    ]),
    reach: 80,
    causes: likely(
      'docker-run-args-misparsed',
      'Was --runtime given no value, so that the next word was taken for it?',
    ),
  },
  {
    words: [
      ['unknown flag: --', 'dockerd'],
      ['dockerd', 'unknown flag'],
      ['dockerd', 'unrecognized option'],
      ['contains several valid graphdrivers'],
      ['error initializing graphdriver'],
      ['failed to mount overlay: no such device'],
      ['storage-driver', 'not supported'],
    ],
    reach: 120,
    causes: [
      {
        code: 'daemon-flag-unsupported',
        decides:
          'Does a flag or daemon.json name an option or a storage driver that this release or kernel does not have?',
      },
      { code: 'daemon-not-running', decides: 'What does journalctl -u docker say beside it?' },
    ],
  },
  {
    words: [
      ['current context', 'is not found on the file system'],
      ['docker context', 'not found'],
      ['context', 'does not exist', 'docker'],
    ],
    reach: 60,
    causes: likely(
      'docker-context-missing',
      'Does docker context ls not list the context that the line names?',
    ),
  },
  {
    words: [
      ['invalid docker_host'],
      ['docker_host', 'invalid'],
      ['invalid bind address format'],
      ['unable to parse docker'],
    ],
    reach: 60,
    causes: likely('docker-host-invalid', 'Is DOCKER_HOST no address such as unix:///var/run/docker.sock?'),
  },
  {
    words: [['client is newer than server']],
    reach: 60,
    causes: likely(
      'docker-api-too-new',
      'Is the engine older than the client, or DOCKER_API_VERSION set too high?',
    ),
  },
  {
    words: [
      ['containerd.sock', ' timeout'],
      ['containerd.sock', 'failed to connect'],
      ['failed to connect', 'containerd'],
      ['containerd', 'is not running'],
      ['containerd.service', 'failed'],
    ],
    reach: 80,
    causes: likely('containerd-not-running', 'Does systemctl status containerd say that it is not active?'),
  },
  {
    words: [
      ['potentially insufficient uids or gids available'],
      ['/etc/subuid', 'no such file'],
      ['check /etc/subuid'],
      ['systemctl --user', 'failed to connect to bus'],
      ['failed to connect to bus', 'systemctl --user'],
      ['xdg_runtime_dir', 'not set'],
    ],
    reach: 160,
    causes: likely(
      'rootless-daemon-not-started',
      'Does dockerd-rootless-setuptool.sh check name what is missing: uidmap, ranges of ids, a session of the user?',
    ),
  },
  {
    words: [
      ['cannot clone: operation not permitted'],
      ['cannot re-exec process'],
      ['user namespace disabled'],
      ['unshare', 'operation not permitted'],
      ['user namespaces', 'disabled'],
    ],
    reach: 80,
    causes: likely(
      'user-namespaces-restricted',
      'Is user.max_user_namespaces 0, or kernel.apparmor_restrict_unprivileged_userns 1 (sysctl)?',
    ),
  },
  {
    words: [
      ['devices', 'count must be'],
      ['devices', 'device_ids must be'],
      ['devices', 'capabilities must be'],
      ['reservations', 'must be a'],
      ['count', 'strconv.parseint'],
    ],
    reach: 80,
    causes: likely(
      'compose-count-missing',
      "Is the entry below devices written otherwise than count: all or a number, or device_ids: ['0'], with capabilities: [gpu]?",
    ),
  },
];
