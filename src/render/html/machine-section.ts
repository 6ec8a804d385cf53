import type { Report, ReportedGpu } from '../../report.ts';
import { machineWords } from '../machine-words.ts';
import { measuredWords } from '../measured-words.ts';
import { html, type Markup, nothing } from './markup.ts';
import { data, facts, folded } from './pieces.ts';

/** What the report is about: the machine, what is to run on it, and its GPUs. */
export const aboutSection = ({ host, target, version }: Report, config: string | null): Markup =>
  html`<section class="card about" aria-labelledby="about"><h2 id="about">This machine</h2>${facts([
    ['System', machineWords(host).join(' · ')],
    ['Driver', host.driver ?? 'none seen'],
    ['Docker Engine', host.docker ?? 'none seen'],
    ['Image', html`<code>${target.image}</code> <span class="why">${target.why}</span>`],
    ['Configuration', config ?? ''],
    ['ngc-doctor', version],
  ])}${gpuTable(host.gpus)}</section>`;

const gpuTable = (gpus: readonly ReportedGpu[]): Markup =>
  gpus.length === 0
    ? html`<p>No NVIDIA GPU was seen.</p>`
    : html`<table class="gpus"><caption>GPUs</caption><thead><tr><th scope="col">#</th><th scope="col">Name</th><th scope="col">Compute</th><th scope="col">Memory</th></tr></thead><tbody>${gpus.map(
        ({ name, computeCapability, memoryTotalBytes }, index) =>
          html`<tr><td>${index}</td><th scope="row">${name}</th><td>${computeCapability ?? 'not known'}</td><td>${memory(memoryTotalBytes)}</td></tr>`,
      )}</tbody></table>`;

const memory = (bytes: number | null): string =>
  bytes === null ? 'not known' : `${Math.round(bytes / 1024 ** 3)} GiB`;

/** What the container said of itself, where it was launched. */
export function measuredSection({ launch }: Report): Markup {
  if (launch.status === 'not-run' || launch.byHand === true) return nothing;
  return html`<section aria-labelledby="measured"><h2 id="measured">Measured in the container</h2>
<p>The test launch ${launch.status}${launch.reason === '' ? '' : `: ${launch.reason.replace(/\.$/, '')}`}.</p>
${facts(measuredWords(launch.measured))}${folded('All that was measured', html`<pre><code>${data(launch.measured)}</code></pre>`)}</section>`;
}
