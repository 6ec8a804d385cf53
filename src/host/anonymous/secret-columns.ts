import { secretName } from '../secret-shapes.ts';

const mostRows = 1000;
const separators = [',', ';', '|', '\t'] as const;

/** What stands below the name of a secret in a table: CSV, Markdown, columns with tabs. */
export function secretsInColumns(text: string): readonly string[] {
  if (!mayBeName.test(text)) return [];
  const lines = text.split('\n');
  const found: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const separator =
      line.length < 1000 && mayBeName.test(line) ? separators.find((one) => isHeading(line, one)) : undefined;
    if (separator === undefined) continue;
    const rows = rowsBelow(lines, at, separator);
    found.push(...below(rows, line, separator));
    at += rows.length;
  }
  return found;
}

const mayBeName = /pass|token|secret|key/i;
const isHeading = (line: string, separator: string): boolean =>
  line.includes(separator) && line.split(separator).some(isName);

function rowsBelow(lines: readonly string[], at: number, separator: string): readonly string[] {
  const count = lines[at]?.split(separator).length;
  const rows = lines.slice(at + 1, at + 1 + mostRows);
  const end = rows.findIndex((row) => row.split(separator).length !== count);
  return end === -1 ? rows : rows.slice(0, end);
}

const cellOf = (text: string): string => text.trim().replace(/^["'*_]+|["'*_]+$/g, '');
/** A heading has no value beside its name. */
const isName = (text: string, _at: number, all: readonly string[]): boolean =>
  all.length > 1 && /^[\w -]{3,40}$/.test(cellOf(text)) && secretName.test(cellOf(text));

function below(rows: readonly string[], heading: string, separator: string): readonly string[] {
  const names = heading.split(separator);
  const places = names.flatMap((name, at) => (isName(name, at, names) ? [at] : []));
  return rows.flatMap((row) => {
    const cells = row.split(separator);
    return places
      .map((at) => cellOf(cells[at] ?? ''))
      .filter((cell) => cell.length >= 5 && !/^[\s:-]+$/.test(cell));
  });
}
