import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DockerGroupFact } from '../../src/probes/docker-group.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { EngineEndpointFact } from '../../src/probes/engine-endpoint.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { dockerPackages } from './install/docker.ts';
import { asRoot, asUser, byHand } from './steps.ts';

/** Starts the daemon in the way of this host's service manager. */
export function startEngine(dockerd: DockerdFact, os: Reading<OsFact>): Fix {
  const step = startStep(dockerd, os.ok ? os.value.services : 'none');
  return {
    id: 'start-engine',
    title:
      dockerd.process === null ? 'Start the Docker daemon' : 'Find out why the Docker daemon does not answer',
    risk: step.kind === 'do' ? 'manual' : 'safe',
    steps: [step],
    verify: ['docker', 'info'],
  };
}

function startStep(dockerd: DockerdFact, services: OsFact['services']): Step {
  if (dockerd.flavour === 'desktop') return byHand('Start Docker Desktop.');
  if (dockerd.process !== null) {
    return byHand(
      `Look at what dockerd (process ${dockerd.process.pid}) says in its log, and whether it listens elsewhere: docker context ls, and the option -H of ${dockerd.process.argv[0] ?? 'dockerd'}. If it hangs, restart it: containers stop then, unless live-restore is on.`,
    );
  }
  if (dockerd.flavour === 'snap') return asRoot('snap', 'start', 'docker');
  if (dockerd.flavour === 'rootless' && services === 'systemd')
    return asUser('systemctl', '--user', 'start', 'docker');
  const { service } = dockerd;
  if (service !== null && services === 'systemd') return asRoot('systemctl', 'enable', '--now', service);
  if (service !== null && services === 'openrc') return asRoot('rc-service', service, 'start');
  if (service !== null && services === 'sysv') return asRoot('service', service, 'start');
  return byHand('Start dockerd as root: no service manager that could do it was found on this machine.');
}

/** Repairs daemon.json by the one certain change, or asks a person to. */
export function correctDaemonJson(file: Extract<DaemonJsonFact, { kind: 'invalid' }>, running: boolean): Fix {
  const at = file.line === null ? '' : `, line ${file.line}`;
  const step: Step =
    file.repair === null
      ? byHand(`Correct ${file.path}${at}: ${file.why}.`)
      : { kind: 'edit', file: file.path, change: { kind: 'replace', ...file.repair }, root: true };
  return {
    id: 'correct-daemon-json',
    title: `Correct ${file.path}`,
    risk: file.repair === null ? 'manual' : 'safe',
    steps: [step],
    // A running engine is not touched: it reads the file when it next starts.
    ...(running ? {} : { then: 'restart-engine' }),
    source: links.dockerDaemonConfig,
  };
}

/** Adds the user to the group that may use the socket. */
export function joinDockerGroup(user: string, group: Reading<DockerGroupFact>): Fix {
  const create = group.ok && !group.value.exists ? [asRoot('groupadd', 'docker')] : [];
  return {
    id: 'join-docker-group',
    title: `Add ${user} to group docker (its members are as good as root)`,
    risk: 'safe',
    then: 'relogin',
    steps: [...create, asRoot('usermod', '-aG', 'docker', user)],
    verify: ['id', '-nG', user],
    source: links.dockerPostInstall,
  };
}

export const startNewSession: Fix = {
  id: 'start-new-session',
  title: 'Begin a session in which the group holds',
  risk: 'manual',
  interrupts: 'this login session ends',
  then: 'relogin',
  steps: [byHand('Log out and in again, or open a shell with the group by: newgrp docker')],
  verify: ['id', '-nG'],
  source: links.dockerPostInstall,
};

export function chooseContext(from: EngineEndpointFact['from']): Fix {
  const step =
    from === 'DOCKER_CONTEXT'
      ? byHand('Unset DOCKER_CONTEXT in this shell, and where it is set: unset DOCKER_CONTEXT')
      : asUser('docker', 'context', 'use', 'default');
  return {
    id: 'choose-context',
    title: 'Use a context that exists',
    risk: step.kind === 'do' ? 'manual' : 'safe',
    steps: [step],
    verify: ['docker', 'context', 'ls'],
  };
}

/** Installs the engine and starts it. */
export function installDocker(os: Reading<OsFact>): Fix {
  const steps = dockerPackages(os);
  const manual = steps.some(({ kind }) => kind === 'do');
  const systemd = os.ok && os.value.services === 'systemd';
  return {
    id: 'install-docker',
    title: 'Install Docker Engine',
    risk: manual ? 'manual' : 'safe',
    steps: manual || !systemd ? steps : [...steps, asRoot('systemctl', 'enable', '--now', 'docker')],
    verify: ['docker', 'info'],
    source: links.dockerInstall,
  };
}

export const installDockerCli = (os: Reading<OsFact>): Fix => ({
  id: 'install-docker-cli',
  title: 'Install the docker command',
  risk: 'manual',
  steps: [
    byHand(
      os.ok && os.value.packages === 'apt'
        ? 'Install the package docker-ce-cli (from Docker) or docker.io (from the distribution), whichever the engine came from.'
        : 'Install the package docker-ce-cli from where the engine came from.',
      links.dockerInstall,
    ),
  ],
  verify: ['docker', '--version'],
  source: links.dockerInstall,
});

/** Podman gives GPUs in its own way; two packages cannot both own the command. */
export const useDockerInsteadOfPodman = (os: Reading<OsFact>): Fix => ({
  id: 'use-docker',
  title: 'Use Docker Engine, or Podman in its own way',
  risk: 'manual',
  steps: [
    byHand(
      `Remove the package podman-docker and install Docker Engine${os.ok ? ` for ${os.value.prettyName}` : ''}; or launch with podman run --device nvidia.com/gpu=all, after nvidia-ctk cdi generate.`,
      links.dockerInstall,
    ),
  ],
  verify: ['docker', '--version'],
  source: links.dockerInstall,
});

export const upgradeDocker = (os: Reading<OsFact>): Fix => ({
  id: 'upgrade-docker',
  title: 'Upgrade Docker Engine to 19.03 or later',
  risk: 'manual',
  interrupts: 'running containers stop',
  steps: [
    byHand(
      os.ok && os.value.dgxOs !== null
        ? 'Upgrade DGX OS as its user guide says: it brings the engine that it was tested with.'
        : 'Install a current Docker Engine, in the way in which the present one was installed.',
      links.dockerInstall,
    ),
  ],
  verify: ['docker', 'version'],
  source: links.dockerInstall,
});

/** `--gpus` is an option of the client: the engine may be as new as it likes. */
export const upgradeDockerCli = (path: string): Fix => ({
  id: 'upgrade-docker-cli',
  title: 'Upgrade the docker command to 19.03 or later',
  risk: 'manual',
  steps: [
    byHand(
      `Upgrade ${path} with the package that it came with (docker-ce-cli or docker.io), from where the engine came from; \`which -a docker\` shows whether a newer one is behind it.`,
      links.dockerInstall,
    ),
  ],
  verify: ['docker', 'version'],
  source: links.dockerInstall,
});
