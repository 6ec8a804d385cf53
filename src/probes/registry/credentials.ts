import type { Host } from '../../host/host.ts';
import { objectAt, parseObject, stringAt } from '../../json.ts';
import type { RegistryRoute } from '../registry.ts';

/** What Docker would log in with. It never leaves this folder of the program but in a request. */
export interface Credentials {
  readonly from: RegistryRoute['credentials'];
  /** `user:password`; null: none. */
  readonly login: string | null;
  /** A token that stands for a login (OAuth2); null: none. */
  readonly identityToken: string | null;
  readonly helperProblem: string | null;
}

const none: Credentials = { from: 'none', login: null, identityToken: null, helperProblem: null };

/** By the client's config.json: a helper for this registry, else the general helper, else what is written there. */
export async function credentialsFor(host: Host, home: string, registry: string): Promise<Credentials> {
  const folder = host.env('DOCKER_CONFIG') || `${home}/.docker`;
  const file = await host.readText(`${folder}/config.json`);
  const config = file.kind === 'ok' ? parseObject(file.value) : null;
  if (config === null) return none;
  const key = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
  const helper = stringAt(objectAt(config, 'credHelpers'), key) ?? stringAt(config, 'credsStore');
  if (helper !== null && helper !== '') return fromHelper(host, helper, key);
  const auths = objectAt(config, 'auths');
  const entry = objectAt(auths, Object.hasOwn(auths, key) ? key : `https://${key}`);
  const identityToken = stringAt(entry, 'identitytoken');
  const login =
    decoded(stringAt(entry, 'auth')) ?? written(stringAt(entry, 'username'), stringAt(entry, 'password'));
  if (login === null && identityToken === null) return none;
  return { from: 'config.json', login, identityToken, helperProblem: null };
}

const decoded = (auth: string | null): string | null =>
  auth === null || auth === '' ? null : Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');

const written = (user: string | null, password: string | null): string | null =>
  user === null || password === null ? null : `${user}:${password}`;

/** The helpers' protocol: https://github.com/docker/docker-credential-helpers. */
async function fromHelper(host: Host, helper: string, key: string): Promise<Credentials> {
  const program = `docker-credential-${helper}`;
  const result = await host.run([program, 'get'], { input: `${key}\n` });
  if (result.kind === 'not-found') return { ...none, helperProblem: `${program}: not found` };
  if (result.kind !== 'exited') return { ...none, helperProblem: `${program}: ${result.why}` };
  const answer = result.code === 0 ? parseObject(result.stdout) : null;
  const user = answer === null ? null : stringAt(answer, 'Username');
  const secret = answer === null ? null : stringAt(answer, 'Secret');
  // "credentials not found" is an ordinary answer: nobody is logged in.
  if (user === null || secret === null) return none;
  const token = user === '<token>';
  return {
    from: 'helper',
    login: token ? null : `${user}:${secret}`,
    identityToken: token ? secret : null,
    helperProblem: null,
  };
}
