import { harmless, harmlessLine } from '../harmless.ts';
import { brokenWords, isBroken } from '../plugin.ts';
import { exitCodes } from '../report.ts';
import { allChecks } from './all-checks.ts';
import type { PluginSource } from './plugins.ts';
import { note, writeOut } from './streams.ts';

/** `ngc-doctor list`: the checks in their order, with the codes that are at home in each. */
export async function list(format: string, plugins: readonly PluginSource[]): Promise<number> {
  const all = await allChecks(plugins);
  const rows = all
    .filter((check) => !isBroken(check))
    .map(({ id, title, codes, plugin }) => ({
      check: id,
      title,
      codes,
      ...(plugin === undefined ? {} : { plugin }),
    }));
  const text =
    format === 'json' ? `${JSON.stringify({ schema: 1, checks: rows }, null, 2)}\n` : rows.map(row).join('');
  await writeOut(process.stdout, text);
  const broken = brokenWords(all);
  for (const sentence of broken) await note(sentence);
  return broken.length === 0 ? 0 : exitCodes.unknown;
}

interface Row {
  readonly check: string;
  readonly title: string;
  readonly codes: readonly string[];
  readonly plugin?: string;
}

const row = ({ check, title, codes, plugin }: Row): string => {
  const from = plugin === undefined ? '' : ` (from the plugin ${harmlessLine(plugin)})`;
  return `${check}${from}\n  ${harmless(title)}\n${codes.map((code) => `    ${code}\n`).join('')}`;
};
