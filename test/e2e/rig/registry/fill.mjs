// Fills a registry: fill.mjs URL REPOSITORY TAG. The tag was pushed for amd64 alone; it becomes
// an index of amd64 and arm64, as NGC's are, with two more tags that have arm64 alone.
import { createHash } from 'node:crypto';
import { variants } from './variants.mjs';

const [base, repository, tag] = process.argv.slice(2);
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

async function putBlob(text, to = repository) {
  const started = await ask(`${base}/v2/${to}/blobs/uploads/`, { method: 'POST' });
  const where = new URL(started.headers.get('location'), base);
  where.searchParams.set('digest', digestOf(text));
  await ask(where, { method: 'PUT', body: text, headers: { 'content-type': 'application/octet-stream' } });
}

const putManifest = (reference, mediaType, text, to = repository) =>
  ask(`${base}/v2/${to}/manifests/${reference}`, {
    method: 'PUT',
    body: text,
    headers: { 'content-type': mediaType },
  });

const entry = (text, architecture) => ({
  mediaType: types.manifest,
  size: Buffer.byteLength(text),
  digest: digestOf(text),
  platform: { architecture, os: 'linux' },
});
const index = (...manifests) => JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests });

const amd64 = await (
  await ask(`${base}/v2/${repository}/manifests/${tag}`, { headers: { accept: types.manifest } })
).text();
const config = await (await ask(`${base}/v2/${repository}/blobs/${JSON.parse(amd64).config.digest}`)).json();
const armConfig = JSON.stringify({ ...config, architecture: 'arm64', variant: 'v8' });
await putBlob(armConfig);
const parsed = JSON.parse(amd64);
const armDescriptor = { ...parsed.config, digest: digestOf(armConfig), size: Buffer.byteLength(armConfig) };
const arm64 = JSON.stringify({ ...parsed, config: armDescriptor });

await putManifest(`${tag}-arm64-manifest`, types.manifest, arm64);
await putManifest(`${tag}-arm64-index`, types.index, index(entry(arm64, 'arm64')));
await putManifest(tag, types.index, index(entry(amd64, 'amd64'), entry(arm64, 'arm64')));

/** The environment with these variables in place of its own; null takes one away. */
function changed(entries, env) {
  const kept = entries.filter((entry) => env[entry.split('=')[0]] === undefined);
  return [
    ...kept,
    ...Object.entries(env).flatMap(([name, value]) => (value === null ? [] : `${name}=${value}`)),
  ];
}

async function putVariant({ repository: to, tag: name, architectures, env }) {
  // Layers are taken over from the first repository without being sent again.
  for (const { digest } of to === repository ? [] : parsed.layers) {
    await ask(`${base}/v2/${to}/blobs/uploads/?mount=${digest}&from=${repository}`, { method: 'POST' });
  }
  const entries = [];
  for (const architecture of architectures) {
    const own = { ...config.config, Env: changed(config.config.Env, env) };
    const text = JSON.stringify({ ...config, architecture, config: own });
    await putBlob(text, to);
    const descriptor = { ...parsed.config, digest: digestOf(text), size: Buffer.byteLength(text) };
    const manifest = JSON.stringify({ ...parsed, config: descriptor });
    await putManifest(`${name}-${architecture}`, types.manifest, manifest, to);
    entries.push(entry(manifest, architecture));
  }
  await putManifest(name, types.index, index(...entries), to);
}
for (const variant of variants) await putVariant(variant);
