import type { JsonObject } from '../../check.ts';

/** The part of `docker info` or `docker version` that is about the daemon, without the space before each line. */
function serverPart(text: string): readonly string[] {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => /^Server:/.test(line));
  if (begin !== -1) return lines.slice(begin + 1).map((line) => line.replace(/^ /, ''));
  // Before 19.03 `docker info` told of the daemon alone.
  return lines.some((line) => /^Client:/.test(line)) ? [] : lines;
}

/** The value of a field of the outermost level. */
const field = (lines: readonly string[], name: string): string | null => {
  const line = lines.find((one) => one.startsWith(`${name}: `));
  return line === undefined ? null : line.slice(name.length + 2).trim();
};

/** The lines below a field that has no value of its own. */
function below(lines: readonly string[], name: string): readonly string[] | null {
  const begin = lines.indexOf(`${name}:`);
  if (begin === -1) return null;
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => !line.startsWith(' '));
  return (end === -1 ? rest : rest.slice(0, end)).filter((line) => line.trim() !== '');
}

const entries = (lines: readonly string[] | null): readonly string[] =>
  (lines ?? []).flatMap((line) => /^ (\S.*)$/.exec(line)?.[1]?.trim() ?? []);

/**
 * The text of `docker info` (1.11 to 29) as `GET /info` answers, as far as it tells the same; null where it tells nothing
 * of a daemon. The programs of runtimes are not in it.
 */
export function infoOf(text: string): JsonObject | null {
  const lines = serverPart(text);
  const rootDir = field(lines, 'Docker Root Dir');
  const runtimes = field(lines, 'Runtimes')?.split(/[, ]+/) ?? [];
  const running = lines.flatMap((line) => /^ Running: (\d{1,6})$/.exec(line)?.[1] ?? [])[0];
  if (rootDir === null || runtimes.length === 0 || running === undefined) return null;
  return {
    ...textsIn(lines),
    DockerRootDir: rootDir,
    DriverStatus: statusIn(lines),
    Runtimes: Object.fromEntries(runtimes.map((name) => [name, {}])),
    SecurityOptions: securityIn(lines),
    LiveRestoreEnabled: field(lines, 'Live Restore Enabled') === 'true',
    ContainersRunning: Number(running),
    RegistryConfig: {
      Mirrors: entries(below(lines, 'Registry Mirrors')),
      InsecureRegistryCIDRs: entries(below(lines, 'Insecure Registries')),
    },
    Warnings: text.split('\n').flatMap((line) => /^\s*WARNING: (.*)$/.exec(line)?.[1] ?? []),
    ...cdiIn(lines),
  };
}

/** Fields that hold a text, by the names that they have in the answer. */
const texts: Readonly<Record<string, string>> = {
  ServerVersion: 'Server Version',
  Driver: 'Storage Driver',
  DefaultRuntime: 'Default Runtime',
  CgroupDriver: 'Cgroup Driver',
  CgroupVersion: 'Cgroup Version',
  KernelVersion: 'Kernel Version',
  OperatingSystem: 'Operating System',
  OSType: 'OSType',
  Architecture: 'Architecture',
  HttpProxy: 'HTTP Proxy',
  HttpsProxy: 'HTTPS Proxy',
  NoProxy: 'No Proxy',
};

const textsIn = (lines: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(texts).map(([key, name]) => [key, field(lines, name) ?? '']));

/** From 25.0 on its folders, from 28.2 on what is in them. */
function cdiIn(lines: readonly string[]): JsonObject {
  const [folders, devices] = [below(lines, 'CDI spec directories'), below(lines, 'Discovered Devices')];
  return {
    ...(folders === null ? {} : { CDISpecDirs: entries(folders) }),
    ...(devices === null ? {} : { DiscoveredDevices: entries(devices).flatMap(deviceOf) }),
  };
}

/** What stands below the storage driver, in pairs. */
function statusIn(lines: readonly string[]): readonly (readonly string[])[] {
  const begin = lines.findIndex((line) => line.startsWith('Storage Driver: '));
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => !line.startsWith(' '));
  return rest.slice(0, end === -1 ? 0 : end).flatMap((line) => {
    const [, key, value] = /^ (\S[^:]*): (.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
}

/** One a line with its settings below; before 17.03 all in one. */
function securityIn(lines: readonly string[]): readonly string[] {
  const inOne = field(lines, 'Security Options')?.split(/[, ]+/) ?? [];
  return [...inOne, ...entries(below(lines, 'Security Options'))].map((name) => `name=${name}`);
}

function deviceOf(entry: string): readonly JsonObject[] {
  const [, source, id] = /^(\w+): (\S+)$/.exec(entry) ?? [];
  return source === undefined || id === undefined ? [] : [{ Source: source, ID: id }];
}

/** The daemon's part of `docker version` (1.8 to 29) as `GET /version` answers; null where there is none. */
export function versionOf(text: string): JsonObject | null {
  const lines = serverPart(text).map((line) => line.trim());
  const value = (name: string) => lines.flatMap((line) => after(line, name))[0] ?? null;
  const version = value('Version');
  const [, api, least] =
    /^(\d+\.\d+)(?: \(minimum version (\d+\.\d+)\))?$/.exec(value('API version') ?? '') ?? [];
  if (version === null || api === undefined) return null;
  const runc = lines.slice(lines.indexOf('runc:')).flatMap((line) => after(line, 'Version'))[0];
  const platform = /^Server: +(\S.*)$/m.exec(text)?.[1];
  return {
    Version: version,
    ApiVersion: api,
    GitCommit: value('Git commit') ?? '',
    ...(least === undefined ? {} : { MinAPIVersion: least }),
    ...(platform === undefined ? {} : { Platform: { Name: platform } }),
    Components: [
      ...(lines.includes('runc:') && runc !== undefined ? [{ Name: 'runc', Version: runc }] : []),
      ...(lines.some((line) => /^Podman Engine:/.test(line))
        ? [{ Name: 'Podman Engine', Version: version }]
        : []),
    ],
  };
}

const after = (line: string, name: string): readonly string[] =>
  line.startsWith(`${name}:`) ? [line.slice(name.length + 1).trim()] : [];
