import { describe, expect, it } from 'vitest';
import { measuredWords } from '../../src/render/measured-words.ts';

describe('what was measured, in words', () => {
  it('tells what went well and what failed', () => {
    expect(
      measuredWords({
        torch: { ok: true, version: '2.1.0', cuda: '12.2' },
        libraries: { nccl: '2.19.3', cudnn: null },
        cuda: { devices: [{ name: 'A' }, { name: 'A' }, { name: 'B' }] },
        matmul: [
          { device: 0, ok: true, milliseconds: 310.5 },
          { device: 1, ok: false, error: 'no\nkernel' },
        ],
        dataloader: { ok: true, workers: 4, batches: 16, seconds: 2.4 },
        allreduce: { ok: false },
        limits: { shmTotalBytes: 17179869184 },
      }),
    ).toEqual([
      ['PyTorch', '2.1.0, CUDA 12.2'],
      ['NCCL', '2.19.3'],
      ['GPUs that PyTorch sees', '2x A, 1x B'],
      ['Product of matrices', '311 ms on GPU 0, failed: no kernel'],
      ['Data loader', '16 batches by 4 workers in 2.4 s'],
      ['All-reduce', 'failed'],
      ['Shared memory', '16.0 GiB'],
    ]);
  });

  it.each([
    {},
    { torch: null, cuda: [], matmul: {}, dataloader: 'x', limits: 3 },
    { cuda: { devices: null }, __proto__: { torch: { ok: true } } },
  ])('makes nothing of nothing: %j', (measured) => expect(measuredWords(measured)).toEqual([]));
});
