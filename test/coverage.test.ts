import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { codesIn } from './support/coverage.ts';
import { fixtureFile, fixtureNames } from './support/fixture-hosts.ts';
import { sharedMissing, sharedPath } from './support/shared.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/coverage.md'), 'utf8');
const found = checks.flatMap(({ codes }) => codes);
const list = 'codes.md';

describe('the coverage page', () => {
  it('names each code once', () => {
    const named = codesIn(page);
    expect(named.filter((code, index) => named.indexOf(code) !== index)).toEqual([]);
  });

  it('has a sentence for each code that a check finds', () => {
    for (const code of found)
      expect(page).toMatch(new RegExp(`^\\| \`${code}\` \\| \\[.{30,}\\.["*]? \\|$`, 'm'));
  });

  it.skipIf(sharedMissing(list) !== null)('names every code of the list', () => {
    const codes = [...readFileSync(sharedPath(list), 'utf8').matchAll(/^- `([a-z0-9-]+)`/gm)].map(
      (match) => match[1],
    );
    expect(codes.length).toBeGreaterThan(150);
    expect(codes.filter((code) => !codesIn(page).includes(code ?? ''))).toEqual([]);
  });
});

describe('the recorded hosts', () => {
  it('show each code that a check finds', () => {
    const shown = fixtureNames().flatMap((name) => {
      const { causes }: { causes: Record<string, readonly string[]> } = fixtureFile(name, 'expected.json');
      return Object.entries(causes).flatMap(([code, explains]) => [code, ...explains]);
    });
    const codes = new Set(shown.map((code) => code.replace(/\?$/, '')));
    expect(found.filter((code) => !codes.has(code))).toEqual([]);
  });
});
