import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { checkTable } from '../src/render/check-table.ts';
import { sectionOf } from '../src/render/page.ts';
import { explanations } from './support/explanations.ts';
import { flawsOf } from './support/sections.ts';

const root = join(import.meta.dirname, '..');
const text = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');
const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending) && name !== 'index.ts')
    .map((name) => name.slice(0, -ending.length))
    .sort();
const ids = checks.map(({ id }) => id);
const homes = new Map(checks.flatMap(({ id, codes }) => codes.map((code) => [code, id] as const)));

const headings = ['## What it looks at', '## Why it matters', '## Findings', '## When to ignore it'];

describe('each check', () => {
  it('has a file, a page, a test and an entry', () => {
    const sorted = [...ids].sort();
    expect(filesIn('checks', '.ts')).toEqual(sorted);
    expect(filesIn('checks', '.md')).toEqual(sorted);
    expect(filesIn('test/checks', '.test.ts')).toEqual(sorted);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(checks)(
    '$id: its page has the headings in order and a section for each of its codes',
    ({ id, codes }) => {
      const page = text('checks', `${id}.md`);
      expect(page.split('\n')[0]).toBe(`# ${id}`);
      expect(page.split('\n').filter((line) => line.startsWith('## '))).toEqual(headings);
      const sections = page
        .split('\n')
        .filter((line) => line.startsWith('### '))
        .map((line) => line.slice(4));
      expect([...sections].sort()).toEqual([...codes].sort());
      for (const code of codes) {
        const section = sectionOf(page, code) ?? '';
        expect(flawsOf(section), code).toEqual([]);
        // `explain CODE` shows it alone.
        expect(section, `${code} stands by itself`).not.toMatch(
          /\bas above\b|\n\nThe same\b|\*\* The same\b|\(above\)/i,
        );
      }
    },
  );

  it.each(checks)('$id: its page names a source', ({ id }) => {
    expect(text('checks', `${id}.md`)).toMatch(/https:\/\/(?!nvcr\.io)/);
  });
});

describe('each code', () => {
  it('is at home in one check', () => {
    expect(homes.size).toBe(checks.flatMap(({ codes }) => codes).length);
  });

  it('that a check relays is at home in another', () => {
    for (const { id, relays } of checks) {
      for (const code of relays) expect(homes.get(code), `${code} of ${id}`).toBeDefined();
      for (const code of relays) expect(homes.get(code)).not.toBe(id);
    }
  });
});

describe('what accounts for what', () => {
  const graph = explanations();

  it('names codes that exist', () => {
    expect(graph.size).toBeGreaterThan(5);
    for (const [code, causes] of graph) {
      for (const name of [code, ...causes]) expect(homes.has(name), `${name} (at ${code})`).toBe(true);
    }
  });

  it('never goes round in a circle', () => {
    const below = (code: string, path: readonly string[]): void => {
      expect(path).not.toContain(code);
      for (const cause of graph.get(code) ?? []) below(cause, [...path, code]);
    };
    for (const code of graph.keys()) below(code, []);
  });
});

describe('the documents', () => {
  it('README lists the checks as they are', () => {
    expect(text('README.md')).toContain(checkTable(checks));
  });

  it('README, CONTRIBUTING and the pages link to files that exist', () => {
    const pages = ids.map((id) => `checks/${id}.md`);
    for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/coverage.md', ...pages]) {
      for (const match of text(name).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
        expect(existsSync(join(root, name, '..', match[1] ?? '')), `${name}: ${match[1]}`).toBe(true);
      }
    }
  });

  it('CHANGELOG has an entry for this version', () => {
    const { version }: { version: string } = JSON.parse(text('package.json'));
    expect(text('CHANGELOG.md')).toContain(`## ${version}`);
  });
});
