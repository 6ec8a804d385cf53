import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { DockerdFact, EngineHere } from '../../src/probes/dockerd.ts';
import type { EngineEndpointFact } from '../../src/probes/engine-endpoint.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { dockerEngine } from './install/docker.ts';
import { asRoot, asUser, byHand } from './steps.ts';

/** Points the docker command at the default socket, where a variable or a context points it elsewhere. */
export function chooseContext(from: EngineEndpointFact['from'], title = 'Use a context that exists'): Fix {
  const step = contextStep(from);
  return {
    id: 'choose-context',
    title,
    risk: step.kind === 'do' ? 'manual' : 'safe',
    steps: [step],
    verify: ['docker', 'context', 'ls'],
    source: links.dockerContexts,
  };
}

/** A variable beats every context, so it has to go; a shell cannot be changed from outside. */
function contextStep(from: EngineEndpointFact['from']): Step {
  if (from === 'DOCKER_HOST' || from === 'DOCKER_CONTEXT')
    return byHand(`Unset ${from} in this shell, and where it is set: unset ${from}`);
  return asUser('docker', 'context', 'use', 'default');
}

/** An engine of this machine's own, installed first if there is none. */
export function useEngineOfHost(
  dockerd: DockerdFact,
  from: EngineEndpointFact['from'],
  os: Reading<OsFact>,
  origin: Reading<DockerPackagesFact>,
): Fix {
  const title = "Use this machine's own Docker Engine";
  if (has(dockerd, 'package')) return chooseContext(from, title);
  const install = dockerEngine(os, origin);
  const steps = [...install, contextStep(from)];
  return {
    id: 'use-engine-of-host',
    title: 'Install Docker Engine on this machine and use it',
    risk: steps.some(({ kind }) => kind === 'do') ? 'manual' : 'safe',
    steps,
    verify: ['docker', 'info', '--format', '{{.OperatingSystem}}'],
    source: links.dockerInstall,
  };
}

export const has = ({ others }: DockerdFact, flavour: EngineHere): boolean =>
  others.some((one) => one.flavour === flavour);

/** The snap goes first: both would use the same socket. What it keeps goes with it. */
export function replaceSnap(
  dockerd: DockerdFact,
  os: Reading<OsFact>,
  origin: Reading<DockerPackagesFact>,
): Fix {
  const install = has(dockerd, 'package')
    ? [asRoot('systemctl', 'restart', 'docker.socket', 'docker.service')]
    : dockerEngine(os, origin);
  return {
    id: 'replace-snap',
    title: 'Replace the Docker snap by Docker Engine from packages',
    risk: install.some(({ kind }) => kind === 'do') ? 'manual' : 'disruptive',
    interrupts: "the snap's containers stop, and its images and volumes are gone (snapd keeps a snapshot)",
    steps: [asRoot('snap', 'remove', 'docker'), ...install],
    verify: ['docker', 'info', '--format', '{{.DockerRootDir}}'],
    source: links.dockerInstall,
  };
}

const toolkitPackages = [
  'libnvidia-container1',
  'libnvidia-container-tools',
  'nvidia-container-toolkit-base',
  'nvidia-container-toolkit',
];

/** From 29.2 on the snap stumbles over a toolkit of the host's. */
export const leaveToolkitToSnap = (os: Reading<OsFact>): Fix => ({
  id: 'leave-toolkit-to-snap',
  title: "Remove the host's NVIDIA Container Toolkit, so that the snap uses its own",
  risk: removeSteps(os).some(({ kind }) => kind === 'do') ? 'manual' : 'disruptive',
  interrupts: 'other container engines lose their GPUs; the machine restarts',
  then: 'reboot',
  steps: removeSteps(os),
  verify: ['docker', 'info', '--format', '{{json .Runtimes}}'],
  source: links.dockerSnap,
});

function removeSteps(os: Reading<OsFact>): readonly Step[] {
  const manager = os.ok ? os.value.packages : 'none';
  if (manager === 'apt') return [asRoot('apt-get', 'remove', '-y', ...toolkitPackages)];
  if (manager === 'dnf' || manager === 'yum') return [asRoot(manager, 'remove', '-y', ...toolkitPackages)];
  if (manager === 'zypper') return [asRoot('zypper', '--non-interactive', 'remove', ...toolkitPackages)];
  return [
    byHand(`Remove the packages of the toolkit: ${toolkitPackages.join(', ')}, as they are called here.`),
  ];
}
