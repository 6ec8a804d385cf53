import { fromSnap } from '../hints.ts';
import { likely } from '../signature.ts';
import { type Loose, together } from './loose-group.ts';

/** What people say in their own words of engines and their settings, where no tool speaks. */
export const looseWordsEngines: readonly Loose[] = [
  {
    words: [
      ...together(
        ['restart docker', 'restarting docker', 'restart of docker', 'restart the docker'],
        ['nvidia-container-toolkit', 'then it work', 'fixed it', 'helped'],
      ),
    ],
    reach: 100,
    causes: likely(
      'daemon-not-restarted',
      'Was the toolkit installed or configured after dockerd started? Then a restart of it helps.',
    ),
  },
  {
    words: [
      ...together(['via snap', 'snap package'], ['nvidia', 'docker']),
      ['snap version of docker'],
      ['docker from snap'],
      ['docker as a snap'],
    ],
    reach: 80,
    causes: likely(
      'snap-docker',
      'Does snap list docker name one? The snap does not see the toolkit of the host.',
    ),
  },
  {
    words: together(
      [
        'docker desktop on ubuntu',
        'docker desktop on linux',
        'docker desktop on fedora',
        'docker desktop on debian',
      ],
      ['nvidia', 'gpu', 'toolkit'],
    ),
    reach: 120,
    causes: likely(
      'docker-desktop-linux-context',
      'Does docker context show say desktop-linux? Its virtual machine has no GPU.',
    ),
  },
  {
    words: together(['no-cgroups = true'], ['rootless', 'podman']),
    reach: 100,
    causes: [
      { code: 'rootless-no-cgroups', decides: 'Is the engine that is used rootless? It needs the setting.' },
      {
        code: 'no-cgroups-on-rootful',
        decides: 'Is it one that runs as root? Then the setting must go.',
        hints: ['sudo', 'unknown error', 'left over'],
      },
    ],
  },
  {
    words: together(['no-cgroups'], ['unknown error']),
    reach: 120,
    causes: likely(
      'no-cgroups-on-rootful',
      'Does config.toml say no-cgroups = true, and is the engine not rootless?',
    ),
  },
  {
    words: [['seccomp=unconfined'], ['seccomp:unconfined']],
    reach: 60,
    causes: likely(
      'docker-too-old-seccomp',
      'Is the engine older than 20.10.10, or libseccomp than 2.5.2? Then it filters what the image needs.',
    ),
  },
  {
    words: [...together(['docker-compose 1.'], ['device reservation', 'not support', 'gpu'])],
    reach: 100,
    causes: likely('compose-too-old', 'Does docker-compose --version say less than 1.28? Then it is this.'),
  },
  {
    words: [
      ['does not list nvidia runtime'],
      ['not recognize the nvidia runtime'],
      ['nvidia runtime', 'not listed'],
      ['not list', 'nvidia runtime'],
      ['nvidia runtime is missing'],
      ['no nvidia runtime'],
    ],
    reach: 60,
    causes: [
      {
        code: 'nvidia-runtime-not-registered',
        decides: 'Is the toolkit installed, and does docker info list no runtime nvidia?',
      },
      {
        code: 'jetson-runtime-not-registered',
        decides: 'Is it a Jetson?',
        hints: ['jetpack', ' jetson', ' l4t'],
      },
      { code: 'snap-docker', decides: 'Does snap list docker name one?', hints: fromSnap },
    ],
  },
  {
    words: [
      ['ignores /etc/docker/daemon.json'],
      ['daemon.json is ignored'],
      ['daemon.json', 'not read'],
      ['daemon.json', 'no effect'],
      ['daemon.json', '--config-file'],
    ],
    reach: 80,
    causes: [
      {
        code: 'daemon-uses-other-config',
        decides: 'Does ps -C dockerd -o args show --config-file with another file?',
      },
      { code: 'daemon-not-restarted', decides: 'Was it changed after dockerd started?' },
      {
        code: 'snap-docker',
        decides: 'Does snap list docker name one? It reads another daemon.json.',
        hints: fromSnap,
      },
      { code: 'rootless-vs-rootful-config', decides: 'Is the engine rootless?', hints: ['rootless'] },
    ],
  },
  {
    words: [
      ['daemon.json', 'conflict'],
      ['daemon.json', 'rejected'],
      ['docker does not start', 'daemon.json'],
      ['docker does not start', 'nvidia-docker2'],
    ],
    reach: 160,
    causes: [
      {
        code: 'daemon-flag-conflict',
        decides:
          'Does journalctl -u docker say that directives are "specified both as a flag and in the configuration file"?',
      },
      { code: 'daemon-json-invalid', decides: 'Does it tell of an invalid character?' },
      {
        code: 'distro-docker-conflict',
        decides: "Is it the distribution's Docker 1.13, whose unit has flags of its own?",
        hints: ['fedora', 'centos', '1.13.1'],
      },
    ],
  },
  {
    words: [
      ...together(
        ['http_proxy', 'https_proxy', 'proxy'],
        ['my shell', 'bashrc', 'not use it', 'docker pull'],
      ),
    ],
    reach: 100,
    causes: likely('proxy-only-in-shell', 'Does docker info name no proxy? Then the daemon asks without it.'),
  },
  {
    words: [
      ['/var/lib/docker', ' is full'],
      ['/var/lib/docker', ' full '],
      ['ran out of space', 'docker'],
      ['docker', 'ran out of space'],
    ],
    reach: 80,
    causes: likely('disk-full-docker-root', 'Does df -h /var/lib/docker say 100 %? Then it is this.'),
  },
  {
    words: [
      ...together(['/var/lib/containerd'], ['data-root', 'fills up', 'ran out of', ' full ', 'culprit']),
    ],
    reach: 140,
    causes: likely(
      'containerd-store-disk',
      'Does docker info name io.containerd.snapshotter.v1? Then images lie in /var/lib/containerd.',
    ),
  },
  {
    words: [...together(['docker group'], ['permission denied', 'logout', 'relogin', 'new session'])],
    reach: 80,
    causes: likely(
      'docker-group-not-active',
      'Does id -nG not list docker, though getent group docker names you?',
    ),
  },
  {
    words: [
      ['restrict unprivileged userns'],
      ['apparmor_restrict_unprivileged_userns'],
      ['unprivileged_userns_clone'],
      ['unprivileged user namespaces'],
    ],
    reach: 60,
    causes: likely(
      'user-namespaces-restricted',
      'Does sysctl kernel.apparmor_restrict_unprivileged_userns say 1?',
    ),
  },
  {
    words: [
      ...together(
        ['default-runtime', 'default runtime'],
        ['after removing', 'all containers fail', 'every container fails', 'no container starts'],
      ),
    ],
    reach: 120,
    causes: likely(
      'default-runtime-broken',
      'Does daemon.json make nvidia the default, and is its program gone?',
    ),
  },
  {
    words: [
      ['find runc path'],
      ['exec: "runc": executable file not found'],
      ['runc: executable file not found'],
    ],
    reach: 60,
    causes: [
      {
        code: 'runtime-binary-missing',
        decides: 'Is neither runc nor crun on the PATH? Then install runc: the NVIDIA runtime calls it.',
      },
      { code: 'runtime-crash', decides: 'Is it there (command -v runc)?' },
    ],
  },
];
