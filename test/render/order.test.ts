import { Chalk } from 'chalk';
import { expect, it } from 'vitest';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderText } from '../../src/render/text.ts';
import type { Cause, Report } from '../../src/report.ts';
import { fullReport } from '../support/full-report.ts';

const cause = (code: string, more: Partial<Cause>): Cause => ({
  code,
  check: 'nvidia-gpu',
  severity: 'error',
  message: `This is ${code}.`,
  seen: {},
  explains: [],
  fixes: [],
  ...more,
});

const report: Report = {
  ...fullReport,
  causes: [
    cause('lived-with', {
      severity: 'warning',
      waived: { reason: 'x', until: '2030-01-01', severity: 'error' },
    }),
    cause('a-warning', { severity: 'warning' }),
    cause('a-problem', {}),
    cause('another-problem', {}),
  ],
};

it.each([
  ['text', renderText(report, { width: 80, unicode: true, paint: new Chalk({ level: 0 }) })],
  ['html', renderHtml(report)],
  ['markdown', renderMarkdown(report)],
])('%s tells problems first, then warnings, then what is waived', (_, text) => {
  const told = text.split('The report as data')[0]?.match(/This is [\w-]+/g);
  expect(told?.filter((one) => one.includes('-'))).toEqual([
    'This is a-problem',
    'This is another-problem',
    'This is a-warning',
    'This is lived-with',
  ]);
});

it('a page calls its questions what they are called while they are asked', () => {
  const timed: Report = { ...fullReport, timings: { kernelLog: 30, nvidiaSmi: 20 } };
  const page = renderHtml(timed, undefined, [], { kernelLog: "The driver's lines in the kernel log" });
  expect(page).toContain('<th scope="row">The driver&#39;s lines in the kernel log</th>');
  expect(page).toContain('<th scope="row">nvidiaSmi</th>');
});
