import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryState } from '../description.ts';
import { registryDir, rigDir, storedTag } from '../paths.ts';
import type { Writer } from './writer.ts';

const certificateFiles = ['ca.crt', 'tls.crt', 'tls.key', 'intercepted.crt', 'intercepted.key', 'htpasswd'];

/** What the registry's server reads, the trust in its CA, and what the users have logged in with. */
export function stageRegistry(registry: RegistryState, put: Writer): void {
  const folder = '/opt/stand-in/registry';
  for (const name of ['server.mjs', 'docker-registry.yml'])
    put.copy(`${folder}/${name}`, join(rigDir, 'registry', name));
  for (const name of certificateFiles) put.copy(`${folder}/${name}`, join(registryDir, name));
  const options = {
    key: registry.key ?? 'nvapi-rig',
    anonymous: registry.anonymous ?? true,
    fault: registry.fault ?? null,
    takesTokens: registry.blobHostTakesTokens ?? false,
    challenge: registry.challenge ?? 'scope-parameter',
    tags: [storedTag, ...(registry.tags ?? [])],
    stored: storedTag,
  };
  put.text(`${folder}/options.json`, JSON.stringify(options));
  const bundle = '/etc/ssl/certs/ca-certificates.crt';
  put.text(bundle, `${readFileSync(bundle, 'utf8')}${readFileSync(join(registryDir, 'ca.crt'), 'utf8')}`);
  if (registry.loggedInWith === undefined) return;
  const auth = Buffer.from(`$oauthtoken:${registry.loggedInWith}`).toString('base64');
  const config = JSON.stringify({ auths: { 'nvcr.io': { auth } } }, null, '\t');
  for (const home of ['/root', '/home/tester']) put.text(`${home}/.docker/config.json`, config, 0o644);
}
