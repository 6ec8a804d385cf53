import type { JsonObject } from '../../check.ts';
import type { Host } from '../../host/host.ts';
import { objectAt, parseObject, stringAt } from '../../json.ts';
import type { RegistryRoute } from '../registry.ts';
import { fromHelper } from './helper.ts';

/** What Docker would log in with. It never leaves this folder of the program but in a request. */
export interface Credentials {
  readonly from: RegistryRoute['credentials'];
  /** `user:password`; null: none. */
  readonly login: string | null;
  /** A token that stands for a login (OAuth2); null: none. */
  readonly identityToken: string | null;
  /** A credential helper that is named and could not be asked; null if none. */
  readonly helperProblem: string | null;
}

export const noCredentials: Credentials = {
  from: 'none',
  login: null,
  identityToken: null,
  helperProblem: null,
};

/** By the client's config.json: a helper for this registry, else the general helper, else what is written there. */
export async function credentialsFor(host: Host, home: string, registry: string): Promise<Credentials> {
  const folder = host.env('DOCKER_CONFIG') || `${home}/.docker`;
  const file = await host.readText(`${folder}/config.json`);
  const config = file.kind === 'ok' ? parseObject(file.value) : null;
  if (config === null) return noCredentials;
  const key = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
  const helper = stringAt(objectAt(config, 'credHelpers'), key) ?? stringAt(config, 'credsStore');
  if (helper !== null && helper !== '') return fromHelper(host, helper, key);
  return written(entryFor(objectAt(config, 'auths'), key));
}

/** By the key itself, else by one that comes to the same host: `https://nvcr.io`, `nvcr.io/v2/`. */
function entryFor(auths: JsonObject, key: string): JsonObject {
  const same = Object.keys(auths).find((name) => hostOf(name) === hostOf(key));
  return objectAt(auths, Object.hasOwn(auths, key) ? key : (same ?? key));
}

const hostOf = (key: string): string => key.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');

function written(entry: JsonObject): Credentials {
  const token = stringAt(entry, 'identitytoken');
  const identityToken = token === '' ? null : token;
  const login =
    decoded(stringAt(entry, 'auth')) ?? joined(stringAt(entry, 'username'), stringAt(entry, 'password'));
  if (login === null && identityToken === null) return noCredentials;
  return { from: 'config.json', login, identityToken, helperProblem: null };
}

function decoded(auth: string | null): string | null {
  const login = auth === null ? '' : Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  return login.includes(':') && login !== ':' ? login : null;
}

const joined = (user: string | null, password: string | null): string | null =>
  user === null || user === '' || password === null ? null : `${user}:${password}`;

/** All that must not be repeated: the login, its password alone, and what is sent in their place. */
export function secretsOf({ login, identityToken }: Credentials): readonly string[] {
  const ofLogin =
    login === null ? [] : [login, login.slice(login.indexOf(':') + 1), Buffer.from(login).toString('base64')];
  return [...ofLogin, ...(identityToken === null ? [] : [identityToken])];
}

export const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`;
