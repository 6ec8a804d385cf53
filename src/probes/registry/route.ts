import type { Host, HttpOptions } from '../../host/host.ts';
import { withoutLogin } from '../../host/question.ts';
import type { Reading } from '../../probe.ts';
import type { EngineFact } from '../engine.ts';
import type { RegistryRoute } from '../registry.ts';
import { inRange, isExempt } from './no-proxy.ts';

/** The way to one host: what a request to it is sent with. */
export interface Way {
  readonly options: HttpOptions;
  /** The proxy without its login; null: direct. */
  readonly proxy: string | null;
}

/** How requests leave this machine: as the daemon's, or, where none runs, as this shell's. */
export interface Router {
  readonly as: RegistryRoute['as'];
  way(hostname: string, port: number): Way;
  /** The shell's proxy for a host where it is not the daemon's; `''`: none. Null where they agree. */
  shellProxy(hostname: string, port: number): string | null;
}

interface Proxies {
  readonly https: string;
  readonly no: string;
}

export async function routerOf(
  host: Host,
  engine: Reading<EngineFact> | undefined,
  registry: string,
): Promise<Router> {
  const running = engine?.ok === true && engine.value.kind === 'running' ? engine.value : null;
  const shell = shellProxies(host);
  const daemon = running === null ? shell : { https: running.proxies.https, no: running.proxies.no };
  const ca = await certificates(host, registry);
  const insecure = running?.insecureRegistries ?? [];
  const proxyFor = (proxies: Proxies, name: string, port: number): string =>
    proxies.https === '' || isExempt(name, port, proxies.no) ? '' : absolute(proxies.https);
  return {
    as: running === null ? 'shell' : 'daemon',
    way(name, port) {
      const proxy = proxyFor(daemon, name, port);
      return {
        proxy: proxy === '' ? null : withoutLogin(proxy),
        options: {
          ...(proxy === '' ? {} : { proxy }),
          ...(ca.length === 0 ? {} : { ca }),
          ...(isInsecure(name, port, insecure) ? { insecure: true } : {}),
        },
      };
    },
    shellProxy(name, port) {
      const [own, other] = [proxyFor(shell, name, port), proxyFor(daemon, name, port)].map(withoutLogin);
      return own === other || own === undefined ? null : own;
    },
  };
}

function shellProxies(host: Host): Proxies {
  const first = (...names: readonly string[]) =>
    names.map((name) => host.env(name) ?? '').find((value) => value !== '');
  return { https: first('HTTPS_PROXY', 'https_proxy') ?? '', no: first('NO_PROXY', 'no_proxy') ?? '' };
}

/** A proxy may be given as `host:port` alone. */
const absolute = (proxy: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;

function isInsecure(name: string, port: number, list: readonly string[]): boolean {
  return list.some(
    (entry) => entry === name || entry === `${name}:${port}` || (entry.includes('/') && inRange(name, entry)),
  );
}

/** Where distributions keep the authorities that Go programs trust (crypto/x509/root_linux.go). */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The system's authorities, and those that Docker is told to trust for this registry. */
async function certificates(host: Host, registry: string): Promise<readonly string[]> {
  const folder = `/etc/docker/certs.d/${registry}`;
  const [names, system] = await Promise.all([host.list(folder), firstText(host, bundles)]);
  const own = names.kind === 'ok' ? names.value.filter((name) => name.endsWith('.crt')) : [];
  const texts = await Promise.all(own.map((name) => host.readText(`${folder}/${name}`)));
  return [
    ...(system === null ? [] : [system]),
    ...texts.flatMap((text) => (text.kind === 'ok' ? [text.value] : [])),
  ];
}

async function firstText(host: Host, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const file = await host.readText(path, 4 * 1024 ** 2);
    if (file.kind === 'ok') return file.value;
  }
  return null;
}
