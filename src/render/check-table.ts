import type { AnyCheck } from '../check.ts';

/** The checks as a Markdown table, as README shows them. */
export function checkTable(checks: readonly AnyCheck[]): string {
  const rows = checks.map(
    ({ id, title, codes }) => `| [\`${id}\`](checks/${id}.md) | ${title} | ${codes.length} |`,
  );
  return ['| Check | What holds when it passes | Codes |', '| --- | --- | --- |', ...rows].join('\n');
}
