import type { Fix, Step } from '../../check.ts';
import { shellCommand } from '../shell.ts';
import { type StepPart, stepParts } from '../step-parts.ts';
import { html, type Markup, nothing } from './markup.ts';
import { copyable, link } from './pieces.ts';

const riskWords: Readonly<Record<Fix['risk'], string>> = {
  safe: 'Interrupts nothing',
  disruptive: 'May interrupt work',
  manual: 'By hand',
};

/** A fix with its steps, what it interrupts, and how to see that it helped. */
export const fixMarkup = (fix: Fix, sudo: boolean): Markup => html`<div class="fix">
<p class="chips"><span class="chip ${fix.risk}">${riskWords[fix.risk]}</span></p>
<ol class="steps">${fix.steps.map((step) => html`<li>${stepMarkup(step, sudo)}</li>`)}</ol>
${fix.interrupts === undefined ? nothing : html`<p class="interrupts"><strong>Interrupts:</strong> ${fix.interrupts}</p>`}
${fix.verify === undefined ? nothing : html`<p class="label">Check it</p>${copyable(shellCommand(fix.verify), `the command that checks it: ${shellCommand(fix.verify)}`)}`}
${fix.source === undefined ? nothing : html`<p class="source">Source: ${link(fix.source)}</p>`}
</div>`;

const stepMarkup = (step: Step, sudo: boolean): readonly Markup[] => stepParts(step, sudo).map(partMarkup);

function partMarkup({ kind, text }: StepPart): Markup {
  if (kind === 'url') return html`<p>${link(text)}</p>`;
  if (kind === 'prose' || kind === 'line') return html`<p>${text}</p>`;
  return copyable(text, kind === 'command' ? `the command ${text}` : 'this text');
}
