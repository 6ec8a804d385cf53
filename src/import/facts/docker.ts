import type { JsonObject } from '../../check.ts';
import { parseObject, stringAt } from '../../json.ts';
import { newestApiOf } from '../../knowledge/docker-api.ts';
import { defaultEndpoint } from '../../knowledge/engine-hosts.ts';
import type { DockerCliFact } from '../../probes/docker-cli.ts';
import type { EngineFact } from '../../probes/engine.ts';
import type { EngineEndpointFact } from '../../probes/engine-endpoint.ts';
import { runningEngine } from '../../probes/engine-info.ts';
import { parseVersion } from '../../version.ts';
import { type Evidence, isNotFound, type Output, outputsOf } from '../evidence.ts';
import { infoOf, versionOf } from './docker-info.ts';

const dockerTexts = (evidence: Evidence): readonly string[] =>
  ['info', 'version', 'ps', 'images', 'run'].flatMap((word) =>
    outputsOf(evidence, 'docker').flatMap(({ argv, text }) => (argv[1] === word ? [text] : [])),
  );

/** The docker command, by its own answers. */
export function dockerCliIn(evidence: Evidence): DockerCliFact | null {
  const outputs = outputsOf(evidence, 'docker');
  const [latest] = outputs;
  if (latest !== undefined && isNotFound(latest)) return { kind: 'absent' };
  for (const { argv, text } of outputs) {
    const version =
      /^Docker version (\d+\.\d+[^\s,]*)/m.exec(text)?.[1] ??
      /^Client:[^\n]*\n(?: [^\n]*\n){0,2}? +Version: +(\d+\.\d+\S*)/m.exec(text)?.[1];
    const podman = argv[1] !== 'run' && /^(?:podman version|Emulate Docker CLI using podman)/im.test(text);
    const number = version ?? (podman ? /podman version (\d+\.\d+\S*)/i.exec(text)?.[1] : undefined);
    if (number !== undefined)
      return {
        kind: 'present',
        path: 'docker',
        version: number,
        podman,
        nvidiaDocker: false,
        apiVersion: null,
      };
  }
  return null;
}

/** Where the docker command looks for its engine, by the context that it names and by what it says when nobody is there. */
export function engineEndpointIn(evidence: Evidence): EngineEndpointFact | null {
  const texts = dockerTexts(evidence);
  const named = texts.flatMap((text) => /^ Context: +(\S+)$/m.exec(text)?.[1] ?? [])[0];
  const told = texts.flatMap(
    (text) => /\b(?:at|API at) (unix:\/\/\/[^\s;]{1,200}?)[.;:]?(?:\s|$)/.exec(text)?.[1] ?? [],
  )[0];
  if (told !== undefined || named === 'default')
    return {
      endpoint: told ?? defaultEndpoint,
      from: named === undefined || named === 'default' ? 'default' : 'config.json',
      context: named ?? 'default',
    };
  if (named === 'desktop-linux')
    return { endpoint: 'unix://~/.docker/desktop/docker.sock', from: 'config.json', context: named };
  // Commands before 20.10 name no context; most have none but the default one.
  return named === undefined && texts.some((text) => infoOf(text) !== null)
    ? { endpoint: defaultEndpoint, from: 'default', context: 'default' }
    : null;
}

/** The engine as `docker info` and `docker version` tell of it, or why it could not be reached. */
export function engineIn(evidence: Evidence, endpoint: EngineEndpointFact | null): EngineFact | null {
  const [latest] = outputsOf(evidence, 'docker').filter(({ argv }) =>
    /^(?:info|version|ps|images|run|pull)$/.test(argv[1] ?? ''),
  );
  const failure = latest === undefined ? null : unreachableIn(latest.text);
  if (failure !== null) return failure;
  const infos = outputsOf(evidence, 'docker', 'info').filter(({ kept }) => kept === 'all');
  const info = firstOf(infos, ({ text }) => jsonIn(text) ?? infoOf(text));
  if (info === null || endpoint?.endpoint == null) return null;
  const versions = outputsOf(evidence, 'docker', 'version').filter(({ kept }) => kept === 'all');
  const version = firstOf(versions, ({ text }) => versionOf(text)) ?? byRelease(info);
  if (version === null) return null;
  const engine = runningEngine(endpoint.endpoint, version, info);
  return engine.ok ? engine.value : null;
}

/** The first answer that there is. */
function firstOf<T>(outputs: readonly Output[], read: (output: Output) => T | null): T | null {
  for (const output of outputs) {
    const answer = read(output);
    if (answer !== null) return answer;
  }
  return null;
}

/** `docker info --format '{{json .}}'` */
function jsonIn(text: string): JsonObject | null {
  const object = parseObject(text.trim());
  return object !== null && stringAt(object, 'DockerRootDir') !== null ? object : null;
}

/** Each release speaks the newest API that it brought. */
function byRelease(info: JsonObject): JsonObject | null {
  const text = stringAt(info, 'ServerVersion') ?? '';
  const version = parseVersion(text);
  const api = version === null ? null : newestApiOf(version);
  return api === null ? null : { Version: text, ApiVersion: api.text };
}

const refusals: readonly (readonly [RegExp, 'permission' | 'no-socket' | 'refused', string])[] = [
  [
    /permission denied while trying to connect to the (?:Docker daemon socket|docker API)/i,
    'permission',
    'permission denied',
  ],
  [
    /(?:Docker daemon|docker API) at unix:.{0,300}connect: no such file or directory/s,
    'no-socket',
    'there is no such socket',
  ],
  [
    /(?:Docker daemon|docker API) at unix:.{0,300}connect: connection refused/s,
    'refused',
    'nothing listens there',
  ],
  // An older command says this of both, and of what follows it makes no difference.
  [/Cannot connect to the Docker daemon at unix:/, 'refused', 'the docker command cannot connect to it'],
];

/** As the docker command says it. */
function unreachableIn(text: string): EngineFact | null {
  const found = refusals.find(([pattern]) => pattern.test(text));
  if (found === undefined) return null;
  const endpoint =
    /\b(?:at|API at) (unix:\/\/\/[^\s;]{1,200}?)[.;:]?(?:\s|$)/.exec(text)?.[1] ?? defaultEndpoint;
  return { kind: 'unreachable', endpoint, reason: found[1], why: found[2], socketGid: null };
}
