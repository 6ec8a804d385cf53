import { describe, expect, it } from 'vitest';
import dockerDaemon from '../../checks/docker-daemon.ts';
import type { JsonObject } from '../../src/check.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DockerUnitFact } from '../../src/probes/docker-unit.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const unreachable = (reason: Extract<EngineFact, { kind: 'unreachable' }>['reason']): EngineFact => ({
  kind: 'unreachable',
  endpoint: 'unix:///var/run/docker.sock',
  reason,
  why: 'no such file',
  socketGid: null,
});
const stopped = { ...healthy.dockerd, process: null, version: '24.0.7' };
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
const file = (value: JsonObject): DaemonJsonFact => ({
  kind: 'valid',
  path: '/etc/docker/daemon.json',
  value,
});
const healthyUnit = healthy.dockerUnit.kind === 'unit' ? healthy.dockerUnit : null;
if (healthyUnit === null) throw new Error('The healthy machine has a unit.');
const unit = (...flags: readonly string[]): DockerUnitFact => ({
  ...healthyUnit,
  start: {
    argv: ['/usr/bin/dockerd', '-H', 'fd://', ...flags],
    file: '/etc/systemd/system/docker.service.d/override.conf',
    variableFiles: [],
    preloaded: [],
    path: null,
  },
});
const running = (...flags: readonly string[]): DockerdFact => ({
  ...healthy.dockerd,
  process: healthy.dockerd.process && {
    ...healthy.dockerd.process,
    argv: [...healthy.dockerd.process.argv, ...flags],
  },
});
const down = { engine: unreachable('no-socket'), dockerd: stopped };
const healthyEngine = { engine: healthy.engine, dockerd: healthy.dockerd, daemonJson: healthy.daemonJson };
const newer: EngineFact = engineWith({ version: '30.1.0' });
const context = { endpoint: null, from: 'config.json', context: 'gone' } as const;

