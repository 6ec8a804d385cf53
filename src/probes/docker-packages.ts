import type { Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';

/** Where Docker's parts on this machine come from, by what package managers keep of them. */
export interface DockerPackagesFact {
  /** Packages of Debian's kind that are installed, of those that concern Docker. */
  readonly installed: readonly string[];
  /** Docker's own repository is configured. */
  readonly repository: boolean;
  /** What is left of nvidia-docker 1: its plugin or its folder of volumes; null: nothing. */
  readonly nvidiaDocker1: string | null;
  /** The link to /dev/null by which containerd's unit is masked; null: it is not. */
  readonly containerdMasked: string | null;
}

export const dockerPackages: Probe<DockerPackagesFact> = {
  title: "Docker's packages",
  cost: 'local',
  needs: ['os'],
  async ask(host, _target, facts) {
    const apt = valueIn(facts.os)?.packages === 'apt';
    const [installed, repository, left, masks] = await Promise.all([
      apt ? present(host, names, (name) => `/var/lib/dpkg/info/${name}.list`) : [],
      present(host, repositories, (path) => path),
      present(host, leftovers, (path) => path),
      Promise.all(containerdUnits.map((path) => host.readLink(path))),
    ]);
    const masked = containerdUnits.find((_, index) => {
      const link = masks[index];
      return link?.kind === 'ok' && link.value === '/dev/null';
    });
    return read({
      installed,
      repository: repository.length > 0,
      nvidiaDocker1: left[0] ?? null,
      containerdMasked: masked ?? null,
    });
  },
};

const names = [
  'docker.io',
  'docker-ce',
  'docker-ce-cli',
  'containerd.io',
  'containerd',
  'podman-docker',
] as const;

const repositories = [
  '/etc/apt/sources.list.d/docker.list',
  '/etc/apt/sources.list.d/docker.sources',
  '/etc/yum.repos.d/docker-ce.repo',
] as const;

const containerdUnits = [
  '/etc/systemd/system/containerd.service',
  '/run/systemd/system/containerd.service',
] as const;

/** nvidia-docker 1 ran a service for its volumes; its successors are a wrapper alone. */
const leftovers = ['/usr/bin/nvidia-docker-plugin', '/var/lib/nvidia-docker/volumes'] as const;

async function present(
  host: Host,
  list: readonly string[],
  pathOf: (name: string) => string,
): Promise<readonly string[]> {
  const stats = await Promise.all(list.map((name) => host.stat(pathOf(name))));
  return list.filter((_, index) => stats[index]?.kind === 'ok');
}
