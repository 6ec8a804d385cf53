import { type Host, limits } from '../../host/host.ts';
import { type Reading, read, unread } from '../../probe.ts';
import type { ImageChoiceFact } from '../image-choice.ts';
import type { RegistryFact, RegistryRoute } from '../registry.ts';
import { configOf, reachLayer } from './blob.ts';
import { connect } from './client.ts';
import { type Credentials, noCredentials, secretsOf } from './credentials.ts';
import { addressOf, type Endpoint } from './endpoint.ts';
import { RegistryFailure, RegistryUnknown } from './failure.ts';
import { manifestOf } from './manifest.ts';
import type { Router } from './route.ts';
import type { Session } from './session.ts';
import { namesIn, oneLine, withoutSecrets } from './words.ts';

/** For all questions together. Each has its own limit, and a registry may answer slowly and well. */
const conversationMs = 2 * limits.network;

export interface Means {
  readonly host: Host;
  readonly router: Router;
  readonly credentials: Credentials;
  readonly endpoints: readonly Endpoint[];
  readonly image: ImageChoiceFact;
  readonly architecture: string;
}

/** Asks each endpoint in turn, as a pull does; the answer of the last one, the registry itself, counts. */
export async function converse(means: Means): Promise<Reading<RegistryFact>> {
  const { host, router, credentials, endpoints, image } = means;
  const secrets = new Set(secretsOf(credentials));
  const deadlineMs = performance.now() + conversationMs;
  let answer: Reading<RegistryFact> = unread('there is no registry to ask');
  for (const endpoint of endpoints) {
    const own = endpoint.mirror ? noCredentials : credentials;
    const { repository } = image;
    answer = await told(means, { host, router, endpoint, repository, credentials: own, secrets, deadlineMs });
    if (answer.ok && answer.value.kind === 'found') break;
  }
  return answer;
}

async function told(means: Means, session: Session): Promise<Reading<RegistryFact>> {
  const clean = (text: string): string => oneLine(withoutSecrets(text, session.secrets));
  try {
    const route = routeOf(means);
    return read({ kind: 'found', route, ...(await imageAt(session, means)) });
  } catch (error) {
    if (error instanceof RegistryUnknown) return unread(clean(error.message));
    if (!(error instanceof RegistryFailure)) throw error;
    const { problem, at, message, status, issuer } = error;
    return read({
      kind: 'failed',
      route: routeOf(means),
      problem,
      at: clean(at),
      why: clean(message),
      status,
      issuer: issuer === null ? null : clean(issuer),
      architectures: namesIn(error.architectures.map(clean)),
    });
  }
}

function routeOf({ router, credentials, endpoints, image }: Means): RegistryRoute {
  const url = new URL(addressOf(image.registry));
  const [own] = endpoints.slice(-1);
  return {
    host: image.registry,
    as: router.as,
    proxy: router.way(url).proxy,
    shellProxy: router.shellProxy(url),
    certificates: own?.certificates ?? '',
    credentials: credentials.from,
    helperProblem: credentials.helperProblem,
  };
}

type Found = Omit<Extract<RegistryFact, { kind: 'found' }>, 'kind' | 'route'>;

async function imageAt(session: Session, { image, architecture }: Means): Promise<Found> {
  const client = await connect(session);
  const manifest = await manifestOf(client, image.digest ?? image.tag ?? 'latest', architecture);
  const { layers } = manifest;
  const largest = [...layers].sort((a, b) => b.bytes - a.bytes)[0];
  const [config] = await Promise.all([
    configOf(client, manifest.configDigest),
    ...(largest === undefined ? [] : [reachLayer(client, largest.digest)]),
  ]);
  const isLinux = config.os === '' || config.os === 'linux';
  const own = isLinux ? config.architecture : `${config.os}/${config.architecture}`;
  const architectures = namesIn(manifest.architectures.length > 0 ? manifest.architectures : [own]);
  if (own !== architecture) {
    const at = session.endpoint.host;
    throw new RegistryFailure('no-architecture', at, `the image is for ${own}`, { architectures });
  }
  const layerBytes = layers.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    digest: manifest.digest,
    architectures,
    layerBytes,
    // Each layer is in itself and in all that lie above it.
    stackedLayerBytes: layers.reduce((sum, { bytes }, at) => sum + bytes * (layers.length - at), 0),
    layers: layers.length,
    config,
  };
}
