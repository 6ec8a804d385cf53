import type { JsonObject } from '../check.ts';
import { withoutLogin } from '../host/question.ts';
import { booleanAt, hasList, listAt, numberAt, objectAt, objectsIn, stringAt, stringsIn } from '../json.ts';
import { type Reading, read, unread } from '../probe.ts';
import type { EngineFact, EngineRuntime } from './engine.ts';

/**
 * What `GET /version` and `GET /info` tell. The answers of Docker Engine 17.06 to 29; older ones lack fields, and what is
 * lacking is not made up.
 */
export function runningEngine(endpoint: string, version: JsonObject, info: JsonObject): Reading<EngineFact> {
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
    lacksDType: JSON.stringify(listAt(info, 'DriverStatus')).includes('"Supports d_type","false"'),
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
