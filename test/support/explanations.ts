import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../checks');

/** What accounts for what, as the sources of the checks have it: by code, the codes in its `explainedBy`. */
export function explanations(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const match of source.matchAll(/explainedBy: \[([^\]]*)\]/g)) {
      const causes = [...(match[1] ?? '').matchAll(/'([^']+)'/g)].flatMap(({ 1: code }) => code ?? []);
      for (const name of codeBefore(source.slice(0, match.index))) {
        all.set(name, [...(all.get(name) ?? []), ...causes]);
      }
    }
  }
  return all;
}

/** The code, or the two that a condition chooses from, of the finding in which a text ends. */
function codeBefore(source: string): readonly string[] {
  const code = /code: (?:\w+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?|failure\(\s*'([a-z0-9-]+)'/g;
  const last = [...source.matchAll(code)].at(-1);
  return (last?.slice(1) ?? []).filter((name) => name !== undefined);
}
