import { createHash } from 'node:crypto';
import { pageScript, pageStyle } from '../generated/html-page.ts';
import { harmless } from '../harmless.ts';
import type { RawAnswer } from '../recording/raw-answers.ts';
import type { Report } from '../report.ts';
import { callLine } from './call.ts';
import { cleaned } from './clean.ts';
import { gravestFirst } from './fix-places.ts';
import { checksTable } from './html/checks-table.ts';
import { favicon, icon } from './html/icons.ts';
import { linksSection } from './html/links-section.ts';
import { aboutSection, measuredSection } from './html/machine-section.ts';
import { html, type Markup, nothing, trusted } from './html/markup.ts';
import { copyable, data, folded } from './html/pieces.ts';
import { problemsSection } from './html/problems.ts';
import { rawSection } from './html/raw-section.ts';
import { stackPicture } from './html/stack-picture.ts';
import { timingsChart } from './html/timings-chart.ts';
import { hostWords } from './machine-words.ts';
import { unanswered } from './outcomes.ts';
import { shellCommand } from './shell.ts';
import { type Occasion, someday } from './text.ts';
import { countsOf, seconds, verdictNotes, verdictWords } from './verdict.ts';
import { waiverSentence } from './waivers.ts';

/**
 * The report as one page that loads nothing and is read without a script: to be forwarded, printed, kept. `raw` are the
 * answers that it rests on, redacted, where they are at hand, and `titles` what the questions are called.
 */
export function renderHtml(
  given: Report,
  occasion: Occasion = someday,
  raw: readonly RawAnswer[] = [],
  titles: Readonly<Record<string, string>> = {},
): string {
  const report = gravestFirst(cleaned(given));
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${titleOf(report)}</title>
${favicon(report.verdict)}
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${head(report, occasion)}
<main id="main">
${stackPicture(report)}
<div class="content">
${report.verdict === 'ready' ? nextStep(report, occasion) : nothing}
${problemsSection(report, occasion.call)}
${unclearSection(report)}
${report.verdict === 'ready' ? nothing : nextStep(report, occasion)}
${waivers(report)}
${linksSection(report)}
${measuredSection(report)}
${checksTable(report)}
${timingsChart(report, titles)}
${rawSection(raw)}
${wholeReport(given)}
</div>
${aboutSection(report, occasion.config)}
</main>
<footer><p>Made by ngc-doctor ${report.version}. This page is complete in itself: it loads nothing and sends nothing.</p></footer>
<p id="said" class="visually-hidden" role="status"></p>
<script>${trusted(pageScript)}</script>
</body>
</html>
`;
  return markup;
}

/** Nothing may be loaded or sent; this very style and this very script alone may act. */
const policy = (): string =>
  [
    "default-src 'none'",
    `style-src '${hashOf(pageStyle)}'`,
    `script-src '${hashOf(pageScript)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const plainVerdict = ({ verdict }: Report): string => {
  const words = verdictWords[verdict].toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const titleOf = (report: Report): string =>
  [[plainVerdict(report), ...countsOf(report)].join(', '), report.target.image, 'ngc-doctor'].join(' · ');

function head(report: Report, { milliseconds }: Occasion): Markup {
  const mark = { ready: 'passed', 'not-ready': 'broken', unknown: 'unknown' } as const;
  const counts = [...countsOf(report), ...(milliseconds === null ? [] : [seconds(milliseconds)])];
  return html`<header class="head ${report.verdict}"><div class="head-inner">
<p class="brand">ngc-doctor <span>report</span></p>
<h1>${icon(mark[report.verdict])}${plainVerdict(report)}</h1>
<p class="image">for <code>${report.target.image}</code></p>
<p class="machine">${machine(report)}</p>
${counts.length === 0 ? nothing : html`<ul class="counts">${counts.map((count) => html`<li>${count}</li>`)}</ul>`}
${verdictNotes(report).map((note) => html`<p class="note">${note}</p>`)}
</div></header>`;
}

const machine = ({ host }: Report): string => hostWords(host).join(' · ');

function nextStep({ verdict, launch }: Report, { call }: Occasion): Markup {
  if (verdict === 'not-ready') return next('After the fix, run', callLine(call), []);
  if (launch.command.length === 0) return nothing;
  const title = verdict === 'ready' ? 'Launch it with' : 'It would be launched with';
  return next(title, shellCommand(launch.command), launch.notes);
}

const next = (title: string, command: string, notes: readonly string[]): Markup =>
  html`<section class="card next" aria-labelledby="next"><h2 id="next">${title}</h2>${copyable(command, `the command ${command}`)}${notes.map((note) => html`<p>${note}</p>`)}</section>`;

/** Without it nobody would see at once why there is no verdict. */
function unclearSection({ outcomes }: Report): Markup {
  const unclear = outcomes.filter(unanswered);
  if (unclear.length === 0) return nothing;
  return html`<section aria-labelledby="unclear"><h2 id="unclear">Could not be told</h2><ul>${unclear.map(({ check, why }) => html`<li><code>${check}</code>: ${why ?? ''}</li>`)}</ul></section>`;
}

const waivers = (report: Report): Markup =>
  report.waivers.length === 0
    ? nothing
    : html`<section aria-labelledby="waivers"><h2 id="waivers">Waivers</h2><ul>${report.waivers.map((waiver) => html`<li>${waiverSentence(waiver)}</li>`)}</ul></section>`;

/** As `--format json` writes it, so that a program can still read what a person forwarded. */
const wholeReport = (report: Report): Markup =>
  html`<section aria-labelledby="data"><h2 id="data">The report as data</h2>${folded('JSON, schema 1', copyable(harmless(data(report)), 'the report as JSON'))}</section>`;
