import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { checkTable } from '../src/render/check-table.ts';
import { sampleRun } from './support/sample.ts';

const file = join(import.meta.dirname, '../README.md');

// `npm run docs` writes these parts anew; otherwise they must be as they would be written.
it("README's run and table of checks are the program's own", async () => {
  const before = readFileSync(file, 'utf8');
  const after = before
    .replace(
      /(```console\n\$ ngc-doctor\n)[\s\S]*?(\n```)/,
      `$1${(await sampleRun()).replaceAll('$', '$$$$')}$2`,
    )
    .replace(/(## The checks\n\n)[\s\S]*?(\n\n)/, `$1${checkTable(checks)}$2`);
  if (process.env['NGC_DOCTOR_WRITE_DOCS'] === '1') writeFileSync(file, after);
  else expect(after).toBe(before);
});
