import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { generalised } from '../support/general-questions.ts';
import { askedOf } from '../support/questions-asked.ts';

const root = join(import.meta.dirname, '../..');
/** `npm run docs` writes it anew. */
const file = join(root, 'src/collector/questions.json');

/** In the form that all files have here. */
function written(questions: unknown): void {
  writeFileSync(file, JSON.stringify(questions));
  execFileSync(process.execPath, [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'format',
    '--write',
    file,
  ]);
}

it('the list of questions is what the probes ask of every recorded host', async () => {
  const hosts = await Promise.all(fixtureNames().map(askedOf));
  const questions = generalised(hosts);
  if (process.env['NGC_DOCTOR_WRITE_DOCS'] === '1') written(questions);
  else expect(questions).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}, 60_000);

it('the page names every program that is run', () => {
  const page = readFileSync(join(root, 'docs/collector.md'), 'utf8');
  const { run } = JSON.parse(readFileSync(file, 'utf8'));
  const programs = run.map((key: string) => key.replaceAll("'", '').split(' ')[0]?.split('/').at(-1));
  // What helps with credentials is not asked, and that is said; Windows' own nvidia-smi is one as well.
  const unnamed = programs.filter(
    (name: string) => !page.includes(name.replace(/\.exe$/, '')) && !name.startsWith('docker-credential'),
  );
  expect(unnamed).toEqual([]);
});
