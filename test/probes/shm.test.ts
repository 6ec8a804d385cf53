import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { shm } from '../../src/probes/shm.ts';
import { absent, askProbe } from '../support/ask.ts';

describe('shared memory', () => {
  it("is the host's, which may have none", async () => {
    const disk = { '/dev/shm': { totalBytes: 100, freeBytes: 60, freeInodes: null } };
    expect(await askProbe(shm, { disk }, {})).toEqual(read({ host: { totalBytes: 100, freeBytes: 60 } }));
    expect(await askProbe(shm, { disk: { '/dev/shm': absent } }, {})).toEqual(read({ host: null }));
  });

  it.each([{ failed: 'denied' as const }, { failed: 'EIO' as const, why: 'input/output error' }])(
    'that answers %j is not known',
    async (answer) => {
      expect(await askProbe(shm, { disk: { '/dev/shm': answer } }, {})).toMatchObject({
        ok: false,
        asked: true,
      });
    },
  );
});
