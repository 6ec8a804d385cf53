import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { dockerEngine } from './install/docker.ts';
import { installPackages } from './packages.ts';
import { asRoot, byHand } from './steps.ts';

/** Installs the engine and starts it. */
export function installDocker(os: Reading<OsFact>, origin?: Reading<DockerPackagesFact>): Fix {
  const steps = dockerEngine(os, origin);
  return {
    id: 'install-docker',
    title: 'Install Docker Engine',
    risk: steps.some(({ kind }) => kind === 'do') ? 'manual' : 'safe',
    ...(steps.some((step) => step.kind === 'run' && step.argv.includes('--allowerasing'))
      ? { interrupts: "the distribution's runc and podman-docker are replaced, where they are installed" }
      : {}),
    steps,
    verify: ['docker', 'info'],
    source: links.dockerInstall,
  };
}

/** The client of where the engine came from: by name where that is Docker's own repository, and configured here. */
export function installDockerCli(
  os: Reading<OsFact>,
  { platformName }: RunningEngine,
  origin: Reading<DockerPackagesFact>,
): Fix {
  const own = /^Docker Engine/.test(platformName) && valueIn(origin)?.repository === true;
  const steps = own ? installPackages(os, 'docker-ce-cli') : null;
  return {
    id: 'install-docker-cli',
    title: 'Install the docker command',
    risk: steps === null ? 'manual' : 'safe',
    steps: steps ?? [
      byHand(
        os.ok && os.value.packages === 'apt'
          ? 'Install the package docker-ce-cli (from Docker), or docker-cli or docker.io (from the distribution), whichever the engine came from.'
          : 'Install the package docker-ce-cli from where the engine came from.',
        links.dockerInstall,
      ),
    ],
    verify: ['docker', '--version'],
    source: links.dockerInstall,
  };
}

export const unsetApiVersion: Fix = {
  id: 'unset-docker-api-version',
  title: 'Let client and engine agree on an API',
  risk: 'manual',
  steps: [byHand('Unset DOCKER_API_VERSION in this shell, and where it is set: unset DOCKER_API_VERSION')],
  verify: ['docker', 'version'],
  source: links.dockerApi,
};

/** As NVIDIA says in the instructions for the successor: the containers of old go first. */
export const removeNvidiaDocker1 = (os: Reading<OsFact>): Fix => ({
  id: 'remove-nvidia-docker1',
  title: 'Remove what is left of nvidia-docker 1',
  risk: 'manual',
  interrupts: 'containers that were made with it are removed',
  steps: [
    byHand(
      `Remove the containers that use its volumes (docker volume ls -q -f driver=nvidia-docker lists them, docker ps -a -f volume=NAME who uses one; docker commit keeps what is in one), then the package nvidia-docker${os.ok && os.value.packages === 'apt' ? ': apt-get purge nvidia-docker' : ''}.`,
      links.nvidiaDocker1,
    ),
  ],
  verify: ['docker', 'volume', 'ls', '-f', 'driver=nvidia-docker'],
  source: links.nvidiaDocker1,
});

/** The old package holds the name and the socket. */
export function replaceDistributionDocker(os: Reading<OsFact>): Fix {
  const seven = os.ok && (os.value.packages === 'yum' || os.value.versionId.startsWith('7'));
  const manager = seven ? 'yum' : 'dnf';
  const old = ['docker', 'docker-client', 'docker-common', 'docker-engine'];
  const install = dockerEngine(os);
  return {
    id: 'replace-distribution-docker',
    title: "Replace the distribution's old Docker by Docker Engine",
    risk: install.some(({ kind }) => kind === 'do') ? 'manual' : 'disruptive',
    interrupts: 'running containers stop',
    steps: [asRoot(manager, 'remove', '-y', ...old), ...install],
    verify: ['docker', 'version'],
    source: links.dockerInstall,
  };
}
