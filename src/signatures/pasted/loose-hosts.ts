import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

/** Connections to a server by TLS that fail, where the line names no registry; and what engines say of files and services. */
export const looseHosts: readonly Loose[] = [
  {
    words: [
      ['dial tcp', ':443: i/o timeout'],
      ['dial tcp', ':443: connect: connection refused'],
      ['dial tcp', ':443: connect: connection timed out'],
      ['dial tcp', ':443: connect: no route to host'],
      ['dial tcp', ':443: connect: network is unreachable'],
      ['read tcp', ':443: read: connection reset by peer'],
      ['read tcp', ':443: i/o timeout'],
      ['read tcp', ':443: read: connection timed out'],
      ['write tcp', ':443: write: broken pipe'],
    ],
    reach: 120,
    causes: [
      {
        code: 'registry-unreachable',
        decides: 'Is it the address of a registry (getent hosts nvcr.io), and does curl fail at it too?',
      },
      {
        code: 'proxy-only-in-shell',
        decides: 'Is a proxy set in this shell (env | grep -i proxy), and docker info names none?',
        hints: ['http_proxy', 'https_proxy'],
      },
      { code: 'registry-cdn-blocked', decides: 'Does curl -sSI https://nvcr.io/v2/ answer?' },
    ],
  },
  {
    words: [
      ['while mounting', 'mount source', 'exist'],
      ['mount source', 'does not exist'],
      ['error: lstat /', 'no such file or directory'],
      ['bind source', 'not found'],
    ],
    reach: 160,
    causes: likely('volume-missing', 'Does the path not exist on the machine of the engine (ls -d PATH)?'),
  },
  {
    words: [['error while opening volume store metadata database']],
    reach: 60,
    causes: likely(
      'daemon-not-running',
      'Is another dockerd still running (ps -C dockerd)? It holds that file: stop it first.',
    ),
  },
  {
    words: [
      ['docker.service', ' is masked'],
      ['docker.socket', ' is masked'],
    ],
    reach: 40,
    causes: likely('docker-service-masked', 'Does systemctl is-enabled docker say masked?'),
  },
  {
    words: [['context', 'context not found']],
    reach: 60,
    causes: likely('docker-context-missing', 'Does docker context ls not list the one that is set?'),
  },
  {
    words: [
      ['failed to load', 'libdxcore.so'],
      ['libdxcore.so', 'cannot open'],
    ],
    reach: 60,
    causes: likely('wsl-dxcore-not-found', 'Is it WSL2, without /usr/lib/wsl/lib/libdxcore.so or /dev/dxg?'),
  },
  {
    words: [['could not load kernel module nvidia']],
    reach: 60,
    causes: likely('kernel-module-not-loaded', 'Does lsmod on the host list no nvidia?'),
  },
  {
    words: [['unknown runtime nvidia']],
    reach: 60,
    causes: likely('nvidia-runtime-not-registered', 'Does docker info list no runtime nvidia?'),
  },
  {
    words: [['setrlimit rlimit_memlock: operation not permitted']],
    reach: 60,
    causes: likely('memlock-not-grantable', 'Is the hard limit of the daemon (or of this login) lower?'),
  },
  {
    words: [['nv files may not be bound with --writable']],
    reach: 60,
    causes: likely(
      'singularity-no-nv-files',
      'Does the container have no nvidia-smi, started with --writable? Without it, --nv binds them.',
    ),
  },
  {
    words: [['client version', 'is too old']],
    reach: 60,
    causes: likely(
      'docker-api-too-old',
      'Does docker version show a server that wants a later API? Then update the client that the line comes from.',
    ),
  },
  {
    words: [['/docker: no such file or directory']],
    reach: 60,
    causes: likely('docker-not-installed', 'Does command -v docker show nothing, in a new shell too?'),
  },
  {
    words: [
      ['unable to retrieve auth token', 'nvcr.io'],
      ['nvcr.io', 'unable to retrieve auth token'],
    ],
    reach: 400,
    causes: [
      {
        code: 'ngc-not-logged-in',
        decides: 'Was no login given (apptainer remote login, --docker-login, ~/.docker/config.json)?',
      },
      { code: 'ngc-wrong-credentials', decides: 'Was one given? The user name is $oauthtoken, literally.' },
    ],
  },
  {
    words: [['authenticating with user: <anonymous>']],
    reach: 60,
    causes: likely('ngc-not-logged-in', 'Does what is to be imported need a login, and the log end in 401?'),
  },
  {
    words: [
      ["can't get final child's pid from pipe"],
      ['fork/exec', ': cannot allocate memory'],
      ['fork: cannot allocate memory'],
      ['fork: resource temporarily unavailable'],
    ],
    reach: 120,
    causes: likely('host-memory-exhausted', 'Is memory short (free -h), or the limit of processes reached?'),
  },
  {
    words: [
      ['unsupported runtime mode'],
      ['invalid runtime mode'],
      ['nvidia-container-runtime', 'invalid mode'],
      ['unrecognized mode', 'nvidia'],
    ],
    reach: 80,
    causes: likely(
      'toolkit-mode-unsuitable',
      'Does config.toml say another mode than auto, legacy, cdi, jit-cdi or csv?',
    ),
  },
  {
    words: [
      ['could not mount /', 'no such file or directory'],
      ['skipping mount', "doesn't exist"],
    ],
    reach: 200,
    causes: likely(
      'volume-missing',
      'Does the path not exist on the host, or not in the image (--underlay)?',
    ),
  },
  {
    words: [
      ['devices.0', 'must specify', 'count'],
      ['devices.0', 'count', 'device_ids', 'invalid'],
    ],
    reach: 120,
    causes: likely('compose-count-missing', 'Has the reservation neither count nor device_ids?'),
  },
  {
    words: [['parsing http 407'], ['http status: 407']],
    reach: 60,
    causes: likely('proxy-misconfigured', 'Does the proxy want a login that its address does not give?'),
  },
];
