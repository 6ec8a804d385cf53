import type { Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../../src/probe.ts';
import type { DockerPackagesFact } from '../../../src/probes/docker-packages.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import { isAtLeast } from '../../../src/version.ts';
import { installPackages } from '../packages.ts';
import { asRoot, byHand } from '../steps.ts';

/** What is known of the parts of Docker that are here already; not given: nothing. */
type Origin = Reading<DockerPackagesFact> | undefined;

/** Docker Engine, installed and started where that is done by commands alone. */
export function dockerEngine(os: Reading<OsFact>, origin?: Origin): readonly Step[] {
  const steps = dockerPackages(os, origin);
  return steps.at(-1)?.kind === 'do' || !os.ok ? steps : [...steps, ...start[os.value.services]];
}

/** By who starts services here; where nobody does, starting it is said apart from this. */
const start: Readonly<Record<OsFact['services'], readonly Step[]>> = {
  systemd: [asRoot('systemctl', 'enable', '--now', 'docker')],
  openrc: [asRoot('rc-update', 'add', 'docker'), asRoot('rc-service', 'docker', 'start')],
  sysv: [asRoot('service', 'docker', 'start')],
  none: [],
};

/** Docker Engine: the distribution's own package where there is one that will do, since it needs no further repository. */
export function dockerPackages(os: Reading<OsFact>, origin?: Origin): readonly Step[] {
  const steps = os.ok ? (withoutPackages(os.value) ?? stepsFor(os.value, os, origin)) : null;
  return steps ?? [byHand('Install Docker Engine in the way of this distribution.', links.dockerInstall)];
}

/** Systems that bring Docker, or that take it by a way of their own. */
function withoutPackages({ id, dgxOs, immutable, prettyName }: OsFact): readonly Step[] | null {
  if (dgxOs !== null) {
    return [
      byHand(
        `DGX OS ${dgxOs} brings docker-ce from its own repositories: install it from there as its user guide says, not from elsewhere.`,
        links.dgxOs,
      ),
    ];
  }
  if (id === 'nixos') {
    return [
      byHand(
        'Set virtualisation.docker.enable = true in the configuration, then: nixos-rebuild switch.',
        links.nixos,
      ),
    ];
  }
  if (id === 'cos' || id === 'flatcar') {
    return [
      byHand(
        `${prettyName} comes with Docker; start it: systemctl enable --now docker.`,
        links.dockerInstall,
      ),
    ];
  }
  if (id === 'bottlerocket') {
    return [
      byHand(
        'Bottlerocket takes no packages, and has Docker in its variants for Amazon ECS alone: start such a variant for NVIDIA GPUs (aws-ecs-2-nvidia).',
        links.bottlerocket,
      ),
    ];
  }
  if (!immutable) return null;
  return [
    byHand(
      `${prettyName} does not take packages the usual way: layer Docker Engine, or use an image of it that has it.`,
      links.dockerInstall,
    ),
  ];
}

function stepsFor(host: OsFact, os: Reading<OsFact>, origin: Origin): readonly Step[] | null {
  const { family, id, versionId } = host;
  if (family === 'debian') return debian(host, os, origin);
  if (family === 'rhel') return dockerCe(host, id === 'rhel' ? 'rhel' : 'centos');
  if (family === 'fedora') return id === 'fedora' ? fedora(versionId) : null;
  if (family === 'amazon' && versionId === '2')
    return [asRoot('amazon-linux-extras', 'install', '-y', 'docker')];
  const names = family === 'azure' ? azure(versionId) : own[family];
  const steps = names === undefined ? null : installPackages(os, ...names);
  // From SLES 16 on Docker is in the base repositories.
  const module = id === 'sles' && !isAtLeast(versionId, '16');
  return module && steps !== null ? [containersModule(versionId), ...steps] : steps;
}

const containersModule = (versionId: string): Step =>
  byHand(
    `SLES keeps Docker in its Containers module; activate that first if it is not: SUSEConnect -p sle-module-containers/${versionId.split('.')[0] === '12' ? '12' : versionId}/$(uname -m).`,
    'https://documentation.suse.com/sles/',
  );

/** What the distributions call it. */
const own: Readonly<Partial<Record<OsFact['family'], readonly string[]>>> = {
  suse: ['docker'],
  arch: ['docker'],
  amazon: ['docker'],
};

/** The client's package was renamed with Azure Linux 3 (microsoft/azurelinux, SPECS). */
const azure = (versionId: string): readonly string[] => [
  'moby-engine',
  isAtLeast(versionId, '3') ? 'docker-cli' : 'moby-cli',
];

const packages = [
  'docker-ce',
  'docker-ce-cli',
  'containerd.io',
  'docker-buildx-plugin',
  'docker-compose-plugin',
];

/** Releases whose docker.io is older than 19.03, or (Debian 11) blocks system calls of newer images. */
const tooOld: Readonly<Record<string, string>> = { debian: '12', ubuntu: '18.04' };

/** Docker's own packages, each of which excludes the distribution's docker.io. */
const fromDocker = ['containerd.io', 'docker-ce-cli'];

/** What is there already decides. */
function debian(host: OsFact, os: Reading<OsFact>, origin: Origin): readonly Step[] | null {
  const known = origin === undefined ? null : valueIn(origin);
  if (known?.repository) return installPackages(os, ...packages);
  const floor = tooOld[host.id];
  const old = floor !== undefined && host.versionId !== '' && !isAtLeast(host.versionId, floor);
  const held = fromDocker.find((name) => known?.installed.includes(name) === true);
  if (!old && held === undefined) return installPackages(os, 'docker.io');
  const why = old
    ? `The docker.io of ${host.prettyName} is too old for this.`
    : `${held}, which is installed, and docker.io exclude each other.`;
  return [...dockerRepository(host, why), ...(installPackages(os, ...packages) ?? [])];
}

/** By Docker's page for each of the two; what is akin to them has no repository of its own there. */
function dockerRepository({ id, codename }: OsFact, why: string): readonly Step[] {
  const known = (id === 'debian' || id === 'ubuntu') && codename !== '';
  const page = `${links.dockerInstall}${id === 'debian' ? 'debian' : 'ubuntu'}/`;
  if (!known)
    return [byHand(`${why} Set up Docker's own repository, as its page says for this system.`, page)];
  const [key, from] = ['/etc/apt/keyrings/docker.asc', `https://download.docker.com/linux/${id}`];
  return [
    asRoot('apt-get', 'update'),
    asRoot('apt-get', 'install', '-y', 'ca-certificates', 'curl'),
    asRoot('install', '-m', '0755', '-d', '/etc/apt/keyrings'),
    asRoot('curl', '-fsSL', '-o', key, `${from}/gpg`),
    byHand(
      `${why} Name Docker's own repository, by this line in a new file /etc/apt/sources.list.d/docker.list: deb [signed-by=${key}] ${from} ${codename} stable`,
      page,
    ),
  ];
}

const repositoryOf = (name: string): string => `https://download.docker.com/linux/${name}/docker-ce.repo`;

/** Red Hat packages no Docker; Docker's own repository does, and that for CentOS serves its relations. */
function dockerCe({ packages: manager, versionId }: OsFact, name: string): readonly Step[] {
  const repository = repositoryOf(name);
  if (manager === 'yum' || versionId.startsWith('7')) {
    return [
      asRoot('yum', 'install', '-y', 'yum-utils'),
      asRoot('yum-config-manager', '--add-repo', repository),
      asRoot('yum', 'install', '-y', ...packages),
    ];
  }
  return [
    asRoot('dnf', 'install', '-y', 'dnf-plugins-core'),
    asRoot('dnf', 'config-manager', '--add-repo', repository),
    // The distribution's runc and podman-docker are in the way of containerd.io and docker-ce-cli.
    asRoot('dnf', 'install', '-y', '--allowerasing', ...packages),
  ];
}

/** dnf 5, from Fedora 41 on, has another command for repositories. */
const fedora = (versionId: string): readonly Step[] => [
  ...(isAtLeast(versionId, '41')
    ? [asRoot('dnf', 'config-manager', 'addrepo', '--overwrite', `--from-repofile=${repositoryOf('fedora')}`)]
    : [
        asRoot('dnf', 'install', '-y', 'dnf-plugins-core'),
        asRoot('dnf', 'config-manager', '--add-repo', repositoryOf('fedora')),
      ]),
  asRoot('dnf', 'install', '-y', '--allowerasing', ...packages),
];
