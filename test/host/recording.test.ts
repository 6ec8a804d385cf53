import { describe, expect, it } from 'vitest';
import type { Host, SystemInfo } from '../../src/host/host.ts';
import { recordedHost, UnrecordedError } from '../../src/host/recorded.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { healthy } from '../../src/testing/healthy.ts';

const { architecture: _, visibleDevices: __, ...system } = healthy.system satisfies SystemInfo;
const answers: Host = {
  run: async () => ({ kind: 'exited', code: 0, stdout: 'out', stderr: '' }),
  readText: async (path) =>
    path === '/secret'
      ? { kind: 'denied' }
      : path === '/odd'
        ? { kind: 'failed', code: 'EIO', why: 'io' }
        : { kind: 'ok', value: 'text' },
  list: async () => ({ kind: 'ok', value: ['a'] }),
  stat: async () => ({ kind: 'absent' }),
  readLink: async () => ({ kind: 'ok', value: 'target' }),
  access: async () => ({ kind: 'ok', value: true }),
  open: async () => ({ kind: 'failed', code: 'ENXIO', why: 'no device' }),
  diskSpace: async () => ({ kind: 'ok', value: { freeBytes: 1, totalBytes: 2, freeInodes: null } }),
  env: (name) => (name === 'SET' ? 'yes' : undefined),
  system: async () => system,
  request: async () => ({
    kind: 'answered',
    status: 200,
    headers: { 'set-cookie': 'c=1', x: 'y' },
    body: '{"token":"s3cret","access_token": "s3cret2","n":1}',
  }),
  engineRequest: async () => ({ kind: 'answered', status: 200, headers: {}, body: '{}' }),
};

async function everything(host: Host) {
  return [
    await host.run(['nvidia-smi', '-q', '-x']),
    await host.readText('/a'),
    await host.readText('/secret'),
    await host.readText('/odd'),
    await host.list('/d'),
    await host.stat('/s'),
    await host.readLink('/l'),
    await host.access('/a'),
    await host.open('/dev/x'),
    await host.diskSpace('/'),
    [host.env('SET'), host.env('UNSET')],
    await host.system(),
    await host.engineRequest('unix:///s', '/info'),
  ];
}

describe('a recording', () => {
  it('answers as the host did, also after a journey as JSON', async () => {
    const { host, recording } = recordingHost(answers);
    const live = await everything(host);
    const travelled = JSON.parse(JSON.stringify(recording('a test')));
    expect(await everything(recordedHost(travelled))).toEqual(live);
  });

  it('holds no credential that was sent or handed out', async () => {
    const { host, recording } = recordingHost(answers);
    await host.request('https://ada:pw@nvcr.io/v2/', {
      headers: { Authorization: 'Bearer abcdef' },
      proxy: 'http://user:proxypw@proxy:3128',
    });
    const text = JSON.stringify(recording('a test'));
    for (const secret of ['abcdef', 's3cret', 'proxypw', 'ada:pw', 'c=1']) expect(text).not.toContain(secret);
    expect(text).toContain('GET https://nvcr.io/v2/ (bearer) via http://proxy:3128');
  });

  it('holds of a greeting no more than is asked for', async () => {
    const { host, recording } = recordingHost(answers);
    await host.readText('/run/motd.dynamic');
    expect(recording('a test').read['/run/motd.dynamic']).toBe('');
  });

  it('throws for what was not asked, prototype names included', async () => {
    const host = recordedHost({ read: {}, run: {} });
    await expect(host.readText('/x')).rejects.toBeInstanceOf(UnrecordedError);
    await expect(host.readText('__proto__')).rejects.toBeInstanceOf(UnrecordedError);
    await expect(host.run(['constructor'])).rejects.toBeInstanceOf(UnrecordedError);
    expect(() => host.env('X')).toThrow(UnrecordedError);
  });
});
