// Answers as nvcr.io and layers.nvcr.io before the real docker-registry: the token dance,
// the redirect of blobs to a second host, and every fault that options.json switches on.
// Runs inside a rig host.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

const folder = '/opt/stand-in/registry';
const options = JSON.parse(readFileSync(`${folder}/options.json`, 'utf8'));
const ca = readFileSync(`${folder}/ca.crt`);
const behind = { host: '127.0.0.1', port: 5000, ca, servername: 'nvcr.io' };
const basic = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
/** Tokens that were given out, with the repositories that they may pull. */
const tokens = new Map();

const log = (host, req, status) =>
  process.stdout.write(
    `${JSON.stringify({ host, method: req.method, url: req.url, status, auth: authKind(req) })}\n`,
  );
const authKind = (req) => req.headers.authorization?.split(' ')[0] ?? null;

function answer(host, req, res, status, headers, body) {
  log(host, req, status);
  res.writeHead(status, headers);
  res.end(req.method === 'HEAD' ? undefined : body);
}

const json = { 'content-type': 'application/json' };
const errors = (code, message) => JSON.stringify({ errors: [{ code, message }] });

/** Hands a request to the real registry and its answer back. */
function pass(host, req, res, path) {
  const headers = { ...req.headers, host: 'nvcr.io', authorization: basic('rig', 'rig') };
  const onward = request({ ...behind, path, method: req.method, headers }, (reply) => {
    log(host, req, reply.statusCode);
    res.writeHead(reply.statusCode, reply.headers);
    reply.pipe(res);
  });
  onward.on('error', (error) => answer(host, req, res, 502, {}, String(error)));
  req.pipe(onward);
}

const repositoryOf = (path) => /^\/v2\/(.+)\/(?:manifests|blobs|tags)\//.exec(path)?.[1] ?? null;

function challenge(repository) {
  const scope = repository === null ? null : `repository:${repository}:pull,push`;
  if (scope === null) return 'Bearer realm="https://nvcr.io/proxy_auth"';
  return options.challenge === 'scope-in-realm'
    ? `Bearer realm="https://nvcr.io/proxy_auth?scope=${scope}"`
    : `Bearer realm="https://nvcr.io/proxy_auth",scope="${scope}"`;
}

function giveToken(req, res, url) {
  const given = req.headers.authorization;
  const allowed = given === undefined ? options.anonymous : given === basic('$oauthtoken', options.key);
  if (!allowed)
    return answer('nvcr.io', req, res, 401, json, errors('UNAUTHORIZED', 'Authentication required'));
  const token = randomUUID();
  tokens.set(
    token,
    url.searchParams.getAll('scope').flatMap((scope) => scope.split(' ')),
  );
  answer('nvcr.io', req, res, 200, json, JSON.stringify({ token, expires_in: 300 }));
}

function mayPull(req, repository) {
  const scopes = tokens.get(/^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]);
  if (scopes === undefined) return false;
  return (
    repository === null ||
    scopes.some((scope) => scope.startsWith(`repository:${repository}:`) && scope.includes('pull'))
  );
}

/** The tag under which the registry keeps what this fault should serve. */
function storedTag(tag) {
  if (!options.tags.includes(tag)) return tag;
  if (options.fault === 'arm64-only-index') return `${options.stored}-arm64-index`;
  if (options.fault === 'arm64-only-manifest') return `${options.stored}-arm64-manifest`;
  return options.stored;
}

function serve(req, res) {
  const url = new URL(req.url, 'https://nvcr.io');
  if (options.fault === 'captive-portal') {
    return answer(
      'nvcr.io',
      req,
      res,
      200,
      { 'content-type': 'text/html' },
      '<html><body>Please sign in to this network.</body></html>',
    );
  }
  if (options.fault === 'server-error') return answer('nvcr.io', req, res, 503, {}, '');
  if (url.pathname === '/proxy_auth') return giveToken(req, res, url);
  const repository = repositoryOf(url.pathname);
  if (!mayPull(req, repository)) {
    const headers = {
      ...json,
      'www-authenticate': challenge(repository),
      'docker-distribution-api-version': 'registry/2.0',
    };
    return answer('nvcr.io', req, res, 401, headers, errors('UNAUTHORIZED', 'authentication required'));
  }
  if (repository === null) return answer('nvcr.io', req, res, 200, json, '{}');
  if (options.fault === 'too-many-requests') {
    return answer('nvcr.io', req, res, 429, json, errors('TOOMANYREQUESTS', 'Too Many Requests'));
  }
  const blob = /\/blobs\/(sha256:[0-9a-f]+)$/.exec(url.pathname)?.[1];
  if (blob !== undefined) {
    const location = `https://layers.nvcr.io/${repository}/${blob}?signature=${randomUUID()}`;
    return answer('nvcr.io', req, res, 307, { location }, '');
  }
  const tag = /\/manifests\/([^:]+)$/.exec(url.pathname)?.[1];
  const path = tag === undefined ? url.pathname : url.pathname.replace(/[^/]+$/, storedTag(tag));
  pass('nvcr.io', req, res, path + url.search);
}

function serveBlob(req, res) {
  // As a store of signed links does: a client must not carry its token over to another host.
  if (req.headers.authorization !== undefined && !options.takesTokens) {
    return answer('layers.nvcr.io', req, res, 400, {}, 'Only one authentication mechanism is allowed.');
  }
  const found = /^\/(.+)\/(sha256:[0-9a-f]+)\?signature=/.exec(req.url);
  if (found === null) return answer('layers.nvcr.io', req, res, 403, {}, 'No signature.');
  pass('layers.nvcr.io', req, res, `/v2/${found[1]}/blobs/${found[2]}`);
}

const tls = options.fault === 'self-signed' ? 'intercepted' : 'tls';
const identity = { cert: readFileSync(`${folder}/${tls}.crt`), key: readFileSync(`${folder}/${tls}.key`) };

async function listen(address, handler) {
  const server = createServer(identity, async (req, res) => {
    if (options.fault === 'stalls') return log(address, req, null);
    if (options.fault === 'slow') await wait(2000);
    handler(req, res);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(443, address, resolve));
}

/** A name server that knows no name. */
async function knowNoName() {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const reply = Buffer.from(query);
    reply.writeUInt16BE(0x8183, 2);
    reply.writeUInt16BE(0, 6);
    reply.writeUInt16BE(0, 8);
    reply.writeUInt16BE(0, 10);
    // Only the question goes back: whatever extra records came with the query are cut off.
    let end = 12;
    while (query[end] !== 0 && end < query.length) end += query[end] + 1;
    socket.send(reply.subarray(0, end + 5), from.port, from.address);
  });
  await new Promise((resolve) => socket.bind(53, '127.0.0.1', resolve));
}

async function startRegistry() {
  const child = spawn('docker-registry', ['serve', `${folder}/docker-registry.yml`], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
  for (;;) {
    const up = await new Promise((resolve) => {
      request({ ...behind, path: '/v2/' }, (reply) => resolve(reply.resume() !== null))
        .on('error', () => resolve(false))
        .end();
    });
    if (up) return;
    await wait(10);
  }
}

await knowNoName();
if (options.fault !== 'down') {
  await startRegistry();
  await listen('192.0.2.10', serve);
  if (options.fault !== 'blob-host-blocked') await listen('192.0.2.11', serveBlob);
}
writeFileSync('/run/stand-in-registry.ready', '');
setInterval(() => undefined, 60_000);
