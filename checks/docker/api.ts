import type { Finding } from '../../src/check.ts';
import { newestApiOf } from '../../src/knowledge/docker-api.ts';
import { firstGpusApi, knowsGpus } from '../../src/knowledge/running-engine.ts';
import type { DockerCliFact } from '../../src/probes/docker-cli.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import { compareVersions, isBefore, parseVersion } from '../../src/version.ts';
import { unsetApiVersion } from '../fixes/docker.ts';
import { upgradeDockerCli } from '../fixes/docker-upgrade.ts';

type Code = 'docker-api-too-old' | 'docker-api-too-new';

/** Client and engine agree on an API between the engine's oldest and newest, unless a variable fixes one. */
export function apiMismatch(
  engine: RunningEngine,
  cli: Extract<DockerCliFact, { kind: 'present' }>,
): readonly Finding<Code>[] {
  const client = parseVersion(cli.version);
  const forced = cli.apiVersion === null ? null : parseVersion(cli.apiVersion);
  const spoken = forced ?? (client === null ? null : newestApiOf(client));
  const oldest = engine.minApiVersion === null ? null : parseVersion(engine.minApiVersion);
  const newest = parseVersion(engine.apiVersion);
  if (spoken === null) return [];
  const seen = {
    client: cli.version,
    clientApi: spoken.text,
    forced: cli.apiVersion,
    engine: engine.version,
    oldest: engine.minApiVersion,
    newest: engine.apiVersion,
  };
  const who = forced === null ? `The docker command ${cli.version}` : `DOCKER_API_VERSION=${cli.apiVersion}`;
  if (oldest !== null && compareVersions(spoken, oldest) < 0) {
    return [
      {
        code: 'docker-api-too-old',
        severity: 'error',
        message: `${who} speaks API ${spoken.text} at most, and Docker Engine ${engine.version} takes ${oldest.text} at least.`,
        seen,
        fixes: [forced === null ? upgradeDockerCli(cli.path, `API ${oldest.text}`) : unsetApiVersion],
      },
    ];
  }
  if (forced === null) return [];
  if (knowsGpus(engine) && isBefore(forced, firstGpusApi)) {
    return [
      {
        code: 'docker-api-too-old',
        severity: 'error',
        message: `${who} has the docker command speak an API that does not know --gpus ('"--gpus" requires API version ${firstGpusApi}').`,
        seen,
        fixes: [unsetApiVersion],
      },
    ];
  }
  if (newest === null || compareVersions(forced, newest) <= 0) return [];
  return [
    {
      code: 'docker-api-too-new',
      severity: 'error',
      message: `${who} asks for a newer API than Docker Engine ${engine.version} has (${newest.text}).`,
      seen,
      fixes: [unsetApiVersion],
    },
  ];
}
