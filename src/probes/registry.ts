import type { Host } from '../host/host.ts';
import { notAsked, type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { ImageChoiceFact } from './image-choice.ts';
import type { ImageConfig } from './local-image.ts';
import { connect } from './registry/client.ts';
import { type Credentials, credentialsFor } from './registry/credentials.ts';
import { RegistryFailure } from './registry/failure.ts';
import { configOf, manifestOf, reachLayer } from './registry/manifest.ts';
import { type Router, routerOf } from './registry/route.ts';

/** How the registry was asked, which is how the daemon would ask it. */
export interface RegistryRoute {
  readonly host: string;
  /** `daemon`: with the engine's proxies, mirrors and certificates; `shell`: with this shell's, for want of a daemon. */
  readonly as: 'daemon' | 'shell';
  /** The proxy without credentials; null: direct. */
  readonly proxy: string | null;
  /** The proxy that this shell would use, where it differs from the daemon's; `''`: none. */
  readonly shellProxy: string | null;
  readonly credentials: 'none' | 'config.json' | 'helper';
  /** A credential helper that is named and could not be asked; null if none. */
  readonly helperProblem: string | null;
}

export type RegistryProblem =
  | 'dns'
  | 'unreachable'
  | 'timeout'
  | 'proxy'
  | 'tls-unknown-ca'
  | 'tls-other'
  | 'not-logged-in'
  | 'wrong-credentials'
  | 'denied'
  | 'rate-limited'
  | 'tag-not-found'
  | 'no-architecture'
  | 'blob-host'
  | 'outage'
  | 'not-a-registry';

export type RegistryFact =
  | {
      readonly kind: 'found';
      readonly route: RegistryRoute;
      readonly digest: string;
      /** Architectures that the tag offers. */
      readonly architectures: readonly string[];
      /** Compressed size of all layers: what a pull downloads. */
      readonly layerBytes: number;
      readonly layers: number;
      readonly config: ImageConfig;
    }
  | {
      readonly kind: 'failed';
      readonly route: RegistryRoute;
      readonly problem: RegistryProblem;
      /** The host that failed: the registry, its token server, its blob host, or the proxy. */
      readonly at: string;
      /** What was seen, e.g. `HTTP 401`, `connection refused`. Never a credential. */
      readonly why: string;
      /** HTTP status where there was an answer. */
      readonly status: number | null;
      /** Who signed the certificate that was not accepted. */
      readonly issuer: string | null;
      /** Architectures that the tag does offer, for `no-architecture`. */
      readonly architectures: readonly string[];
    };

export const registry: Probe<RegistryFact> = {
  title: 'Registry',
  cost: 'network',
  needs: ['engine', 'imageChoice', 'system'],
  async ask(host, _target, facts) {
    const image = valueIn(facts.imageChoice);
    const system = valueIn(facts.system);
    if (image === null) return notAsked('it is not known which image is meant');
    if (system === null) return unread('the processor of this machine is not known');
    const router = await routerOf(host, facts.engine, image.registry);
    const credentials = await credentialsFor(host, system.home, image.registry);
    const route = routeOf(router, credentials, image.registry);
    try {
      return await conversation(host, facts, image, { router, credentials, route });
    } catch (error) {
      if (!(error instanceof RegistryFailure)) throw error;
      const { problem, at, message: why, status, issuer, architectures } = error;
      return read({ kind: 'failed', route, problem, at, why, status, issuer, architectures });
    }
  },
};

interface Means {
  readonly router: Router;
  readonly credentials: Credentials;
  readonly route: RegistryRoute;
}

function routeOf(router: Router, credentials: Credentials, registry: string): RegistryRoute {
  const [name = registry, port = '443'] = registry.split(':');
  return {
    host: registry,
    as: router.as,
    proxy: router.way(name, Number(port)).proxy,
    shellProxy: router.as === 'daemon' ? router.shellProxy(name, Number(port)) : null,
    credentials: credentials.from,
    helperProblem: credentials.helperProblem,
  };
}

async function conversation(
  host: Host,
  facts: Readings,
  { registry: name, repository, tag, digest }: ImageChoiceFact,
  { router, credentials, route }: Means,
): Promise<Reading<RegistryFact>> {
  const architecture = valueIn(facts.system)?.architecture ?? 'amd64';
  const client = await connect({ host, router, registry: name, repository, credentials });
  const loggedIn = credentials.from !== 'none';
  const manifest = await manifestOf(client, repository, digest ?? tag ?? 'latest', architecture, loggedIn);
  const largest = [...manifest.layers].sort((a, b) => b.bytes - a.bytes)[0];
  const [config] = await Promise.all([
    configOf(client, repository, manifest.configDigest),
    ...(largest === undefined ? [] : [reachLayer(client, repository, largest)]),
  ]);
  const architectures = manifest.architectures.length > 0 ? manifest.architectures : [config.architecture];
  if (config.architecture !== architecture) {
    throw new RegistryFailure('no-architecture', name, `the image is for ${config.architecture}`, {
      architectures,
    });
  }
  return read({
    kind: 'found',
    route,
    digest: manifest.digest,
    architectures,
    layerBytes: manifest.layers.reduce((sum, { bytes }) => sum + bytes, 0),
    layers: manifest.layers.length,
    config,
  });
}
