import type { AnyCheck } from '../check.ts';
import { pages } from '../generated/pages.ts';
import { harmlessLine } from '../harmless.ts';
import { namesNear } from '../near.ts';
import { sectionOf, wrapPage } from '../render/page.ts';
import { allChecks } from './all-checks.ts';
import type { PluginSource } from './plugins.ts';
import { writeOut } from './streams.ts';
import { widthOf } from './style.ts';

/** `ngc-doctor explain CODE|CHECK`: a code wins over a check of the same name. */
export async function explain(
  name: string,
  format: string,
  plugins: readonly PluginSource[],
): Promise<number> {
  const checks = await allChecks(plugins);
  const home = checks.find(({ codes }) => codes.includes(name));
  const check = home ?? checks.find(({ id }) => id === name);
  const page = check === undefined ? undefined : (pages[check.id] ?? check.page);
  if (check === undefined || page === undefined) return unknown(name, checks);
  const code = home === undefined ? null : name;
  const text = code === null ? page : (sectionOf(page, code) ?? page);
  const body =
    format === 'json'
      ? `${JSON.stringify({ schema: 1, check: check.id, code, page: text }, null, 2)}\n`
      : `${forReader(text).trimEnd()}\n${code === null ? '' : `\n(more: ngc-doctor explain ${check.id})\n`}`;
  await writeOut(process.stdout, body);
  return 0;
}

/** A program gets the page as it is written. */
const forReader = (page: string): string =>
  process.stdout.isTTY === true ? wrapPage(page, widthOf(process.stdout)) : page;

async function unknown(name: string, checks: readonly AnyCheck[]): Promise<number> {
  const near = namesNear(
    name,
    checks.flatMap(({ id, codes }) => [id, ...codes]),
  );
  const hint = near.length === 0 ? 'ngc-doctor list shows them all.' : `Did you mean ${near.join(', ')}?`;
  await writeOut(process.stderr, `ngc-doctor: There is no code or check "${harmlessLine(name)}". ${hint}\n`);
  return 1;
}
