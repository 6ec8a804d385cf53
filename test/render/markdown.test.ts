import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import { harmlessLine } from '../../src/harmless.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { block, cellCode, code, inline } from '../../src/render/markdown-text.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost, fixtureNames } from '../support/fixture-hosts.ts';
import { fullReport, hostileTexts, withTexts } from '../support/full-report.ts';
import { readOf, shapeOf } from '../support/markdown.ts';

describe('text within Markdown', () => {
  it.each([
    ['a_name_of_a_file.txt', 'a_name_of_a_file.txt'],
    ['550.163.01 and 2.1', '550.163.01 and 2.1'],
    [
      '*b* _i_ `c` [x](y) <b> a|b &amp; $x$ ~~s~~',
      '\\*b\\* \\_i\\_ \\`c\\` \\[x\\](y) \\<b\\> a\\|b \\&amp; \\$x\\$ \\~\\~s\\~\\~',
    ],
    ['# no heading', '\\# no heading'],
    ['1. no item', '1\\. no item'],
    ['- no item', '\\- no item'],
    ['two\nlines', 'two lines'],
    ['@all #7 GH-7', '@\u2060all #\u20607 GH\u2060-7'],
    ['http://a.b www.c.d', 'http\\://a.b www\\.c.d'],
  ])('%j', (text, expected) => expect(inline(text)).toBe(expected));

  it.each(hostileTexts)('reads as it is: %j', (text) => {
    const plain = (value: string) => value.replace(/[\u2060\s]+/g, '');
    const seen = plain(readOf(`x ${inline(text)}`));
    expect(seen).toBe(plain(`x${harmlessLine(text)}`));
    expect(shapeOf(marked.lexer(`x ${inline(text)}`))).toEqual(['paragraph']);
  });

  it('code and blocks are closed by nothing within', () => {
    expect(code('a`b``c')).toBe('```a`b``c```');
    expect(code('`')).toBe('`` ` ``');
    expect(cellCode('a|b')).toBe('`a¦b`');
    expect(block('a\n````\nb', 'sh')).toBe('`````sh\na\n````\nb\n`````');
  });
});

describe('the Markdown of a report', () => {
  const text = renderMarkdown(fullReport);

  it('begins with the verdict, and gives each problem its evidence and its fix', () => {
    expect(text.split('\n')[0]).toBe(
      '## ngc-doctor: NOT READY (2 problems, 1 waived, 2 not known, 7 of 8 checks, test launch failed)',
    );
    for (const words of [
      '| Image | `nvcr.io/nvidia/pytorch:24.01-py3` (the newest on this host) |',
      '### Problem: `toolkit-not-installed`',
      '- searched: `/usr/bin, /usr/local/bin`',
      '- and 2 more in `--format json`',
      '- `toolkit-hidden`: If which finds it, then it is this.',
      '**Fix: Install it**',
      "1. ```sh\n   sudo apt-get install -y 'a thing'\n   ```",
      '   ```\n   {\n     "debug": true\n   }\n   ```',
      'Check it:\n\n```sh\nnvidia-ctk --version\n```',
      'Source: <https://docs.nvidia.com/install-guide.html>',
      '- Another way (`other`)',
      'It is the last step, below.',
      '### At the end: Restart the Docker Engine\n\n```sh\nsudo systemctl restart docker\n```',
      'Interrupts: 2 running containers stop',
      '### Could not be told\n\n- `registry`: no answer in time\n- `other-rules`: TypeError: no such thing',
      '### Waived until 2999-12-31: `house-rule-bent`',
      'After the fix run `ngc-doctor`.',
      '| **problem** | `gpus-flag` | gpus-not-supported (because of toolkit-not-installed) |',
      '| crashed | `other-rules` | failed by a mistake of its own: TypeError: no such thing |',
      '| GPU 0 | X | NV12 |\n| GPU 1 | NV12 | X |',
      '<summary>Measured in the container</summary>',
    ])
      expect(text, words).toContain(words);
  });

  it('is read as it is meant', () => {
    const shape = shapeOf(marked.lexer(text));
    expect(shape.filter((kind) => kind === 'heading')).toHaveLength(6);
    expect(shape.filter((kind) => kind === 'table')).toHaveLength(3);
    expect(shape.filter((kind) => kind === 'link')).toHaveLength(2);
  });

  it.each(hostileTexts)('keeps its shape whatever the texts say: %j', (hostile) => {
    const shape = shapeOf(marked.lexer(renderMarkdown(withTexts(fullReport, 'x'))));
    const hurt = renderMarkdown(withTexts(fullReport, `x${hostile}x`));
    expect(shapeOf(marked.lexer(hurt))).toEqual(shape);
    expect(hurt).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/,
    );
  });
});

describe('the Markdown of a fixture host', () => {
  // Each twentieth, and so each kind of host.
  it.each(fixtureNames().filter((_, index) => index % 20 === 0))('%s has whole tables', async (name) => {
    const target = { ...defaultTarget, launch: 'never' as const };
    const report = await diagnose({ host: fixtureHost(name), checks, target });
    const lines = renderMarkdown(report).split('\n');
    const rows = lines.filter((line) => /^\| (?:passed|skipped|unknown|\*\*)/.test(line));
    expect(rows).toHaveLength(report.outcomes.length);
    // A bar that is not escaped would begin a cell of its own, and readers drop what is too much.
    for (const row of rows) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(4);
  });
});
