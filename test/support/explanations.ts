import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../checks/index.ts';

/** What accounts for what, as the sources of the checks have it: by code, the codes in its `explainedBy`. */
export function explanations(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const { id } of checks) {
    const source = readFileSync(join(import.meta.dirname, '../../checks', `${id}.ts`), 'utf8');
    for (const match of source.matchAll(/explainedBy: \[([^\]]*)\]/g)) {
      const causes = [...(match[1] ?? '').matchAll(/'([^']+)'/g)].flatMap(({ 1: code }) => code ?? []);
      const before = source.slice(0, match.index);
      const code = [
        ...before.matchAll(
          /code: (?:\w+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?|error\(\s*'([a-z0-9-]+)'/g,
        ),
      ].at(-1);
      for (const name of [code?.[1], code?.[2], code?.[3]]) {
        if (name !== undefined) all.set(name, [...(all.get(name) ?? []), ...causes]);
      }
    }
  }
  return all;
}
