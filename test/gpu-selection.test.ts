import { describe, expect, it } from 'vitest';
import { gpuSelection } from '../src/gpu-selection.ts';

const uuid = 'GPU-00000000-0000-0000-0000-000000000000';

/** What `--gpus` of Docker makes of a text: CSV, of which one field is a count or `device=…`. */
describe('what is asked for', () => {
  it.each([
    ['all', 'all', 'all', ['all']],
    [' all ', 'all', 'all', ['all']],
    ['2', '2', '0,1', ['0', '1']],
    ['-1', 'all', 'all', ['all']],
    ['0', null, 'void', []],
    ['count=2', 'count=2', '0,1', ['0', '1']],
    ['device=0', 'device=0', '0', ['0']],
    ['device=0,1', '"device=0,1"', '0,1', ['0', '1']],
    ['"device=0,1"', '"device=0,1"', '0,1', ['0', '1']],
    [`device=${uuid}`, `device=${uuid}`, uuid, [uuid]],
    ['device=0:1', 'device=0:1', '0:1', ['0:1']],
    ['"device=0,2",capabilities=utility', '"device=0,2",capabilities=utility', '0,2', ['0', '2']],
    [
      '"device=0,2","capabilities=compute,utility"',
      '"device=0,2","capabilities=compute,utility"',
      '0,2',
      ['0', '2'],
    ],
    ['device=1,capabilities=utility', 'device=1,capabilities=utility', '1', ['1']],
    ['all,capabilities=utility', 'all,capabilities=utility', 'all', ['all']],
    ['driver=nvidia,count=2', 'driver=nvidia,count=2', '0,1', ['0', '1']],
    ['driver=nvidia', 'driver=nvidia', '0', ['0']],
  ])('--gpus %s', (asked, flag, visibleDevices, names) => {
    const cdiDevices = names.map((name) => `nvidia.com/gpu=${name}`);
    expect(gpuSelection(asked, '7')).toEqual({ flag, visibleDevices, cdiDevices });
  });

  it('keeps full names of CDI devices', () =>
    expect(gpuSelection('device=nvidia.com/gpu=0', null).cdiDevices).toEqual(['nvidia.com/gpu=0']));

  it('does not make a list of a number without end', () =>
    expect(gpuSelection('999999999', null).cdiDevices.length).toBeLessThan(10_000));
});
