import { describe, expect, it } from 'vitest';
import { readCollected } from '../../src/collector/read-collected.ts';
import { recordedHost, UnrecordedError } from '../../src/host/recorded.ts';

const collected = (...lines: readonly string[]) =>
  readCollected(['ngc-doctor-collected 1', 'image auto', 'offline yes', ...lines, '! end', ''].join('\n'));
const host = (...lines: readonly string[]) => recordedHost(collected(...lines).answers);
const engine = 'unix:///var/run/docker.sock';

describe('answers of the collector', () => {
  it('tell what a path is, by GNU and by BusyBox', async () => {
    const gnu = host(
      '? stat /a',
      '= 81ed 982880 0 44 0 0 1777320873 1777320873 2026-04-27 20:14:33.500000000 +0200',
    );
    expect(await gnu.stat('/a')).toEqual({
      kind: 'ok',
      value: {
        type: 'file',
        sizeBytes: 982880,
        mode: 0o755,
        uid: 0,
        gid: 44,
        ctimeMs: Date.parse('2026-04-27T18:14:33.500Z'),
        birthMs: 1777320873000,
        major: null,
        minor: null,
      },
    });
    const busybox = host('? stat /dev/nvidia0', '= 21b6 0 0 44 c3 fe ? 1777320873 2026-04-27 18:14:33 +0000');
    expect(await busybox.stat('/dev/nvidia0')).toMatchObject({
      value: {
        type: 'character-device',
        mode: 0o666,
        major: 195,
        minor: 254,
        birthMs: null,
        ctimeMs: 1777313673000,
      },
    });
  });

  it.each([
    ['41ed', 'directory'],
    ['81a4', 'file'],
    ['c1b0', 'socket'],
    ['1180', 'fifo'],
    ['61b0', 'block-device'],
    ['21b0', 'character-device'],
    ['a1ff', 'other'],
  ])('know the type of mode %s: %s', async (mode, type) => {
    const stat = await host('? stat /a', `= ${mode} 1 0 0 0 0 - 1 x`).stat('/a');
    expect(stat).toMatchObject({ kind: 'ok', value: { type, ctimeMs: 1000 } });
  });

  it('tell why a path tells nothing', async () => {
    const told = host(
      '? read /a',
      '- absent',
      '? read /b',
      '- denied',
      '? read /c',
      '- failed Input/output error',
      '? read /d',
      '- failed EISDIR',
      '? read /e',
      '|half',
      '|!',
      '.',
      '? read /f',
      '|half',
      '~',
    );
    expect(await told.readText('/a')).toEqual({ kind: 'absent' });
    expect(await told.readText('/b')).toEqual({ kind: 'denied' });
    expect(await told.readText('/c')).toMatchObject({ kind: 'failed', code: 'EIO' });
    expect(await told.readText('/d')).toMatchObject({ kind: 'failed', code: 'EISDIR' });
    expect(await told.readText('/e')).toMatchObject({ kind: 'failed', code: 'EIO' });
    expect(await told.readText('/f')).toMatchObject({ kind: 'failed', code: 'ETIMEDOUT' });
    await expect(told.readText('/g')).rejects.toThrow(UnrecordedError);
  });

  it('keep a text as it is, to its last line', async () => {
    const told = host(
      '? read /a',
      '|one',
      '|',
      '|.',
      '.',
      '? read /b',
      '|one',
      '|.',
      '.',
      '? read /c',
      '0A=1',
      '0',
      '0.',
      '.',
    );
    expect(await told.readText('/a')).toEqual({ kind: 'ok', value: 'one\n' });
    expect(await told.readText('/b')).toEqual({ kind: 'ok', value: 'one' });
    expect(await told.readText('/c')).toEqual({ kind: 'ok', value: 'A=1\0' });
  });

  it('tell how a program ended', async () => {
    const told = host(
      ...['? run a', '- not-found', '? run b', '|out', '|', '|.', '.', '$ 9', '!bad', '!', '!.', '.'],
      ...['? run c', '|half', '', '~', '? run d', '- failed permission denied: /bin/d may not be executed'],
    );
    expect(await host('? run e', '|', '|.', '.', '$ 139', '!', '!.', '.').run(['e'])).toEqual({
      kind: 'failed',
      why: 'killed by signal 11',
    });
    expect(await told.run(['a'])).toEqual({ kind: 'not-found' });
    expect(await told.run(['b'])).toEqual({ kind: 'exited', code: 9, stdout: 'out\n', stderr: 'bad\n' });
    expect(await told.run(['c'])).toMatchObject({ kind: 'timed-out', stdout: 'half' });
    expect(await told.run(['d'])).toMatchObject({ kind: 'failed' });
  });

  it('tell what the engine says, and why it says nothing', async () => {
    const told = host(
      `? engine GET ${engine} /info`,
      ...['|HTTP/1.1 200 OK\r', '|Api-Version: 1.41\r', '|\r', '|{"a":', '|1}', '|.', '.'],
      `? engine GET ${engine} /version`,
      '- failed EACCES',
      '? engine GET ssh://host /version',
      '- failed ENOTSUP',
    );
    expect(await told.engineRequest(engine, '/info')).toEqual({
      kind: 'answered',
      status: 200,
      headers: { 'api-version': '1.41' },
      body: '{"a":\n1}',
    });
    expect(await told.engineRequest(engine, '/version')).toMatchObject({ kind: 'failed', code: 'EACCES' });
    expect(await told.engineRequest('ssh://host', '/version')).toMatchObject({
      why: 'an endpoint of kind ssh is not asked',
    });
  });

  it('know of an image that is not in the list that it is not there', async () => {
    const list = '[{"RepoTags":["nvcr.io/nvidia/pytorch:24.01-py3"]}]';
    const told = host(`? engine GET ${engine} /images/json`, '|HTTP/1.0 200 OK', '|', `|${list}`, '|.', '.');
    const image = (tag: string) => told.engineRequest(engine, `/images/nvcr.io/nvidia/pytorch:${tag}/json`);
    expect(await image('23.10-py3')).toMatchObject({ status: 404 });
    await expect(image('24.01-py3')).rejects.toThrow(UnrecordedError);
  });

  it('tell of a cloud what is asked of it alone', async () => {
    const lines = [
      '{',
      ' "ds": {',
      '  "meta_data": {',
      '   "instance-type": "p4d.24xlarge",',
      '  }',
      ' },',
      ' "v1": {',
      '  "instance_type": "other"',
      ' }',
      '}',
    ];
    const path = '/run/cloud-init/instance-data.json';
    const told = await host(`? read ${path}`, ...lines.map((line) => `|${line}`), '|.', '.').readText(path);
    expect(told).toEqual({ kind: 'ok', value: '{"ds":{"meta_data":{"instance_type":"p4d.24xlarge"}}}' });
  });

  it('tell of the system', async () => {
    const told = host(
      ...['? system', '|uid 1000', '|gids 1000 44', '|user ada', '|home /home/ada', '|machine x86_64'],
      ...['|kernel 6.1.0', '|now 1000.5', '|up 400.25 1.0', '|cpus 8', '|MemTotal:  100 kB'],
      ...['|path /usr/bin:/mnt/c/Program Files', '|folder /tmp', '.'],
    );
    expect(await told.system()).toMatchObject({
      uid: 1000,
      gids: [1000, 44],
      user: 'ada',
      bootMs: 600_250,
      cpus: 8,
      memoryTotalBytes: 102_400,
      memoryAvailableBytes: null,
      path: ['/usr/bin', '/mnt/c/Program Files'],
    });
  });

  it('tell of a system that says little that its user is in no group', async () => {
    const told = host(
      ...['? system', '|uid 1000', '|gids ', '|user ada', '|home /home/ada', '|machine x86_64'],
      ...['|kernel 6.1.0', '|MemTotal: much', '.'],
    );
    expect(await told.system()).toMatchObject({ uid: 1000, gids: [], memoryTotalBytes: 0, bootMs: 0 });
  });

  it('are refused in a format of another version', () => {
    expect(() => readCollected('ngc-doctor-collected 2\n')).toThrow('another ngc-doctor');
  });
});
