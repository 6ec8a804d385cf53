import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import { podmanInstead } from './docker/podman.ts';
import { installDocker, installDockerCli } from './fixes/docker.ts';

const codes = [
  'docker-not-installed',
  'docker-cli-missing',
  'podman-emulates-docker',
  'podman-too-old-for-cdi',
  'podman-gpus-flag-noop',
  'podman-runtime-nvidia-missing',
  'podman-userns-nomap',
] as const;

type Code = (typeof codes)[number];

export default defineCheck({
  id: 'docker-installed',
  title: 'Docker is installed',
  needs: ['dockerCli', 'dockerd', 'engine'],
  uses: ['os', 'containment', 'dockerPackages', 'podman'],
  codes,
  applies({ engine, containment }) {
    if (engine.kind !== 'running' && !containment.ok && containment.asked)
      return { unknown: containment.why };
    const alone = engine.kind !== 'running' && containment.ok && containment.value.engineOutside;
    return !alone || 'inside a container the machine around it is not seen';
  },
  examine({ dockerCli, dockerd, engine, os, dockerPackages, podman }): readonly Finding<Code>[] {
    const asCommand = dockerCli.kind === 'present' && dockerCli.podman;
    if (asCommand)
      return podmanInstead({ version: dockerCli.version, how: 'command' }, podman, os, dockerPackages);
    if (engine.kind === 'running' && engine.product === 'podman')
      return podmanInstead({ version: engine.version, how: 'service' }, podman, os, dockerPackages);
    const seen = { client: dockerCli.kind === 'present' ? dockerCli.version : null, daemon: dockerd.binary };
    if (engine.kind === 'running') {
      if (dockerCli.kind === 'present') return [];
      return [
        {
          code: 'docker-cli-missing',
          severity: 'error',
          message: 'A Docker Engine answers, and there is no docker command to launch with.',
          seen,
          fixes: [installDockerCli(os, engine, dockerPackages)],
        },
      ];
    }
    const local = engine.endpoint === null || engine.endpoint.startsWith('unix:');
    const traces = dockerd.binary !== null || dockerd.process !== null || dockerd.others.length > 0;
    // Another engine than the machine's own is asked for; whether that runs is said elsewhere.
    const set = dockerd.flavour !== 'package' && dockerd.flavour !== 'unknown';
    if (traces || set || !local || engine.reason === 'permission' || engine.reason === 'no-context')
      return [];
    const held = valueIn(dockerPackages)?.installed.includes('containerd.io') === true;
    const client = dockerCli.kind === 'present' ? ' (the docker command alone is only the client)' : '';
    return [
      {
        code: 'docker-not-installed',
        severity: 'error',
        message: `There is no Docker Engine on this host${client}.`,
        seen: { ...seen, ...(held ? { installed: ['containerd.io'] } : {}) },
        fixes: [installDocker(os, dockerPackages)],
      },
    ];
  },
});
