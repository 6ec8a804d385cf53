import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { generalised } from '../support/general-questions.ts';
import { askedOf } from '../support/questions-asked.ts';

const file = join(import.meta.dirname, '../../src/collector/questions.json');

it('the list of questions is what the probes ask of every recorded host', async () => {
  const hosts = await Promise.all(fixtureNames().map(askedOf));
  const questions = generalised(hosts);
  if (process.env['NGC_DOCTOR_WRITE_DOCS'] === '1')
    writeFileSync(file, `${JSON.stringify(questions, null, 2)}\n`);
  else expect(questions).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}, 60_000);
