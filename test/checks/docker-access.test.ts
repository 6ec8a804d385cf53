import dockerAccess from '../../checks/docker-access.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { testCheck } from '../support/test-check.ts';

const unreachable = (reason: 'permission' | 'no-socket'): EngineFact => ({
  kind: 'unreachable',
  endpoint: 'unix:///var/run/docker.sock',
  reason,
  why: 'permission denied',
  socketGid: 998,
});

testCheck(dockerAccess, {
  skips: { 'nothing answers': { facts: { engine: unreachable('no-socket') } } },
  finds: {
    'not in the group': {
      facts: {
        engine: unreachable('permission'),
        dockerGroup: { exists: true, listed: false, active: false },
      },
      codes: ['docker-socket-permission'],
      seen: { user: 'ada', socketGroup: 998 },
      fixes: ['join-docker-group'],
      steps: [{ kind: 'run', argv: ['usermod', '-aG', 'docker', 'ada'], root: true }],
    },
    'there is no such group': {
      facts: {
        engine: unreachable('permission'),
        dockerGroup: { exists: false, listed: false, active: false },
      },
      codes: ['docker-socket-permission'],
      steps: [
        { kind: 'run', argv: ['groupadd', '--system', 'docker'], root: true },
        { kind: 'run', argv: ['usermod', '-aG', 'docker', 'ada'], root: true },
      ],
    },
    'the group could not be read': {
      facts: { engine: unreachable('permission') },
      unread: ['dockerGroup'],
      codes: ['docker-socket-permission'],
    },
    'in the group since after the session began': {
      facts: {
        engine: unreachable('permission'),
        dockerGroup: { exists: true, listed: true, active: false },
      },
      codes: ['docker-group-not-active'],
      fixes: ['start-new-session'],
    },
  },
});
