import { describe, expect, it } from 'vitest';
import { fixesByText, meaningOf, sectionAbout } from '../../src/cli/text-fixes.ts';
import { pageParts } from '../../src/explain/page-parts.ts';
import { consequences } from '../../src/signatures/consequences.ts';
import { noise } from '../../src/signatures/noise.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';

const codes = [...new Set(pastedSignatures.flatMap(({ causes }) => causes.map(({ code }) => code)))];

describe('every code that a text can come to', () => {
  it('has a page that says what it means', () => {
    expect(codes.filter((code) => meaningOf(code).length < 20)).toEqual([]);
  });

  it('has a fix, unless it is harmless', () => {
    expect(codes.filter((code) => !(code in noise) && fixesByText(code, {}).length === 0)).toEqual([]);
  });

  it('has one page', () => {
    expect(codes.filter((code) => sectionAbout(code)?.startsWith(`### ${code}\n`) !== true)).toEqual([]);
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
