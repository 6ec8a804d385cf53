import { defineCheck, type Finding, type JsonObject } from '../src/check.ts';
import type { DockerCliFact } from '../src/probes/docker-cli.ts';
import type { EngineFact } from '../src/probes/engine.ts';
import { isBefore } from '../src/version.ts';
import { upgradeDocker, upgradeDockerCli } from './fixes/docker.ts';

type Code = 'docker-cli-too-old';

/** `--gpus` came with Docker 19.03, whose API is 1.40. */
const firstVersion = '19.03';
const firstApi = '1.40';

export default defineCheck({
  id: 'docker-version',
  title: 'Docker is new enough for --gpus',
  needs: ['engine', 'dockerCli'],
  uses: ['os'],
  codes: ['docker-cli-too-old'],
  applies: ({ engine }) => engine.kind === 'running' || 'no Docker daemon answers',
  examine({ engine, dockerCli, os }): readonly Finding<Code>[] {
    if (engine.kind !== 'running') return [];
    const client = dockerCli.kind === 'present' && !dockerCli.podman ? dockerCli : null;
    const oldEngine = isBefore(engine.apiVersion, firstApi);
    if (!oldEngine && !isBefore(client?.version ?? null, firstVersion)) return [];
    const version = client?.version ?? null;
    const seen: JsonObject = { engine: engine.version, api: engine.apiVersion, client: version };
    const way = otherWay(engine, client);
    const what = oldEngine
      ? `Docker Engine ${engine.version} (API ${engine.apiVersion})`
      : `The docker command ${version}`;
    return [
      {
        code: 'docker-cli-too-old',
        severity: way === null ? 'error' : 'warning',
        message:
          way === null
            ? `${what} does not know --gpus, and there is neither nvidia-docker nor a runtime named nvidia.`
            : `${what} does not know --gpus, so the launch goes through ${way}.`,
        seen,
        fixes: [oldEngine || client === null ? upgradeDocker(os) : upgradeDockerCli(client.path)],
      },
    ];
  },
});

/** How a container gets its GPUs all the same; null: not at all. The wrapper does no more than to name the runtime. */
function otherWay(
  engine: Extract<EngineFact, { kind: 'running' }>,
  client: Extract<DockerCliFact, { kind: 'present' }> | null,
): string | null {
  if (client?.nvidiaDocker === true) return 'nvidia-docker';
  return engine.runtimes.some(({ name }) => name === 'nvidia') ? '--runtime=nvidia' : null;
}
