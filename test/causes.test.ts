import { describe, expect, it } from 'vitest';
import { causesOf, type Located } from '../src/causes.ts';
import type { Finding } from '../src/check.ts';

const found = (code: string, more: Partial<Finding> = {}): Located => ({
  check: `check-of-${code}`,
  finding: { code, severity: 'error', message: 'It is so.', seen: {}, fixes: [], ...more },
});
const shape = (located: readonly Located[]) =>
  causesOf(located).map(({ code, explains }) => [code, explains]);

describe('causesOf', () => {
  it('lists what is explained under its cause, in a chain as well', () => {
    const c = found('c', { explainedBy: ['b'] });
    const b = found('b', { explainedBy: ['a'] });
    expect(shape([found('a'), b, c])).toEqual([['a', ['b', 'c']]]);
  });

  it('keeps what nothing accounts for', () => {
    expect(shape([found('b', { explainedBy: ['a'] })])).toEqual([['b', []]]);
  });

  it('lets no warning account for an error', () => {
    const warning = found('a', { severity: 'warning' });
    expect(shape([warning, found('b', { explainedBy: ['a'] })])).toEqual([
      ['a', []],
      ['b', []],
    ]);
  });

  it('puts a finding under one cause only', () => {
    const both = found('c', { explainedBy: ['b', 'a'] });
    expect(shape([found('a'), found('b'), both])).toEqual([
      ['a', ['c']],
      ['b', []],
    ]);
  });

  it('takes the same code from two checks for one problem and keeps the evidence of both', () => {
    const first = found('a', { severity: 'warning', seen: { predicted: 1 } });
    const second = { ...found('a', { seen: { measured: 2 } }), check: 'launch' };
    expect(causesOf([first, second])).toMatchObject([
      { code: 'a', check: 'check-of-a', severity: 'error', seen: { predicted: 1, measured: 2 } },
    ]);
  });

  it('lets the graver of two say what it is and how it is mended', () => {
    const fix = (id: string) => ({ id, title: id, risk: 'safe', steps: [] }) as const;
    const first = found('a', { severity: 'warning', message: 'A hint.', fixes: [fix('reload')] });
    const second = { ...found('a', { fixes: [fix('restart')] }), check: 'other' };
    expect(causesOf([first, second])).toMatchObject([{ message: 'It is so.', fixes: ['restart'] }]);
    expect(causesOf([second, first])).toMatchObject([{ message: 'It is so.', fixes: ['restart'] }]);
  });

  it('keeps the candidates of whoever has some', () => {
    const candidates = [{ code: 'b', decides: 'Is it b?' }];
    const second = { ...found('a', { candidates }), check: 'launch' };
    expect(causesOf([found('a'), second])[0]?.candidates).toEqual(candidates);
    expect(causesOf([found('a')])[0]).not.toHaveProperty('candidates');
  });

  it('survives a circle', () => {
    const a = found('a', { explainedBy: ['b'] });
    const b = found('b', { explainedBy: ['a'] });
    expect(shape([a, b])).toEqual([['a', ['b']]]);
  });
});
