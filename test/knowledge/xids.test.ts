import { describe, expect, it } from 'vitest';
import { generationOf, isAdaOrLater } from '../../src/knowledge/gpu-generations.ts';
import data from '../../src/knowledge/xids.json' with { type: 'json' };
import { ignoredXids, isHarmlessLink, meaningOf, programXids } from '../../src/knowledge/xids.ts';

describe('Xids', () => {
  it('are each there once, with a code that the checks know', () => {
    expect(new Set(data.xids.map(({ xid }) => xid)).size).toBe(data.xids.length);
    for (const { xid, code } of data.xids) expect(meaningOf(xid)?.code, `Xid ${xid}`).toBe(code);
    expect(data.xids.filter(({ name }) => !/^[A-Z][A-Z0-9_]+$/.test(name))).toEqual([]);
    expect(data.source).toMatch(/^https:\/\/docs\.nvidia\.com\//);
  });
  it.each([8, 13, 31, 43, 45, 92, 121, 137, 154, 157, 160, 0, 9999])(
    '%i asks for nothing more than the program',
    (xid) => expect(meaningOf(xid)).toBeNull(),
  );

  // By NVIDIA's catalogue, column "Resolution Bucket (Immediate Action)", read by hand.
  it.each([
    ['RESET_GPU', [46, 62, 64, 95, 109, 110, 119, 120, 136, 140, 143, 155, 156, 158]],
    ['WORKFLOW_NVLINK5_ERR', [144, 145, 146, 147, 148, 149, 150]],
    ['WORKFLOW_NVLINK_ERR', [74]],
    ['WORKFLOW_XID_48', [48]],
    ['RESTART_BM', [79]],
    ['RESTART_VM', [151]],
    ['CHECK_MECHANICALS', [54]],
    ['CHECK_UVM', [159]],
    ['IGNORE', [63]],
    ['RESTART_APP', [94]],
    [null, [167, 169, 171, 172]],
  ])('that ask for %s', (action, xids) =>
    expect(data.xids.flatMap((row) => (row.action === action ? [row.xid] : []))).toEqual(xids),
  );

  it('are in one list each', () => {
    const all = [...data.xids.map(({ xid }) => xid), ...programXids, ...ignoredXids];
    expect(new Set(all).size).toBe(all.length);
    expect(programXids).toEqual(expect.arrayContaining([13, 31, 43, 45, 69, 105, 135]));
    expect(ignoredXids).toEqual(expect.arrayContaining([37, 92, 121, 161]));
  });

  it.each([
    ['RLW_REMAP Nonfatal', true],
    ['NETIR_BER_EVENT Nonfatal', true],
    ['RLW_RXPIPE Nonfatal', false],
    ['NETIR_LINK_EVT Fatal', false],
    ['Fatal', false],
    [null, false],
  ])('of NVLink: %s', (detail, harmless) => expect(isHarmlessLink(detail)).toBe(harmless));
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

  it('Hopper and Ada are apart from Ampere, amid whose numbers Hopper stands', () => {
    const later = ['2204', '20b0', '2530', '1eb8', '2230', '2330', '2684', '28a0', '2901', '3182'].map(
      isAdaOrLater,
    );
    expect(later).toEqual([...Array(5).fill(false), ...Array(5).fill(true)]);
  });
});
