import dockerDaemon from '../../checks/docker-daemon.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const unreachable = (reason: Extract<EngineFact, { kind: 'unreachable' }>['reason']): EngineFact => ({
  kind: 'unreachable',
  endpoint: 'unix:///var/run/docker.sock',
  reason,
  why: 'no such file',
  socketGid: null,
});
const stopped = { ...healthy.dockerd, process: null };
const nowhere = { ...stopped, binary: null };
const invalid = (more: Partial<Extract<DaemonJsonFact, { kind: 'invalid' }>> = {}): DaemonJsonFact => ({
  kind: 'invalid',
  path: '/etc/docker/daemon.json',
  why: 'a comma too many',
  line: 3,
  text: '  "debug": true,',
  problem: 'syntax',
  repair: { old: 'true,\n}', new: 'true\n}' },
  ...more,
});
const context = { endpoint: null, from: 'config.json', context: 'gone' } as const;

testCheck(dockerDaemon, {
  passes: {
    'closed to this user, which is said elsewhere': { facts: { engine: unreachable('permission') } },
    'an empty file that the running engine accepted': {
      facts: { daemonJson: invalid({ problem: 'empty', line: null }) },
    },
  },
  skips: { 'Docker is not installed': { facts: { engine: unreachable('no-socket'), dockerd: nowhere } } },
  finds: {
    'installed and not started': {
      facts: { engine: unreachable('no-socket'), dockerd: stopped },
      codes: ['daemon-not-running'],
      fixes: ['start-engine'],
      steps: [{ kind: 'run', argv: ['systemctl', 'enable', '--now', 'docker'], root: true }],
      explainedBy: ['daemon-json-invalid'],
      repairedBy: { engine: healthy.engine },
    },
    'started without a service manager': {
      facts: { engine: unreachable('no-socket'), dockerd: stopped, os: { ...healthy.os, services: 'none' } },
      codes: ['daemon-not-running'],
      fixes: ['start-engine'],
    },
    'runs and does not answer': {
      facts: { engine: unreachable('timeout') },
      codes: ['daemon-not-running'],
      seen: { process: 900, reason: 'timeout' },
    },
    'does not start because of its file': {
      facts: { engine: unreachable('no-socket'), dockerd: stopped, daemonJson: invalid() },
      codes: ['daemon-json-invalid', 'daemon-not-running'],
      fixes: ['correct-daemon-json'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'replace', old: 'true,\n}', new: 'true\n}' },
          root: true,
        },
      ],
    },
    'a file that no single change mends': {
      facts: { engine: unreachable('no-socket'), dockerd: stopped, daemonJson: invalid({ repair: null }) },
      codes: ['daemon-json-invalid', 'daemon-not-running'],
    },
    'a file that was broken while the engine runs': {
      facts: { daemonJson: invalid() },
      codes: ['daemon-json-invalid?'],
    },
    'a context that is not there': {
      facts: { engine: unreachable('no-context'), engineEndpoint: context },
      codes: ['docker-context-missing'],
      fixes: ['choose-context'],
      steps: [{ kind: 'run', argv: ['docker', 'context', 'use', 'default'] }],
    },
    'a context named by the environment': {
      facts: { engine: unreachable('no-context'), engineEndpoint: { ...context, from: 'DOCKER_CONTEXT' } },
      codes: ['docker-context-missing'],
    },
  },
});
