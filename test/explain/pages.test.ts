import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixesByText, meaningOf, sectionAbout } from '../../src/cli/text-fixes.ts';
import { pageParts } from '../../src/explain/page-parts.ts';
import { checkSections, textSections } from '../../src/explain/sections.ts';
import { sectionOf } from '../../src/render/page.ts';
import { consequences } from '../../src/signatures/consequences.ts';
import { noise } from '../../src/signatures/noise.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';
import { codesIn } from '../support/coverage.ts';
import { flawsOf } from '../support/sections.ts';

const root = join(import.meta.dirname, '../..');
const codes = [...new Set(pastedSignatures.flatMap(({ causes }) => causes.map(({ code }) => code)))];

describe('every code that a text can come to', () => {
  it('has a page that says what it means', () => {
    expect(codes.filter((code) => meaningOf(code).length < 20)).toEqual([]);
  });

  it('has a fix, unless it is harmless', () => {
    expect(codes.filter((code) => !(code in noise) && fixesByText(code, {}).length === 0)).toEqual([]);
  });

  it('has fixes that say how to see that they helped', () => {
    const silent = codes.filter((code) => {
      const fixes = code in noise ? [] : fixesByText(code, {});
      return fixes.some(
        ({ verify, steps }) => verify === undefined && !/"To verify: /.test(JSON.stringify(steps)),
      );
    });
    expect(silent).toEqual([]);
  });

  it('has one page', () => {
    expect(codes.filter((code) => sectionAbout(code)?.startsWith(`### ${code}\n`) !== true)).toEqual([]);
  });
});

describe('the section of a code', () => {
  it.each(Object.entries(textSections))(
    '%s says what it means, how we know, what mends it, how to verify, and by what source',
    (_, section) => {
      expect(flawsOf(section)).toEqual([]);
    },
  );

  it('is the one that its page shows', () => {
    const texts = ['checks', 'src/explain/pages'].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    );
    const shown = (code: string) => texts.map((text) => sectionOf(text, code)).find((one) => one !== null);
    const all = Object.entries({ ...textSections, ...checkSections });
    expect(all.length).toBeGreaterThan(240);
    expect(all.filter(([code, section]) => shown(code) !== section)).toEqual([]);
  });

  it.each(Object.keys(noise))('%s has these parts, harmless as it is', (code) => {
    expect(flawsOf(sectionAbout(code) ?? '')).toEqual([]);
  });

  it('is there for every code that the list of root causes names', () => {
    const list = readFileSync(join(import.meta.dirname, '../../docs/coverage.md'), 'utf8');
    expect(codesIn(list).length).toBeGreaterThan(200);
    expect(codesIn(list).filter((code) => sectionAbout(code) === null)).toEqual([]);
  });
});

it('the tables of codes name codes that a text can come to, or that a check finds', () => {
  const named = [...Object.keys(noise), ...Object.keys(consequences), ...Object.values(consequences).flat()];
  expect([...new Set(named)].filter((code) => sectionAbout(code) === null)).toEqual([]);
});

describe('the parts of a section', () => {
  const section = `### a-code

It is [this](https://example.com/a)
and that.

**How we know.** Seen.

**Fix.** Run \`x\`.
Then \`y\`.

**Verify.** \`z\` says so.

**Source.** A page.`;

  it('are told by their labels', () => {
    expect(pageParts(section)).toEqual({
      meaning: 'It is this and that.',
      fix: 'Run `x`. Then `y`.',
      verify: '`z` says so.',
    });
  });

  it('may stand in one paragraph, or be missing', () => {
    expect(pageParts('### a\n\nMeans it. **Fix.** Do it. **Verify.** Look.')).toEqual({
      meaning: 'Means it.',
      fix: 'Do it.',
      verify: 'Look.',
    });
    expect(pageParts('### a\n\nMeans it.')).toEqual({ meaning: 'Means it.', fix: '', verify: '' });
  });
});
