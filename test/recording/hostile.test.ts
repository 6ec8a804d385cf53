import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { InvalidRecordingError } from '../../src/host/recorded.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { bounds, unpacked } from '../../src/recording/unpack.ts';

async function* pieces(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const unpack = (text: string | Uint8Array) => unpacked(pieces(Buffer.from(text)));
const head = '"format":"ngc-doctor-recording","schema":2';

describe('a file that is no recording', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['one byte', 'x'],
    ['text', 'a log'],
    ['half a document', `{${head}, "answers": {`],
    ['gzip of something else', gzipSync('a log')],
    ['two recordings, one after the other', Buffer.concat([gzipSync('{}'), gzipSync('{}')])],
    ['half a gzip', gzipSync('{"schema":1}'.repeat(100)).subarray(0, 40)],
    [
      'a gzip with another byte',
      Buffer.concat([gzipSync('{}').subarray(0, 12), Buffer.from([255, 255, 255])]),
    ],
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting in an answer', `{${head},"answers":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`],
    ['very many values', `[${'0,'.repeat(bounds.values)}0]`],
    ['very many objects', gzipSync(`[${'{},'.repeat(bounds.values / 2)}0]`)],
  ])('%s is refused', (_, file) => expect(unpack(file)).rejects.toBeInstanceOf(InvalidRecordingError));

  it('is a recording with the mark that editors of Windows put before it', async () => {
    const file = gzipSync(`\ufeff{${head},"answers":{}}`);
    expect(readRecording(await unpack(file)).answers).toEqual({});
  });

  it('a bomb is refused within little memory', { timeout: 60_000 }, async () => {
    const bomb = gzipSync(Buffer.alloc(512 * 1024 ** 2, ' '), { level: 9 });
    const before = process.memoryUsage().rss;
    await expect(unpack(bomb)).rejects.toThrow('larger than a recording can be');
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 ** 2);
  });

  it('an endless file is given up', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(1024 ** 2, 0x20);
    }
    await expect(unpacked(endless())).rejects.toThrow('larger than a recording can be');
  });

  it.each([null, 7, 'text', [], {}, { schema: 2 }, { format: 'ngc-doctor-recording' }, { schema: '1' }])(
    '%j is refused',
    (document) => expect(() => readRecording(document)).toThrow(InvalidRecordingError),
  );

  it('of a newer schema says so', () =>
    expect(() => readRecording({ format: 'ngc-doctor-recording', schema: 4 })).toThrow('newer ngc-doctor'));
});

describe('a recording that was tampered with', () => {
  const odd = async (members: string) => {
    const recording = readRecording(await unpack(`{${head},${members}}`));
    return { recording, report: (await replayed(recording, { checks })).report };
  };

  it('with names of the prototype changes nothing but itself', async () => {
    const { report } = await odd(
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"answers":{"__proto__":{"run":{}},"env":{"__proto__":"x"},"read":{"toString":"x","__proto__":{"a":"b"}}},"timings":{"__proto__":5,"constructor":7},"unanswered":{"__proto__":"x","constructor":"y","toString":"z"}',
    );
    expect('polluted' in {}).toBe(false);
    expect(report.verdict).toBe('unknown');
    expect(Object.keys(report.timings)).not.toContain('constructor');
  });

  it('with huge numbers has none of them', async () => {
    const { recording, report } = await odd(
      '"target":{"workers":1e999,"shmSizeBytes":-1e308,"launchTimeoutMs":1e300,"thresholds":{"freeDiskBytes":1e999}},"milliseconds":1e999,"timings":{"system":1e999},"answers":{"system":{"uid":1e999,"gids":[1e999]},"disk":{"/":{"freeBytes":1e999,"totalBytes":1}}}',
    );
    expect(recording.target).toMatchObject({ workers: 4, shmSizeBytes: null, launchTimeoutMs: 300_000 });
    expect(recording.milliseconds).toBe(null);
    expect(JSON.stringify(report)).not.toContain('null,null');
    expect(report.verdict).toBe('unknown');
  });

  it('with members of other kinds is as if they were not there', async () => {
    const { recording, report } = await odd(
      '"target":[],"choice":7,"waivers":{},"call":"rm -rf","config":{},"timings":[],"unanswered":3,"answers":"none","report":{"verdict":"ready"}',
    );
    expect(recording.target.launch).toBe('never');
    expect(recording.call).toEqual({ program: 'ngc-doctor', words: [] });
    expect(report.verdict).toBe('unknown');
  });

  it('is not believed what it reports of itself', async () => {
    const { report } = await odd('"answers":{},"report":{"schema":1,"verdict":"ready","outcomes":[]}');
    expect(report.verdict).toBe('unknown');
    expect(report.outcomes.some(({ why }) => why === 'not recorded')).toBe(true);
  });

  it('names no check that is not there', async () => {
    const { report } = await odd(
      '"choice":{"only":["nvidia-gpu","no-such-check"],"skip":["nor-this"]},"answers":{}',
    );
    expect(report.outcomes.map(({ check }) => check)).toEqual(['nvidia-gpu']);
  });
});
