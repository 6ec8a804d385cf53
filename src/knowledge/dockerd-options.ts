import type { JsonObject, JsonValue } from '../check.ts';
import { isAtLeast, type Version } from '../version.ts';

/**
 * The options of dockerd, by their keys in daemon.json; most have a flag of the same name. From moby's
 * cmd/dockerd/config.go, config_unix.go, options.go and daemon/config/config.go, releases 17.06 to 29.
 */
interface DaemonOption {
  readonly key: string;
  /** Flags of another name. */
  readonly flags?: readonly string[];
  /** First release that knows it, where an older one is still met. */
  readonly since?: string;
  /** First release that refuses it. */
  readonly until?: string;
}

/** Newer releases may know options that are not listed here. */
const knownUpTo = '29.99';

const plain =
  'allow-nondistributable-artifacts api-cors-header bip bip6 bridge bridge-accept-fwmark builder cgroup-parent config-file ' +
  'containerd containerd-namespace containerd-plugin-namespace containerd-plugins-namespace cpu-rt-period cpu-rt-runtime ' +
  'cri-containerd data-root debug default-cgroupns-mode default-gateway default-gateway-v6 default-ipc-mode default-runtime ' +
  'default-shm-size deprecated-key-path dns dns-search exec-root experimental features firewall-backend fixed-cidr ' +
  'fixed-cidr-v6 group help host-gateway-ip icc init init-path ip ip-forward ip-forward-no-drop ip-masq ip6tables iptables ' +
  'ipv6 live-restore log-driver log-format log-level max-concurrent-downloads max-concurrent-uploads max-download-attempts ' +
  'metrics-addr mtu network-control-plane-mtu network-diagnostic-port no-new-privileges pidfile raw-logs restart rootless ' +
  'seccomp-profile selinux-enabled shutdown-timeout storage-driver swarm-default-advertise-addr swarm-raft-election-tick ' +
  'swarm-raft-heartbeat-tick tls tlscacert tlscert tlskey tlsverify userland-proxy userland-proxy-path userns-remap validate ' +
  'version allow-direct-routing min-api-version';

const special: readonly DaemonOption[] = [
  { key: 'authorization-plugins', flags: ['authorization-plugin'] },
  { key: 'cdi-spec-dirs', flags: ['cdi-spec-dir'], since: '25.0' },
  { key: 'cluster-advertise', until: '23.0' },
  { key: 'cluster-store', until: '23.0' },
  { key: 'cluster-store-opts', flags: ['cluster-store-opt'], until: '23.0' },
  { key: 'default-address-pools', flags: ['default-address-pool'], since: '18.06' },
  { key: 'default-network-opts', flags: ['default-network-opt'], since: '24.0' },
  { key: 'default-ulimits', flags: ['default-ulimit'] },
  { key: 'disable-legacy-registry', until: '19.03' },
  { key: 'dns-opts', flags: ['dns-opt'] },
  { key: 'exec-opts', flags: ['exec-opt'] },
  { key: 'graph', until: '23.0' },
  { key: 'host-gateway-ips', flags: ['host-gateway-ip'] },
  { key: 'hosts', flags: ['host'] },
  { key: 'http-proxy', since: '23.0' },
  { key: 'https-proxy', since: '23.0' },
  { key: 'insecure-registries', flags: ['insecure-registry'] },
  { key: 'labels', flags: ['label'] },
  { key: 'log-opts', flags: ['log-opt'] },
  { key: 'no-proxy', since: '23.0' },
  { key: 'node-generic-resources', flags: ['node-generic-resource'] },
  { key: 'oom-score-adjust', until: '26.0' },
  { key: 'registry-mirrors', flags: ['registry-mirror'] },
  { key: 'runtimes', flags: ['add-runtime'] },
  { key: 'storage-opts', flags: ['storage-opt'] },
];

const options: readonly DaemonOption[] = [...plain.split(' ').map((key) => ({ key })), ...special];

const byKey = new Map(options.map((option) => [option.key, option]));
const byFlag = new Map(
  options.flatMap((one) => (one.flags ?? [one.key]).map((flag) => [flag, one] as const)),
);

const shorthands: Readonly<Record<string, string>> = {
  D: 'debug',
  G: 'group',
  H: 'host',
  b: 'bridge',
  g: 'graph',
  h: 'help',
  l: 'log-level',
  p: 'pidfile',
  r: 'restart',
  s: 'storage-driver',
  v: 'version',
};

/** Members of these are values, not options of their own. */
const wholeObjects: ReadonlySet<string> = new Set([
  'builder',
  'cluster-store-opts',
  'default-network-opts',
  'default-ulimits',
  'features',
  'log-opts',
  'runtimes',
]);

