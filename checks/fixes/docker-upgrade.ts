import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { isDesktop, isSnap } from '../../src/knowledge/running-engine.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { byHand } from './steps.ts';

/** What the way of an upgrade depends on; what is not given counts as not known. */
export interface OldEngine {
  readonly os: Reading<OsFact>;
  readonly engine?: EngineFact;
  readonly origin?: Reading<DockerPackagesFact>;
}

/** `to`: the oldest release that will do. */
export const upgradeDocker = (host: OldEngine, to = '19.03'): Fix => ({
  id: 'upgrade-docker',
  title: `Upgrade Docker Engine to ${to} or later`,
  risk: 'manual',
  interrupts: 'running containers stop',
  steps: [upgradeStep(host)],
  verify: ['docker', 'version'],
  source: links.dockerInstall,
});

/** In the way in which it was installed. */
function upgradeStep({ os, engine, origin }: OldEngine): Step {
  if (os.ok && os.value.dgxOs !== null) {
    return byHand(
      'Upgrade DGX OS as its user guide says: it brings the engine that it was tested with.',
      links.dgxOs,
    );
  }
  if (engine?.kind === 'running' && isSnap(engine))
    return byHand('Upgrade the snap: sudo snap refresh docker', links.dockerSnap);
  if (engine?.kind === 'running' && isDesktop(engine))
    return byHand('Install a current Docker Desktop.', links.dockerInstall);
  const installed = (origin === undefined ? null : valueIn(origin))?.installed ?? [];
  return byHand(adviceFor(installed), links.dockerInstall);
}

function adviceFor(installed: readonly string[]): string {
  if (installed.includes('docker-ce'))
    return "Upgrade Docker's own packages: sudo apt-get update, then sudo apt-get install docker-ce docker-ce-cli containerd.io";
  if (installed.includes('docker.io'))
    return "Upgrade the distribution's package: sudo apt-get update, then sudo apt-get install docker.io. If this release of the distribution has none that is new enough, Docker's own packages take its place, as the page says.";
  return 'Install a current Docker Engine, in the way in which the present one was installed.';
}

/** `--gpus` is an option of the client: the engine may be as new as it likes. */
export const upgradeDockerCli = (path: string, to = '19.03'): Fix => ({
  id: 'upgrade-docker-cli',
  title: `Upgrade the docker command to ${to} or later`,
  risk: 'manual',
  steps: [
    byHand(
      `Upgrade ${path} with the package that it came with (docker-ce-cli or docker.io), from where the engine came from; \`which -a docker\` shows whether a newer one is behind it.`,
      links.dockerInstall,
    ),
  ],
  verify: ['docker', 'version'],
  source: links.dockerApi,
});
