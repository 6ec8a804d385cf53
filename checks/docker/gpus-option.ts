import type { Finding, JsonObject } from '../../src/check.ts';
import { firstGpusClient, hasNvidiaRuntime, knowsGpus } from '../../src/knowledge/running-engine.ts';
import type { DockerCliFact } from '../../src/probes/docker-cli.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import { isBefore } from '../../src/version.ts';
import { type OldEngine, upgradeDocker, upgradeDockerCli } from '../fixes/docker-upgrade.ts';

export type Client = Extract<DockerCliFact, { kind: 'present' }>;

/** An engine or a client from before `--gpus`. */
export function tooOldForGpus(
  engine: RunningEngine,
  client: Client | null,
  host: OldEngine,
): readonly Finding<'docker-cli-too-old'>[] {
  const oldEngine = !knowsGpus(engine);
  if (!oldEngine && !isBefore(client?.version ?? null, firstGpusClient)) return [];
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
      explainedBy: ['distro-docker-conflict'],
      fixes: [oldEngine || client === null ? upgradeDocker(host) : upgradeDockerCli(client.path)],
    },
  ];
}

/** How a container gets its GPUs all the same; null: not at all. The wrapper does no more than to name the runtime. */
function otherWay(engine: RunningEngine, client: Client | null): string | null {
  if (client?.nvidiaDocker === true) return 'nvidia-docker';
  return hasNvidiaRuntime(engine) ? '--runtime=nvidia' : null;
}
