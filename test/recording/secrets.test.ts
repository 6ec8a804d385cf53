import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';
import type { Host, SystemInfo } from '../../src/host/host.ts';
import { recordedHost } from '../../src/host/recorded.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { recordingOf } from '../../src/recording/make.ts';
import { packed } from '../../src/recording/unpack.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { reportFor } from '../support/report-for.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const secrets = {
  apiKey: 'nvapi-Zq81LmXw03PvTr55Kd',
  proxyPassword: 'p4ss/w0rd&Xy!',
  registryPassword: 'Hunter2Swordfish',
  identityToken: 'idt-77aa88bb99cc',
  bearer: 'Vb7Kq2Nn5Tt8Rr1Ww4',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  hubToken: 'hf_AbCdEfGhIjKlMnOp12',
  variable: 'correct-horse-battery-9',
  multi: 'first-line-7f3a9c\nsecond-line-8e2b4d',
  keyLine: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
  query: 'SigNature55aa66bb77ccdd',
};
const names = {
  user: 'alovelace',
  colleague: 'bturing',
  fullName: 'Ada Lovelace-King',
  host: 'gpu-node-7',
  domain: 'corp.secretive.org',
  registry: 'registry.corp.secretive.org',
  address: '10.23.45.67',
  publicAddress: '81.2.69.142',
  address6: 'fd12:3456:789a::7',
  mac: '0a:1b:2c:3d:4e:5f',
  serial: '1563720012345',
  gpu: '4f2b7c1e-1a2b-3c4d-5e6f-0123456789ab',
  machine: '0123456789abcdef0123456789abcdef',
  mail: 'ada@secretive.org',
};

const auth = base64(`$oauthtoken:${secrets.registryPassword}`);
const proxy = `http://${names.user}:${encodeURIComponent(secrets.proxyPassword)}@proxy.${names.domain}:3128`;

/** Everything at once, in the dresses that tools, files and servers give it. */
const everything = [
  `NGC_API_KEY=${secrets.apiKey}`,
  `HTTPS_PROXY=${proxy}`,
  `login with ${names.user}:${secrets.proxyPassword}@proxy.${names.domain}:3128 failed`,
  `{"auths":{"${names.registry}":{"auth":"${auth}","identitytoken":"${secrets.identityToken}"}}}`,
  `{"token":"${secrets.jwt}","access_token":"${secrets.bearer}"}`,
  `log: {\\"password\\":\\"${secrets.registryPassword}\\"}`,
  `Authorization: Bearer ${secrets.bearer}`,
  `Authorization: Basic ${base64(`${names.user}:${secrets.registryPassword}`)}`,
  `curl https://x.${names.domain}/v2/?X-Amz-Signature=${secrets.query}&token=${secrets.bearer}`,
  `HF_TOKEN: ${secrets.hubToken}`,
  `wrapped in base64: ${base64(`before ${secrets.registryPassword} after`)}`,
  `in base64 twice shifted: ${base64(`x${secrets.apiKey}`)} ${base64(`xy${secrets.apiKey}`)}`,
  `as hex ${Buffer.from(secrets.identityToken).toString('hex')}`,
  `cut off: ${secrets.apiKey.slice(0, 15)}`,
  `the end of it: ${secrets.registryPassword.slice(4)}`,
  `encoded ${encodeURIComponent(secrets.proxyPassword)}`,
  `in JSON ${JSON.stringify(secrets.multi)}`,
  `MY_SECRET="${secrets.multi}"`,
  `-----BEGIN RSA PRIVATE KEY-----\n${secrets.keyLine}\n-----END RSA PRIVATE KEY-----`,
  `the key again: ${secrets.keyLine}`,
  `Environment="DB_PASSWORD=${secrets.variable}" "PLAIN=${secrets.variable}" OTHER=${secrets.variable}`,
  `{"Env":["MODEL_KEY=${secrets.variable}","WHATEVER=${secrets.variable}","CUDA_VERSION=12.4.1.003"]}`,
  `/home/${names.user}/data ${names.user}@${names.host}:~$ `,
  `${names.colleague}:x:1001:1001:${names.fullName},,,:/data/people/${names.colleague}:/bin/bash`,
  `docker:x:999:${names.user},${names.colleague}`,
  `Nov 25 10:00:01 ${names.host} dockerd[1]: lookup ${names.registry} on ${names.address}:53: no such host`,
  `inet ${names.address}/16 inet ${names.publicAddress} inet6 ${names.address6}/64 link/ether ${names.mac}`,
  `<serial>${names.serial}</serial><uuid>GPU-${names.gpu}</uuid> Serial Number : ${names.serial}`,
  `{"serial_number":"${names.serial}"} DGX says:\nDGX_SERIAL_NUMBER="${names.serial}"`,
  `NVIDIA_VISIBLE_DEVICES=GPU-${names.gpu.slice(0, 8)}`,
  `machine-id=${names.machine} contact ${names.mail}`,
  `\u001b[31mred\u001b[0m`,
].join('\n');

