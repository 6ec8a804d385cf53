import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { diagnose } from '../src/diagnose.ts';
import { recordedHost } from '../src/host/recorded.ts';
import { defaultTarget, type Target } from '../src/target.ts';
import { fixtureFile, fixtureHost, fixtureNames } from './support/fixture-hosts.ts';

interface Expected {
  readonly image: string;
  /** How the test launch went; without it, none was allowed. */
  readonly launch?: 'passed' | 'failed';
  /** What else was asked for. */
  readonly target?: Partial<Target>;
  readonly verdict: string;
  /** Each cause with what it explains; `code?` is a warning. */
  readonly causes: Readonly<Record<string, readonly string[]>>;
  /** Ids of the plan's fixes, in order. */
  readonly plan: readonly string[];
  /** Why some checks cannot tell; without it, all of them can. */
  readonly unknown?: string;
}

describe('recorded hosts', () => {
  it.each(fixtureNames())('%s', async (name) => {
    const expected: Expected = fixtureFile(name, 'expected.json');
    const report = await diagnose({
      host: fixtureHost(name),
      checks,
      target: {
        ...defaultTarget,
        image: expected.image,
        launch: expected.launch === undefined ? 'never' : 'auto',
        ...expected.target,
      },
    });
    const causes = report.causes.map(({ code, severity, explains }) => [
      severity === 'error' ? code : `${code}?`,
      explains,
    ]);
    expect(Object.fromEntries(causes)).toEqual(expected.causes);
    expect(report.verdict).toBe(expected.verdict);
    expect(report.launch.status).toBe(expected.launch ?? 'not-run');
    expect(report.plan.map(({ id }) => id)).toEqual(expected.plan);
    // A machine that was recorded whole leaves nothing to guess.
    const untold = report.outcomes.filter(({ status }) => status === 'unknown' || status === 'crashed');
    expect([...new Set(untold.map(({ why }) => why))]).toEqual(
      expected.unknown === undefined ? [] : [expected.unknown],
    );
  });

  it('that lack everything are never ready', async () => {
    const report = await diagnose({
      host: recordedHost({}),
      checks,
      target: { ...defaultTarget, launch: 'never' },
    });
    expect(report.verdict).toBe('unknown');
    expect(report.outcomes.some(({ why }) => why === 'not recorded')).toBe(true);
  });
});
