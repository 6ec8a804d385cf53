import dockerInstalled from '../../checks/docker-installed.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineDown, engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const unreachable = (
  reason: Extract<EngineFact, { kind: 'unreachable' }>['reason'],
  endpoint = 'unix:///var/run/docker.sock',
): EngineFact => ({ kind: 'unreachable', endpoint, reason, why: 'no', socketGid: null });
const nowhere = {
  binary: null,
  version: null,
  flavour: 'unknown',
  service: null,
  process: null,
  configFile: '/etc/docker/daemon.json',
  others: [],
} as const;
const absent = { kind: 'absent' } as const;
const client = healthy.dockerCli;

const podman = (version: string) => ({
  dockerCli: client.kind === 'present' ? { ...client, podman: true, version } : client,
});
const conf = { runtime: null, runtimes: [], userns: null, path: '/etc/containers/containers.conf' };

testCheck(dockerInstalled, {
  passes: {
    'installed, and not running': { facts: { engine: unreachable('no-socket') } },
    'a remote engine that does not answer': {
      facts: { engine: unreachable('refused', 'tcp://10.0.0.2:2375'), dockerd: nowhere },
    },
    'an engine that is closed to this user': {
      facts: { engine: unreachable('permission'), dockerd: nowhere },
    },
    'Docker Desktop': {
      facts: { engine: unreachable('no-socket'), dockerd: { ...nowhere, flavour: 'desktop' } },
    },
  },
  skips: {
    'a container in which nothing of Docker is': {
      facts: {
        dockerCli: absent,
        engine: unreachable('no-socket'),
        dockerd: nowhere,
        containment: { ...healthy.containment, container: 'application', engineOutside: true },
      },
    },
  },
  unknown: {
    'no engine, and nobody knows whether a container is around': {
      facts: { engine: engineDown, dockerd: { ...healthy.dockerd, binary: null, process: null } },
      unread: ['containment'],
    },
  },
  finds: {
    'nothing at all': {
      facts: { dockerCli: absent, engine: unreachable('no-socket'), dockerd: nowhere },
      codes: ['docker-not-installed'],
      seen: { client: null, daemon: null },
      fixes: ['install-docker'],
    },
    'the client alone': {
      facts: { engine: unreachable('no-socket'), dockerd: nowhere },
      codes: ['docker-not-installed'],
      seen: { client: '24.0.7' },
    },
    'the engine alone': {
      facts: { dockerCli: absent },
      codes: ['docker-cli-missing'],
      fixes: ['install-docker-cli'],
    },
    "the same, beside an engine from Docker's own repository": {
      facts: {
        dockerCli: { kind: 'absent' },
        engine: engineWith({ platformName: 'Docker Engine - Community' }),
        dockerPackages: { ...healthy.dockerPackages, repository: true },
      },
      codes: ['docker-cli-missing'],
      steps: [
        { kind: 'run', argv: ['apt-get', 'update'], root: true },
        { kind: 'run', argv: ['apt-get', 'install', '-y', 'docker-ce-cli'], root: true },
      ],
    },
    'the client alone, and a part that docker.io excludes': {
      facts: {
        engine: unreachable('no-socket'),
        dockerd: nowhere,
        dockerPackages: { ...healthy.dockerPackages, installed: ['containerd.io'], repository: false },
      },
      codes: ['docker-not-installed'],
      seen: { installed: ['containerd.io'] },
    },
    'the client alone, and the repository of Docker': {
      facts: {
        engine: unreachable('no-socket'),
        dockerd: nowhere,
        dockerPackages: { ...healthy.dockerPackages, installed: ['containerd.io'] },
      },
      codes: ['docker-not-installed'],
      steps: [
        { kind: 'run', argv: ['apt-get', 'update'], root: true },
        {
          kind: 'run',
          argv: [
            ...['apt-get', 'install', '-y', 'docker-ce', 'docker-ce-cli', 'containerd.io'],
            ...['docker-buildx-plugin', 'docker-compose-plugin'],
          ],
          root: true,
        },
        { kind: 'run', argv: ['systemctl', 'enable', '--now', 'docker'], root: true },
      ],
    },
    'a Podman that gives GPUs by --gpus': {
      facts: {
        ...podman('5.4.0'),
        dockerPackages: { ...healthy.dockerPackages, installed: [], repository: false },
      },
      codes: ['podman-emulates-docker'],
      fixes: ['use-docker', 'use-cdi-device'],
      steps: [
        { kind: 'run', argv: ['apt-get', 'remove', '-y', 'podman-docker'], root: true },
        { kind: 'run', argv: ['apt-get', 'update'], root: true },
        { kind: 'run', argv: ['apt-get', 'install', '-y', 'docker.io'], root: true },
        { kind: 'run', argv: ['systemctl', 'enable', '--now', 'docker'], root: true },
      ],
    },
    'a Podman that ignores --gpus': {
      facts: podman('4.9.4'),
      codes: ['podman-emulates-docker', 'podman-gpus-flag-noop'],
    },
    'a Podman without CDI': {
      facts: podman('3.4.4'),
      codes: ['podman-emulates-docker', 'podman-too-old-for-cdi', 'podman-gpus-flag-noop'],
      // It cannot be used in its own way either.
      fixes: ['use-docker'],
    },
    "Podman's service behind the docker command": {
      facts: {
        engine:
          healthy.engine.kind === 'running'
            ? { ...healthy.engine, product: 'podman', version: '5.2.0' }
            : healthy.engine,
      },
      codes: ['podman-emulates-docker'],
      seen: { how: 'service' },
    },
    'a Podman with a runtime that it does not know': {
      facts: { ...podman('5.4.0'), podman: { ...conf, runtime: 'nvidia' } },
      codes: ['podman-emulates-docker', 'podman-runtime-nvidia-missing'],
    },
    'a Podman with that runtime made known': {
      facts: { ...podman('5.4.0'), podman: { ...conf, runtime: 'nvidia', runtimes: ['nvidia'] } },
      codes: ['podman-emulates-docker'],
    },
    'a Podman with a namespace in which the hook fails': {
      facts: { ...podman('5.2.0'), podman: { ...conf, userns: 'nomap' } },
      codes: ['podman-emulates-docker', 'podman-userns-nomap'],
    },
  },
});
