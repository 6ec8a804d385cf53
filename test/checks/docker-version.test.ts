import dockerVersion from '../../checks/docker-version.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineDown } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const running = healthy.engine.kind === 'running' ? healthy.engine : null;
if (running === null) throw new Error('The healthy machine has an engine.');
const engine = (version: string, apiVersion: string) => ({ ...running, version, apiVersion });
const local = healthy.localImage.kind === 'present' ? healthy.localImage : null;
if (local === null) throw new Error('The healthy machine has the image.');
/** An image on Ubuntu 18.04, whose C library knows no clone3. */
const older = { imageChoice: { ...healthy.imageChoice, release: '20.03' } };
const client = (version: string, nvidiaDocker = false) =>
  ({
    kind: 'present',
    path: '/usr/bin/docker',
    version,
    podman: false,
    nvidiaDocker,
    apiVersion: null,
  }) as const;

testCheck(dockerVersion, {
  passes: {
    'an older filter with a runc that answers for it': {
      facts: { engine: { ...engine('19.03.15', '1.40'), runcVersion: '1.0.0-rc93' } },
    },
    'an engine of 29.3, which takes old clients again': {
      facts: {
        engine: { ...engine('29.3.0', '1.54'), minApiVersion: '1.40' },
        dockerCli: client('20.10.24'),
      },
    },
    'a client that is just new enough': {
      facts: { engine: { ...engine('29.1.3', '1.52'), minApiVersion: '1.44' }, dockerCli: client('25.0.0') },
    },
    'the first engine with the newer filter': { facts: { engine: engine('20.10.10', '1.41') } },
    'an old filter, and an image with an older C library': {
      facts: {
        engine: engine('20.10.7', '1.41'),
        imageChoice: { ...healthy.imageChoice, release: '23.04' },
      },
    },
    'an old engine without a filter': {
      facts: { engine: { ...engine('20.10.7', '1.41'), securityOptions: ['name=apparmor'] } },
    },
    'an old engine whose filter is off': {
      facts: {
        engine: { ...engine('20.10.7', '1.41'), securityOptions: ['name=seccomp,profile=unconfined'] },
      },
    },
    'exactly 19.03': { facts: { ...older, engine: engine('19.03.0', '1.40'), dockerCli: client('19.03.0') } },
    'API 1.100 is newer than 1.40': { facts: { engine: engine('40.0.0', '1.100') } },
  },
  skips: { 'no daemon': { facts: { engine: engineDown } } },
  finds: {
    'a client too old for the engine': {
      facts: {
        engine: { ...engine('29.1.3', '1.52'), minApiVersion: '1.44' },
        dockerCli: client('20.10.24'),
      },
      codes: ['docker-api-too-old'],
      seen: { clientApi: '1.41', oldest: '1.44' },
      fixes: ['upgrade-docker-cli'],
    },
    'a variable that fixes an old API': {
      facts: {
        engine: { ...engine('29.1.3', '1.52'), minApiVersion: '1.44' },
        dockerCli: { ...client('29.1.3'), apiVersion: '1.41' },
      },
      codes: ['docker-api-too-old'],
      fixes: ['unset-docker-api-version'],
    },
    'a variable fixes an API from before --gpus, which engine and client both know': {
      facts: { dockerCli: { ...client('24.0.7'), apiVersion: '1.39' } },
      codes: ['docker-api-too-old'],
      seen: { forced: '1.39' },
      fixes: ['unset-docker-api-version'],
    },
    'a variable that asks for too new an API': {
      facts: { dockerCli: { ...client('24.0.7'), apiVersion: '1.45' } },
      codes: ['docker-api-too-new'],
    },
    'a filter too old for the image': {
      facts: { engine: { ...engine('20.10.7', '1.41'), gitCommit: 'b0f5bc3' } },
      codes: ['docker-too-old-seccomp'],
      fixes: ['upgrade-docker', 'launch-without-seccomp'],
    },
    'a filter that a distribution may have mended': {
      facts: { engine: { ...engine('20.10.7', '1.41'), gitCommit: '20.10.7-0ubuntu5~20.04.2' } },
      codes: ['docker-too-old-seccomp?'],
    },
    'an older filter with a runc that is not known': {
      facts: { engine: { ...engine('19.03.15', '1.40'), runcVersion: null } },
      codes: ['docker-too-old-seccomp?'],
    },
    'an older filter with a runc of its time': {
      facts: { engine: { ...engine('19.03.8', '1.40'), runcVersion: '1.0.0-rc10' } },
      codes: ['docker-too-old-seccomp'],
    },
    "by the label of the image's base": {
      facts: {
        engine: { ...engine('20.10.8', '1.41'), gitCommit: '75249d8' },
        imageChoice: { ...healthy.imageChoice, release: null },
        localImage: {
          ...local,
          labels: {
            'org.opencontainers.image.ref.name': 'ubuntu',
            'org.opencontainers.image.version': '24.04',
          },
        },
      },
      codes: ['docker-too-old-seccomp'],
    },
    'the old package of a distribution': {
      facts: {
        engine: { ...engine('1.13.1', '1.26'), runtimes: [{ name: 'runc', path: 'runc' }] },
        os: { ...healthy.os, id: 'centos', family: 'rhel', packages: 'yum', versionId: '7' },
        imageChoice: { ...healthy.imageChoice, release: '20.03' },
      },
      codes: ['distro-docker-conflict', 'docker-cli-too-old'],
      fixes: ['replace-distribution-docker'],
      steps: [
        {
          kind: 'run',
          argv: ['yum', 'remove', '-y', 'docker', 'docker-client', 'docker-common', 'docker-engine'],
          root: true,
        },
        { kind: 'run', argv: ['yum', 'install', '-y', 'yum-utils'], root: true },
        {
          kind: 'run',
          argv: [
            'yum-config-manager',
            '--add-repo',
            'https://download.docker.com/linux/centos/docker-ce.repo',
          ],
          root: true,
        },
        {
          kind: 'run',
          argv: [
            ...['yum', 'install', '-y', 'docker-ce', 'docker-ce-cli', 'containerd.io'],
            ...['docker-buildx-plugin', 'docker-compose-plugin'],
          ],
          root: true,
        },
        { kind: 'run', argv: ['systemctl', 'enable', '--now', 'docker'], root: true },
      ],
    },
    'remains of nvidia-docker 1': {
      facts: {
        dockerPackages: { ...healthy.dockerPackages, nvidiaDocker1: '/var/lib/nvidia-docker/volumes' },
      },
      codes: ['nvidia-docker-v1-leftover?'],
    },
    'an old engine with nvidia-docker': {
      facts: {
        ...older,
        engine: engine('18.09.9', '1.39'),
        dockerCli: client('18.09.9', true),
        dockerPackages: { ...healthy.dockerPackages, nvidiaDocker1: '/usr/bin/nvidia-docker-plugin' },
      },
      codes: ['docker-cli-too-old?'],
      seen: { engine: '18.09.9', api: '1.39' },
    },
    'an old engine with the runtime alone': {
      facts: { ...older, engine: engine('18.09.9', '1.39') },
      codes: ['docker-cli-too-old?'],
      fixes: ['upgrade-docker'],
    },
    'an old engine with neither': {
      facts: {
        ...older,
        engine: { ...engine('18.09.9', '1.39'), runtimes: [{ name: 'runc', path: 'runc' }] } as EngineFact,
      },
      codes: ['docker-cli-too-old'],
      fixes: ['upgrade-docker'],
    },
    'an old client of a new engine that knows the runtime': {
      facts: { dockerCli: client('18.09.1') },
      codes: ['docker-cli-too-old?'],
      seen: { client: '18.09.1' },
      fixes: ['upgrade-docker-cli'],
    },
    'an old client of a new engine without the runtime': {
      facts: {
        dockerCli: client('18.09.1'),
        engine: { ...engine('24.0.7', '1.43'), runtimes: [{ name: 'runc', path: 'runc' }] } as EngineFact,
      },
      codes: ['docker-cli-too-old'],
      fixes: ['upgrade-docker-cli'],
    },
    'that, with nvidia-docker': {
      facts: {
        dockerCli: client('18.09.1', true),
        engine: { ...engine('24.0.7', '1.43'), runtimes: [{ name: 'runc', path: 'runc' }] } as EngineFact,
      },
      codes: ['docker-cli-too-old?'],
      fixes: ['upgrade-docker-cli'],
    },
  },
});
