import { html, type Markup, nothing } from './markup.ts';

/** Something to copy, with its button, which the script brings to light: without it there is none that does nothing. */
export const copyable = (text: string, what: string): Markup =>
  html`<div class="copyable"><pre><code>${text}</code></pre><button type="button" class="copy" hidden aria-label="Copy ${what}">Copy</button></div>`;

/** Names and values. Those without a value are left out. */
export function facts(pairs: readonly (readonly [string, string | Markup])[]): Markup {
  const known = pairs.filter(([, value]) => value !== '');
  if (known.length === 0) return nothing;
  return html`<dl class="facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Only the vendors' documentation, and only by an address that a browser cannot take for anything else. */
export const link = (address: string): Markup =>
  /^https:\/\/[^\s"'<>]+$/.test(address)
    ? html`<a href="${address}" rel="noopener noreferrer nofollow">${address}</a>`
    : html`<code>${address}</code>`;

/** Folded away until somebody wants it. */
export const folded = (summary: string, content: Markup): Markup =>
  html`<details><summary>${summary}</summary>${content}</details>`;

/** Data as it is in the JSON. */
export const data = (value: unknown): string => JSON.stringify(value, null, 2);
