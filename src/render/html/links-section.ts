import type { Report } from '../../report.ts';
import { html, type Markup, nothing } from './markup.ts';

/** What nvidia-smi's words mean, the nearest first (its own legend). */
const meanings: Readonly<Record<string, string>> = {
  C2C: 'by a chip-to-chip link',
  PIX: 'over one PCIe bridge at most',
  PXB: 'over several PCIe bridges, below the processor',
  PSB: 'over one PCIe bridge, on the same board',
  PHB: "over the processor's PCIe host bridge",
  NODE: 'between host bridges of one processor',
  SYS: 'from one processor to another',
  SOC: 'from one processor to another',
};

/** Which GPU reaches which, and by what. */
export function linksSection({ host: { links = [] } }: Report): Markup {
  if (links.length === 0) return nothing;
  const words = [...new Set(links.flat())].filter((word) => meaning(word) !== '').toSorted();
  return html`<section aria-labelledby="links"><h2 id="links">How the GPUs are linked</h2>
<div class="scroll" role="group" aria-label="Table of links" tabindex="0"><table class="links"><thead><tr><td></td>${links.map((_, index) => html`<th scope="col">GPU ${index}</th>`)}</tr></thead>
<tbody>${links.map((row, index) => html`<tr><th scope="row">GPU ${index}</th>${row.map(cell)}</tr>`)}</tbody></table></div>
<p class="hint">${words.map((word) => `${word}: ${meaning(word)}`).join('; ')}</p></section>`;
}

const cell = (word: string): Markup => html`<td class="${kindOf(word)}">${word}</td>`;

function kindOf(word: string): string {
  if (word === 'X') return 'self';
  if (/^(?:NV\d+|C2C)$/.test(word)) return 'nvlink';
  return /^(?:SYS|SOC)$/.test(word) ? 'far' : 'near';
}

function meaning(word: string): string {
  const count = /^NV(\d+)$/.exec(word)?.[1];
  if (count !== undefined) return count === '1' ? 'one NVLink' : `${count} NVLinks`;
  return meanings[word] ?? '';
}
