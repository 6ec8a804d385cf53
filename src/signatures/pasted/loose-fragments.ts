import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

const noTls = likely(
  'registry-tls-invalid',
  "Is it a registry of your own? Then its certificate has to name it, and be valid today by the machine's clock (date).",
);

/** Parts of messages of engines and packages, as people copy them without the rest. */
export const looseFragments: readonly Loose[] = [
  {
    words: [
      ['docker desktop is unable to start'],
      ['docker desktop stopped'],
      ['docker desktop', 'unexpected wsl error'],
      ['docker.raw.sock', 'connection refused'],
      ['is the docker daemon running on this host'],
      ['error initializing buildkit'],
      ['error creating buildkit instance'],
    ],
    reach: 80,
    causes: likely('daemon-not-running', 'Does docker info show no server? Then its log tells why it ends.'),
  },
  {
    words: [['cdi device injection failed', 'disabled']],
    reach: 80,
    causes: likely('cdi-not-enabled-docker', 'Does docker info list no CDI spec directories?'),
  },
  {
    words: [
      ['exec: python: executable file not found'],
      ['exec: python3: executable file not found'],
      ['exec: python: not found'],
      ['exec: python3: not found'],
    ],
    reach: 60,
    causes: likely(
      'image-lacks-python',
      'Does the image have no such program (docker run --rm IMAGE ls /usr/bin)?',
    ),
  },
  {
    words: [
      ['windows 10', '21h2', 'cuda'],
      ['windows 10', '21h2', 'gpu'],
      ['version of windows', 'gpu', 'wsl'],
      ['build of windows', 'gpu', 'wsl'],
    ],
    reach: 120,
    causes: likely('wsl-windows-too-old', 'Does winver show Windows 10 before 21H2?'),
  },
  {
    words: [
      ['current context is now desktop-linux'],
      ['/.docker/desktop/docker.sock'],
      ['context desktop-linux'],
    ],
    reach: 60,
    causes: likely(
      'docker-desktop-linux-context',
      'Is it Linux itself, with a second engine (docker context ls)? Then docker context use default goes back to that.',
    ),
  },
  {
    words: [
      ['apply apparmor profile', 'not permitted'],
      ['apply apparmor profile', 'no such file'],
      ['error loading apparmor profile'],
      ['apparmor_parser', 'failed'],
    ],
    reach: 120,
    causes: likely('apparmor-denial', 'Does the container start with --security-opt apparmor=unconfined?'),
  },
  {
    words: [
      ['/dev/nvidia', 'selinux', 'enforcing'],
      ['selinux', 'enforcing', '/dev/nvidia'],
      ['selinux', 'nvidia', 'denied'],
      ['nvidia', 'denied', 'selinux'],
    ],
    reach: 160,
    causes: likely('selinux-denial', 'Does the container start with --security-opt label=disable?'),
  },
  {
    words: [
      ['/usr/bin/containerd', 'also in package'],
      ['/usr/bin/runc', 'also in package'],
      ['/usr/bin/docker', 'also in package'],
      ['/usr/bin/docker', 'conflicts', 'podman-docker'],
      ['podman-docker', 'conflict', 'docker-ce'],
      ['docker-ce', 'conflict', 'podman-docker'],
      ['conflicts between podman-docker'],
    ],
    reach: 160,
    causes: likely(
      'distro-docker-conflict',
      'Are packages of the distribution and of Docker both there? Then remove those of one of them.',
    ),
  },
  {
    words: [['direct access filtering']],
    reach: 60,
    causes: likely(
      'kernel-lacks-raw-table',
      'Does sudo iptables -t raw -L say that the table does not exist?',
    ),
  },
  {
    words: [
      ['x509: certificate relies on legacy common name'],
      ['x509: cannot validate certificate for', 'ip sans'],
      ['x509: certificate has expired or is not yet valid'],
      ['x509: certificate is valid for'],
      ['x509: certificate is not valid for any names'],
    ],
    reach: 80,
    causes: noTls,
  },
  {
    words: [
      ['chown: changing ownership of', 'operation not permitted'],
      ['chown: changing ownership of', 'permission denied'],
      ['failed to chmod on', 'permission denied'],
      ['lchown', 'operation not permitted'],
    ],
    reach: 200,
    causes: likely(
      'volume-unreadable',
      'Is the folder of another user, or on NFS with root_squash? Then start with --user, or change its owner on the host.',
    ),
  },
  {
    words: [
      ['ld.so: object', 'nvidia-container-cli'],
      ['nvidia-container-cli', 'ld.so: object'],
      ['nvidia-container', 'ld.so.preload'],
    ],
    reach: 200,
    causes: likely(
      'ld-preload-conflict',
      'Does /etc/ld.so.preload name a library, and does it go without it?',
    ),
  },
  {
    words: [
      [' ngc ', 'status code 503'],
      [' ngc ', 'status code 502'],
      [' ngc ', 'status code 500'],
      ['nvcr.io', 'internal server error'],
    ],
    reach: 160,
    causes: likely('ngc-service-outage', 'Does the same work some minutes later?'),
  },
];
