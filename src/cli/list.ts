import { allChecks } from './all-checks.ts';
import type { PluginSource } from './plugins.ts';
import { writeOut } from './streams.ts';

/** `ngc-doctor list`: the checks in their order, with the codes that are at home in each. */
export async function list(format: string, plugins: readonly PluginSource[]): Promise<number> {
  const checks = await allChecks(plugins);
  const rows = checks.map(({ id, title, codes }) => ({ check: id, title, codes }));
  const text =
    format === 'json' ? `${JSON.stringify({ schema: 1, checks: rows }, null, 2)}\n` : rows.map(row).join('');
  await writeOut(process.stdout, text);
  return 0;
}

const row = ({ check, title, codes }: { check: string; title: string; codes: readonly string[] }): string =>
  `${check}\n  ${title}\n${codes.map((code) => `    ${code}\n`).join('')}`;
