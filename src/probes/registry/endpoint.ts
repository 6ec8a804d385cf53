import type { Host } from '../../host/host.ts';
import type { EngineFact } from '../engine.ts';
import { inRange } from './no-proxy.ts';

/** One place to ask for an image, and what it is trusted by. */
export interface Endpoint {
  /** As certificates, logins and the daemon's lists name it: `nvcr.io`, `localhost:5000`. */
  readonly host: string;
  /** Addresses without a path, in the order in which they are tried. */
  readonly bases: readonly [string, ...string[]];
  /** Where Docker looks for authorities of this registry alone. */
  readonly certificates: string;
  /** PEM; empty where the system's could not be found, and the runtime's own are used. */
  readonly ca: readonly string[];
  /** Any certificate will do, and plain HTTP as well. */
  readonly insecure: boolean;
  /** Stands in for Docker Hub, and is asked without a login. */
  readonly mirror: boolean;
}

/** Docker trusts the machine itself (registry.loadInsecureRegistries in moby adds these to what is configured). */
const insecureByDefault = ['::1/128', '127.0.0.0/8'];
const hub = 'docker.io';

/** What the daemon would try, in its order: mirrors, which stand in for Docker Hub alone, then the registry. */
export async function endpointsOf(
  host: Host,
  engine: EngineFact | null,
  home: string,
  registry: string,
): Promise<readonly [...Endpoint[], Endpoint]> {
  const running = engine?.kind === 'running' ? engine : null;
  const insecure = running?.insecureRegistries ?? insecureByDefault;
  const folder = running?.rootless
    ? `${host.env('XDG_CONFIG_HOME') || `${home}/.config`}/docker/certs.d`
    : '/etc/docker/certs.d';
  const system = await systemAuthorities(host);
  const endpoint = async (name: string, base: string, mirror: boolean): Promise<Endpoint> => {
    const lax = base.startsWith('http:') || isInsecure(name, insecure);
    const certificates = `${folder}/${name}`;
    const ca = [...system, ...(await ownAuthorities(host, certificates))];
    return { host: name, bases: basesOf(base, lax), certificates, ca, insecure: lax, mirror };
  };
  const mirrors = registry === hub ? (running?.registryMirrors ?? []) : [];
  const standIns = mirrors.flatMap((mirror) =>
    URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol) ? [new URL(mirror)] : [],
  );
  return [
    ...(await Promise.all(standIns.map((url) => endpoint(url.host, trimmed(url), true)))),
    await endpoint(registry, addressOf(registry), false),
  ];
}

/** Docker Hub answers under another name than the one it is called by. */
export const addressOf = (registry: string): string =>
  `https://${registry === hub ? 'registry-1.docker.io' : registry}`;

const trimmed = (url: URL): string => `${url.origin}${url.pathname}`.replace(/\/+$/, '');

const basesOf = (base: string, lax: boolean): Endpoint['bases'] =>
  lax && base.startsWith('https:') ? [base, base.replace('https:', 'http:')] : [base];

/** By name and port as listed, or by address; a name is not looked up for this, but that of the machine itself. */
function isInsecure(name: string, list: readonly string[]): boolean {
  const bare = name.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  const address = bare === 'localhost' ? '127.0.0.1' : bare;
  return list.some((entry) => entry === name || (entry.includes('/') && inRange(address, entry)));
}

/** Where distributions keep the authorities that Go programs trust (crypto/x509/root_linux.go). */
export const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

async function systemAuthorities(host: Host): Promise<readonly string[]> {
  for (const path of bundles) {
    const file = await host.readText(path, 4 * 1024 ** 2);
    if (file.kind === 'ok') return [file.value];
  }
  return [];
}

/** What Docker is told to trust for one registry. */
async function ownAuthorities(host: Host, folder: string): Promise<readonly string[]> {
  const names = await host.list(folder);
  const files = names.kind === 'ok' ? names.value.filter((name) => name.endsWith('.crt')) : [];
  const texts = await Promise.all(files.map((name) => host.readText(`${folder}/${name}`)));
  return texts.flatMap((text) => (text.kind === 'ok' ? [text.value] : []));
}
