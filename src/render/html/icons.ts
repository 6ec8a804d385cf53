import type { Report, ReportedOutcome } from '../../report.ts';
import type { LayerState } from '../stack.ts';
import { html, type Markup } from './markup.ts';

/** What a mark says: a state of a layer, a check or a problem. */
export type Mark = LayerState;

/** In words, for those who do not see the mark. */
export const markWords: Readonly<Record<Mark, string>> = {
  broken: 'Problem',
  affected: 'Affected',
  unknown: 'Not known',
  warning: 'Warning',
  passed: 'Passed',
  skipped: 'Skipped',
};

const shapes: Readonly<Record<Mark, string>> = {
  broken: 'M7 7l6 6M13 7l-6 6',
  affected: 'M10 6v8M6.5 10.5 10 14l3.5-3.5',
  unknown: 'M7.6 8a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.6M10 14.2v.1',
  warning: 'M10 6v5M10 13.8v.1',
  passed: 'M6.2 10.3l2.6 2.6 5-5.6',
  skipped: 'M6.5 10h7',
};

/** A mark of a shape of its own, so that colour is never needed; the word stands beside it. */
export const icon = (mark: Mark): Markup =>
  html`<svg class="icon ${mark}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="9"/><path d="${shapes[mark]}"/></svg>`;

/** The mark of a check; a finding that only follows from another is no problem of its own. */
export function markOf({ status, findings }: ReportedOutcome, { causes }: Report): Mark {
  if (status === 'crashed') return 'unknown';
  if (status !== 'found') return status;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return 'warning';
  return errors.some(({ code }) => causes.some((cause) => cause.code === code)) ? 'broken' : 'affected';
}

/** The report's own sign, for the tab of a browser; an image without any address. */
export function favicon(verdict: Report['verdict']): Markup {
  const colour = { ready: '1a7f37', 'not-ready': 'c62828', unknown: '9a6700' }[verdict];
  return html`<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Ccircle cx=%228%22 cy=%228%22 r=%227%22 fill=%22%23${colour}%22/%3E%3C/svg%3E">`;
}
