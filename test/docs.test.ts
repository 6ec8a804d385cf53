import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { probes } from '../src/probes.ts';
import { checkTable } from '../src/render/check-table.ts';
import { foundTable } from './support/coverage.ts';
import { casesMissing, casesTable, judgedCases } from './support/real-cases.ts';
import { sampleDiff, sampleRun } from './support/sample.ts';

/** `npm run docs` writes the program's parts anew; otherwise they must be as they would be written. */
function holds(name: string, written: (before: string) => string): void {
  const file = join(import.meta.dirname, '..', name);
  const before = readFileSync(file, 'utf8');
  const after = written(before);
  if (process.env['NGC_DOCTOR_WRITE_DOCS'] === '1') writeFileSync(file, after);
  else expect(after).toBe(before);
}

const between = (text: string, place: RegExp, part: string): string => {
  expect(text).toMatch(place);
  return text.replace(place, (_, head: string, foot: string) => `${head}${part}${foot}`);
};

it("README's run and table of checks are the program's own", async () => {
  const run = await sampleRun();
  holds('README.md', (before) =>
    between(
      between(before, /(```console\n\$ ngc-doctor\n)[\s\S]*?(\n```)/, run),
      /(## The checks\n\n)[\s\S]*?(\n\n)/,
      checkTable(checks),
    ),
  );
});

it('the page on what differs shows what the program says', async () => {
  const run = await sampleDiff();
  holds('docs/diff.md', (before) =>
    between(before, /(```console\n\$ ngc-doctor diff [^\n]*\n)[\s\S]*?(\n```)/, run),
  );
});

it('the page on plugins lists the facts that there are', () => {
  const rows = Object.entries(probes).map(([key, { title, cost }]) => {
    const from = { local: '', network: ' (network)', launch: ' (launch)' }[cost];
    return `| \`${key}\` | ${title}${from} |`;
  });
  const table = ['| Fact | What is looked at |', '| --- | --- |', ...rows.sort()].join('\n');
  holds('docs/plugins.md', (before) => between(before, /(## The facts\n\n[^|]*)[\s\S]*?(\n\n)/, table));
});

it('the coverage page lists the codes as the checks have them', () => {
  holds('docs/coverage.md', (before) =>
    between(before, /(## Found by a check\n\n)[\s\S]*?(\n\n)/, foundTable()),
  );
});

it.skipIf(casesMissing !== null)('the page on explain has the figures that are measured', () => {
  holds('docs/explain.md', (before) =>
    between(before, /(<!-- figures -->\n\n)[\s\S]*?(\n\n<!-- end -->)/, casesTable(judgedCases())),
  );
});
