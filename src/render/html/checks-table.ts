import type { Report, ReportedOutcome } from '../../report.ts';
import { outcomeReason } from '../outcomes.ts';
import { icon, markOf, markWords } from './icons.ts';
import { html, type Markup } from './markup.ts';

/** Every check with how it ended. */
export const checksTable = (report: Report): Markup =>
  html`<section aria-labelledby="checks"><h2 id="checks">All checks</h2>
<p class="hint">${report.checks.ran} of ${report.checks.of} ran.</p>
<table class="checks"><thead><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">What it says</th></tr></thead>
<tbody>${report.outcomes.map((outcome) => row(outcome, report))}</tbody></table></section>`;

function row(outcome: ReportedOutcome, report: Report): Markup {
  const mark = markOf(outcome, report);
  return html`<tr class="${mark}"><td class="result">${icon(mark)}<span>${markWords[mark]}</span></td><th scope="row"><code>${outcome.check}</code></th><td>${outcomeReason(outcome, report)}</td></tr>`;
}
