import { defineCheck, type Finding } from '../src/check.ts';
import { installDocker, installDockerCli, useDockerInsteadOfPodman } from './fixes/docker.ts';

type Code = 'docker-not-installed' | 'docker-cli-missing' | 'podman-emulates-docker';

export default defineCheck({
  id: 'docker-installed',
  title: 'Docker is installed',
  needs: ['dockerCli', 'dockerd', 'engine'],
  uses: ['os', 'containment'],
  codes: ['docker-not-installed', 'docker-cli-missing', 'podman-emulates-docker'],
  applies({ engine, containment }) {
    const alone = engine.kind !== 'running' && containment.ok && containment.value.engineOutside;
    return !alone || 'inside a container the machine around it is not seen';
  },
  examine({ dockerCli, dockerd, engine, os }): readonly Finding<Code>[] {
    if (dockerCli.kind === 'present' && dockerCli.podman) {
      return [
        {
          code: 'podman-emulates-docker',
          severity: 'error',
          message: 'The docker command is Podman in disguise, which takes --gpus and gives no GPU.',
          seen: { path: dockerCli.path, version: dockerCli.version },
          fixes: [useDockerInsteadOfPodman(os)],
        },
      ];
    }
    const seen = { client: dockerCli.kind === 'present' ? dockerCli.version : null, daemon: dockerd.binary };
    if (engine.kind === 'running') {
      if (dockerCli.kind === 'present') return [];
      return [
        {
          code: 'docker-cli-missing',
          severity: 'error',
          message: 'A Docker Engine answers, and there is no docker command to launch with.',
          seen,
          fixes: [installDockerCli(os)],
        },
      ];
    }
    const local = engine.endpoint === null || engine.endpoint.startsWith('unix:');
    const traces = dockerd.binary !== null || dockerd.process !== null || dockerd.flavour === 'desktop';
    if (traces || !local || engine.reason === 'permission' || engine.reason === 'no-context') return [];
    const client = dockerCli.kind === 'present' ? ' (the docker command alone is only the client)' : '';
    return [
      {
        code: 'docker-not-installed',
        severity: 'error',
        message: `There is no Docker Engine on this host${client}.`,
        seen,
        fixes: [installDocker(os)],
      },
    ];
  },
});
