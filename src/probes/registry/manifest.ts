import type { JsonObject } from '../../check.ts';
import {
  listAt,
  numberAt,
  objectAt,
  objectsIn,
  parseObject,
  stringAt,
  stringsIn,
  textsIn,
} from '../../json.ts';
import { environment, type ImageConfig } from '../local-image.ts';
import { type Client, withWords } from './client.ts';
import { RegistryFailure } from './failure.ts';

const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

export interface Layer {
  readonly digest: string;
  readonly bytes: number;
}

export interface Manifest {
  readonly digest: string;
  readonly architectures: readonly string[];
  readonly configDigest: string;
  readonly layers: readonly Layer[];
}

/** The manifest of a tag or digest for one architecture, through the index where there is one. */
export async function manifestOf(
  client: Client,
  repository: string,
  reference: string,
  architecture: string,
  loggedIn: boolean,
): Promise<Manifest> {
  const path = (name: string): string => `/v2/${repository}/manifests/${name}`;
  const first = await getJson(client, path(reference), loggedIn);
  const entries = objectsIn(listAt(first.body, 'manifests'));
  if (entries.length === 0) return { ...readManifest(client, first), architectures: [] };
  const platforms = entries.flatMap((entry) => {
    const platform = objectAt(entry, 'platform');
    const digest = stringAt(entry, 'digest');
    // Attestations stand in the index too, as of an unknown platform.
    const known = stringAt(platform, 'os') === 'linux';
    return known && digest !== null
      ? [{ architecture: stringAt(platform, 'architecture') ?? '', digest }]
      : [];
  });
  const architectures = [...new Set(platforms.map((platform) => platform.architecture))];
  const own = platforms.find((platform) => platform.architecture === architecture);
  if (own === undefined) {
    throw new RegistryFailure('no-architecture', client.registry, `no image for ${architecture}`, {
      architectures,
    });
  }
  return { ...readManifest(client, await getJson(client, path(own.digest), loggedIn)), architectures };
}

interface Got {
  readonly digest: string;
  readonly body: JsonObject;
}

async function getJson(client: Client, path: string, loggedIn: boolean): Promise<Got> {
  const answer = await client.get(path, { accept });
  const { status } = answer;
  const why = withWords(status, answer.body);
  const fail = (problem: RegistryFailure['problem']) =>
    new RegistryFailure(problem, client.registry, why, { status });
  if (status === 404) throw fail('tag-not-found');
  if (status === 429) throw fail('rate-limited');
  if (status === 401 && !loggedIn) throw fail('not-logged-in');
  if (status === 401 || status === 402 || status === 403 || status === 451) throw fail('denied');
  if (status >= 500) throw fail('outage');
  const body = status === 200 ? parseObject(answer.body) : null;
  if (body === null) throw fail('not-a-registry');
  return { digest: answer.headers['docker-content-digest'] ?? '', body };
}

function readManifest(client: Client, { digest, body }: Got): Omit<Manifest, 'architectures'> {
  const configDigest = stringAt(objectAt(body, 'config'), 'digest');
  if (configDigest === null) {
    throw new RegistryFailure(
      'not-a-registry',
      client.registry,
      'its manifest is of a kind that is not known here',
    );
  }
  const layers = objectsIn(listAt(body, 'layers')).flatMap((layer) => {
    const [name, bytes] = [stringAt(layer, 'digest'), numberAt(layer, 'size')];
    return name !== null && bytes !== null && Number.isSafeInteger(bytes) && bytes >= 0
      ? [{ digest: name, bytes }]
      : [];
  });
  return { digest, configDigest, layers };
}

/** The image's own configuration: its architecture, environment and labels. */
export async function configOf(client: Client, repository: string, digest: string): Promise<ImageConfig> {
  const body = parseObject(await blob(client, repository, digest, {}));
  if (body === null)
    throw new RegistryFailure('blob-host', client.registry, 'the configuration of the image is no JSON');
  const config = objectAt(body, 'config');
  return {
    architecture: stringAt(body, 'architecture') ?? '',
    os: stringAt(body, 'os') ?? '',
    env: environment(stringsIn(listAt(config, 'Env'))),
    labels: textsIn(objectAt(config, 'Labels')),
  };
}

/** One byte of a layer shows that the host behind the redirect lets it through. */
export async function reachLayer(client: Client, repository: string, { digest }: Layer): Promise<void> {
  await blob(client, repository, digest, { range: 'bytes=0-0' });
}

const maxRedirects = 3;
const maxBytes = 1024 ** 2;

async function blob(
  client: Client,
  repository: string,
  digest: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  let at = client.registry;
  let answer = await client.get(`/v2/${repository}/blobs/${digest}`, headers, maxBytes);
  let base = `https://${client.registry}/`;
  for (let step = 0; step < maxRedirects && answer.status >= 300 && answer.status < 400; step++) {
    const target = answer.headers['location'] ?? '';
    if (!URL.canParse(target, base)) break;
    const url = new URL(target, base);
    at = url.host;
    base = url.toString();
    answer = await behind(client, base, at, headers);
  }
  if (answer.status === 200 || answer.status === 206) return answer.body;
  throw new RegistryFailure('blob-host', at, withWords(answer.status, answer.body), {
    status: answer.status,
  });
}

/** Whatever keeps that host from answering, it is the blob host that is out of reach. */
async function behind(client: Client, url: string, at: string, headers: Readonly<Record<string, string>>) {
  try {
    return await client.elsewhere(url, headers, maxBytes);
  } catch (error) {
    if (!(error instanceof RegistryFailure)) throw error;
    throw new RegistryFailure(
      'blob-host',
      at,
      error.message,
      error.issuer === null ? {} : { issuer: error.issuer },
    );
  }
}
