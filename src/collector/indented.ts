import type { JsonValue } from '../check.ts';

interface Tree {
  [name: string]: JsonValue;
}

/**
 * The members of a JSON document that was written with a line for each, of which lines were left out: by how far they
 * stand in. Lists, and what is in them, are left out.
 */
export function indented(text: string): Readonly<Record<string, JsonValue>> {
  const root: Tree = {};
  const above: { readonly depth: number; readonly tree: Tree }[] = [];
  for (const line of text.split('\n').slice(0, 10_000)) {
    const [, blanks = '', name, rest = ''] = /^( {1,40})"([\w-]{1,60})": ?(.{1,300})$/.exec(line) ?? [];
    if (name === undefined) continue;
    while ((above.at(-1)?.depth ?? 0) >= blanks.length) above.pop();
    const tree = above.at(-1)?.tree ?? root;
    const value = /^("(?:[^"\\]|\\.)*"),?$/.exec(rest)?.[1];
    if (value !== undefined) tree[name] = parsed(value);
    else if (rest === '{') {
      const below: Tree = {};
      tree[name] = below;
      above.push({ depth: blanks.length, tree: below });
    }
  }
  return root;
}

function parsed(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}
