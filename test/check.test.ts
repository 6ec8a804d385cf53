import { describe, expect, it } from 'vitest';
import { defineCheck } from '../src/check.ts';
import { diagnose } from '../src/diagnose.ts';
import { recordedHost } from '../src/host/recorded.ts';
import { defaultTarget } from '../src/target.ts';
import { testCheckOf } from './support/doubting-check.ts';

const doubting = (severity: 'error' | 'warning' | null, doubt: string | null) =>
  testCheckOf(severity, doubt).examine({}, defaultTarget);

describe('a check that is in doubt', () => {
  it('has not passed', () => {
    expect(doubting(null, 'the file could not be read')).toEqual({
      status: 'unknown',
      why: 'the file could not be read',
    });
    expect(doubting(null, null)).toEqual({ status: 'passed' });
  });

  it('says so beside a warning, and not beside an error', () => {
    expect(doubting('warning', 'the file could not be read')).toMatchObject({
      status: 'found',
      doubt: 'the file could not be read',
    });
    expect(doubting('warning', null)).not.toHaveProperty('doubt');
    expect(doubting('error', 'the file could not be read')).not.toHaveProperty('doubt');
  });

  it('that crashes in its doubt has crashed', () => {
    const check = defineCheck({
      id: 'x',
      title: 'X',
      needs: [],
      codes: [],
      examine: () => [],
      doubt: () => {
        throw new Error('no');
      },
    });
    expect(check.examine({}, defaultTarget)).toMatchObject({ status: 'crashed' });
  });

  it.each([
    ['warning', 'the file could not be read', 'unknown'],
    ['warning', null, 'ready'],
    ['error', 'the file could not be read', 'not-ready'],
    [null, 'the file could not be read', 'unknown'],
  ] as const)('%s, %s: the verdict is %s', async (severity, doubt, verdict) => {
    const report = await diagnose({
      host: recordedHost({}),
      checks: [testCheckOf(severity, doubt)],
      target: { ...defaultTarget, launch: 'never' },
    });
    expect(report.verdict).toBe(verdict);
    expect(report.outcomes[0]?.why).toBe(severity === 'error' || doubt === null ? undefined : doubt);
  });
});
