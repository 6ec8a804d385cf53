import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { packed, unpacked } from '../../src/recording/unpack.ts';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { recordedFixture } from '../support/recordings.ts';

const schema = readFileSync(join(import.meta.dirname, '../../src/recording.schema.json'), 'utf8');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema));

/** Every text in a document, as the recording's own were cleaned. */
const cleaned = (value: JsonValue, text: (text: string) => string): JsonValue => {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => cleaned(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, text)]));
};

async function* once(bytes: Uint8Array) {
  yield bytes;
}

describe('a recording of a host', () => {
  it.each(fixtureNames())('%s gives the report of its host', async (name) => {
    const { recording, text, material } = await recordedFixture(name);
    const travelled = await unpacked(once(await packed(recording)));
    expect(validate(travelled) ? null : validate.errors).toBe(null);
    const { report } = await replayed(readRecording(travelled), { checks });
    expect(JSON.stringify(report)).toBe(
      JSON.stringify(cleaned(JSON.parse(JSON.stringify(material.report)), text)),
    );
  });
});
