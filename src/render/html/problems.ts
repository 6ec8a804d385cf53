import type { Candidate, Fix } from '../../check.ts';
import type { Cause, Report } from '../../report.ts';
import { type Call, explainCall } from '../call.ts';
import { evidencePairs } from '../evidence.ts';
import { bySudo, fixesAtTheEnd, fixesOf, placeOf } from '../fix-places.ts';
import { fixMarkup } from './fixes.ts';
import { icon, type Mark, markWords } from './icons.ts';
import { html, type Markup, nothing } from './markup.ts';
import { copyable, data, facts, folded } from './pieces.ts';

/** By number, since a code of a plugin's may be anything. */
export const problemId = (code: string, { causes }: Report): string | null => {
  const index = causes.findIndex((cause) => cause.code === code || cause.explains.includes(code));
  return index === -1 ? null : `problem-${index + 1}`;
};

/** What is wrong, each with its evidence and its fixes; then what is to be done once, at the end. */
export function problemsSection(report: Report, call: Call): Markup {
  const { causes } = report;
  if (causes.length === 0)
    return html`<section aria-labelledby="problems"><h2 id="problems">Problems</h2><p class="good">${icon('passed')} None was found.</p></section>`;
  return html`<section aria-labelledby="problems"><h2 id="problems">${causes.some(({ severity }) => severity === 'error') ? 'Problems and fixes' : 'Warnings'}</h2>
${causes.map((cause, index) => problem(cause, index, report, call))}
${fixesAtTheEnd(report).map(
  (fix) =>
    html`<article class="card last"><h3>At the end: ${fix.title}</h3>${fixMarkup(fix, bySudo(report))}</article>`,
)}</section>`;
}

function problem(cause: Cause, index: number, report: Report, call: Call): Markup {
  const mark: Mark = cause.severity === 'error' ? 'broken' : 'warning';
  const plugin = report.outcomes.find(({ check }) => check === cause.check)?.plugin;
  const { pairs, left } = evidencePairs(cause.seen);
  return html`<article class="card ${mark}" id="problem-${index + 1}" aria-labelledby="problem-${index + 1}-title">
<header><h3 id="problem-${index + 1}-title">${icon(mark)}<span class="kind">${kindWords(cause, mark)}</span> <code>${cause.code}</code></h3></header>
<p class="message">${cause.message}</p>
${plugin === undefined ? nothing : html`<p>From the plugin <code>${plugin}</code></p>`}
${pairs.length === 0 ? nothing : html`<h4>What was seen</h4>${facts(pairs)}`}
${left === 0 ? nothing : folded(`All that was seen (${left} more)`, html`<pre><code>${data(cause.seen)}</code></pre>`)}
${candidates(cause.candidates ?? [])}
${fixes(cause, report)}
${cause.explains.length === 0 ? nothing : html`<p class="explains"><strong>Also explains:</strong> ${cause.explains.map((code) => html`<code>${code}</code> `)}</p>`}
<p class="more">More: <code>${explainCall(call, cause.code, plugin)}</code></p>
</article>`;
}

const kindWords = ({ waived }: Cause, mark: Mark): string =>
  waived === undefined ? markWords[mark] : `Waived until ${waived.until}`;

const candidates = (list: readonly Candidate[]): Markup =>
  list.length === 0
    ? nothing
    : html`<h4>It could be</h4><ul class="candidates">${list.map(({ code, decides }) => html`<li><code>${code}</code>: ${decides}</li>`)}</ul>`;

function fixes(cause: Cause, report: Report): Markup {
  const [first, ...others] = fixesOf(cause, report);
  if (first === undefined) return nothing;
  return html`<h4>Fix: ${first.title}</h4>${firstFix(first, cause, report)}${others.map((fix) =>
    folded(`Or: ${fix.title}`, fixMarkup(fix, bySudo(report))),
  )}`;
}

function firstFix(fix: Fix, cause: Cause, report: Report): Markup {
  const place = placeOf(fix, cause, report);
  if (place.kind === 'as-for') return html`<p>The same as for <code>${place.code}</code>.</p>`;
  if (place.kind === 'last') return html`<p>It is the last step, below.</p>`;
  return fixMarkup(fix, bySudo(report));
}

/** A command that stands for itself, under a heading. */
export const commandBlock = (text: string): Markup => copyable(text, `the command ${text}`);
