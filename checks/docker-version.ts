import { defineCheck, type Finding, type JsonObject } from '../src/check.ts';
import { atLeast, parseVersion } from '../src/version.ts';
import { upgradeDocker } from './fixes/docker.ts';

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
    const client = dockerCli.kind === 'present' && !dockerCli.podman ? dockerCli.version : null;
    const oldEngine = isOlder(engine.apiVersion, firstApi);
    const oldClient = client !== null && isOlder(client, firstVersion);
    if (!oldEngine && !oldClient) return [];
    const seen: JsonObject = { engine: engine.version, api: engine.apiVersion, client };
    const wrapper = dockerCli.kind === 'present' && dockerCli.nvidiaDocker;
    const what = oldEngine
      ? `Docker Engine ${engine.version} (API ${engine.apiVersion})`
      : `The docker command ${client}`;
    return [
      {
        code: 'docker-cli-too-old',
        severity: wrapper ? 'warning' : 'error',
        message: wrapper
          ? `${what} does not know --gpus, so the launch goes through nvidia-docker.`
          : `${what} does not know --gpus, and there is no nvidia-docker either.`,
        seen,
        fixes: [upgradeDocker(os)],
      },
    ];
  },
});

/** False for what can't be parsed: an odd version is no proof of age. */
function isOlder(version: string, floor: string): boolean {
  const parsed = parseVersion(version);
  const least = parseVersion(floor);
  return parsed !== null && least !== null && !atLeast(parsed, least);
}
