import { Chalk } from 'chalk';
import { expect, it } from 'vitest';
import { hostsSummary } from '../../src/render/hosts.ts';
import type { Report } from '../../src/report.ts';
import { fullReport } from '../support/full-report.ts';

const style = (width: number) => ({ width, unicode: true, paint: new Chalk({ level: 0 }) });
const cause = {
  check: 'nvidia-toolkit',
  message: 'So it is.',
  seen: {},
  explains: [],
  fixes: [],
};

const named = (
  address: string,
  changes: Partial<Report> & { readonly about?: Partial<Report['host']> },
): Report => {
  const { about, ...rest } = changes;
  return { ...fullReport, ...rest, host: { ...fullReport.host, ...about, address } };
};

const error = { ...cause, severity: 'error' as const, code: 'toolkit-not-installed' };
const warning = { ...cause, severity: 'warning' as const, code: 'memlock-not-grantable' };
const waived = { reason: 'So be it.', until: '2030-01-01', severity: 'error' as const };

const reports = [
  named('gpu1', { verdict: 'ready', causes: [], outcomes: [] }),
  named('gpu2', { verdict: 'ready', causes: [warning], outcomes: [] }),
  named('ada@gpu3', { causes: [warning, error, { ...error, code: 'daemon-not-running' }] }),
  named('gpu4', { causes: [{ ...error, waived }, warning] }),
  named('gpu5', { verdict: 'unknown', causes: [warning] }),
  named('gpu6', {
    verdict: 'unknown',
    causes: [],
    about: { unreached: { why: 'nothing\nlistens there', todo: 'Wait.' } },
  }),
  named('gpu7', { verdict: 'unknown', causes: [], about: { cutShort: 'the connection broke' } }),
];

it('of hosts says what became of each, and the first thing to know', () => {
  expect(hostsSummary(reports, style(80)).split('\n')).toEqual([
    'READY           gpu1',
    'READY           gpu2      warning memlock-not-grantable',
    'NOT READY       ada@gpu3  toolkit-not-installed and 1 more',
    'NOT READY       gpu4      warning memlock-not-grantable',
    'COULD NOT TELL  gpu5      registry: no answer in time',
    'COULD NOT TELL  gpu6      not reached: nothing listens there',
    'COULD NOT TELL  gpu7      not asked to the end: the connection broke',
  ]);
});

it('of hosts fits a narrow terminal, and a long name pushes its words on', () => {
  const long = named(`${'x'.repeat(50)}`, { verdict: 'ready', causes: [warning] });
  for (const width of [40, 60, 80]) {
    for (const line of hostsSummary(reports, style(width)).split('\n'))
      expect(line.length).toBeLessThanOrEqual(width);
    expect(hostsSummary([long, ...reports], style(width))).toContain(`${'x'.repeat(50)}`);
  }
});

it('of hosts lets nothing of a host write lines of its own', () => {
  const evil = named('gpu1', {
    verdict: 'unknown',
    about: { unreached: { why: 'a\nREADY           gpu2\u001b[2J' } },
  });
  expect(hostsSummary([evil], style(100))).toBe('COULD NOT TELL  gpu1  not reached: a READY gpu2');
});