const { architecture: _, visibleDevices: __, ...known } = healthy.system satisfies SystemInfo;
const ok = <T>(value: T) => ({ kind: 'ok', value }) as const;
const lines = everything.split('\n');

const host: Host = {
  run: async ([program = '']) =>
    program === 'slow'
      ? { kind: 'timed-out', stdout: everything, stderr: everything, why: everything }
      : program === 'odd'
        ? { kind: 'failed', why: everything }
        : { kind: 'exited', code: 0, stdout: everything, stderr: everything },
  readText: async () => ok(everything),
  list: async () => ok(lines),
  stat: async () => ({ kind: 'failed', code: 'EIO', why: everything }),
  readLink: async () => ok(everything),
  access: async () => ({ kind: 'failed', code: 'EIO', why: everything }),
  open: async () => ({ kind: 'failed', code: 'EIO', why: everything }),
  diskSpace: async () => ({ kind: 'failed', code: 'EIO', why: everything }),
  env: (name) =>
    new Map([
      ['NGC_API_KEY', secrets.apiKey],
      ['HTTPS_PROXY', proxy],
      ['no_proxy', `localhost,.${names.domain},${names.address}`],
      ['SOMETHING', secrets.variable],
    ]).get(name),
  system: async () => ({
    ...known,
    user: names.user,
    home: `/home/${names.user}`,
    workingDirectory: `/home/${names.user}/work`,
    path: [`/home/${names.user}/bin`],
  }),
  request: async (url) =>
    url.includes('down')
      ? {
          kind: 'failed',
          stage: 'tls',
          timedOut: false,
          code: 'X',
          why: everything,
          issuer: `CA of ${names.host}`,
        }
      : {
          kind: 'answered',
          status: 401,
          headers: { 'set-cookie': secrets.bearer, 'x-request': everything },
          body: everything,
        },
  engineRequest: async () => ({
    kind: 'answered',
    status: 200,
    headers: { server: everything },
    body: JSON.stringify({ Name: names.host, Labels: [everything], Env: lines }),
  }),
};

