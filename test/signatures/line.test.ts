import { describe, expect, it } from 'vitest';
import { lineAround } from '../../src/signatures/line.ts';

/** Around the last letter of "here". */
const around = (text: string, most?: number) =>
  lineAround(Buffer.from(text), Buffer.from(text).indexOf('here') + 4, most);

describe('the line of a word', () => {
  it.each([
    ['one\ntwo here 2\nthree', 'two here 2'],
    ['here', 'here'],
    ['here\n', 'here'],
    ['\nhere', 'here'],
    ['one\r\ntwo here 2\r\nthree', 'two here 2'],
    ['10 %\r20 %\rtwo here 2\r30 %\n', 'two here 2'],
    ['one\rtwo here\nthree', 'two here'],
  ])('of %j', (text, line) => {
    expect(around(text).line).toBe(line);
  });

  it('tells where in it the word ends, as it is shown', () => {
    expect(around('one\n\u001b[31mtw\u00f6 here\u001b[0m 2')).toEqual({ line: 'tw\u00f6 here 2', offset: 8 });
  });

  it('is cut on either side', () => {
    expect(around(`${'x'.repeat(50)}here${'y'.repeat(50)}`, 10)).toEqual({
      line: `${'x'.repeat(6)}here${'y'.repeat(10)}`,
      offset: 10,
    });
  });

  it('is there for the beginning of a text, too', () => {
    expect(lineAround(Buffer.from('one\ntwo'), 0)).toEqual({ line: 'one', offset: 0 });
    expect(lineAround(Buffer.alloc(0), 0)).toEqual({ line: '', offset: 0 });
  });
});
