import { describe, expect, it } from 'vitest';
import { dgxBeyond, dgxBranchFor, dgxDrivers } from '../../src/knowledge/dgx-drivers.ts';

describe('the driver branches of DGX OS', () => {
  it.each([
    ['6.2.1', 'DGX A100', '545.23.08', 550],
    ['6.2.1', 'DGX A100', '560.28.03', null],
    ['7.2.1', 'DGX H100', '550.54.14', 570],
    ['7.2.1', 'DGX H100', '580.95.05', 580],
    ['7.2.1', 'DGX H100', '595.45.04', null],
    ['8.0', 'DGX H100', '595.45.04', 595],
    // By the guide these three take nothing but R580.
    ['7.3.0', 'DGX B300', '570.26', 580],
    ['7.5.0', 'ASUSTeK COMPUTER INC. GX10 (DGX Spark)', '545.23.08', 580],
    ['7.5.0', 'DGX Station GB300', '545.23.08', 580],
    ['7.5.0', 'DGX Spark', '595.45.04', null],
    ['9', 'DGX H100', '550.54.14', null],
    ['unknown', 'DGX H100', '550.54.14', null],
    ['7.2.1', null, 'not a version', null],
  ])('of DGX OS %s on %s for %s: %s', (os, model, needs, branch) =>
    expect(dgxBranchFor(os, model, needs)).toBe(branch),
  );

  it.each([
    ['7.2.1', 'DGX H100', /R595.*DGX OS 8/],
    ['6.3.1', 'DGX-1', /the last one for this model/],
    ['6.3.1', 'DGX-2', /the last one for this model/],
    ['6.3.1', 'DGX Station', /the last one for this model/],
    ['6.3.1', 'DGX Station A100', /newer DGX OS/],
    ['6.3.1', 'DGX A100', /newer DGX OS/],
    ['5.5.1', 'DGX-1', /newer DGX OS/],
  ])('beyond those of DGX OS %s on %s', (os, model, words) => expect(dgxBeyond(os, model)).toMatch(words));

  it('say which of them rest on the guide', () => {
    expect(dgxDrivers('7.2.1', null)).toMatchObject({
      documented: true,
      source: expect.stringContaining('dgx-os-7-user-guide'),
    });
    expect(dgxDrivers('5.5.1', null)).toMatchObject({ documented: false });
    expect(dgxDrivers('3.1.6', null)).toBeNull();
  });
});
