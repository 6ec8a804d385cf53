import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Chalk } from 'chalk';
import { expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { diffOf } from '../../src/diff/diff.ts';
import type { Compared } from '../../src/diff/facts.ts';
import { InvalidRecordingError } from '../../src/host/recorded.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { renderDiff } from '../../src/render/diff.ts';
import { renderDiffMarkdown } from '../../src/render/diff-markdown.ts';
import { mutant, randomFrom } from '../support/mutants.ts';
import { recordedFixture } from '../support/recordings.ts';

const schema = join(import.meta.dirname, '../../src/diff.schema.json');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
);
const plain = { width: 80, unicode: true, paint: new Chalk({ level: 0 }) };

async function hostIn(document: JsonValue): Promise<Compared> {
  const recording = readRecording(document);
  const { report, facts } = await replayed(recording, { checks });
  return { name: 'host', target: recording.target, readings: facts, report };
}

const seeds = Array.from({ length: 25 }, (_, seed) => seed);

it.each(['debian12-a100-launch-bus-error', 'ubuntu22-wsl-a4000-tcc', 'dgxos6-a100x8-gpu-missing'])(
  'whatever is changed in a recording of %s, it can be compared',
  { timeout: 300_000 },
  async (name) => {
    const document: JsonValue = JSON.parse(JSON.stringify((await recordedFixture(name)).recording));
    const whole = await hostIn(document);
    let compared = 0;
    for (const seed of seeds) {
      try {
        const changed = await hostIn(mutant(document, randomFrom(seed * 7919 + name.length)));
        const report = diffOf([whole, changed, whole], checks);
        compared++;
        const json: JsonValue = JSON.parse(JSON.stringify(report));
        expect(validate(json) ? null : validate.errors, `seed ${seed}`).toBe(null);
        const text = renderDiff(report, plain, true) + renderDiffMarkdown(report, true);
        expect(text, `seed ${seed}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      } catch (error) {
        if (!(error instanceof InvalidRecordingError))
          throw new Error(`${name}, seed ${seed}`, { cause: error });
      }
    }
    expect(compared).toBeGreaterThan(seeds.length / 2);
  },
);
