import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/check.ts';
import { harmless, harmlessLine } from '../../src/harmless.ts';
import { evidence } from '../../src/render/evidence.ts';
import { sectionOf, wrapPage } from '../../src/render/page.ts';
import { stepLines } from '../../src/render/steps.ts';
import { prose } from '../../src/render/wrap.ts';

describe('evidence', () => {
  it('is a line a key, with lists joined and what is not known left out', () => {
    expect(evidence({ paths: ['/a', '/b'], size: 3, off: false, unknown: null, none: [] })).toEqual([
      'paths: /a, /b',
      'size: 3',
      'off: false',
    ]);
  });

  it('is bounded in lines and in length, and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, index]));
    expect(evidence(many)).toHaveLength(9);
    expect(evidence(many).at(-1)).toBe('(and 3 more in --format json)');
    const [long = ''] = evidence({ text: 'x'.repeat(1000) });
    expect(long.length).toBeLessThan(200);
    expect(long.endsWith('...')).toBe(true);
  });

  it("gives the last of a tool's lines, and data as it is", () => {
    expect(evidence({ stderr: 'a lot\nof noise\nthe error\n' })).toEqual(['stderr: the error']);
    expect(evidence({ gpu: { index: 0 }, gpus: [{ index: 0 }, { index: 1 }] })).toEqual([
      'gpu: {"index":0}',
      'gpus: {"index":0}, {"index":1}',
    ]);
  });
});

describe('a change of a JSON file', () => {
  const told = (value: JsonObject) =>
    stepLines(
      {
        id: 'x',
        title: 'x',
        risk: 'safe',
        steps: [{ kind: 'edit', file: '/d.json', change: { kind: 'json-merge', value } }],
      },
      { width: 80, unicode: true, paint: new Chalk({ level: 0 }) },
      false,
    ).map((line) => line.trim());
  it.each<[JsonObject, readonly string[]]>([
    [{ debug: true }, ['1. Merge into /d.json:', '{', '"debug": true', '}']],
    // Whoever wrote the null itself into the file would have a daemon that does not start.
    [{ 'default-runtime': null }, ['1. Take "default-runtime" out of /d.json']],
    [
      { hosts: null, tls: null, debug: true },
      ['1. Take "hosts", "tls" out of /d.json', 'and merge into /d.json:', '{', '"debug": true', '}'],
    ],
  ])('%j', (value, lines) => expect(told(value)).toEqual(lines));
});

describe('harmless', () => {
  it.each([
    ['colour', 'a\u001b[31mb\u001b[0m', 'ab'],
    ['a window title', 'a\u001b]0;evil\u0007b', 'ab'],
    ['a hyperlink', '\u001b]8;;http://x\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['a sequence that never ends', 'a\u001b]0;b\nthe rest stays', 'a]0;b\nthe rest stays'],
    ['text turned around', 'abc\u202efed\u2066', 'abcfed'],
    ['one that goes back on the line', 'evil\rgood', 'evilgood'],
    ['a line break and a tab', 'a\n\tb', 'a\n\tb'],
    ['other letters', 'größe 東京 ✔', 'größe 東京 ✔'],
  ])('%s', (_name, text, expected) => expect(harmless(text)).toBe(expected));

  it('keeps a line a line', () => expect(harmlessLine(' a\n\tb\u001b[1m ')).toBe('a b'));
});

describe('prose', () => {
  it('breaks at blanks, and never within a word', () => {
    expect(prose('one two three four five six', 20, '  ')).toBe('  one two three four\n  five six');
    const address = `https://example.org/${'long/'.repeat(20)}`;
    expect(prose(`see ${address} there`, 40)).toBe(`see\n${address}\nthere`);
  });
});

describe('pages', () => {
  const page = `# name

A paragraph that is written in lines
of its own width.

- an item that goes on and on and on
  over two lines
- another

| a table | that is wider than the width |
| ------- | ---------------------------- |

\`\`\`sh
a command that is much longer than the width is
\`\`\`

### first-code

One.

### second-code

Two.

## Next
`;

  it('are set to a width; code, tables and headings are not touched', () => {
    expect(wrapPage(page, 24)).toBe(`# name

A paragraph that is
written in lines of its
own width.

- an item that goes on
  and on and on over two
  lines
- another

| a table | that is wider than the width |
| ------- | ---------------------------- |

\`\`\`sh
a command that is much longer than the width is
\`\`\`

### first-code

One.

### second-code

Two.

## Next
`);
  });

  it('lose no word when they are set', () => {
    const text = readFileSync(join(import.meta.dirname, '../../checks/gpus-flag.md'), 'utf8');
    const words = (of: string): readonly string[] => of.split(/\s+/);
    expect(words(wrapPage(text, 40))).toEqual(words(text));
  });

  it('have a section a code', () => {
    expect(sectionOf(page, 'first-code')).toBe('### first-code\n\nOne.');
    expect(sectionOf(page, 'second-code')).toBe('### second-code\n\nTwo.');
    expect(sectionOf(page, 'second')).toBeNull();
  });
});
