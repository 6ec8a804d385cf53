import type { JsonObject } from '../check.ts';
import type { Host, HttpResult } from '../host/host.ts';
import { withoutLogin } from '../host/question.ts';
import {
  booleanAt,
  hasList,
  listAt,
  numberAt,
  objectAt,
  objectsIn,
  parseObject,
  stringAt,
  stringsIn,
} from '../json.ts';
import { type Probe, type Reading, read, unread, valueIn } from '../probe.ts';

/** An OCI runtime that is registered with the engine. */
export interface EngineRuntime {
  readonly name: string;
  /** The binary as registered: a bare name is looked up on dockerd's PATH; null for shim runtimes. */
  readonly path: string | null;
}

/** Proxies by which the engine reaches registries; empty: none. */
export interface EngineProxies {
  readonly http: string;
  readonly https: string;
  readonly no: string;
}

/** The Docker Engine that the docker command speaks to. */
export type EngineFact =
  | {
      readonly kind: 'unreachable';
      readonly endpoint: string | null;
      /** `not-local`: an endpoint that is not asked (ssh); `no-context`: the context named does not exist. */
      readonly reason:
        | 'no-socket'
        | 'permission'
        | 'refused'
        | 'timeout'
        | 'not-local'
        | 'no-context'
        | 'other';
      readonly why: string;
      /** Group id of the socket, where there is one. */
      readonly socketGid: number | null;
    }
  | RunningEngine;

/** An engine that answers, as it tells of itself. */
export interface RunningEngine {
  readonly kind: 'running';
  readonly endpoint: string;
  /** e.g. `20.10.24+dfsg1` */
  readonly version: string;
  /** e.g. `1.41` */
  readonly apiVersion: string;
  /** The oldest API that it still speaks, e.g. `1.44`; null where it does not say. */
  readonly minApiVersion: string | null;
  /** `podman`: Podman's service, which speaks Docker's API. */
  readonly product: 'docker' | 'podman';
  /** How the build calls itself, e.g. `Docker Engine - Community`, `Docker Desktop 4.41.2 (191736)`; may be empty. */
  readonly platformName: string;
  /** Of the build; distributions put their package's version here, e.g. `20.10.7-0ubuntu5~20.04.2`. */
  readonly gitCommit: string;
  /** e.g. `1.1.12`; null where it does not say. */
  readonly runcVersion: string | null;
  /** What it calls its host, e.g. `Docker Desktop`, `Ubuntu 22.04.5 LTS`. */
  readonly operatingSystem: string;
  /** `uname -r` where the engine runs; empty where it does not say. */
  readonly kernelVersion: string;
  /** `linux` or `windows`: what its containers are; empty where it does not say. */
  readonly osType: string;
  readonly architecture: string;
  readonly rootDir: string;
  readonly storageDriver: string;
  /** What one image or container may have under devicemapper, bytes; null: no such limit. */
  readonly baseDeviceBytes: number | null;
  /** Images are kept by containerd (snapshotter) and not below `rootDir`. */
  readonly containerdStore: boolean;
  readonly runtimes: readonly EngineRuntime[];
  readonly defaultRuntime: string;
  /** Empty where CDI is off; null where this engine does not say. */
  readonly cdiSpecDirs: readonly string[] | null;
  /** CDI device names that the engine discovered; null where it lists none, or does not say (before 28.2). */
  readonly cdiDevices: readonly string[] | null;
  /** What it could not make out of CDI specifications, in its own words (since 28.2). */
  readonly cdiProblems: readonly { readonly path: string; readonly why: string }[];
  readonly rootless: boolean;
  readonly securityOptions: readonly string[];
  readonly cgroupDriver: string;
  readonly cgroupVersion: string;
  readonly liveRestore: boolean;
  /** Proxies as the engine uses them, credentials removed. */
  readonly proxies: EngineProxies;
  readonly registryMirrors: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly containersRunning: number;
}

export const engine: Probe<EngineFact> = {
  title: 'Docker Engine',
  cost: 'local',
  needs: ['engineEndpoint'],
  async ask(host, _target, facts) {
    const found = valueIn(facts.engineEndpoint);
    if (found === null) return unread('it is not known where the engine listens');
    const { endpoint } = found;
    if (endpoint === null) {
      const why = `the context ${found.context ?? ''} does not exist`;
      return read({ kind: 'unreachable', endpoint, reason: 'no-context', why, socketGid: null });
    }
    const [version, info] = await Promise.all([
      host.engineRequest(endpoint, '/version'),
      host.engineRequest(endpoint, '/info'),
    ]);
    if (version.kind === 'failed') return unreachable(host, endpoint, version);
    const [versionBody, infoBody] = [bodyOf(version), bodyOf(info)];
    if (versionBody === null || infoBody === null) return unread('the Docker Engine answers only in part');
    return running(endpoint, versionBody, infoBody);
  },
};

type Failed = Extract<HttpResult, { kind: 'failed' }>;

const reasons: Readonly<Record<string, Extract<EngineFact, { kind: 'unreachable' }>['reason']>> = {
  ENOENT: 'no-socket',
  ENOTDIR: 'no-socket',
  EACCES: 'permission',
  EPERM: 'permission',
  ECONNREFUSED: 'refused',
};

const words: Readonly<Record<string, string>> = {
  'no-socket': 'there is no such socket',
  permission: 'permission denied',
  refused: 'nothing listens there',
  timeout: 'no answer in time',
};

