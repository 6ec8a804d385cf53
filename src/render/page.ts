/** The part of a check's page that is about one code, with its heading; null if it has none. */
export function sectionOf(page: string, code: string): string | null {
  const lines = page.split('\n');
  const from = lines.indexOf(`### ${code}`);
  if (from === -1) return null;
  const rest = lines.slice(from + 1).findIndex((line) => /^#{1,3} /.test(line));
  return lines
    .slice(from, rest === -1 ? undefined : from + 1 + rest)
    .join('\n')
    .trim();
}
