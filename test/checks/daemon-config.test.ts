import daemonConfig from '../../checks/daemon-config.ts';
import type { DaemonConfig } from '../../src/probes/daemon-configs.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineDown, engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const runcAlone = engineWith({ runtimes: [{ name: 'runc', path: 'runc' }] });
const empty: Facts['daemonJson'] = { kind: 'absent', path: '/etc/docker/daemon.json' };
const cdi: Facts['toolkit'] = {
  ...healthy.toolkit,
  config: { kind: 'valid', mode: 'cdi', driverRoot: '/', noCgroups: false },
};
const config = (path: string, flavour: DaemonConfig['flavour'], ...runtimes: readonly string[]) => [
  { path, flavour, runtimes, defaultRuntime: null },
];
const rootless = { ...healthy.dockerd, flavour: 'rootless' } as const;
const ofUser = '/home/ada/.config/docker/daemon.json';

const withArgv = (...argv: readonly string[]): typeof healthy.dockerd => ({
  ...healthy.dockerd,
  process: healthy.dockerd.process === null ? null : { ...healthy.dockerd.process, argv },
});

testCheck(daemonConfig, {
  passes: {
    'another file, and the engine has the runtime': {
      facts: { daemonConfigs: config(ofUser, 'rootless', 'nvidia') },
    },
    'another file without the runtime': {
      facts: { engine: runcAlone, daemonJson: empty, daemonConfigs: config(ofUser, 'rootless') },
    },
    'a file whose daemon is not known, so that nothing decides': {
      facts: { engine: runcAlone, dockerd: { ...healthy.dockerd, process: null } },
    },
    'a file that is closed to this user, of an engine that has the runtime': {
      facts: {},
      unread: ['daemonJson'],
    },
    'the default runtime is nvidia, and all is there': {
      facts: { engine: engineWith({ defaultRuntime: 'nvidia' }) },
    },
  },
  unknown: {
    'a file that is closed to this user, of an engine without the runtime': {
      facts: { engine: runcAlone },
      unread: ['daemonJson'],
    },
    'a file that is not seen, of a daemon that is not seen either': {
      facts: { dockerd: { ...healthy.dockerd, process: null } },
      unread: ['daemonJson'],
    },
  },
  skips: {
    'nothing answers': { facts: { engine: engineDown } },
    'Docker Desktop': { facts: { dockerd: { ...healthy.dockerd, flavour: 'desktop' } } },
  },
  finds: {
    'a default runtime whose program is gone': {
      facts: {
        engine: engineWith({ defaultRuntime: 'nvidia' }),
        runtimeBinaries: [{ name: 'nvidia', path: 'nvidia-container-runtime', state: 'missing' }],
      },
      codes: ['default-runtime-broken'],
      fixes: ['drop-default-runtime'],
      explainedBy: ['runtime-binary-missing', 'toolkit-config-invalid'],
      repairedBy: { runtimeBinaries: healthy.runtimeBinaries },
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'json-merge', value: { 'default-runtime': null } },
          root: true,
        },
      ],
    },
    'a default runtime that the command line sets': {
      facts: {
        engine: engineWith({ defaultRuntime: 'nvidia' }),
        runtimeBinaries: [{ name: 'nvidia', path: 'nvidia-container-runtime', state: 'missing' }],
        dockerd: withArgv('/usr/bin/dockerd', '--default-runtime=nvidia'),
      },
      codes: ['default-runtime-broken'],
      fixes: ['drop-daemon-flags'],
      repairedBy: { runtimeBinaries: healthy.runtimeBinaries },
    },
    'a default runtime that cannot read its configuration': {
      facts: {
        engine: engineWith({ defaultRuntime: 'nvidia' }),
        toolkit: { ...healthy.toolkit, config: { kind: 'invalid', why: 'no' } },
      },
      codes: ['default-runtime-broken'],
      repairedBy: { toolkit: healthy.toolkit },
    },
    'a file that was changed after it was read': {
      facts: { engine: runcAlone },
      codes: ['daemon-not-restarted?'],
      fixes: ['reload-engine'],
      steps: [{ kind: 'run', argv: ['systemctl', 'reload', 'docker'], root: true }],
    },
    'the same where the launch needs the runtime': {
      facts: { engine: runcAlone, toolkit: cdi },
      codes: ['daemon-not-restarted'],
      seen: { missing: ['nvidia'] },
    },
    'the usual file, and the daemon reads another': {
      facts: {
        engine: runcAlone,
        daemonJson: { kind: 'absent', path: '/srv/docker.json' },
        daemonConfigs: config('/etc/docker/daemon.json', 'package', 'nvidia'),
        dockerd: { ...healthy.dockerd, configFile: '/srv/docker.json' },
        toolkit: cdi,
      },
      codes: ['daemon-uses-other-config'],
      seen: { registeredIn: '/etc/docker/daemon.json', reads: '/srv/docker.json' },
      fixes: ['configure-runtime'],
      steps: [
        {
          kind: 'run',
          argv: ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker', '--config=/srv/docker.json'],
          root: true,
        },
      ],
    },
    'the file of the machine, and a rootless engine': {
      facts: {
        engine: runcAlone,
        daemonJson: { kind: 'absent', path: ofUser },
        daemonConfigs: config('/etc/docker/daemon.json', 'package', 'nvidia'),
        dockerd: { ...rootless, configFile: ofUser },
      },
      codes: ['rootless-vs-rootful-config?'],
      steps: [
        {
          kind: 'run',
          argv: ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker', `--config=${ofUser}`],
        },
      ],
    },
    'the file of a rootless engine, and the one of the machine': {
      facts: {
        engine: runcAlone,
        daemonJson: empty,
        daemonConfigs: config(ofUser, 'rootless', 'nvidia'),
        toolkit: cdi,
      },
      codes: ['rootless-vs-rootful-config'],
    },
  },
});
