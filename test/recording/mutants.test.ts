import { expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { InvalidRecordingError } from '../../src/host/recorded.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { renderJson } from '../../src/render/json.ts';
import { recordedFixture } from '../support/recordings.ts';

/** Numbers that look random and are the same every time (Mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const odd: readonly JsonValue[] = [
  null,
  true,
  -1,
  0.5,
  1.7e308,
  '',
  'NaN',
  '\u0000',
  '\ud800',
  '\u001b]0;title\u0007\u001b[2J',
  '<script>alert(1)</script>',
  'a'.repeat(100_000),
  '{'.repeat(5_000),
  '<'.repeat(5_000),
  [],
  [[[[]]]],
  ['\u202e', 7],
  {},
  JSON.parse('{"__proto__":{"kind":"ok"},"constructor":1}'),
  { kind: 'exited', code: -1, stdout: '\u001b[31m', stderr: [] },
  { kind: 'answered', status: 99999, headers: { a: 1 }, body: '[]' },
  { failed: '\u001b[2J', why: '\n::error::x' },
];

/** The same document with a few of its values changed, left out or doubled. */
function mutant(document: JsonValue, random: (below: number) => number): JsonValue {
  const change = (value: JsonValue): JsonValue => {
    const way = random(5);
    if (way === 0 && typeof value === 'string') return value.slice(0, random(value.length + 1));
    if (way === 1 && typeof value === 'string') return value.replaceAll(/\d+/g, () => String(random(1e9)));
    if (way === 2 && typeof value === 'number') return value * -1e6;
    return odd[random(odd.length)] ?? null;
  };
  const walk = (value: JsonValue, depth: number): JsonValue => {
    if (depth > 1 && random(60) === 0) return change(value);
    if (Array.isArray(value)) return value.flatMap((one) => (random(80) === 0 ? [] : [walk(one, depth + 1)]));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).filter(() => random(60) !== 0);
    return Object.fromEntries(members.map(([key, one]) => [key, walk(one, depth + 1)]));
  };
  return walk(document, 0);
}

const runs = Number(process.env['NGC_DOCTOR_MUTANTS'] ?? 150);

it.each([
  'debian12-a100-healthy',
  'ubuntu22-wsl-a4000-tcc',
  'debian12-a100-launch-bus-error',
  'dgxos6-a100x8-healthy',
])('whatever is changed in a recording of %s, there is a report', { timeout: 900_000 }, async (name) => {
  const { recording } = await recordedFixture(name);
  const document: JsonValue = JSON.parse(JSON.stringify(recording));
  for (let seed = 0; seed < runs; seed++) {
    const changed = mutant(document, randomFrom(seed * 7919 + name.length));
    const began = performance.now();
    try {
      const { report } = await replayed(readRecording(changed), { checks });
      const crashed = report.outcomes.filter(({ status }) => status === 'crashed');
      expect(crashed.map(({ check, why }) => `${seed} ${check}: ${why}`)).toEqual([]);
      expect(renderJson(report)).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    } catch (error) {
      if (!(error instanceof InvalidRecordingError))
        throw new Error(`${name}, seed ${seed}`, { cause: error });
    }
    expect(performance.now() - began, `seed ${seed}`).toBeLessThan(5_000);
  }
});
