import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';

const root = join(import.meta.dirname, '../..');
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  json('src/recording.schema.json'),
);

const replay = async (file: string, without?: (document: ReturnType<typeof json>) => void) => {
  const document = json(`fixtures/recordings/${file}`);
  without?.(document);
  return replayed(readRecording(document), { checks });
};

/** One of each schema that was ever released, as it was. */
describe('a recording of schema', () => {
  it('1 is read: the answers alone, without times and without a launch', async () => {
    const { report } = await replay('schema-1.json');
    expect(report.host.os).toContain('Debian GNU/Linux 12');
    expect(report.causes.map(({ code }) => code)).toEqual(['daemon-not-running']);
    expect(report.launch.status).toBe('not-run');
    expect(Object.values(report.timings).every((ms) => ms === 0)).toBe(true);
  });

  it('2 is read, and is as the schema says', async () => {
    expect(validate(json('fixtures/recordings/schema-2.json')) ? null : validate.errors).toBe(null);
    const { report } = await replay('schema-2.json');
    expect(report.verdict).toBe('not-ready');
    expect(report.causes.map(({ code }) => code)).toEqual(['daemon-not-running']);
    expect(report.plan.map(({ id }) => id)).toEqual(['start-engine']);
    expect(report.timings).toMatchObject(json('fixtures/recordings/schema-2.json').timings);
  });

  it('2 in which questions are missing that newer rules ask says so, and is not ready for it', async () => {
    const { report } = await replay('schema-2.json', ({ answers }) => {
      answers.run = {};
      answers.stat = {};
    });
    const untold = report.outcomes.filter(({ status }) => status === 'unknown');
    expect(untold.map(({ why }) => why)).toContain('not recorded');
    expect(report.verdict).not.toBe('ready');
  });

  it('2 whose probe ran out of time says what the host said', async () => {
    const { report } = await replay('schema-2.json', (document) => {
      document.unanswered = { pci: 'no answer within 60 s' };
    });
    expect(report.outcomes.find(({ check }) => check === 'nvidia-gpu')).toMatchObject({
      status: 'unknown',
      why: 'no answer within 60 s',
    });
    expect(Object.keys(report.timings)).toContain('pci');
  });

  it('3 of which somebody else told is read, and is as the schema says', async () => {
    expect(validate(json('fixtures/recordings/schema-3-told.json')) ? null : validate.errors).toBe(null);
    const { report } = await replay('schema-3-told.json');
    expect(report.causes.map(({ code }) => code)).toEqual(['docker-socket-permission']);
    expect(report.outcomes.find(({ check }) => check === 'volumes')?.status).not.toBe('passed');
  });

  it('3 that ends early is read, and says where it was and what it lacks', async () => {
    expect(validate(json('fixtures/recordings/schema-3-cut.json')) ? null : validate.errors).toBe(null);
    const { report } = await replay('schema-3-cut.json');
    expect(report.verdict).toBe('not-ready');
    expect(report.host).toMatchObject({
      address: 'user-1@host-1',
      cutShort: expect.stringContaining('the connection broke'),
    });
    expect(report.launch.reason).toBe('over ssh nothing is launched');
    expect(report.outcomes.find(({ check }) => check === 'registry')).toMatchObject({ status: 'skipped' });
  });
});
