// Fills a registry: fill.mjs URL REPOSITORY TAG. The tag was pushed for amd64 alone; it becomes
// an index of amd64 and arm64, as NGC's are, with two more tags that have arm64 alone.
import { createHash } from 'node:crypto';

const [base, repository, tag] = process.argv.slice(2);
const api = `${base}/v2/${repository}`;
const types = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  index: 'application/vnd.docker.distribution.manifest.list.v2+json',
};
const digestOf = (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

async function ask(url, init = {}) {
  const reply = await fetch(url, init);
  if (!reply.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${reply.status} ${await reply.text()}`);
  return reply;
}

async function putBlob(text) {
  const started = await ask(`${api}/blobs/uploads/`, { method: 'POST' });
  const where = new URL(started.headers.get('location'), base);
  where.searchParams.set('digest', digestOf(text));
  await ask(where, { method: 'PUT', body: text, headers: { 'content-type': 'application/octet-stream' } });
}

const putManifest = (reference, mediaType, text) =>
  ask(`${api}/manifests/${reference}`, { method: 'PUT', body: text, headers: { 'content-type': mediaType } });

const entry = (text, architecture) => ({
  mediaType: types.manifest,
  size: Buffer.byteLength(text),
  digest: digestOf(text),
  platform: { architecture, os: 'linux' },
});
const index = (...manifests) => JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests });

const amd64 = await (await ask(`${api}/manifests/${tag}`, { headers: { accept: types.manifest } })).text();
const config = await (await ask(`${api}/blobs/${JSON.parse(amd64).config.digest}`)).json();
const armConfig = JSON.stringify({ ...config, architecture: 'arm64', variant: 'v8' });
await putBlob(armConfig);
const parsed = JSON.parse(amd64);
const armDescriptor = { ...parsed.config, digest: digestOf(armConfig), size: Buffer.byteLength(armConfig) };
const arm64 = JSON.stringify({ ...parsed, config: armDescriptor });

await putManifest(`${tag}-arm64-manifest`, types.manifest, arm64);
await putManifest(`${tag}-arm64-index`, types.index, index(entry(arm64, 'arm64')));
await putManifest(tag, types.index, index(entry(amd64, 'amd64'), entry(arm64, 'arm64')));
