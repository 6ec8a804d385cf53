import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../checks/index.ts';
import { sectionOf } from '../../src/render/page.ts';

const root = join(import.meta.dirname, '../..');

/** The table of the codes that checks find: where, and what each means in a sentence, as its page begins. */
export function foundTable(): string {
  const rows = checks.flatMap(({ id, codes }) => {
    const page = readFileSync(join(root, 'checks', `${id}.md`), 'utf8');
    return [...codes].sort().map((code) => row(code, id, firstSentence(sectionOf(page, code) ?? '')));
  });
  return ['| Code | Check | What it means |', '| --- | --- | --- |', ...rows].join('\n');
}

const row = (code: string, id: string, meaning: string): string =>
  `| \`${code}\` | [${id}](../checks/${id}.md#${code}) | ${meaning} |`;

/** Of a section, without its heading. A full stop within a name or a number ends no sentence. */
function firstSentence(section: string): string {
  const text = section.split('\n').slice(1).join(' ').trim().replace(/\s+/g, ' ');
  const end = /[.?!](?= [A-Z*`"(]|$)/.exec(text);
  const sentence = end === null ? text : text.slice(0, end.index);
  return `${sentence.replaceAll('|', '\\|')}.`;
}

/** The codes in the first column of a table. */
export const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1] ?? '');
