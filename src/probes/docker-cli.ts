import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';

/** The `docker` command. */
export type DockerCliFact =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      readonly path: string;
      /** e.g. `28.2.2` */
      readonly version: string;
      /** The command `docker` is Podman under that name. */
      readonly podman: boolean;
      /** nvidia-docker is there too: the way to launch on 19.02 and earlier. */
      readonly nvidiaDocker: boolean;
      /** DOCKER_API_VERSION, which fixes the version of the API that it speaks; null: unset. */
      readonly apiVersion: string | null;
    };

export const dockerCli: Probe<DockerCliFact> = {
  title: 'Docker client',
  cost: 'local',
  needs: ['system'],
  async ask(host, _target, facts) {
    const path = valueIn(facts.system)?.path ?? [];
    const [version, docker, wrapper] = await Promise.all([
      host.run(['docker', '--version']),
      find(host, path, 'docker'),
      find(host, path, 'nvidia-docker'),
    ]);
    if (version.kind === 'not-found') return read({ kind: 'absent' });
    if (version.kind !== 'exited') return unread(`the docker command does not answer: ${version.why}`);
    const text = `${version.stdout}\n${version.stderr}`;
    const number = /\bversion (\d+\.\d+[^\s,]*)/.exec(text)?.[1];
    if (number === undefined) return unread('the docker command does not say its version');
    return read({
      kind: 'present',
      path: docker ?? 'docker',
      version: number,
      podman: /podman/i.test(text),
      nvidiaDocker: wrapper !== null,
      apiVersion: host.env('DOCKER_API_VERSION') || null,
    });
  },
};

async function find(host: Host, path: readonly string[], name: string): Promise<string | null> {
  const stats = await Promise.all(
    path.map(async (dir) => ({ file: `${dir}/${name}`, stat: await host.stat(`${dir}/${name}`) })),
  );
  return stats.find(({ stat }) => stat.kind === 'ok' && stat.value.type === 'file')?.file ?? null;
}
