import { explained } from './explain-text.ts';

const most = 4;

/** What the text itself tells of, whatever facts it holds: its lines, read as `explain` reads them. */
export async function alsoExplained(text: string, file: string): Promise<readonly string[]> {
  const causes = explained(text).causes.filter(({ confidence }) => confidence !== 'possible');
  if (causes.length === 0) return [];
  const codes = causes.slice(0, most).map(({ code, confidence }) => `${code} (${confidence})`);
  const more = causes.length > most ? ' and more' : '';
  return [`its lines tell of ${codes.join(', ')}${more}: ngc-doctor explain ${file}`];
}
