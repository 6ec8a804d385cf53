import type { Report } from '../../report.ts';
import { html, type Markup, nothing } from './markup.ts';
import { folded } from './pieces.ts';

/** So many of the slowest are shown at once. */
const shown = 8;

type Timing = readonly [string, number];

/** How long each question took, the slowest first, as bars with their figures. `titles` say what a question is called. */
export function timingsChart({ timings }: Report, titles: Readonly<Record<string, string>>): Markup {
  const all = Object.entries(timings)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, time]): Timing => [Object.hasOwn(titles, name) ? (titles[name] ?? name) : name, time]);
  const longest = all[0]?.[1] ?? 0;
  if (longest <= 0) return nothing;
  const rest = all.slice(shown);
  return html`<section aria-labelledby="timings"><h2 id="timings">Where the time went</h2>
<p class="hint">Questions are put at the same time where they can be, so these do not add up.</p>
${chart(all.slice(0, shown), longest)}${rest.length === 0 ? nothing : folded(`${rest.length} quicker ones`, chart(rest, longest))}</section>`;
}

const chart = (list: readonly Timing[], longest: number): Markup =>
  html`<table class="timings"><thead class="visually-hidden"><tr><th scope="col">Question</th><th scope="col">Share</th><th scope="col">Time</th></tr></thead><tbody>${list.map(
    (timing) => bar(timing, longest),
  )}</tbody></table>`;

function bar([name, milliseconds]: Timing, longest: number): Markup {
  const share = Math.max(0.5, (100 * Math.max(0, milliseconds)) / longest).toFixed(1);
  return html`<tr><th scope="row">${name}</th><td class="bar"><svg width="100%" height="10" aria-hidden="true" focusable="false"><rect class="rail" width="100%" height="10" rx="5"/><rect class="value" width="${share}%" height="10" rx="5"/></svg></td><td class="figure">${Math.round(milliseconds)} ms</td></tr>`;
}
