import { hanging } from './wrap.ts';

/** The part of a check's page that is about one code, with its heading; null if it has none. */
export function sectionOf(page: string, code: string): string | null {
  const heading = `### ${code}\n`;
  const before = page.startsWith(heading) ? 0 : page.indexOf(`\n${heading}`);
  if (before === -1) return null;
  const rest = page.slice(page.indexOf(heading, before) + heading.length);
  const end = rest.search(/^#{1,3} /m);
  return `${heading}${end === -1 ? rest : rest.slice(0, end)}`.trim();
}

/** A page with its paragraphs and list items set to a width; code, tables and headings stay as they are. */
export const wrapPage = (page: string, width: number): string =>
  blocksOf(page)
    .map(({ lines, kind }) => (kind === 'prose' ? wrapParagraph(lines, width) : lines.join('\n')))
    .join('\n');

interface Block {
  readonly kind: 'prose' | 'as-is';
  readonly lines: string[];
}

const listItem = /^ *(?:[-*]|\d+\.) +/;

function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let inCode = false;
  for (const line of page.split('\n')) {
    const fence = line.trimStart().startsWith('```');
    const kind = inCode || fence || /^(?:#|\||$)/.test(line) ? 'as-is' : 'prose';
    if (fence) inCode = !inCode;
    const last = blocks.at(-1);
    if (kind === 'prose' && last?.kind === 'prose' && !listItem.test(line)) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks;
}

function wrapParagraph(lines: readonly string[], width: number): string {
  const mark = listItem.exec(lines[0] ?? '')?.[0] ?? '';
  const text = lines.map((line) => line.trim()).join(' ');
  return hanging(mark, text.slice(mark.trimStart().length), width, ' '.repeat(mark.length));
}
