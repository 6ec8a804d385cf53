import { describe, expect, it } from 'vitest';
import { InvalidRecordingError, recordedHost, UnrecordedError } from '../../src/host/recorded.ts';

describe('a recording written by hand', () => {
  const host = recordedHost({
    schema: 1,
    env: { HOME: '/root', DOCKER_HOST: null },
    run: {
      'docker info': 'not-found',
      'nvidia-ctk --version': { stdout: ['one', 'two'] },
      false: { code: 1 },
    },
    read: { '/long': ['a', 'b', ''], '/none': { failed: 'absent' }, '/odd': { failed: 'EIO' } },
    engine: { 'GET unix:///s /info': { kind: 'answered', status: 200, body: { Runtimes: {} } } },
  });

  it('may leave out what goes without saying', async () => {
    expect(await host.run(['docker', 'info'])).toEqual({ kind: 'not-found' });
    expect(await host.run(['nvidia-ctk', '--version'])).toEqual({
      kind: 'exited',
      code: 0,
      stdout: 'one\ntwo',
      stderr: '',
    });
    expect(await host.run(['false'])).toEqual({ kind: 'exited', code: 1, stdout: '', stderr: '' });
    expect([host.env('HOME'), host.env('DOCKER_HOST')]).toEqual(['/root', undefined]);
  });

  it('may hold texts as lines and bodies as objects', async () => {
    expect(await host.readText('/long')).toEqual({ kind: 'ok', value: 'a\nb\n' });
    expect(await host.readText('/none')).toEqual({ kind: 'absent' });
    expect(await host.readText('/odd')).toEqual({ kind: 'failed', code: 'EIO', why: '' });
    expect(await host.engineRequest('unix:///s', '/info')).toEqual({
      kind: 'answered',
      status: 200,
      headers: {},
      body: '{"Runtimes":{}}',
    });
  });
});

describe('a document that is no recording', () => {
  it.each([[null], ['text'], [7], [[]], [{ schema: 2 }], [{ schema: '1' }]])('%j is refused', (document) => {
    expect(() => recordedHost(document)).toThrow(InvalidRecordingError);
  });

  it.each([
    { run: [] },
    { run: 'text' },
    { run: null },
    JSON.parse('{"run": {"__proto__": {"code": 0}}}'),
    JSON.parse('{"__proto__": {"run": {"toString": {"code": 0}}}}'),
  ])('%j has not recorded what is a name of every object', async (document) => {
    await expect(recordedHost(document).run(['toString'])).rejects.toBeInstanceOf(UnrecordedError);
    expect(() => recordedHost(document).env('constructor')).toThrow(UnrecordedError);
  });

  it.each([
    { kind: 'exited', code: '0' },
    { kind: 'exited', code: null },
    { kind: 'exited', stdout: 7 },
    { kind: 'exploded' },
    { kind: 7 },
    null,
    [],
    'found',
  ])('%j is no answer of a command', async (answer) => {
    await expect(recordedHost({ run: { x: answer } }).run(['x'])).rejects.toBeInstanceOf(
      InvalidRecordingError,
    );
  });

  it('is not believed in its other answers either', async () => {
    const host = recordedHost({
      system: { uid: 'root' },
      env: { X: 7 },
      read: { '/x': { value: 'text' } },
      list: { '/x': ['a', 7], '/many': Array.from({ length: 60_000 }, () => 'a') },
      stat: { '/x': { type: 'file' }, '/y': { type: 'odd', sizeBytes: 1 } },
      access: { '/x': 'yes' },
      disk: { '/x': { freeBytes: '1', totalBytes: 2 } },
      http: { 'GET https://x/': { kind: 'failed', stage: 'nowhere' } },
      engine: { 'GET unix:///s /info': { kind: 'answered', status: '200' } },
    });
    const asked = [
      () => host.system(),
      () => host.readText('/x'),
      () => host.list('/x'),
      () => host.list('/many'),
      () => host.stat('/x'),
      () => host.stat('/y'),
      () => host.access('/x'),
      () => host.diskSpace('/x'),
      () => host.request('https://x/'),
      () => host.engineRequest('unix:///s', '/info'),
    ];
    for (const ask of asked) await expect(ask()).rejects.toBeInstanceOf(InvalidRecordingError);
    expect(() => host.env('X')).toThrow(InvalidRecordingError);
  });
});
