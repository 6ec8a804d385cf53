import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import { jsonText, renderJson } from '../../src/render/json.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost, fixtureNames } from '../support/fixture-hosts.ts';

const root = join(import.meta.dirname, '../..');
const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(json('src/report.schema.json'));

async function reportOf(name: string) {
  const target = { ...defaultTarget, launch: 'never' as const };
  return JSON.parse(renderJson(await diagnose({ host: fixtureHost(name), checks, target })));
}

describe('the JSON of a report', () => {
  it('shows what a terminal would obey or hide, and is the same for whoever parses it', () => {
    const text = 'a\u009b2Jb\u202ec\ufeffd\u{e0041}e\u001bfé漢';
    expect(jsonText({ text })).toBe(
      '{\n  "text": "a\\u009b2Jb\\u202ec\\ufeffd\\udb40\\udc41e\\u001bfé漢"\n}\n',
    );
    expect(JSON.parse(jsonText({ text }))).toEqual({ text });
  });

  it.each(fixtureNames())('of %s fits the schema', async (name) => {
    expect(validate(await reportOf(name)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('names each fix that a cause names, whole, exactly once', async () => {
    const { causes, plan, otherFixes } = await reportOf('debian12-a100-no-toolkit');
    const whole = [...plan, ...otherFixes].map(({ id }: { id: string }) => id);
    const named = causes.flatMap(({ fixes }: { fixes: readonly string[] }) => fixes);
    expect(named.length).toBeGreaterThan(0);
    for (const id of named) expect(whole.filter((one) => one === id)).toEqual([id]);
  });

  it('without one of its fields, or with a wrong one, does not fit', async () => {
    const report = await reportOf('debian12-a100-no-toolkit');
    for (const field of Object.keys(report)) {
      expect(validate({ ...report, [field]: undefined }), `without ${field}`).toBe(false);
    }
    expect(validate({ ...report, schema: 2 })).toBe(false);
    expect(validate({ ...report, verdict: 'fine' })).toBe(false);
    expect(validate({ ...report, plan: [{ ...report.plan[0], steps: [{ kind: 'run' }] }] })).toBe(false);
    expect(validate({ ...report, aFieldThatMayCome: 1 })).toBe(true);
  });
});
