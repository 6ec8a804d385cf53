import { listAt, objectAt, parseObject, stringAt, stringsIn, textsIn } from '../../json.ts';
import { environment, type ImageConfig } from '../local-image.ts';
import type { Client } from './client.ts';
import { RegistryFailure, RegistryUnknown } from './failure.ts';
import { isPage, refusalOf } from './refusal.ts';
import { type Asking, redirected } from './session.ts';
import { statusWords } from './words.ts';

/** Docker reads configurations up to this size (containerd's limit for what is kept in memory). */
const maxConfigBytes = 8 * 1024 ** 2;
/** What is read of a layer where the request for one byte is not heeded. */
const maxLayerBytes = 1024;

/** Names of architectures as `uname -m` says them, which some builders write. */
const usualNames: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/** The image's own configuration: its architecture, environment and labels. */
export async function configOf(client: Client, digest: string): Promise<ImageConfig> {
  const { body: text, at } = await blob(client, digest, { maxBytes: maxConfigBytes });
  const body = parseObject(text);
  if (body === null) throw new RegistryFailure('blob-host', at, 'the configuration of the image is no JSON');
  const architecture = stringAt(body, 'architecture') ?? '';
  if (architecture === '') throw new RegistryUnknown('the image does not say for which architecture it is');
  const config = objectAt(body, 'config');
  return {
    architecture: usualNames[architecture] ?? architecture,
    os: stringAt(body, 'os') ?? '',
    env: environment(stringsIn(listAt(config, 'Env'))),
    labels: textsIn(objectAt(config, 'Labels')),
  };
}

/** One byte of a layer shows that the host behind the redirect lets it through. */
export async function reachLayer(client: Client, digest: string): Promise<void> {
  await blob(client, digest, { headers: { range: 'bytes=0-0' }, maxBytes: maxLayerBytes });
}

async function blob(client: Client, digest: string, asking: Asking) {
  const { session, base } = client;
  const path = `/v2/${session.repository}/blobs/${digest}`;
  const first = await client.get(path, asking);
  const { answer, at } = await redirected(first, `${base}${path}`, (address) =>
    behind(client, address, asking),
  );
  if ((answer.status === 200 || answer.status === 206) && !isPage(answer)) return { body: answer.body, at };
  const refusal = first === answer ? refusalOf(answer, session.endpoint.host, client.standing()) : null;
  if (refusal !== null) throw refusal;
  const why = isPage(answer)
    ? `HTTP ${answer.status} with a web page`
    : statusWords(answer.status, answer.body);
  throw new RegistryFailure('blob-host', at, why, { status: answer.status });
}

/** Whatever keeps that host from answering, it is the blob host that is out of reach. */
async function behind(client: Client, address: string, asking: Asking) {
  try {
    return await client.elsewhere(address, asking);
  } catch (error) {
    if (!(error instanceof RegistryFailure)) throw error;
    const { message, issuer, status } = error;
    throw new RegistryFailure('blob-host', new URL(address).host, message, {
      ...(issuer === null ? {} : { issuer }),
      ...(status === null ? {} : { status }),
    });
  }
}
