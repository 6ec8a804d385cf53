import { describe, expect, it } from 'vitest';
import { defineCheck, type Finding } from '../src/check.ts';
import { diagnose } from '../src/diagnose.ts';
import { recordedHost } from '../src/host/recorded.ts';
import { defaultTarget } from '../src/target.ts';
import { type Waiver, waiversOn } from '../src/waivers.ts';

const finding = (code: string, severity: Finding['severity']): Finding => ({
  code,
  severity,
  message: 'It is so.',
  seen: {},
  fixes: [],
});
const checks = [
  defineCheck({
    id: 'ours',
    title: 'Ours',
    needs: [],
    codes: ['bad', 'odd'],
    examine: () => [finding('bad', 'error'), finding('odd', 'warning')],
  }),
];
const waiver = (code: string, until = '2026-06-30'): Waiver => ({ code, reason: 'We know.', until });

const reportOn = (day: string, waivers: readonly Waiver[], strict = false) =>
  diagnose({
    host: recordedHost({}),
    checks,
    target: { ...defaultTarget, launch: 'never' },
    waivers: waiversOn(day, waivers),
    strict,
  });

describe('a waiver', () => {
  it('leaves the finding to be seen, and takes its weight', async () => {
    const report = await reportOn('2026-06-30', [waiver('bad')]);
    expect(report.verdict).toBe('ready');
    expect(report.causes[0]).toMatchObject({
      code: 'bad',
      severity: 'warning',
      waived: { reason: 'We know.', until: '2026-06-30', severity: 'error' },
    });
    expect(report.outcomes[0]?.findings[0]).toMatchObject({ code: 'bad', waived: { until: '2026-06-30' } });
    expect(report.waivers).toEqual([{ ...waiver('bad'), status: 'holds' }]);
  });

  it('that has expired no longer holds, and is still told', async () => {
    const report = await reportOn('2026-07-01', [waiver('bad')]);
    expect(report.verdict).toBe('not-ready');
    expect(report.causes[0]).not.toHaveProperty('waived');
    expect(report.waivers).toEqual([{ ...waiver('bad'), status: 'expired' }]);
  });

  it('of something that is not found is told as well', async () => {
    const report = await reportOn('2026-01-01', [waiver('other')]);
    expect(report.verdict).toBe('not-ready');
    expect(report.waivers).toEqual([{ ...waiver('other'), status: 'unused' }]);
  });

  it('holds strictly, too, and for its own code alone', async () => {
    expect((await reportOn('2026-01-01', [waiver('bad')], true)).verdict).toBe('not-ready');
    expect((await reportOn('2026-01-01', [waiver('bad'), waiver('odd')], true)).verdict).toBe('ready');
  });

  it('without any, a report says so', async () => {
    expect((await reportOn('2026-01-01', [])).waivers).toEqual([]);
  });
});
