import { createHash } from 'node:crypto';
import type { JsonObject } from '../../check.ts';
import { hasList, listAt, numberAt, objectAt, objectsIn, parseObject, stringAt } from '../../json.ts';
import type { Client } from './client.ts';
import { RegistryFailure, RegistryUnknown } from './failure.ts';
import { digestPattern, offerIn } from './image-index.ts';
import { failureWith, imposter, isPage, refusalOf, speaksRegistry } from './refusal.ts';
import { redirected } from './session.ts';

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
  /** Of what the tag names: the index, where there is one. */
  readonly digest: string;
  /** As the index offers them; empty without one. */
  readonly architectures: readonly string[];
  readonly configDigest: string;
  readonly layers: readonly Layer[];
}

/** The manifest of a tag or digest for one architecture, through the index where there is one. */
export async function manifestOf(client: Client, reference: string, architecture: string): Promise<Manifest> {
  const first = await getManifest(client, reference);
  const offer = offerIn(first.body, architecture);
  if (offer === null) return { digest: first.digest, architectures: [], ...contentOf(first.body) };
  const { architectures, digest } = offer;
  if (digest === null) {
    const at = client.session.endpoint.host;
    throw new RegistryFailure('no-architecture', at, `no image for ${architecture}`, { architectures });
  }
  const own = await getManifest(client, digest);
  return { digest: first.digest, architectures, ...contentOf(own.body) };
}

interface Got {
  readonly digest: string;
  readonly body: JsonObject;
}

async function getManifest(client: Client, reference: string): Promise<Got> {
  const path = `/v2/${client.session.repository}/manifests/${reference}`;
  const asking = { headers: { accept } };
  const first = await client.get(path, asking);
  const { answer, at } = await redirected(first, `${client.base}${path}`, (address) =>
    client.elsewhere(address, asking),
  );
  const name = first === answer ? client.session.endpoint.host : at;
  const refusal = refusalOf(answer, name, client.standing());
  if (refusal !== null) throw refusal;
  if (answer.status === 404 && (client.genuine || speaksRegistry(answer)))
    throw failureWith('tag-not-found', name, answer);
  const body = answer.status === 200 && !isPage(answer) ? parseObject(answer.body) : null;
  if (body === null) throw imposter(answer, name);
  return { digest: digestOf(answer.headers['docker-content-digest'], answer.body), body };
}

const digestOf = (named: string | undefined, body: string): string =>
  named !== undefined && digestPattern.test(named)
    ? named
    : `sha256:${createHash('sha256').update(body).digest('hex')}`;

/** OCI image manifests and Docker's schema 2, which have the same members. */
function contentOf(body: JsonObject): Pick<Manifest, 'configDigest' | 'layers'> {
  if (numberAt(body, 'schemaVersion') === 1)
    throw new RegistryUnknown('the image has a manifest of the old schema 1, which is not supported');
  const configDigest = stringAt(objectAt(body, 'config'), 'digest') ?? '';
  if (!digestPattern.test(configDigest) || !hasList(body, 'layers'))
    throw new RegistryUnknown('the manifest of the image is of a kind that is not known here');
  const listed = listAt(body, 'layers');
  const layers = objectsIn(listed).flatMap(layerOf);
  const total = layers.reduce((sum, { bytes }) => sum + bytes, 0);
  // A sum over some of the layers would promise that they all fit.
  if (layers.length !== listed.length || !Number.isSafeInteger(total))
    throw new RegistryUnknown('the manifest of the image gives layers without a size');
  return { configDigest, layers };
}

function layerOf(layer: JsonObject): readonly Layer[] {
  const digest = stringAt(layer, 'digest') ?? '';
  const bytes = numberAt(layer, 'size') ?? -1;
  return digestPattern.test(digest) && Number.isSafeInteger(bytes) && bytes >= 0 ? [{ digest, bytes }] : [];
}
