import { expect, it } from 'vitest';
import type { JsonValue } from '../../src/check.ts';
import { plain } from '../../src/diff/facts.ts';
import { identities, ordered } from '../../src/diff/identities.ts';
import { stems, whole } from '../../src/diff/label-words.ts';
import { noise } from '../../src/diff/noise.ts';
import { nothingWords, untoldValues } from '../../src/diff/nothing-words.ts';
import { elementOf, memberOf, type Place, placeOf } from '../../src/diff/place.ts';
import { isObject } from '../../src/json.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { comparedFixture } from '../support/compared.ts';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { targetThere } from '../support/recordings.ts';

/** Every place in a value, by its pattern. */
function patternsIn(place: Place, value: JsonValue): readonly string[] {
  const inner = (): readonly string[] => {
    if (Array.isArray(value)) {
      const named = value.filter(isObject).map((one, at) => [elementOf(place, String(at)), one] as const);
      return named.flatMap(([element, one]) => patternsIn(element, one));
    }
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([key, one]) => patternsIn(memberOf(place, key), one));
  };
  return [place.pattern, ...inner()];
}

async function allPatterns(): Promise<ReadonlySet<string>> {
  const patterns = new Set<string>();
  const add = (fact: string, value: unknown): void => {
    for (const pattern of patternsIn(placeOf(fact), plain(value))) patterns.add(pattern);
  };
  for (const [fact, value] of Object.entries(healthy)) add(fact, value);
  for (const name of fixtureNames()) {
    const { readings, target } = await comparedFixture(name, targetThere(name));
    add('target', target);
    for (const [fact, reading] of Object.entries(readings)) if (reading.ok) add(fact, reading.value);
  }
  return patterns;
}

/** What no machine of the fixtures has: over ssh alone, in a whole sosreport, with a flag that none was asked with. */
const elsewhere = ['target.noLaunch', 'target.volumes.*', 'target.volumes'];

it('the tables speak of places that there are', { timeout: 120_000 }, async () => {
  const there = await allPatterns();
  const tables = { noise, nothingWords, untoldValues, identities, stems, whole };
  const named = [
    ...Object.entries(tables).flatMap(([table, keys]) =>
      Object.keys(keys).map((key) => [table, key] as const),
    ),
    ...[...ordered].map((key) => ['ordered', key] as const),
  ];
  const strangers = named.filter(([, key]) => {
    const below = key.endsWith('.**') ? key.slice(0, -3) : null;
    return !(below === null ? there.has(key) : there.has(below)) && !elsewhere.includes(key);
  });
  expect(strangers.map(([table, key]) => `${table}: ${key}`)).toEqual([]);
});
