import { existsSync } from 'node:fs';
import type { AnyCheck } from '../check.ts';
import { pages } from '../explain/pages.ts';
import { harmless } from '../harmless.ts';
import { namesNear } from '../near.ts';
import { brokenWords } from '../plugin.ts';
import { explainCall } from '../render/call.ts';
import { sectionOf, wrapPage } from '../render/page.ts';
import { allChecks } from './all-checks.ts';
import { thisCall } from './call.ts';
import type { PluginSource } from './plugins.ts';
import { note, writeOut } from './streams.ts';
import { widthOf } from './style.ts';
import { sectionAbout, textCodes } from './text-fixes.ts';

/** Shows the page of a code or a check. Null: there is none, but a file of that name. */
export async function explainPage(
  name: string,
  format: string,
  plugins: readonly PluginSource[],
): Promise<number | null> {
  const checks = await allChecks(plugins);
  const page = pageOf(name, checks);
  if (page !== null) return showPage(page, format);
  return existsSync(name) ? null : unknown(name, checks);
}

interface Page {
  /** The check that finds the code; null: only a text tells of it. */
  readonly check: string | null;
  readonly code: string | null;
  readonly text: string;
  readonly plugin?: string | undefined;
}

function pageOf(name: string, checks: readonly AnyCheck[]): Page | null {
  const home = checks.find(({ codes }) => codes.includes(name));
  const check = home ?? checks.find(({ id }) => id === name);
  if (check !== undefined) {
    const own = check.plugin === undefined ? pages[check.id] : undefined;
    const page = own ?? harmless(check.page ?? withoutPage(check));
    const code = home === undefined ? null : name;
    const text = code === null ? page : (sectionOf(page, code) ?? page);
    return { check: check.id, code, text, plugin: check.plugin };
  }
  const section = sectionAbout(name);
  return section === null ? null : { check: null, code: name, text: section };
}

/** A plugin need not explain itself. */
const withoutPage = ({ id, title, plugin, codes }: AnyCheck): string =>
  [
    `# ${id}`,
    `What holds when it passes: ${title}. It comes from the plugin ${plugin}, which has no page for it.`,
    codes.length === 0 ? '' : `Its codes: ${codes.join(', ')}.`,
  ].join('\n\n');

async function showPage({ check, code, text, plugin }: Page, format: string): Promise<number> {
  const more = code === null || check === null ? '' : `\n(more: ${explainCall(thisCall(), check, plugin)})\n`;
  const body =
    format === 'json'
      ? `${JSON.stringify({ schema: 1, check, code, page: text }, null, 2)}\n`
      : `${forReader(text).trimEnd()}\n${more}`;
  await writeOut(process.stdout, body);
  return 0;
}

/** A program gets the page as it is written. */
const forReader = (page: string): string =>
  process.stdout.isTTY === true ? wrapPage(page, widthOf(process.stdout)) : page;

async function unknown(name: string, checks: readonly AnyCheck[]): Promise<number> {
  const near = namesNear(name, [...checks.flatMap(({ id, codes }) => [id, ...codes]), ...textCodes()]);
  const hint = near.length === 0 ? 'ngc-doctor list shows them all.' : `Did you mean ${near.join(', ')}?`;
  const words = [`There is no code, check or file "${name}".`, hint, ...brokenWords(checks)].join(' ');
  await note(words);
  return 1;
}
