import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { OsFact, PackageManager } from '../../src/probes/os.ts';
import { dockerEngine } from './install/docker.ts';
import { asRoot, byHand } from './steps.ts';

/** Two packages cannot both own the command. */
export function replacePodmanDocker(os: Reading<OsFact>, origin: Reading<DockerPackagesFact>): Fix {
  const steps = [removal(os), ...dockerEngine(os, origin)];
  return {
    id: 'use-docker',
    title: 'Put Docker Engine in the place of podman-docker',
    risk: steps.some(({ kind }) => kind === 'do') ? 'manual' : 'disruptive',
    interrupts: 'what calls docker gets Docker Engine from then on; Podman and its containers stay',
    steps,
    verify: ['docker', 'version'],
    source: links.dockerInstall,
  };
}

const remove: Readonly<Partial<Record<PackageManager, readonly string[]>>> = {
  apt: ['apt-get', 'remove', '-y'],
  dnf: ['dnf', 'remove', '-y'],
  yum: ['yum', 'remove', '-y'],
  zypper: ['zypper', '--non-interactive', 'remove'],
  pacman: ['pacman', '-R', '--noconfirm'],
};

function removal(os: Reading<OsFact>): Step {
  const argv = os.ok ? remove[os.value.packages] : undefined;
  return argv === undefined ? byHand('Remove the package podman-docker.') : asRoot(...argv, 'podman-docker');
}

/** Podman's service has Docker's socket, or a variable or a context leads to it. */
export const leavePodmanService = (os: Reading<OsFact>): Fix => ({
  id: 'use-docker',
  title: 'Use Docker Engine',
  risk: 'manual',
  steps: [
    byHand(
      `Unset DOCKER_HOST, or choose another context (docker context ls), and install Docker Engine${os.ok ? ` for ${os.value.prettyName}` : ''} if there is none.`,
      links.dockerInstall,
    ),
  ],
  verify: ['docker', 'version'],
  source: links.dockerInstall,
});

export const upgradePodman = (to: string): Fix => ({
  id: 'upgrade-podman',
  title: `Upgrade Podman to ${to} or later`,
  risk: 'manual',
  steps: [byHand(`Install Podman ${to} or later, which needs a newer release of most distributions.`)],
  verify: ['podman', '--version'],
  source: links.podmanCdi,
});

/** For Podman 4.1 and later. */
export const useCdiDevice: Fix = {
  id: 'use-cdi-device',
  title: 'Give Podman the GPUs by CDI',
  risk: 'manual',
  steps: [
    asRoot('nvidia-ctk', 'cdi', 'generate', '--output=/etc/cdi/nvidia.yaml'),
    byHand('Launch with podman run --device nvidia.com/gpu=all in place of --gpus.', links.podmanCdi),
  ],
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: links.podmanCdi,
};
