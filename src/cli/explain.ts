import { checks } from '../../checks/index.ts';
import { pages } from '../generated/pages.ts';
import { sectionOf } from '../render/page.ts';
import { writeOut } from './streams.ts';

/** `ngc-doctor explain CODE|CHECK`: a code wins over a check of the same name. */
export async function explain(name: string, format: string): Promise<number> {
  const home = checks.find(({ codes }) => codes.includes(name));
  const check = home ?? checks.find(({ id }) => id === name);
  const page = check === undefined ? undefined : pages[check.id];
  if (check === undefined || page === undefined) return unknown(name);
  const code = home === undefined ? null : name;
  const text = code === null ? page : (sectionOf(page, code) ?? page);
  const body =
    format === 'json'
      ? `${JSON.stringify({ schema: 1, check: check.id, code, page: text }, null, 2)}\n`
      : `${text.trimEnd()}\n${code === null ? '' : `\n(more: ngc-doctor explain ${check.id})\n`}`;
  await writeOut(process.stdout, body);
  return 0;
}

async function unknown(name: string): Promise<number> {
  const names = checks.flatMap(({ id, codes }) => [id, ...codes]);
  const near = names.filter(
    (known) => known.includes(name) || name.includes(known) || sharesWords(known, name),
  );
  const hint =
    near.length === 0 ? 'ngc-doctor list shows them all.' : `Did you mean ${near.slice(0, 4).join(', ')}?`;
  await writeOut(process.stderr, `ngc-doctor: There is no code or check "${name}". ${hint}\n`);
  return 1;
}

/** Two words in common, or one of a name that has only one. */
function sharesWords(a: string, b: string): boolean {
  const words = new Set(a.split('-'));
  const common = b.split('-').filter((word) => words.has(word)).length;
  return common >= Math.min(2, words.size);
}
