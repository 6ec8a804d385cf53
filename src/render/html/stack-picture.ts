import type { Report } from '../../report.ts';
import { type Layer, type LayerState, stackOf } from '../stack.ts';
import { icon } from './icons.ts';
import { html, type Markup, nothing } from './markup.ts';
import { problemId } from './problems.ts';

const stateWords: Readonly<Record<LayerState, string>> = {
  broken: 'Broken',
  affected: 'Fails because of another layer',
  unknown: 'Could not tell',
  warning: 'A warning',
  passed: 'In order',
  skipped: 'Not examined',
};

/** The stack from PyTorch down to the GPU: a list, so that it is read as it is seen. */
export const stackPicture = (report: Report): Markup =>
  html`<section class="stack-section" aria-labelledby="stack"><h2 id="stack">The stack</h2>
<p class="hint">From PyTorch down to the GPU. Each layer rests on the one below it.</p>
<ol class="stack">${stackOf(report).map((layer) => layerMarkup(layer, report))}</ol></section>`;

function layerMarkup(layer: Layer, report: Report): Markup {
  const codes = layer.outcomes.flatMap(({ findings }) => findings.map(({ code }) => code));
  return html`<li class="layer ${layer.state}">${icon(layer.state)}<div class="layer-text">
<p class="layer-head"><span class="layer-name">${layer.name}</span>${layer.breaksHere ? html` <span class="breaks">Breaks here</span>` : nothing}</p>
${layer.what === '' ? nothing : html`<p class="layer-what">${layer.what}</p>`}
<p class="layer-state">${wordsFor(layer)}${codes.length === 0 ? nothing : html`: ${codes.map((code) => codeLink(code, report))}`}</p>
</div></li>`;
}

/** A layer may have been looked at without that which counts most. */
const wordsFor = ({ state, outcomes }: Layer): string =>
  state === 'skipped' && outcomes.some(({ status }) => status === 'passed')
    ? 'Examined in part'
    : stateWords[state];

function codeLink(code: string, report: Report): Markup {
  const id = problemId(code, report);
  return id === null ? html`<code>${code}</code> ` : html`<a href="#${id}"><code>${code}</code></a> `;
}
