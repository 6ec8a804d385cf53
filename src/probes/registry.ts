import { notAsked, type Probe, unread, valueIn } from '../probe.ts';
import type { ImageConfig } from './local-image.ts';
import { converse } from './registry/conversation.ts';
import { credentialsFor } from './registry/credentials.ts';
import { endpointsOf } from './registry/endpoint.ts';
import { routerOf } from './registry/route.ts';

/** How the registry was asked, which is how the daemon would ask it. */
export interface RegistryRoute {
  readonly host: string;
  /** `daemon`: with the engine's proxies, mirrors and certificates; `shell`: with this shell's, for want of a daemon. */
  readonly as: 'daemon' | 'shell';
  /** The proxy without credentials; null: direct. */
  readonly proxy: string | null;
  /** The proxy that this shell would use, where it differs from the daemon's; `''`: none. */
  readonly shellProxy: string | null;
  /** The folder whose `*.crt` Docker trusts for this registry; a rootless engine has one of its own. */
  readonly certificates: string;
  readonly credentials: 'none' | 'config.json' | 'helper';
  /** A credential helper that is named and could not be asked; null if none. */
  readonly helperProblem: string | null;
}

/** What stands between this host and the image. */
export type RegistryProblem =
  | 'dns'
  | 'unreachable'
  | 'timeout'
  | 'proxy'
  | 'tls-unknown-ca'
  | 'tls-other'
  | 'tls-timeout'
  | 'not-logged-in'
  | 'wrong-credentials'
  | 'denied'
  | 'rate-limited'
  | 'tag-not-found'
  | 'no-architecture'
  | 'blob-host'
  | 'outage'
  | 'not-a-registry';

/** What the registry says of the image. */
export type RegistryFact =
  | {
      readonly kind: 'found';
      readonly route: RegistryRoute;
      /** Of what the tag names: the index, where there is one. */
      readonly digest: string;
      /** Architectures that the tag offers. */
      readonly architectures: readonly string[];
      /** Compressed size of all layers: what a pull downloads. */
      readonly layerBytes: number;
      /** The same for each layer with all that are below it, as a storage driver without copy-on-write keeps them. */
      readonly stackedLayerBytes: number;
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
  needs: ['engine', 'imageChoice', 'system', 'dockerd'],
  async ask(host, _target, facts) {
    const { imageChoice } = facts;
    const system = valueIn(facts.system);
    const [engine, dockerd] = [valueIn(facts.engine), valueIn(facts.dockerd)];
    if (imageChoice?.ok !== true) {
      const why = 'it is not known which image is meant';
      return imageChoice?.asked === true ? unread(why) : notAsked(why);
    }
    if (system === null) return unread('the processor of this machine is not known');
    const image = imageChoice.value;
    const [router, credentials, endpoints] = await Promise.all([
      routerOf(host, engine, dockerd),
      credentialsFor(host, system.home, image.registry),
      endpointsOf(host, engine, system.home, image.registry),
    ]);
    return converse({ host, router, credentials, endpoints, image, architecture: system.architecture });
  },
};
