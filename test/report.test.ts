import { describe, expect, it } from 'vitest';
import { type ReportedOutcome, type VerdictInput, verdictOf } from '../src/report.ts';

const outcome = (status: ReportedOutcome['status'], severity?: 'error' | 'warning'): ReportedOutcome => ({
  check: 'x',
  title: 'X',
  status,
  findings:
    severity === undefined
      ? []
      : [{ code: 'a', severity, message: 'A.', seen: {}, explainedBy: [], fixes: [] }],
});
const verdict = (outcomes: readonly ReportedOutcome[], more: Partial<VerdictInput> = {}) =>
  verdictOf({ outcomes, launch: 'not-run', launchPolicy: 'auto', strict: false, ...more });

const passed = outcome('passed');
const warned = outcome('found', 'warning');
const undecided: ReportedOutcome = {
  ...warned,
  findings: warned.findings.map((finding) => ({ ...finding, undecided: true })),
};
const unknown = outcome('unknown');

describe('verdictOf', () => {
  it.each<[string, ReturnType<typeof verdict>, string]>([
    ['all passed', verdict([passed]), 'ready'],
    ['an error', verdict([passed, outcome('found', 'error')]), 'not-ready'],
    ['an error beside an unknown', verdict([unknown, outcome('found', 'error')]), 'not-ready'],
    [
      'an error though the launch passed',
      verdict([outcome('found', 'error')], { launch: 'passed' }),
      'not-ready',
    ],
    ['a warning', verdict([outcome('found', 'warning')]), 'ready'],
    ['a warning, strictly', verdict([outcome('found', 'warning')], { strict: true }), 'not-ready'],
    ['a warning that something is not known', verdict([passed, undecided]), 'unknown'],
    ['the same, and a launch that passed', verdict([undecided], { launch: 'passed' }), 'ready'],
    ['an unknown', verdict([passed, unknown]), 'unknown'],
    ['a crash', verdict([passed, outcome('crashed')]), 'unknown'],
    ['an unknown that a launch has proved right', verdict([passed, unknown], { launch: 'passed' }), 'ready'],
    ['skipped beside passed', verdict([passed, outcome('skipped')]), 'ready'],
    ['nothing but skipped', verdict([outcome('skipped')]), 'unknown'],
    ['nothing at all', verdict([]), 'unknown'],
    ['a launch that had to be and was not', verdict([passed], { launchPolicy: 'always' }), 'unknown'],
    ['a launch that failed, and all is waived', verdict([passed], { launch: 'failed' }), 'not-ready'],
    [
      'a launch that had to be and was',
      verdict([passed], { launchPolicy: 'always', launch: 'passed' }),
      'ready',
    ],
  ])('%s', (_, actual, expected) => expect(actual).toBe(expected));
});
