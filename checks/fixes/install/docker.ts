import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import type { Reading } from '../../../src/probe.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { installPackages } from '../packages.ts';
import { asRoot, byHand } from '../steps.ts';

/** Docker Engine: the distribution's own package where there is one, since it needs no further repository. */
export function dockerPackages(os: Reading<OsFact>): readonly Step[] {
  const steps = os.ok && !os.value.immutable ? stepsFor(os.value, os) : null;
  return steps ?? [byHand('Install Docker Engine in the way of this distribution.', links.dockerInstall)];
}

function stepsFor(host: OsFact, os: Reading<OsFact>): readonly Step[] | null {
  const { family, id, versionId } = host;
  if (family === 'rhel') return dockerCe(id === 'rhel' ? 'rhel' : 'centos');
  if (family === 'fedora') return id === 'fedora' ? fedora : null;
  if (family === 'amazon' && versionId === '2')
    return [asRoot('amazon-linux-extras', 'install', '-y', 'docker')];
  const names = own[family];
  const steps = names === undefined ? null : installPackages(os, ...names);
  return id === 'sles' && steps !== null ? [containersModule(versionId), ...steps] : steps;
}

const containersModule = (versionId: string): Step =>
  byHand(
    `SLES keeps Docker in its Containers module; activate that first if it is not: SUSEConnect -p sle-module-containers/${versionId}/$(uname -m).`,
    'https://documentation.suse.com/sles/',
  );

/** What the distributions call it. */
const own: Readonly<Partial<Record<OsFact['family'], readonly string[]>>> = {
  debian: ['docker.io'],
  suse: ['docker'],
  arch: ['docker'],
  amazon: ['docker'],
  azure: ['moby-engine', 'moby-cli'],
};

const packages = [
  'docker-ce',
  'docker-ce-cli',
  'containerd.io',
  'docker-buildx-plugin',
  'docker-compose-plugin',
];
const repositoryOf = (name: string): string => `https://download.docker.com/linux/${name}/docker-ce.repo`;

/** Red Hat packages no Docker; Docker's own repository does, and that for CentOS serves its relations. */
const dockerCe = (name: string): readonly Step[] => [
  asRoot('dnf', 'install', '-y', 'dnf-plugins-core'),
  asRoot('dnf', 'config-manager', '--add-repo', repositoryOf(name)),
  asRoot('dnf', 'install', '-y', ...packages),
];

/** With dnf 5, from Fedora 41 on. */
const fedora: readonly Step[] = [
  asRoot('dnf', 'config-manager', 'addrepo', `--from-repofile=${repositoryOf('fedora')}`),
  asRoot('dnf', 'install', '-y', ...packages),
];
