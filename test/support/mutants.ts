import type { JsonValue } from '../../src/check.ts';

/** Numbers that look random and are the same every time (Mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
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
export function mutant(document: JsonValue, random: (below: number) => number): JsonValue {
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
