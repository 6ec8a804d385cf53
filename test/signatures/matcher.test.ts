import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../src/signatures/matcher.ts';
import type { Pattern } from '../../src/signatures/patterns.ts';
import type { Match } from '../../src/signatures/progress.ts';

const found = (
  patterns: readonly Pattern[],
  ...pieces: readonly (string | Uint8Array)[]
): readonly Match[] => {
  const matches: Match[] = [];
  const reader = matcherOf(patterns).reader((match) => matches.push(match));
  for (const piece of pieces) reader.read(Buffer.from(piece));
  reader.end();
  return matches;
};

const finds = (words: readonly string[], text: string | Uint8Array): boolean =>
  found([{ words }], text).length > 0;

describe('how a text is read', () => {
  const words = ['could not select device driver', '[[gpu]]'];

  it.each([
    ['as it is', 'could not select device driver "" with capabilities: [[gpu]].'],
    ['in capitals', 'COULD NOT SELECT DEVICE DRIVER "" WITH CAPABILITIES: [[GPU]].'],
    ['wrapped at blanks', 'could not\n    select device\r\n driver "" with capabilities:\n[[gpu]].'],
    ['wrapped within words', 'could not select dev\nice driver "" with capabilities: [[g\npu]].'],
    [
      'coloured',
      '\u001b[31mcould not\u001b[0m select device \u001b[1;31mdriver\u001b[0m "" … [[\u001b[4mgpu\u001b[0m]]',
    ],
    ['after a title of the window', '\u001b]0;a window\u0007could not select device driver: [[gpu]]'],
    [
      'quoted within quotes',
      'caused \\\\\\"could not select device driver \\\\\\\\\\\\\\"\\\\\\\\\\\\\\" with: [[gpu]]\\\\\\"',
    ],
    ['as a member of JSON', '{"log":"could not select device driver \\"\\" with capabilities: [[gpu]].\\n"}'],
    [
      'with control characters that JSON escaped',
      '{"m":"\\u001b[31mcould not select device\\u001b[0m driver [[gpu]]"}',
    ],
    ['with escapes of a shell', '\\033[31mcould not select device driver\\x1b[0m [[gpu]]'],
    ['with typographic quotation marks', 'could not select device driver “” with capabilities: [[gpu]]'],
  ])('%s', (_, text) => {
    expect(finds(words, text)).toBe(true);
  });

  it('in two bytes a character, as PowerShell writes it', () => {
    const text = 'could not select device driver "" with capabilities: [[gpu]].';
    expect(finds(words, Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(true);
  });

  it('with characters as their numbers', () => {
    expect(finds(['cuda>=12.8'], 'unsatisfied condition: cuda\\u003e=12.8')).toBe(true);
    expect(finds(['cuda>=12.8'], 'unsatisfied condition: cuda\\u003c=12.8')).toBe(false);
  });

  it('in pieces, wherever they are cut', () => {
    const text = 'x could not \u001b[31mselect\u001b[0m device driver \\u0022\\" [[gpu]] y';
    const whole = found([{ words }], text);
    expect(whole).toHaveLength(1);
    const bytes = Buffer.from(text);
    for (let at = 1; at < bytes.length; at++) {
      expect(found([{ words }], bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    }
  });

  it('does not find other words', () => {
    for (const text of [
      '',
      'could not select device',
      'select device driver [[gpu]]',
      '[[gpu]] could not select device driver',
    ]) {
      expect(finds(words, text)).toBe(false);
    }
  });
});

describe('words', () => {
  it('come in order', () => {
    expect(finds(['first', 'second'], 'first and second')).toBe(true);
    expect(finds(['first', 'second'], 'second and first')).toBe(false);
  });

  it('lie within reach of the first, and a later beginning counts', () => {
    const far = '.'.repeat(2000);
    expect(finds(['first', 'second'], `first${far}second`)).toBe(false);
    expect(finds(['first', 'second'], `first${far}first second`)).toBe(true);
    expect(found([{ words: ['first', 'second'], reach: 10 }], 'first 12345 second')).toEqual([]);
  });

  it('have their own reach where others begin alike', () => {
    const patterns = [
      { words: ['one', 'two', 'three'], reach: 10 },
      { words: ['one', 'two', 'four'], reach: 100 },
      { words: ['one', 'two'] },
    ];
    const numbers = (text: string): readonly number[] => found(patterns, text).map(({ pattern }) => pattern);
    expect(numbers('one two three four')).toEqual([2, 0, 1]);
    expect(numbers(`one two ${'.'.repeat(10)} three four`)).toEqual([2, 1]);
    expect(numbers(`one ${'.'.repeat(200)} two three four`)).toEqual([2]);
  });

  it('may stand twice', () => {
    expect(finds(['ab', 'ab'], 'ab')).toBe(false);
    expect(finds(['ab', 'ab'], 'ab ab')).toBe(true);
    expect(finds(['ab', 'ab', 'ab'], 'ab ab')).toBe(false);
    expect(finds(['ab', 'ab', 'ab'], 'ab ab ab')).toBe(true);
  });

  it('that begin or end with a blank do so where a word of the text does', () => {
    expect(finds([' xid '], 'NVRM: Xid (PCI:0000:01:00)')).toBe(true);
    expect(finds([' xid '], 'an xid')).toBe(true);
    expect(finds([' xid '], 'the maxid')).toBe(false);
    expect(finds([' xid '], 'xids')).toBe(false);
    expect(found([{ words: ['xid '] }], 'xi', 'd', 's')).toEqual([]);
    expect(found([{ words: ['xid '] }], 'xi', 'd')).toHaveLength(1);
  });

  it('are told where they end, in bytes', () => {
    expect(found([{ words: ['first', 'second'] }], 'ä first\nand se', 'cond')).toEqual([
      { pattern: 0, first: 8, last: 19 },
    ]);
  });

  it('may end in one another', () => {
    const patterns = [
      { words: ['device driver'] },
      { words: ['driver'] },
      { words: ['select device driver'] },
    ];
    expect(
      found(patterns, 'select device driver')
        .map(({ pattern }) => pattern)
        .sort(),
    ).toEqual([0, 1, 2]);
  });

  it.each(['', ' ', 'é', 'x'.repeat(600), 'tab\u0001'])('cannot be %j', (word) => {
    expect(() => matcherOf([{ words: [word] }])).toThrow(/No text can be found/);
  });
});

describe('time', () => {
  it('is linear in the text, whatever is in it', () => {
    const patterns = [{ words: ['aaaaaaaaab', 'aaaaaaaaab'] }, { words: ['first', 'second'] }];
    const texts = [
      'a'.repeat(1000),
      'first ',
      '\\'.repeat(1000),
      '\u001b[',
      '\\u00',
      '\\u0041',
      '\\x41\\033[1m',
      'aaaaaaaaab',
    ];
    // Of this process alone: the machine may have other work.
    const began = process.cpuUsage().user;
    for (const text of texts) found(patterns, text.repeat(Math.ceil(1_000_000 / text.length)));
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(4000);
  });
});
