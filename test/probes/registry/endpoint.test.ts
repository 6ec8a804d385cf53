import { describe, expect, it } from 'vitest';
import { endpointsOf } from '../../../src/probes/registry/endpoint.ts';
import { healthy } from '../../../src/testing/healthy.ts';
import {
  ask,
  base,
  type Circumstances,
  down,
  engineWith,
  imageAt,
  movedTo,
  nvcr,
  problem,
  type Running,
  scripted,
  status,
} from './scripted.ts';

async function endpointOf(registry: string, engine: Partial<Running> | null = {}, more: Circumstances = {}) {
  const running =
    engine === null || healthy.engine.kind !== 'running' ? null : { ...healthy.engine, ...engine };
  return (await endpointsOf(scripted({}, more).host, running, '/home/ada', registry)).at(-1);
}
const pem = (name: string) => `PEM of ${name}`;

describe('what is trusted', () => {
  it("is the system's bundle and what Docker has for this registry", async () => {
    const files = {
      '/etc/docker/certs.d/nvcr.io/ca.crt': pem('own'),
      '/etc/docker/certs.d/nvcr.io/client.cert': pem('client'),
      '/etc/docker/certs.d/nvcr.io/client.key': 'KEY',
      '/etc/docker/certs.d/nvcr.io:5000/ca.crt': pem('other'),
    };
    expect((await endpointOf('nvcr.io', {}, { files }))?.ca).toEqual(['SYSTEM CA', pem('own')]);
    expect((await endpointOf('nvcr.io:5000', {}, { files }))?.ca).toEqual(['SYSTEM CA', pem('other')]);
  });

  it('lies in the home of a rootless engine', async () => {
    const files = {
      '/home/ada/.config/docker/certs.d/nvcr.io/ca.crt': pem('mine'),
      '/x/docker/certs.d/nvcr.io/ca.crt': pem('moved'),
      '/etc/docker/certs.d/nvcr.io/ca.crt': pem('root'),
    };
    const rootless = { rootless: true };
    expect((await endpointOf('nvcr.io', rootless, { files }))?.ca).toEqual(['SYSTEM CA', pem('mine')]);
    const moved = { files, env: { XDG_CONFIG_HOME: '/x' } };
    expect(await endpointOf('nvcr.io', rootless, moved)).toMatchObject({
      ca: ['SYSTEM CA', pem('moved')],
      certificates: '/x/docker/certs.d/nvcr.io',
    });
  });

  it.each<[string, Partial<Running> | null, boolean]>([
    ['nvcr.io', {}, false],
    ['127.0.0.1:5000', {}, true],
    ['127.0.0.1:5000', null, true],
    ['127.0.0.1:5000', { insecureRegistries: [] }, false],
    ['localhost:5000', {}, true],
    ['[::1]:5000', null, true],
    ['10.1.2.3:5000', { insecureRegistries: ['10.0.0.0/8'] }, true],
    ['r.example:5000', { insecureRegistries: ['r.example:5000'] }, true],
    ['r.example:5000', { insecureRegistries: ['r.example'] }, false],
    ['r.example', { insecureRegistries: ['r.example'] }, true],
  ])('%s is asked without TLS where Docker would, with %j: %s', async (registry, engine, expected) => {
    const endpoint = await endpointOf(registry, engine);
    expect(endpoint?.insecure).toBe(expected);
    expect(endpoint?.bases).toEqual([`https://${registry}`, ...(expected ? [`http://${registry}`] : [])]);
  });
});

describe('a registry that may do without TLS', () => {
  const facts = { ...imageAt('r.example'), ...engineWith({ insecureRegistries: ['r.example'] }) };
  const secure = 'https://r.example/v2/';
  const open = { ...nvcr, [`${base}/v2/`]: {} };
  const broken = { [secure]: down('tls', { code: 'EPROTO' }) };

  it('is asked with any certificate, and so is all behind it', async () => {
    const { answer, calls } = await ask(movedTo('https://r.example', open), { facts });
    expect(answer).toMatchObject({ value: { kind: 'found' } });
    expect(new Set(calls.map(({ options }) => options.insecure))).toEqual(new Set([true]));
    const strict = await ask(nvcr);
    expect(new Set(strict.calls.map(({ options }) => options.insecure))).toEqual(new Set([undefined]));
  });

  it('is asked over plain HTTP where TLS is not spoken', async () => {
    const { answer } = await ask({ ...movedTo('http://r.example', open), ...broken }, { facts });
    expect(answer).toMatchObject({ value: { kind: 'found', route: { host: 'r.example' } } });
  });

  it('that answers neither way fails by the first', async () => {
    const neither = { [secure]: down('connect', { why: 'refused' }), 'http://r.example/v2/': down('dns') };
    expect(await problem(neither, { facts })).toMatchObject({ problem: 'unreachable', why: 'refused' });
  });

  it('is not asked so where the daemon would not', async () => {
    const { calls } = await ask(broken, { facts: imageAt('r.example') });
    expect(calls).toHaveLength(1);
  });
});

describe('a mirror', () => {
  const engine = engineWith({ registryMirrors: ['https://mirror.example/'] });
  const auth = Buffer.from('hub:pw12').toString('base64');
  const dockerConfig = { auths: { 'https://index.docker.io/v1/': { auth } } };
  const more = { facts: { ...imageAt('docker.io'), ...engine }, dockerConfig };

  it('stands in for Docker Hub, and is not shown its login', async () => {
    const { answer, calls } = await ask(movedTo('https://mirror.example'), more);
    expect(answer).toMatchObject({ value: { kind: 'found', route: { host: 'docker.io' } } });
    expect(JSON.stringify(calls)).not.toContain(auth);
  });

  it('that fails gives way to the registry, whose answer counts', async () => {
    const dead = { 'https://mirror.example/v2/': down('connect', { why: 'refused' }) };
    const { answer, calls } = await ask({ ...movedTo('https://registry-1.docker.io'), ...dead }, more);
    expect(answer).toMatchObject({ value: { kind: 'found' } });
    expect(JSON.stringify(calls)).toContain(auth);
    const both = { ...dead, 'https://registry-1.docker.io/v2/': status(503) };
    expect(await problem(both, more)).toMatchObject({ problem: 'outage', at: 'docker.io' });
  });

  it('stands in for nothing else', async () => {
    const { calls } = await ask(nvcr, { facts: engine });
    expect(calls.some(({ url }) => url.includes('mirror'))).toBe(false);
  });
});