async function written(map = pseudonymsFrom()) {
  const recorder = recordingHost(host);
  const asked = recorder.host;
  await asked.system();
  for (const program of ['fast', 'slow', 'odd', `/home/${names.user}/tool`])
    await asked.run([program, everything]);
  for (const path of [
    '/etc/x',
    '/proc/7/environ',
    '/etc/default/docker',
    `/home/${names.user}/.docker/config.json`,
  ])
    await asked.readText(path);
  for (const ask of [asked.list, asked.stat, asked.readLink, asked.access, asked.open, asked.diskSpace])
    await ask(`/home/${names.user}/thing`);
  for (const name of ['NGC_API_KEY', 'HTTPS_PROXY', 'SOMETHING', 'no_proxy']) asked.env(name);
  for (const at of ['up', 'down'])
    await asked.request(`https://${names.registry}/v2/${at}?token=${secrets.bearer}`, {
      headers: { authorization: `Bearer ${secrets.bearer}` },
      proxy,
    });
  await asked.engineRequest(`tcp://${names.host}:2375`, '/info');
  const { recording } = recordingOf(
    {
      taken: recorder.taken(),
      report: await reportFor(recordedHost({})),
      facts: {},
      milliseconds: 1,
      recordedAt: '2026-01-01T00:00:00.000Z',
      target: {
        ...defaultTarget,
        image: `${names.registry}/nvidia/pytorch:24.01-py3`,
        gpus: `device=GPU-${names.gpu}`,
        volumes: [{ source: `/home/${names.user}/data`, destination: '/data', options: '' }],
      },
      choice: { only: null, skip: [], strict: false },
      waivers: [{ code: 'x', reason: `asked ${names.mail}`, until: '2027-01-01', expired: false }],
      call: { program: 'ngc-doctor', words: ['--image', `${names.registry}/nvidia/pytorch:24.01-py3`] },
      config: `/home/${names.user}/c.json`,
    },
    map,
    { users: [names.user], hosts: [names.host], environment: { VAULT_TOKEN: 'vault-9988-zz' } },
  );
  return { recording, text: gunzipSync(await packed(recording)).toString('utf8') };
}

const { recording, text } = await written();

/** As a whole, in base64 at each place, and in parts of eight. */
function tracesOf(secret: string): readonly string[] {
  const coded = [0, 1, 2].map((shift) => base64('x'.repeat(shift) + secret).slice(shift + 1, -4));
  const parts = Array.from({ length: Math.max(secret.length - 9, 1) }, (_, at) => secret.slice(at, at + 10));
  const telling = parts.filter((part) => /\d/.test(part) && /[A-Za-z]/.test(part));
  return [secret, encodeURIComponent(secret), ...coded, ...telling].filter((trace) => text.includes(trace));
}

describe('what is written', () => {
  it.each(Object.entries(secrets))('holds nothing of the secret %s', (_, secret) =>
    expect(secret.split('\n').flatMap(tracesOf)).toEqual([]),
  );

  it.each(Object.entries(names))('names no %s', (_, name) => {
    expect(text.toLowerCase()).not.toContain(name.toLowerCase());
    expect(text).not.toContain(base64(name).slice(0, -3));
  });

  it('keeps apart what was apart, and together what was the same', () => {
    const gpus = new Set([...text.matchAll(/GPU-([0-9a-f]{8})/g)].map((match) => match[1]));
    expect(gpus.size).toBe(1);
    expect(text).toContain('/home/user-1/data');
    expect(recording.target.gpus).toContain([...gpus][0] ?? '');
    expect(recording.answers.env['SOMETHING']).toBe('redacted');
  });

  it('keeps what the checks need', () => {
    expect(text).toContain('CUDA_VERSION=12.4.1.003');
    expect(recording.target.image).toMatch(
      /^host-\d+\.host-\d+\.domain-\d+\.example\/nvidia\/pytorch:24\.01-py3$/,
    );
    expect(text).toContain(`${recording.target.image.split('/')[0]}/v2/up`);
  });

  it('lists what was taken out', () => {
    const kinds = recording.redacted.map(({ kind }) => kind);
    expect(kinds).toContain('user names');
    expect(kinds).toContain('IP addresses');
    expect(recording.redacted.every(({ count, as }) => count > 0 && as.length > 0)).toBe(true);
  });

  it('is the same in the next file, with the map of the first', async () => {
    const first = pseudonymsFrom();
    const one = await written(first);
    const again = await written(pseudonymsFrom(JSON.parse(JSON.stringify(first.all()))));
    expect(again.recording.answers).toEqual(one.recording.answers);
  });
});
