import dockerAccess from '../../checks/docker-access.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { testCheck } from '../support/test-check.ts';

const unreachable = (reason: 'permission' | 'no-socket', socketGid = 998): EngineFact => ({
  kind: 'unreachable',
  endpoint: 'unix:///var/run/docker.sock',
  reason,
  why: 'permission denied',
  socketGid,
});
const ofGroup = (gid: number, name: string | null) => ({ gid, name, listed: false, active: false });

testCheck(dockerAccess, {
  skips: { 'nothing answers': { facts: { engine: unreachable('no-socket') } } },
  finds: {
    'not in the group': {
      facts: {
        engine: unreachable('permission'),
        dockerGroup: { exists: true, listed: false, active: false, owner: null },
      },
      codes: ['docker-socket-permission'],
      seen: { user: 'ada', socketGroup: 998 },
      fixes: ['join-docker-group'],
      steps: [{ kind: 'run', argv: ['usermod', '-aG', 'docker', 'ada'], root: true }],
    },
    'there is no such group': {
      facts: {
        engine: unreachable('permission'),
        dockerGroup: { exists: false, listed: false, active: false, owner: null },
      },
      codes: ['docker-socket-permission'],
      steps: [
        { kind: 'run', argv: ['groupadd', '--system', 'docker'], root: true },
        { kind: 'run', argv: ['usermod', '-aG', 'docker', 'ada'], root: true },
        { kind: 'run', argv: ['systemctl', 'restart', 'docker.socket', 'docker.service'], root: true },
      ],
    },
    'the group came after the engine was started, whose socket is root’s alone': {
      facts: {
        engine: unreachable('permission', 0),
        dockerGroup: { exists: true, listed: true, active: true, owner: ofGroup(0, 'root') },
      },
      codes: ['docker-socket-permission'],
      seen: { socketGroup: 0, owner: 'root' },
      fixes: ['give-socket-to-group'],
      steps: [{ kind: 'run', argv: ['systemctl', 'restart', 'docker.socket', 'docker.service'], root: true }],
    },
    'the same, and the user is not in it': {
      facts: {
        engine: unreachable('permission', 0),
        dockerGroup: { exists: true, listed: false, active: false, owner: ofGroup(0, 'root') },
      },
      codes: ['docker-socket-permission'],
      steps: [
        { kind: 'run', argv: ['usermod', '-aG', 'docker', 'ada'], root: true },
        { kind: 'run', argv: ['systemctl', 'restart', 'docker.socket', 'docker.service'], root: true },
      ],
    },
    'the socket is another group’s, whatever group docker says': {
      facts: {
        engine: unreachable('permission', 2000),
        dockerGroup: { exists: true, listed: true, active: false, owner: ofGroup(2000, 'engines') },
      },
      codes: ['docker-socket-permission'],
      steps: [{ kind: 'run', argv: ['usermod', '-aG', 'engines', 'ada'], root: true }],
    },
    'in that group since after the session began': {
      facts: {
        engine: unreachable('permission', 2000),
        dockerGroup: {
          exists: false,
          listed: false,
          active: false,
          owner: { ...ofGroup(2000, 'engines'), listed: true },
        },
      },
      codes: ['docker-group-not-active'],
      fixes: ['start-new-session'],
    },
    'the socket is a group’s that is not in /etc/group': {
      facts: {
        engine: unreachable('permission', 5000),
        dockerGroup: { exists: false, listed: false, active: false, owner: ofGroup(5000, null) },
      },
      codes: ['docker-socket-permission'],
      fixes: ['join-docker-group'],
    },
    'the group could not be read': {
      facts: { engine: unreachable('permission') },
      unread: ['dockerGroup'],
      codes: ['docker-socket-permission'],
    },
    'in the group since after the session began': {
      facts: {
        engine: unreachable('permission'),
        dockerGroup: { exists: true, listed: true, active: false, owner: null },
      },
      codes: ['docker-group-not-active'],
      fixes: ['start-new-session'],
    },
  },
});
