import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderText } from '../../src/render/text.ts';
import type { Report } from '../../src/report.ts';
import { askedOver, type Judging, unreachedReport } from '../../src/ssh/report.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost } from '../support/fixture-hosts.ts';

const plain = { width: 80, unicode: true, paint: new Chalk({ level: 0 }) };
const root = join(import.meta.dirname, '../..');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'src/report.schema.json'), 'utf8')),
);
const judging: Judging = {
  checks,
  target: { ...defaultTarget, offline: true },
  choice: { only: null, skip: ['ulimits'], strict: false },
  waivers: [],
};

const reportOver = (...args: Parameters<typeof askedOver>) => replayed(askedOver(...args), judging);

/** What a host of the fixtures answers, as it comes from one that was asked elsewhere. */
async function recordingOf(name: string) {
  const recorder = recordingHost(fixtureHost(name));
  await diagnose({
    host: recorder.host,
    checks,
    target: { ...defaultTarget, launch: 'never', offline: true },
  });
  return readRecording(JSON.parse(JSON.stringify(recorder.recording('a host'))));
}

const fits = (report: Report) => {
  expect(validate(JSON.parse(renderJson(report))) ? null : validate.errors).toBeNull();
};

describe('the report of a host that was asked over ssh', () => {
  it('says which it is, and that nothing was launched, whatever was wanted', async () => {
    const recording = await recordingOf('debian12-a100-healthy');
    const { report } = await reportOver('ada@gpu1', recording, null, judging);
    fits(report);
    expect(report.host.address).toBe('ada@gpu1');
    expect(report).toMatchObject({
      verdict: 'ready',
      launch: { status: 'not-run', reason: 'over ssh nothing is launched' },
      checks: { switchedOff: ['ulimits'] },
    });
    expect(renderText(report, plain)).toContain('Not test-launched: over ssh nothing is launched.');
    expect(renderText(report, plain)).toMatch(/^ngc-doctor \S+ · ada@gpu1 · /);
    const always = { ...judging, target: { ...judging.target, launch: 'always' as const } };
    const insisted = await reportOver('gpu1', recording, null, always);
    expect(insisted.report.verdict).toBe('unknown');
  });

  it('is judged as the flags want it, and not as the recording says', async () => {
    const recording = await recordingOf('debian12-a100-healthy');
    const wanted = { ...judging, target: { ...judging.target, image: 'nvcr.io/nvidia/pytorch:23.10-py3' } };
    const other = { ...recording, choice: { only: ['wsl'], skip: [], strict: true } };
    const { report } = await reportOver('gpu1', other, null, wanted);
    expect(report.target.image).toBe('nvcr.io/nvidia/pytorch:23.10-py3');
    expect(report.checks.ran).toBe(checks.length - 1);
  });

  it('is never ready where the answer ended early, and says so', async () => {
    const { report } = await reportOver(
      'gpu1',
      await recordingOf('debian12-a100-healthy'),
      'the connection broke',
      judging,
    );
    fits(report);
    expect(report).toMatchObject({ verdict: 'unknown', host: { cutShort: 'the connection broke' } });
    expect(renderText(report, plain)).toContain('Not asked to the end: the connection broke.');
    const broken = await reportOver(
      'gpu1',
      await recordingOf('debian12-a100-no-toolkit'),
      'it broke',
      judging,
    );
    expect(broken.report.verdict).toBe('not-ready');
  });
});

describe('the report of a host that could not be asked', () => {
  const unreached = { why: 'its name is not known here', todo: 'Look \u001b[31mhere.' };
  const { report } = unreachedReport('gpu9', unreached, judging);

  it('is whole, and says nothing of the host', () => {
    fits(report);
    expect(report).toMatchObject({
      verdict: 'unknown',
      checks: { ran: 0, of: checks.length },
      outcomes: [],
      host: { address: 'gpu9', unreached },
    });
  });

  it('is a few lines of text', () => {
    expect(renderText(report, plain).split('\n').slice(1)).toEqual([
      '',
      'COULD NOT TELL',
      'Not reached: its name is not known here.',
      'Look here.',
      '',
    ]);
  });

  it('has its reason in every format', () => {
    for (const text of [renderMarkdown(report), renderHtml(report)]) {
      expect(text).toContain('Not reached: its name is not known here.');
      expect(text).toContain('Look here.');
      expect(text).not.toContain('no driver seen');
    }
  });
});
