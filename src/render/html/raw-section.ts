import type { RawAnswer, RawKind } from '../../recording/raw-answers.ts';
import { cut, shareOf, shortened } from '../shortened.ts';
import { html, type Markup, nothing } from './markup.ts';
import { copyable, folded } from './pieces.ts';

const titles: Readonly<Record<RawKind, string>> = {
  run: 'Programs',
  read: 'Files',
  engine: 'Docker Engine',
  http: 'Servers',
  list: 'Folders',
};

/** Of one answer; the page is to be mailed. */
const mostOfOne = 20_000;
/** Of all; of many large answers each has a smaller part. */
const mostOfAll = 1_000_000;
const mostAnswers = 2000;
/** A longer one, or one of several lines, is folded by itself. */
const short = 80;

/** What the machine itself answered, folded: a reader may want to see what the report rests on. */
export function rawSection(answers: readonly RawAnswer[]): Markup {
  if (answers.length === 0) return nothing;
  const shown = answers.slice(0, mostAnswers);
  const most = shareOf(
    shown.map(({ text }) => Math.min(text.length, mostOfOne)),
    mostOfAll,
  );
  const left = answers.length - shown.length;
  return html`<section aria-labelledby="raw"><h2 id="raw">What was asked, and the answers</h2>
<p class="hint">Redacted: secrets are taken out; users, hosts, addresses and UUIDs have pseudonyms here. Long answers are cut in the middle.</p>
${Object.keys(titles)
  .filter(isKind)
  .map((kind) =>
    group(
      titles[kind],
      shown.filter((answer) => answer.kind === kind),
      most,
    ),
  )}${left === 0 ? nothing : html`<p>${left} more are not shown.</p>`}</section>`;
}

const isKind = (word: string): word is RawKind => Object.hasOwn(titles, word);

const isShort = ({ text }: RawAnswer): boolean => text.trim().length <= short && !text.trim().includes('\n');

function group(title: string, answers: readonly RawAnswer[], most: number): Markup {
  if (answers.length === 0) return nothing;
  const inTable = answers.filter(isShort);
  return folded(
    `${title} (${answers.length})`,
    html`<div class="raw">${answers.filter((answer) => !isShort(answer)).map((answer) => whole(answer, most))}${
      inTable.length === 0
        ? nothing
        : html`<table><thead><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead><tbody>${inTable.map(row)}</tbody></table>`
    }</div>`,
  );
}

function whole({ question, state, text }: RawAnswer, most: number): Markup {
  const name = cut(question, 200);
  return folded(
    state === '' ? name : `${name} (${cut(state, 200)})`,
    copyable(shortened(text.replace(/\n+$/, ''), Math.min(most, mostOfOne)), `the answer to ${name}`),
  );
}

const row = ({ question, state, text }: RawAnswer): Markup =>
  html`<tr><th scope="row"><code>${cut(question, 400)}</code></th><td>${text.trim() === '' ? nothing : html`<code>${text.trim()}</code> `}${state === '' && text.trim() === '' ? 'nothing' : cut(state, 200)}</td></tr>`;
