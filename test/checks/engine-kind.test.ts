import engineKind from '../../checks/engine-kind.ts';
import type { DockerdFact, EngineFlavour, OtherEngine } from '../../src/probes/dockerd.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const down: EngineFact = {
  kind: 'unreachable',
  endpoint: 'unix:///home/ada/.docker/desktop/docker.sock',
  reason: 'no-socket',
  why: 'there is no such socket',
  socketGid: null,
};
const daemon = (flavour: EngineFlavour, ...others: readonly OtherEngine[]): DockerdFact => ({
  ...healthy.dockerd,
  flavour,
  others,
});
const ours: OtherEngine = { flavour: 'package', pid: 900 };
const desktopEndpoint = {
  endpoint: 'unix:///home/ada/.docker/desktop/docker.sock',
  from: 'config.json',
  context: 'desktop-linux',
} as const;
const desktop = { operatingSystem: 'Docker Desktop', kernelVersion: '6.10.14-linuxkit' };
const onLinux: Partial<Facts> = {
  engine: engineWith(desktop),
  dockerd: daemon('desktop', ours),
  engineEndpoint: desktopEndpoint,
};
const wsl = { ...healthy.platform, kind: 'wsl2' } as const;
const kernel = '5.15.167.4-microsoft-standard-WSL2';
const onWsl = (more: object): Partial<Facts> => ({
  platform: wsl,
  dockerd: daemon('desktop'),
  engine: engineWith({ operatingSystem: 'Docker Desktop', kernelVersion: kernel, ...more }),
});
const snap = (version: string, ...runtimes: readonly string[]): Partial<Facts> => ({
  dockerd: daemon('snap'),
  launch: { kind: 'pull-failed', command: ['docker'], text: 'no' },
  engine: engineWith({
    version,
    rootDir: '/var/snap/docker/common/var-lib-docker',
    operatingSystem: 'Ubuntu Core 24',
    runtimes: ['runc', ...runtimes].map((name) => ({ name, path: name })),
  }),
});
const noToolkit: Facts['toolkit'] = {
  ...healthy.toolkit,
  binaries: {
    'nvidia-container-runtime-hook': null,
    'nvidia-container-toolkit': null,
    'nvidia-container-runtime': null,
    'nvidia-container-cli': null,
    'nvidia-ctk': null,
    'nvidia-cdi-hook': null,
  },
};

testCheck(engineKind, {
  passes: {
    'a snap in whose container CUDA has worked': {
      facts: { ...snap('28.4.0', 'nvidia'), launch: healthy.launch },
    },
    'Docker Desktop on WSL 2 with its WSL 2 backend': {
      facts: onWsl({ platformName: 'Docker Desktop 4.41.2 (191736)' }),
    },
    'Docker Desktop that does not tell its version': { facts: onWsl({ platformName: 'Docker Desktop' }) },
    'a rootless engine': {
      facts: { dockerd: daemon('rootless', ours), engine: engineWith({ rootless: true }) },
    },
    'Docker Desktop on WSL 2 that is not started, which is said elsewhere': {
      facts: { platform: wsl, dockerd: daemon('desktop'), engine: down },
    },
  },
  skips: { 'nothing answers': { facts: { engine: down } } },
  finds: {
    'Docker Desktop for Linux, beside an engine of the machine': {
      facts: onLinux,
      codes: ['docker-desktop-linux-context'],
      fixes: ['choose-context'],
      steps: [{ kind: 'run', argv: ['docker', 'context', 'use', 'default'] }],
      seen: { answers: true },
    },
    'Docker Desktop for Linux, chosen by a variable': {
      facts: { ...onLinux, engineEndpoint: { ...desktopEndpoint, from: 'DOCKER_HOST', context: null } },
      codes: ['docker-desktop-linux-context'],
      fixes: ['choose-context'],
    },
    'Docker Desktop for Linux alone, and stopped': {
      facts: { ...onLinux, engine: down, dockerd: { ...daemon('desktop'), binary: null } },
      codes: ['docker-desktop-linux-context'],
      fixes: ['use-engine-of-host'],
      seen: { answers: false },
    },
    'Docker Desktop in Hyper-V': {
      facts: onWsl({ kernelVersion: '5.15.49-linuxkit' }),
      codes: ['gpus-on-windows-docker'],
    },
    'Docker Desktop with Windows containers': {
      facts: onWsl({ osType: 'windows', kernelVersion: '10.0 22621' }),
      codes: ['gpus-on-windows-docker'],
      fixes: ['switch-docker-desktop'],
    },
    'a release of Docker Desktop that hangs': {
      facts: onWsl({ platformName: 'Docker Desktop 4.17.1 (101757)' }),
      codes: ['docker-desktop-wsl-regression'],
      seen: { version: '4.17.1' },
    },
    'an engine on another machine': {
      facts: {
        dockerd: daemon('elsewhere', ours),
        engine: engineWith({ endpoint: 'tcp://10.0.0.2:2375', kernelVersion: '6.8.0-50-generic' }),
        engineEndpoint: { endpoint: 'tcp://10.0.0.2:2375', from: 'DOCKER_HOST', context: null },
      },
      codes: ['engine-on-another-machine?'],
      fixes: ['run-there', 'choose-context'],
    },
    'a snap without a runtime of its own': {
      facts: {
        ...snap('28.4.0'),
        dockerPackages: { ...healthy.dockerPackages, installed: [], repository: false },
      },
      codes: ['snap-docker'],
      fixes: ['replace-snap'],
      steps: [
        { kind: 'run', argv: ['snap', 'remove', 'docker'], root: true },
        { kind: 'run', argv: ['apt-get', 'update'], root: true },
        { kind: 'run', argv: ['apt-get', 'install', '-y', 'docker.io'], root: true },
        { kind: 'run', argv: ['systemctl', 'enable', '--now', 'docker'], root: true },
      ],
    },
    "a snap where Docker's repository is set up": {
      facts: snap('28.4.0'),
      codes: ['snap-docker'],
      steps: [
        { kind: 'run', argv: ['snap', 'remove', 'docker'], root: true },
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
    'a snap beside packages': {
      facts: { ...snap('28.4.0'), dockerd: daemon('snap', { flavour: 'package', pid: null }) },
      codes: ['snap-docker'],
      steps: [
        { kind: 'run', argv: ['snap', 'remove', 'docker'], root: true },
        { kind: 'run', argv: ['systemctl', 'restart', 'docker.socket', 'docker.service'], root: true },
      ],
    },
    'a snap with its runtime': {
      facts: { ...snap('28.4.0', 'nvidia'), toolkit: noToolkit },
      codes: ['snap-docker?'],
    },
    'a new snap beside the toolkit of the machine': {
      facts: snap('29.2.1', 'nvidia'),
      codes: ['snap-docker'],
      fixes: ['replace-snap', 'leave-toolkit-to-snap'],
      seen: { hostToolkit: true },
    },
    'a new snap without one': {
      facts: { ...snap('29.2.1', 'nvidia'), toolkit: noToolkit },
      codes: ['snap-docker?'],
      seen: { hostToolkit: false },
    },
  },
});
