import { describe, expect, it } from 'vitest';
import { credentialsFor } from '../../../src/probes/registry/credentials.ts';
import { type Circumstances, scripted } from './scripted.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const of = async (more: Circumstances, registry = 'nvcr.io') => {
  const { host, runs } = scripted({}, more);
  return { found: await credentialsFor(host, '/home/ada', registry), runs };
};
const login = async (dockerConfig: object, registry?: string) =>
  (await of({ dockerConfig }, registry)).found.login;
const nobody = { from: 'none', login: null, identityToken: null };

describe('a login in config.json', () => {
  it.each<[string, object]>([
    ['by the name of the registry', { 'nvcr.io': { auth: base64('a:b:c') } }],
    ['by its address', { 'https://nvcr.io': { auth: base64('a:b:c') } }],
    ['by its address with a path', { 'https://nvcr.io/v1/': { auth: base64('a:b:c') } }],
    ['in two fields', { 'nvcr.io': { username: 'a', password: 'b:c' } }],
    ['with zeros behind it', { 'nvcr.io': { auth: base64('a:b:c\0\0') } }],
  ])('is found %s', async (_, auths) => expect(await login({ auths })).toBe('a:b:c'));

  it.each<[string, object]>([
    ['no entry', {}],
    ['an entry that a helper left empty', { 'nvcr.io': {} }],
    ['an entry of another port', { 'nvcr.io:5000': { auth: base64('a:b') } }],
    ['an entry of another host', { 'my-nvcr.io': { auth: base64('a:b') } }],
    ['garbage', { 'nvcr.io': { auth: '%%%' } }],
    ['no password', { 'nvcr.io': { auth: base64('onlyuser') } }],
    ['another type', { 'nvcr.io': 7 }],
    ['a prototype', JSON.parse('{"__proto__":{"nvcr.io":{"auth":"YTpi"}}}')],
  ])('is none with %s', async (_, auths) =>
    expect((await of({ dockerConfig: { auths } })).found).toMatchObject(nobody),
  );

  it('of Docker Hub stands under its old address', async () => {
    const auths = { 'https://index.docker.io/v1/': { auth: base64('hub:pw') } };
    expect(await login({ auths }, 'docker.io')).toBe('hub:pw');
    expect(await login({ auths }, 'nvcr.io')).toBeNull();
  });

  it('may be in another folder, and the file may be no JSON', async () => {
    const text = JSON.stringify({ auths: { 'nvcr.io': { auth: base64('x:y') } } });
    const moved = await of({ env: { DOCKER_CONFIG: '/cfg' }, files: { '/cfg/config.json': text } });
    expect(moved.found.login).toBe('x:y');
    const broken = await of({ files: { '/home/ada/.docker/config.json': '{"auths":' } });
    expect(broken.found).toMatchObject({ ...nobody, helperProblem: null });
  });
});

describe('a credential helper', () => {
  const store = { credsStore: 'secretservice' };

  it('is asked by the name of the registry, and one for this registry before the general one', async () => {
    const helper = { Username: '$oauthtoken', Secret: 'k3y' };
    const { found, runs } = await of({ dockerConfig: store, helper });
    expect(found).toMatchObject({ from: 'helper', login: '$oauthtoken:k3y' });
    expect(runs).toEqual([{ argv: ['docker-credential-secretservice', 'get'], input: 'nvcr.io\n' }]);
    const own = { ...store, credHelpers: { 'nvcr.io': 'ngc', 'other.io': 'x' } };
    expect((await of({ dockerConfig: own, helper })).runs[0]?.argv[0]).toBe('docker-credential-ngc');
    expect((await of({ dockerConfig: own, helper }, 'docker.io')).runs[0]).toEqual({
      argv: ['docker-credential-secretservice', 'get'],
      input: 'https://index.docker.io/v1/\n',
    });
  });

  it('may give a token that stands for a login', async () => {
    const { found } = await of({ dockerConfig: store, helper: { Username: '<token>', Secret: 'id' } });
    expect(found).toMatchObject({ from: 'helper', login: null, identityToken: 'id' });
  });

  it('that knows of no login is no problem', async () => {
    const none = [1, 'credentials not found in native keychain\n'] as const;
    const { found } = await of({ dockerConfig: store, helper: none });
    expect(found).toEqual({ ...nobody, helperProblem: null });
  });

  it.each<[string, Circumstances['helper'], string]>([
    ['is missing', undefined, 'docker-credential-secretservice: not found'],
    [
      'cannot reach its store',
      [1, 'Cannot autolaunch D-Bus without X11 $DISPLAY\n'],
      'docker-credential-secretservice: Cannot autolaunch D-Bus without X11 $DISPLAY',
    ],
    ['fails without a word', [2, ''], 'docker-credential-secretservice: exit code 2'],
    ['answers garbage', [0, '\u001b[31mhello'], 'docker-credential-secretservice: its answer is no login'],
  ])('that %s is one', async (_, helper, expected) => {
    const { found } = await of({ dockerConfig: store, ...(helper === undefined ? {} : { helper }) });
    expect(found).toEqual({ ...nobody, helperProblem: expected });
  });

  it('that is no name of a program is not run', async () => {
    const { found, runs } = await of({ dockerConfig: { credsStore: '../../tmp/x' }, helper: {} });
    expect(runs).toEqual([]);
    expect(found.helperProblem).toContain('not the name of a program');
  });
});
