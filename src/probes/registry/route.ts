import type { Host } from '../../host/host.ts';
import { withoutLogin } from '../../host/question.ts';
import type { DockerdFact } from '../dockerd.ts';
import type { EngineFact } from '../engine.ts';
import type { RegistryRoute } from '../registry.ts';
import { RegistryUnknown } from './failure.ts';
import { isExempt } from './no-proxy.ts';
import { absolute, daemonProxies, type Proxies, shellProxies } from './proxies.ts';

/** The way to one host. */
export interface Way {
  /** The proxy with its login, `''`: direct. For the request alone. */
  readonly address: string;
  /** The proxy without its login; null: direct. */
  readonly proxy: string | null;
  /** False where the proxy may want a login that could not be read. */
  readonly loginKnown: boolean;
}

/** How requests leave this machine: as the daemon's, or, where none runs, as this shell's. */
export interface Router {
  readonly as: RegistryRoute['as'];
  /** Throws a RegistryUnknown for a proxy that cannot be asked through from here. */
  way(url: URL): Way;
  /** The shell's proxy for an address where it is not the daemon's; `''`: none. Null where they agree. */
  shellProxy(url: URL): string | null;
}

export async function routerOf(
  host: Host,
  engine: EngineFact | null,
  dockerd: DockerdFact | null,
): Promise<Router> {
  const daemon = engine?.kind === 'running' ? await daemonProxies(host, engine, dockerd) : null;
  const shell = shellProxies(host);
  return {
    as: daemon === null ? 'shell' : 'daemon',
    way: (url) => wayThrough(daemon ?? shell, url),
    shellProxy(url) {
      if (daemon === null) return null;
      const [own, other] = [withoutLogin(proxyFor(shell, url)), withoutLogin(proxyFor(daemon, url))];
      return own === other ? null : own;
    },
  };
}

function proxyFor(proxies: Proxies, { protocol, hostname, port }: URL): string {
  const secure = protocol === 'https:';
  const number = port === '' ? (secure ? 443 : 80) : Number(port);
  const proxy = secure ? proxies.https : proxies.http;
  return proxy === '' || isExempt(hostname, number, proxies.no) ? '' : absolute(proxy);
}

function wayThrough(proxies: Proxies, url: URL): Way {
  const address = proxyFor(proxies, url);
  if (address === '') return { address, proxy: null, loginKnown: true };
  const proxy = withoutLogin(address);
  const kind = /^[a-z0-9+.-]+/i.exec(proxy)?.[0].toLowerCase() ?? '';
  // Go speaks SOCKS; what is asked with here does not.
  if (kind !== 'http' && kind !== 'https')
    throw new RegistryUnknown(`the proxy ${proxy} is of a kind (${kind}) that is not asked through here`);
  const hasLogin = URL.canParse(address) && new URL(address).username !== '';
  return { address, proxy, loginKnown: proxies.loginsKnown || hasLogin };
}
