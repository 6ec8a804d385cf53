import dockerInstalled from '../../checks/docker-installed.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const unreachable = (
  reason: Extract<EngineFact, { kind: 'unreachable' }>['reason'],
  endpoint = 'unix:///var/run/docker.sock',
): EngineFact => ({ kind: 'unreachable', endpoint, reason, why: 'no', socketGid: null });
const nowhere = {
  binary: null,
  flavour: 'unknown',
  service: null,
  process: null,
  configFile: '/etc/docker/daemon.json',
} as const;
const absent = { kind: 'absent' } as const;
const client = healthy.dockerCli;

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
    'podman in its place': {
      facts: {
        dockerCli: client.kind === 'present' ? { ...client, podman: true, version: '4.3.1' } : client,
      },
      codes: ['podman-emulates-docker'],
    },
  },
});