testCheck(dockerDaemon, {
  passes: {
    'closed to this user, which is said elsewhere': { facts: { engine: unreachable('permission') } },
    'runtimes by flag and file, which releases from 20.10 on take together': {
      facts: { dockerd: running('--add-runtime', 'other=/opt/other') },
    },
    'a key that a newer engine knows': {
      facts: { daemonJson: file({ proxies: { 'http-proxy': 'http://p:1' }, features: { cdi: true } }) },
    },
    'an option that a release unknown here may know': {
      facts: { engine: newer, daemonJson: file({ 'of-the-future': 1 }) },
    },
    'an empty file that the running engine accepted, as far as is known': {
      facts: { daemonJson: invalid({ problem: 'empty', line: null }) },
    },
  },
  skips: {
    'Docker Desktop for Linux, which is said elsewhere': {
      facts: { engine: unreachable('no-socket'), dockerd: { ...stopped, flavour: 'desktop' } },
    },
    'Docker is not installed': { facts: { engine: unreachable('no-socket'), dockerd: nowhere } },
    'Docker is gone, and its socket is left': {
      facts: { engine: unreachable('refused'), dockerd: nowhere },
    },
  },
  finds: {
    'installed and not started': {
      facts: { engine: unreachable('no-socket'), dockerd: stopped },
      codes: ['daemon-not-running'],
      fixes: ['start-engine'],
      steps: [{ kind: 'run', argv: ['systemctl', 'enable', '--now', 'docker'], root: true }],
      explainedBy: [
        'daemon-json-invalid',
        'daemon-flag-conflict',
        'daemon-flag-unsupported',
        'default-runtime-broken',
      ],
      repairedBy: { engine: healthy.engine },
    },
    'started, and the docker command is told to look elsewhere': {
      facts: {
        engine: { ...unreachable('no-socket'), endpoint: 'unix:///run/gone.sock' },
        engineEndpoint: { endpoint: 'unix:///run/gone.sock', from: 'DOCKER_HOST', context: null },
      },
      codes: ['daemon-not-running'],
      fixes: ['choose-context'],
      seen: { from: 'DOCKER_HOST' },
    },
    'started to listen at that very place, and silent': {
      facts: {
        engine: { ...unreachable('refused'), endpoint: 'unix:///run/build.sock' },
        engineEndpoint: { endpoint: 'unix:///run/build.sock', from: 'config.json', context: 'build' },
        dockerd: running('-H', 'unix:///run/build.sock'),
      },
      codes: ['daemon-not-running'],
      fixes: ['start-engine'],
    },
    'what it said when it was last started': {
      facts: {
        ...down,
        daemonLog: { refusal: 'failed to start daemon: no sockets found via socket activation' },
      },
      codes: ['daemon-not-running'],
      seen: { lastWords: 'failed to start daemon: no sockets found via socket activation' },
    },
    'a complaint of containerd, which a full disk brings about as well': {
      facts: { ...down, daemonLog: { refusal: 'failed to dial "/run/containerd/containerd.sock"' } },
      codes: ['daemon-not-running'],
    },
    'hosts both in the file and by the unit': {
      facts: { ...down, daemonJson: file({ hosts: ['unix:///var/run/docker.sock'] }) },
      codes: ['daemon-flag-conflict', 'daemon-not-running'],
      seen: { keys: ['hosts'] },
      fixes: ['drop-daemon-flags', 'drop-daemon-json-keys'],
      repairedBy: healthyEngine,
    },
    'another option in both': {
      facts: { ...down, daemonJson: file({ 'data-root': '/data' }), dockerUnit: unit('--data-root=/data') },
      codes: ['daemon-flag-conflict', 'daemon-not-running'],
      fixes: ['drop-daemon-json-keys', 'drop-daemon-flags'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'json-merge', value: { 'data-root': null } },
          root: true,
        },
      ],
    },
    'runtimes in both, with a release that refuses that': {
      facts: {
        ...down,
        dockerd: { ...stopped, version: '19.03.15' },
        dockerUnit: unit('--add-runtime', 'nvidia=/usr/bin/nvidia-container-runtime'),
      },
      codes: ['daemon-flag-conflict', 'daemon-not-running'],
      seen: { keys: ['runtimes'] },
    },
    'a conflict that came while the daemon runs': {
      facts: { daemonJson: file({ hosts: [] }) },
      codes: ['daemon-flag-conflict?'],
    },
    'a key that no release knows': {
      facts: { ...down, daemonJson: file({ 'nvidia-runtime': 'x' }) },
      codes: ['daemon-flag-unsupported', 'daemon-not-running'],
      seen: { keys: ['nvidia-runtime'], flags: [] },
      fixes: ['drop-daemon-json-keys'],
    },
    'a key of later releases': {
      facts: {
        ...down,
        dockerd: { ...stopped, version: '20.10.24' },
        daemonJson: file({ proxies: { 'http-proxy': 'http://p:1' } }),
      },
      codes: ['daemon-flag-unsupported', 'daemon-not-running'],
      seen: { keys: ['http-proxy'] },
    },
    'a flag that was removed': {
      facts: {
        ...down,
        dockerUnit: unit('-s', 'overlay2', '--disable-legacy-registry=false', '-g', '/data'),
      },
      codes: ['daemon-flag-unsupported', 'daemon-not-running'],
      seen: { flags: ['--disable-legacy-registry', '--graph'], keys: [] },
      fixes: ['drop-daemon-flags'],
    },
    'a value of the wrong kind': {
      facts: { ...down, daemonJson: file({ 'log-opts': { 'max-file': 3 } }) },
      codes: ['daemon-json-invalid', 'daemon-not-running'],
      seen: { why: '"max-file" in "log-opts" must be a text in quotes' },
    },
    'a default runtime that nothing registers': {
      facts: { ...down, daemonJson: file({ 'default-runtime': 'nvidia' }) },
      codes: ['default-runtime-broken', 'daemon-not-running'],
      fixes: ['drop-default-runtime'],
    },
    'a masked unit': {
      facts: { ...down, dockerUnit: { ...healthyUnit, masked: true, start: null, enabled: false } },
      codes: ['docker-service-masked'],
      fixes: ['unmask-docker'],
    },
    'a masked containerd': {
      facts: {
        ...down,
        dockerPackages: {
          ...healthy.dockerPackages,
          containerdMasked: '/etc/systemd/system/containerd.service',
        },
      },
      codes: ['containerd-not-running'],
      fixes: ['start-containerd'],
    },
    'a rootless daemon that is not started, beside one of the machine': {
      facts: {
        engine: unreachable('no-socket'),
        dockerd: { ...stopped, flavour: 'rootless', others: [{ flavour: 'package', pid: 900 }] },
      },
      codes: ['rootless-daemon-not-started'],
      fixes: ['start-engine', 'choose-context'],
      steps: [{ kind: 'run', argv: ['systemctl', '--user', 'enable', '--now', 'docker'] }],
    },
    'an address with a slash too few': {
      facts: {
        engine: unreachable('no-socket'),
        engineEndpoint: { endpoint: 'unix://var/run/docker.sock', from: 'DOCKER_HOST', context: null },
      },
      codes: ['docker-host-invalid'],
      fixes: ['choose-context'],
    },
    'Docker Desktop on WSL 2, not started': {
      facts: {
        engine: unreachable('no-socket'),
        platform: { ...healthy.platform, kind: 'wsl2' },
        dockerd: { ...stopped, flavour: 'desktop' },
      },
      codes: ['daemon-not-running'],
      steps: [{ kind: 'do', text: 'Start Docker Desktop.' }],
    },
    'started without a service manager': {
      facts: { engine: unreachable('no-socket'), dockerd: stopped, os: { ...healthy.os, services: 'none' } },
      codes: ['daemon-not-running'],
      fixes: ['start-engine'],
    },
    'runs and listens elsewhere': {
      facts: { engine: unreachable('no-socket') },
      codes: ['daemon-not-running'],
      seen: { process: 900, reason: 'no-socket' },
    },
    'was stopped by a signal': {
      facts: { engine: unreachable('stopped') },
      codes: ['daemon-not-running'],
      seen: { process: 900, reason: 'stopped' },
      fixes: ['resume-engine'],
      steps: [{ kind: 'run', argv: ['kill', '-CONT', '900'], root: true }],
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
    'a file that was emptied while an engine runs that starts with none such': {
      facts: {
        engine: engineWith({ version: '20.10.24' }),
        daemonJson: invalid({ problem: 'empty', line: null, text: '', why: 'the file is empty' }),
      },
      codes: ['daemon-json-invalid?'],
    },
    'a byte order mark that such an engine does not take': {
      facts: {
        engine: engineWith({ version: '20.10.24' }),
        daemonJson: invalid({ problem: 'bom', line: null, text: '', why: 'a mark', repair: null }),
      },
      codes: ['daemon-json-invalid?'],
      steps: [
        { kind: 'run', argv: ['sed', '-i', '1s/^\\xef\\xbb\\xbf//', '/etc/docker/daemon.json'], root: true },
      ],
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

describe('a daemon that does not run', () => {
  const messageOn = (services: 'systemd' | 'sysv' | 'none'): string => {
    const outcome = dockerDaemon.examine(
      readingsOf({
        engine: unreachable('no-socket'),
        dockerd: stopped,
        os: { ...healthy.os, services },
      }),
      defaultTarget,
    );
    return outcome.status === 'found' ? (outcome.findings[0]?.message ?? '') : outcome.status;
  };

  it.each([
    ['systemd', /journalctl -u docker -n 50 --no-pager\.$/],
    ['sysv', /tail -n 50 \/var\/log\/docker\.log\.$/],
    ['none', /: no such file\.$/],
  ] as const)('under %s: where its log is', (services, words) => {
    expect(messageOn(services)).toMatch(words);
  });
});