/** The keys that a daemon.json sets: an object that is no option of its own, such as `proxies`, stands for its members. */
export function keysOf(file: JsonObject): readonly string[] {
  return Object.entries(file).flatMap(([key, value]) =>
    isObject(value) && !wholeObjects.has(key) ? Object.keys(value) : [key],
  );
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The long names of the flags of a command line, as they stand there: `--host`, `-H` and `-H=…` are all `host`. */
export function flagsOf(argv: readonly string[]): readonly string[] {
  return argv.slice(1).flatMap((word) => {
    const long = /^--([A-Za-z][\w-]*)(?:=|$)/.exec(word)?.[1];
    if (long !== undefined) return [long];
    const short = /^-([A-Za-z])/.exec(word)?.[1];
    return short === undefined ? [] : [shorthands[short] ?? `-${short}`];
  });
}

/** Keys that are set by a flag as well: dockerd then refuses to start. From 20.10 on runtimes of both are taken together. */
export function conflictsOf(
  keys: readonly string[],
  argv: readonly string[],
  version: Version,
): readonly string[] {
  const merges = isAtLeast(version, '20.10') ? ['runtimes'] : [];
  const flags = new Set(flagsOf(argv).map((flag) => byFlag.get(flag)?.key ?? flag));
  return keys.filter((key) => flags.has(key) && !merges.includes(key));
}

/** Keys of daemon.json that this release does not know: it refuses to start with them. */
export const unknownKeys = (keys: readonly string[], version: Version): readonly string[] =>
  isCovered(version) ? keys.filter((key) => !isTaken(byKey.get(key) ?? byFlag.get(key), version)) : [];

/** Flags that this release does not know: it refuses to start with them. */
export const unknownFlags = (argv: readonly string[], version: Version): readonly string[] =>
  isCovered(version) ? flagsOf(argv).filter((flag) => !isTaken(byFlag.get(flag), version)) : [];

function isTaken(option: DaemonOption | undefined, version: Version): boolean {
  if (option === undefined) return false;
  const { since, until } = option;
  return (
    (since === undefined || isAtLeast(version, since)) && (until === undefined || !isAtLeast(version, until))
  );
}

/** Docker 1.13 of Red Hat has options of its own, and newer releases may have some that are not listed. */
const isCovered = (version: Version): boolean =>
  isAtLeast(version, '17.06') && !isAtLeast(version, knownUpTo);

/** What may be meant by a key that dockerd does not know. */
export function meantBy(key: string): string | null {
  if (/^(?:nvidia-)?runtime$|^nvidia$|^add-runtimes?$/.test(key)) return 'an entry in "runtimes"';
  if (/^default[_-]runtimes?$/.test(key)) return '"default-runtime"';
  if (key === 'cdi') return '"features": {"cdi": true}';
  if (key === 'graph') return '"data-root"';
  const dashed = key.replaceAll('_', '-').toLowerCase();
  return dashed !== key && byKey.has(dashed) ? `"${dashed}"` : null;
}

type Shape = 'object' | 'list' | 'text' | 'switch';

const shapes: Readonly<Record<string, Shape>> = {
  runtimes: 'object',
  'log-opts': 'object',
  'default-ulimits': 'object',
  features: 'object',
  hosts: 'list',
  'exec-opts': 'list',
  'storage-opts': 'list',
  'insecure-registries': 'list',
  'registry-mirrors': 'list',
  dns: 'list',
  labels: 'list',
  'cdi-spec-dirs': 'list',
  'default-runtime': 'text',
  'data-root': 'text',
  'storage-driver': 'text',
  'log-driver': 'text',
  'log-level': 'text',
  debug: 'switch',
  'live-restore': 'switch',
  iptables: 'switch',
  experimental: 'switch',
};

const words: Readonly<Record<Shape, string>> = {
  object: 'an object in braces',
  list: 'a list in brackets',
  text: 'a text in quotes',
  switch: 'true or false, without quotes',
};

function isShape(value: JsonValue, shape: Shape): boolean {
  if (shape === 'object') return isObject(value);
  if (shape === 'list') return Array.isArray(value);
  return typeof value === (shape === 'text' ? 'string' : 'boolean');
}

/** A value that dockerd cannot take for its key ("cannot unmarshal …"), in words; null where none is seen. */
export function wrongType(file: JsonObject): string | null {
  for (const [key, value] of Object.entries(file)) {
    const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
    if (shape !== undefined && value !== null && !isShape(value, shape))
      return `"${key}" must be ${words[shape]}`;
  }
  const logOptions = file['log-opts'] ?? null;
  const members = isObject(logOptions) ? Object.entries(logOptions) : [];
  const odd = members.find(([, value]) => typeof value !== 'string');
  return odd === undefined ? null : `"${odd[0]}" in "log-opts" must be a text in quotes`;
}