async function unreachable(host: Host, endpoint: string, failure: Failed): Promise<Reading<EngineFact>> {
  // Nothing can be said about an engine that is reached by ssh: it is not asked.
  if (failure.code === 'ENOTSUP')
    return unread(`the engine at ${withoutLogin(endpoint)} is not asked: ${failure.why}`);
  const reason = failure.timedOut ? 'timeout' : (reasons[failure.code] ?? 'other');
  const stat = endpoint.startsWith('unix://') ? await host.stat(endpoint.slice('unix://'.length)) : null;
  const socketGid = stat?.kind === 'ok' ? stat.value.gid : null;
  const why = words[reason] ?? failure.why;
  return read({ kind: 'unreachable', endpoint: withoutLogin(endpoint), reason, why, socketGid });
}

const bodyOf = (result: HttpResult): JsonObject | null =>
  result.kind === 'answered' && result.status === 200 ? parseObject(result.body) : null;

/** The answers of Docker Engine 17.06 to 29; older ones lack fields, and what is lacking is not made up. */
function running(endpoint: string, version: JsonObject, info: JsonObject): Reading<EngineFact> {
  const number = stringAt(version, 'Version');
  const apiVersion = stringAt(version, 'ApiVersion');
  const rootDir = stringAt(info, 'DockerRootDir');
  if (number === null || apiVersion === null || !/^\d+\.\d+$/.test(apiVersion) || rootDir === null) {
    return unread('the Docker Engine does not say its version or its folder');
  }
  const security = stringsIn(listAt(info, 'SecurityOptions'));
  return read({
    kind: 'running',
    endpoint,
    version: number,
    apiVersion,
    ...buildIn(version),
    operatingSystem: stringAt(info, 'OperatingSystem') ?? '',
    kernelVersion: stringAt(info, 'KernelVersion') ?? '',
    osType: stringAt(info, 'OSType') ?? '',
    architecture: stringAt(info, 'Architecture') ?? '',
    rootDir,
    storageDriver: stringAt(info, 'Driver') ?? '',
    baseDeviceBytes: baseDeviceIn(info),
    containerdStore: JSON.stringify(listAt(info, 'DriverStatus')).includes('io.containerd.snapshotter'),
    runtimes: runtimesIn(objectAt(info, 'Runtimes')),
    defaultRuntime: stringAt(info, 'DefaultRuntime') ?? '',
    cdiSpecDirs: hasList(info, 'CDISpecDirs') ? stringsIn(listAt(info, 'CDISpecDirs')) : null,
    cdiDevices: cdiDevicesIn(info),
    cdiProblems: cdiProblemsIn(stringsIn(listAt(info, 'Warnings'))),
    rootless: security.some((option) => option.includes('rootless')),
    securityOptions: security,
    cgroupDriver: stringAt(info, 'CgroupDriver') ?? '',
    cgroupVersion: stringAt(info, 'CgroupVersion') ?? '',
    liveRestore: booleanAt(info, 'LiveRestoreEnabled'),
    proxies: {
      http: withoutLogin(stringAt(info, 'HttpProxy') ?? ''),
      https: withoutLogin(stringAt(info, 'HttpsProxy') ?? ''),
      no: stringAt(info, 'NoProxy') ?? '',
    },
    ...registriesIn(objectAt(info, 'RegistryConfig')),
    containersRunning: numberAt(info, 'ContainersRunning') ?? 0,
  });
}

/** The line `Base Device Size: 10.74GB` of devicemapper's status, in decimal units. */
function baseDeviceIn(info: JsonObject): number | null {
  const match = /"Base Device Size","([\d.]{1,12}) ?([MGT])B"/.exec(
    JSON.stringify(listAt(info, 'DriverStatus')),
  );
  const unit = { M: 1000 ** 2, G: 1000 ** 3, T: 1000 ** 4 }[match?.[2] ?? ''];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}

/** What /version tells of the build. */
function buildIn(version: JsonObject) {
  const components = objectsIn(listAt(version, 'Components'));
  const named = (name: string) => components.find((one) => stringAt(one, 'Name') === name);
  const runc = named('runc');
  return {
    minApiVersion: stringAt(version, 'MinAPIVersion') || null,
    product: named('Podman Engine') === undefined ? 'docker' : 'podman',
    platformName: stringAt(objectAt(version, 'Platform'), 'Name') ?? '',
    gitCommit: stringAt(version, 'GitCommit') ?? '',
    runcVersion: runc === undefined ? null : stringAt(runc, 'Version'),
  } as const;
}

const runtimesIn = (runtimes: JsonObject): readonly EngineRuntime[] =>
  Object.keys(runtimes)
    .sort()
    .map((name) => {
      const path = stringAt(objectAt(runtimes, name), 'path');
      return { name, path: path === '' ? null : path };
    });

function cdiDevicesIn(info: JsonObject): readonly string[] | null {
  if (!hasList(info, 'DiscoveredDevices')) return null;
  const devices = objectsIn(listAt(info, 'DiscoveredDevices'));
  return devices
    .filter((device) => stringAt(device, 'Source') === 'cdi')
    .flatMap((device) => stringAt(device, 'ID') ?? []);
}

/** Among the warnings of `GET /info` (moby, daemon/cdi.go). */
const cdiProblemsIn = (warnings: readonly string[]) =>
  warnings.flatMap((warning) => {
    const found = /^CDI: Error associated with spec file (\S+): (.+)$/s.exec(warning);
    return found === null ? [] : [{ path: found[1] ?? '', why: (found[2] ?? '').slice(0, 500) }];
  });

function registriesIn(config: JsonObject) {
  const indexes = objectAt(config, 'IndexConfigs');
  const insecure = Object.keys(indexes).filter((name) => objectAt(indexes, name)['Secure'] === false);
  return {
    registryMirrors: stringsIn(listAt(config, 'Mirrors')).map(withoutLogin),
    insecureRegistries: [...stringsIn(listAt(config, 'InsecureRegistryCIDRs')), ...insecure],
  };
}
