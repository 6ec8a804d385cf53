import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { isDesktop, isSnap } from '../../src/knowledge/running-engine.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { OsFact, PackageManager } from '../../src/probes/os.ts';
import { installerOf } from './packages.ts';
import { byHand } from './steps.ts';

/** What the way of an upgrade depends on; what is not given counts as not known. */
export interface OldEngine {
  readonly os: Reading<OsFact>;
  readonly engine?: EngineFact;
  readonly origin?: Reading<DockerPackagesFact>;
}

/** `to`: the oldest release that will do. */
export function upgradeDocker(host: OldEngine, to = '19.03'): Fix {
  const steps = upgradeSteps(host);
  return {
    id: 'upgrade-docker',
    title: `Upgrade Docker Engine to ${to} or later`,
    risk: steps.some(({ kind }) => kind === 'do') ? 'manual' : 'disruptive',
    interrupts: 'running containers stop',
    steps,
    verify: ['docker', 'version'],
    source: links.dockerInstall,
  };
}

/** In the way in which it was installed. */
function upgradeSteps({ os, engine, origin }: OldEngine): readonly Step[] {
  const own = broughtOtherwise(os, engine);
  if (own !== null) return [own];
  const known = origin === undefined ? null : valueIn(origin);
  const apt = os.ok && os.value.packages === 'apt';
  // Of packages of Red Hat's kind we know Docker's repository alone, which nobody sets up for another engine.
  const fromDocker = apt ? known?.installed.includes('docker-ce') : known?.repository;
  const byDocker =
    fromDocker === true ? installerOf(os)?.upgrade('docker-ce', 'docker-ce-cli', 'containerd.io') : null;
  return byDocker ?? [byHand(adviceFor(os, known?.installed ?? []), links.dockerInstall)];
}

function broughtOtherwise(os: Reading<OsFact>, engine: EngineFact | undefined): Step | null {
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
  return null;
}

/** By which the distributions that package Docker themselves upgrade it. */
const ofDistribution: Readonly<Partial<Record<PackageManager, string>>> = {
  apt: 'sudo apt-get update, then sudo apt-get install docker.io',
  zypper: 'sudo zypper update docker',
  tdnf: 'sudo tdnf update moby-engine',
  pacman: 'sudo pacman -Syu',
};

function adviceFor(os: Reading<OsFact>, installed: readonly string[]): string {
  const { packages, family } = os.ok ? os.value : { packages: 'none' as const, family: 'other' as const };
  const way = family === 'amazon' ? `sudo ${packages} update docker` : ofDistribution[packages];
  if (way === undefined || (packages === 'apt' && !installed.includes('docker.io')))
    return 'Install a current Docker Engine, in the way in which the present one was installed.';
  return `Upgrade the distribution's package: ${way}. If this release of the distribution has none that is new enough, Docker's own packages take its place, as the page says.`;
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
