import { describe, expect, it } from 'vitest';
import { generationOf } from '../../src/knowledge/gpu-generations.ts';
import data from '../../src/knowledge/xids.json' with { type: 'json' };
import { meaningOf } from '../../src/knowledge/xids.ts';

describe('Xids', () => {
  it('are each there once, with a code that the checks know', () => {
    expect(new Set(data.xids.map(({ xid }) => xid)).size).toBe(data.xids.length);
    for (const { xid, code } of data.xids) expect(meaningOf(xid)?.code, `Xid ${xid}`).toBe(code);
    expect(data.source).toMatch(/^https:\/\/docs\.nvidia\.com\//);
  });
  it.each([13, 31, 43, 45, 92, 0, 9999])('%i asks for nothing more than the program', (xid) =>
    expect(meaningOf(xid)).toBeNull(),
  );
});

describe('generations', () => {
  it.each([
    ['1287', 'before-turing'],
    ['1b06', 'before-turing'],
    ['1db6', 'before-turing'],
    ['1eb8', 'turing-to-hopper'],
    ['2184', 'turing-to-hopper'],
    ['20b0', 'turing-to-hopper'],
    ['2204', 'turing-to-hopper'],
    ['2684', 'turing-to-hopper'],
    ['2330', 'turing-to-hopper'],
    ['2342', 'turing-to-hopper'],
    ['2901', 'blackwell-or-later'],
    ['2b85', 'blackwell-or-later'],
    ['2E12', 'blackwell-or-later'],
    ['3182', 'blackwell-or-later'],
    ['', 'unknown'],
    ['zzzz', 'unknown'],
  ])('%s', (id, generation) => expect(generationOf(id)).toBe(generation));
});
